// Parameters of activations, declared in a line.
#pragma once

#include "core/fields/field.h"

#include <utility>

namespace actiscope {

/// Any number is allowed.
inline Field realParameter(std::string id, std::string label, std::string help, double byDefault,
                           double sliderMinimum, double sliderMaximum,
                           std::vector<FieldPreset> presets = {}) {
    Field field;
    field.id = std::move(id);
    field.label = std::move(label);
    field.help = std::move(help);
    field.defaultValue = byDefault;
    field.sliderMinimum = sliderMinimum;
    field.sliderMaximum = sliderMaximum;
    field.presets = std::move(presets);
    return field;
}

/// Any number above 0 is allowed.
inline Field positiveParameter(std::string id, std::string label, std::string help, double byDefault,
                               double sliderMinimum, double sliderMaximum,
                               std::vector<FieldPreset> presets = {}) {
    Field field = realParameter(std::move(id), std::move(label), std::move(help), byDefault, sliderMinimum,
                                sliderMaximum, std::move(presets));
    field.minimum = 0;
    field.minimumIsOpen = true;
    return field;
}

/// The field without values below the minimum.
inline Field atLeast(double minimum, Field field) {
    field.minimum = minimum;
    return field;
}

/// The field without values outside minimum … maximum.
inline Field within(double minimum, double maximum, Field field) {
    field.minimum = minimum;
    field.maximum = maximum;
    return field;
}

/// The field with a logarithmic slider.
inline Field onLogScale(Field field) {
    field.scale = FieldScale::Logarithmic;
    return field;
}

} // namespace actiscope
