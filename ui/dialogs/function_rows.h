// What stands in the function picker for what the user has typed.
#pragma once

#include "core/activations/activation.h"

#include <QString>

#include <vector>

namespace actiscope {

struct FunctionRow {
    enum class Kind {
        Heading,  ///< of a group; cannot be picked
        Function, ///< adds `activation`
        Page      ///< an activation of a whole layer: goes to the page `page`
    };
    Kind kind = Kind::Heading;
    QString text;                           ///< heading, or the name
    QString detail{};                       ///< long name, or where the search found it
    const Activation* activation = nullptr; ///< of a Function
    std::string page{};                     ///< id, of a Page
};

/// Nothing typed: the essentials, then every family, each under its heading. Otherwise what the search finds,
/// best first, without headings.
std::vector<FunctionRow> functionRows(const std::vector<Activation>& catalogue, const QString& typed);

} // namespace actiscope
