#include "core/activations/activation_text.h"

#include "core/fields/field.h"
#include "core/fields/readable_number.h"

#include <optional>
#include <regex>

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

namespace {

/// The parameter that the argument "name=value" of a call sets, or none.
std::optional<std::size_t> parameterOf(const Activation& activation, const std::string& name, double value) {
    for (std::size_t i = 0; i < activation.parameters.size(); ++i)
        if (activation.parameters[i].id == name)
            return i;
    if (activation.parameters.size() == 1 && defaultParameters(activation).front() == value)
        return 0;
    return std::nullopt;
}

} // namespace

std::string callOf(const Activation& activation, Parameters parameters, const std::string& frameworkName) {
    static const std::regex argument("(\\w+)=([-+0-9.eE]+)");
    std::string call;
    auto from = frameworkName.cbegin();
    for (std::sregex_iterator found(frameworkName.begin(), frameworkName.end(), argument), none;
         found != none; ++found) {
        const std::smatch& match = *found;
        const auto value = parseNumber(match[2].str());
        const auto parameter = value ? parameterOf(activation, match[1].str(), *value) : std::nullopt;
        call.append(from, match[2].first);
        call += parameter && parameters[*parameter] != *value ? shortestText(parameters[*parameter])
                                                              : match[2].str();
        from = match[2].second;
    }
    return call.append(from, frameworkName.cend());
}

} // namespace actiscope
