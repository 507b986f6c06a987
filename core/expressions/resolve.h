// What a curve's `activation` names: an activation of the catalogue or a formula that the user typed.
#pragma once

#include "core/activations/activation.h"
#include "core/expressions/parse.h"

#include <memory>

namespace actiscope {

/// Shared, because a typed formula lives only as long as somebody uses it; entries of the catalogue live as
/// long as the program.
using ActivationPtr = std::shared_ptr<const Activation>;

/// What a text is that can be an id or a formula.
enum class TextKind {
    Id,         ///< of the catalogue: "elu"
    MistypedId, ///< one or several words that are no formula: "rellu", "leaky-relu"
    Formula,    ///< "x-1", "-x", "a", "2x", "mine = x^2", right or wrong
};
TextKind kindOf(std::string_view text);

/// The text of a formula such that kindOf tells it for one: "x^2" as it is, "elu" and "speed", which would be
/// ids, as "(elu)" and "(speed)".
std::string asFormula(std::string_view text);

/// The activation of this id ("elu"), or the one that a definition "name = expression" or a bare expression
/// in x makes, as kindOf decides, with every letter as a parameter (default 1, slider −5 … 5). Its id is the
/// definition itself, so that it resolves to the same again. The error is a sentence: "unknown activation
/// 'rellu': did you mean 'relu'?", "formula 'x*(2': at character 5: expected …".
///
/// Making one from a formula costs some microseconds: cheap enough for once a drawn curve, too much for once
/// a point.
tl::expected<ActivationPtr, std::string> resolveActivation(std::string_view text);

/// An entry of the catalogue, which needs no looking up.
inline ActivationPtr catalogued(const Activation& entry) {
    return {ActivationPtr(), &entry};
}

/// As resolveActivation, or nullptr.
ActivationPtr findOrMakeActivation(std::string_view text);

/// The activation of a formula or definition, whatever kindOf says of the text.
tl::expected<Activation, FormulaError> makeFormulaActivation(std::string_view definition);

/// What a person should know of how their formula was read. Empty for an entry of the catalogue.
struct FormulaReading {
    /// For each of Activation::parameters what may have been meant by the letter: " (for a product write x*2,
    /// for a power x^2)"; mostly empty.
    std::vector<std::string> hints;
    /// Where a product could be read in another way.
    std::vector<std::string> notes;
};
FormulaReading readingOf(const Activation& activation);

/// Whether this is no entry of the catalogue but made of a formula.
bool isFormula(const Activation& activation);

} // namespace actiscope
