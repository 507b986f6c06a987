// What a property sheet says of a formula.
#pragma once

#include "core/analysis/property_table.h"
#include "tests/core/expressions/made.h"

#include <string>

namespace actiscope {

inline Properties shapeOf(const std::string& formula) {
    return shapeAnalysed(made(formula), {});
}

inline PropertyText said(const std::string& formula, const char* property) {
    return findProperty(property)->describe(shapeOf(formula), 6);
}

} // namespace actiscope
