#include "app/parameter_option.h"

#include "core/activations/catalogue.h"
#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/text/say.h"
#include "core/vectors/vector_activation.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace actiscope {

tl::expected<NameAndValue, Failure> splitNameAndValue(const std::string& option, const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        return usageError(say("{} takes NAME=VALUE, not {}", option, quote(text)));
    return NameAndValue{text.substr(0, equals), text.substr(equals + 1)};
}

tl::expected<GivenParameter, Failure> parameterOf(const std::string& id, const std::vector<Field>& fields,
                                                  const NameAndValue& given) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Field& field = fields[i];
        names.push_back(field.id);
        if (field.id != given.name)
            continue;
        const auto value = parseValue(field, given.value);
        if (!value)
            return usageError(fmt::format("{}: {}", printable(id, longestQuote), value.error()));
        return GivenParameter{i, std::get<double>(*value)};
    }
    if (names.empty())
        return usageError(
            say("{} has no parameters, so no {}", printable(id, longestQuote), quote(given.name)));
    const auto hint = didYouMean(given.name, names);
    return usageError(say("{} has no parameter {}{}", printable(id, longestQuote), quote(given.name),
                          hint.empty() ? say("; it has {}", fmt::join(names, ", ")) : hint));
}

tl::expected<std::vector<double>, Failure> chosenParameters(const std::string& id,
                                                            const std::vector<Field>& fields,
                                                            const std::vector<std::string>& given) {
    std::vector<double> values;
    for (const Field& field : fields)
        values.push_back(std::get<double>(field.defaultValue));
    for (const auto& text : given) {
        const auto split = splitNameAndValue("--param", text);
        if (!split)
            return tl::unexpected(split.error());
        const auto parameter = parameterOf(id, fields, *split);
        if (!parameter)
            return tl::unexpected(parameter.error());
        values[parameter->index] = parameter->value;
    }
    return values;
}

tl::expected<ActivationPtr, Failure> activationOf(const std::string& id) {
    if (auto activation = resolveActivation(id))
        return *activation;
    else if (kindOf(id) != TextKind::MistypedId)
        return usageError(activation.error());
    if (findVectorActivation(id))
        return usageError(say("{} is an activation of a whole vector: it has no curve; export draws such "
                              "with --page softmax or --page maxout",
                              quote(id)));
    std::vector<std::string> vectors;
    for (const auto& activation : vectorCatalogue())
        vectors.push_back(activation.id);
    return usageError(say("unknown activation {}{}", quote(id), activationHint(id, vectors)));
}

CLI::Validator alwaysFormula() {
    return {[](std::string& text) {
                text = asFormula(text);
                return std::string();
            },
            ""};
}

void announceLetters(const Activation& formula, const std::vector<std::string>& given) {
    const FormulaReading reading = readingOf(formula);
    const auto isGiven = [&](const std::string& letter) {
        return std::any_of(given.begin(), given.end(), [&](const std::string& text) {
            const std::string name = text.substr(0, text.find('='));
            return name == letter || name.ends_with('.' + letter);
        });
    };
    for (std::size_t i = 0; i < reading.hints.size(); ++i)
        if (const std::string& letter = formula.parameters[i].id; !isGiven(letter))
            fmt::print(stderr, "actiscope: {}\n",
                       say("{} is a parameter (slider), default 1: set it with --param {}=…{}", letter,
                           letter, reading.hints[i]));
    for (const std::string& note : reading.notes)
        fmt::print(stderr, "actiscope: {}\n", note);
}

void addActivationOptions(CLI::App& command, std::string& id) {
    auto* named = command.add_option("ID", id, say("Id of the activation, as in `list`, or a formula."));
    auto* typed = command.add_option("--formula", id, say("A formula instead: 'mine=x*sigmoid(b*x)'."))
                      ->type_name("NAME=FORMULA")
                      ->transform(alwaysFormula())
                      ->excludes(named);
    command.parse_complete_callback([named, typed] {
        if (named->count() + typed->count() == 0)
            throw CLI::RequiredError("ID");
    });
}

tl::expected<ChosenActivation, Failure> chosenActivation(const std::string& id,
                                                         const std::vector<std::string>& given) {
    const auto activation = activationOf(id);
    if (!activation)
        return tl::unexpected(activation.error());
    auto parameters = chosenParameters(id, (*activation)->parameters, given);
    if (!parameters)
        return tl::unexpected(parameters.error());
    announceLetters(**activation, given);
    return ChosenActivation{*activation, std::move(*parameters)};
}

tl::expected<Orders, Failure> ordersOf(const std::string& option, const std::string& text) {
    Orders orders;
    bool numberIsNext = true;
    for (const char c : text) {
        if (numberIsNext && c >= '0' && c <= '2')
            orders.wanted[c - '0'] = true;
        else if (numberIsNext || c != ',')
            return usageError(say("{} takes a list of 0, 1 and 2, such as 0,1; not {}", option, quote(text)));
        numberIsNext = !numberIsNext;
    }
    if (numberIsNext)
        return usageError(say("{} takes a list of 0, 1 and 2, such as 0,1; not {}", option, quote(text)));
    return orders;
}

} // namespace actiscope
