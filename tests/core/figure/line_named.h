// The lines of a drawing by what their names say.
#pragma once

#include "core/figure/figure.h"

#include <algorithm>
#include <string>

namespace actiscope {

/// The first whose name contains this; null when there is none.
inline const Line* lineNamed(const Panel& panel, const std::string& part) {
    const auto found = std::find_if(panel.lines.begin(), panel.lines.end(), [&](const Line& line) {
        return line.name.find(part) != std::string::npos;
    });
    return found == panel.lines.end() ? nullptr : &*found;
}

} // namespace actiscope
