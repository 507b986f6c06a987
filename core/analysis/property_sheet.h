// The properties of one activation, or of several side by side, as tables and as JSON text.
#pragma once

#include "core/analysis/property_table.h"
#include "core/analysis/text_table.h"

namespace actiscope {

/// Property, value, how it is known: a row a property. `name` is what the caption calls the activation, such
/// as "ELU (α = 0.72)".
TextTable propertySheet(const std::string& name, const Properties& properties, int digits = 4);

/// The whole as JSON text: {"name": …, "properties": propertiesJson}.
std::string propertySheetJson(const std::string& name, const Properties& properties);

struct ComparedActivation {
    std::string name;
    Properties properties;
};

/// A row an activation, a column a property. With `fullNumbers` a property that is a number is written with
/// all its digits, for machines; else as it reads.
TextTable comparison(const std::vector<ComparedActivation>& activations,
                     const std::vector<const Property*>& properties, bool fullNumbers = false,
                     int digits = 4);

} // namespace actiscope
