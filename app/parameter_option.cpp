#include "app/parameter_option.h"

#include "core/activations/catalogue.h"
#include "core/fields/nearest.h"

#include <fmt/format.h>

namespace actiscope {

tl::expected<NameAndValue, Failure> splitNameAndValue(const std::string& option, const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        return usageError(fmt::format("{} takes NAME=VALUE, not '{}'", option, text));
    return NameAndValue{text.substr(0, equals), text.substr(equals + 1)};
}

tl::expected<GivenParameter, Failure> parameterOf(const Activation& activation, const NameAndValue& given) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < activation.parameters.size(); ++i) {
        const Field& field = activation.parameters[i];
        names.push_back(field.id);
        if (field.id != given.name)
            continue;
        const auto value = parseValue(field, given.value);
        if (!value)
            return usageError(fmt::format("{}: {}", activation.id, value.error()));
        return GivenParameter{i, std::get<double>(*value)};
    }
    if (names.empty())
        return usageError(fmt::format("{} has no parameters, so no '{}'", activation.id, given.name));
    const auto hint = didYouMean(given.name, names);
    return usageError(fmt::format("{} has no parameter '{}'{}", activation.id, given.name,
                                  hint.empty() ? fmt::format("; it has {}", fmt::join(names, ", ")) : hint));
}

tl::expected<const Activation*, Failure> activationOf(const std::string& id) {
    const auto activation = requireActivation(id);
    if (!activation)
        return usageError(activation.error());
    return *activation;
}

tl::expected<ChosenActivation, Failure> chosenActivation(const std::string& id,
                                                         const std::vector<std::string>& given) {
    const auto activation = activationOf(id);
    if (!activation)
        return tl::unexpected(activation.error());
    ChosenActivation chosen{*activation, defaultParameters(**activation)};
    for (const auto& text : given) {
        const auto split = splitNameAndValue("--param", text);
        if (!split)
            return tl::unexpected(split.error());
        const auto parameter = parameterOf(**activation, *split);
        if (!parameter)
            return tl::unexpected(parameter.error());
        chosen.parameters[parameter->index] = parameter->value;
    }
    return chosen;
}

tl::expected<Orders, Failure> ordersOf(const std::string& option, const std::string& text) {
    Orders orders;
    bool numberIsNext = true;
    for (const char c : text) {
        if (numberIsNext && c >= '0' && c <= '2')
            orders.wanted[c - '0'] = true;
        else if (numberIsNext || c != ',')
            return usageError(
                fmt::format("{} takes a list of 0, 1 and 2, such as 0,1; not '{}'", option, text));
        numberIsNext = !numberIsNext;
    }
    if (numberIsNext)
        return usageError(fmt::format("{} takes a list of 0, 1 and 2, such as 0,1; not '{}'", option, text));
    return orders;
}

} // namespace actiscope
