#include "core/activations/activation_text.h"

#include "core/fields/readable_number.h"

namespace actiscope {

std::string parameterText(const Activation& activation, Parameters parameters) {
    std::string text;
    for (std::size_t i = 0; i < activation.parameters.size(); ++i) {
        text += text.empty() ? "" : ", ";
        text += activation.parameters[i].label + " = " + readableNumber(parameters[i]);
    }
    return text;
}

std::string titleOf(const Activation& activation, Parameters parameters) {
    const std::string text = parameterText(activation, parameters);
    return text.empty() ? activation.name : activation.name + " (" + text + ")";
}

} // namespace actiscope
