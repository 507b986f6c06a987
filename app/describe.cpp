#include "app/activation_json.h"
#include "app/analysis_option.h"
#include "app/commands.h"
#include "app/parameter_option.h"
#include "core/activations/activation_text.h"
#include "core/analysis/property_sheet.h"
#include "core/fields/readable_number.h"
#include "core/text/say.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace actiscope {

namespace {

struct DescribeOptions {
    std::string id;
    std::vector<std::string> parameters;
    AnalysisOptions analysis;
    bool json = false;
    bool markdown = false;
    bool latex = false;
};

/// Characters, not bytes: a true minus sign has three.
std::size_t widthOf(const std::string& text) {
    std::size_t characters = 0;
    for (const char c : text)
        characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return characters;
}

/// ±∞ and NaN have no JSON number: they are written as the texts that `eval` prints.
nlohmann::ordered_json numberOrText(double number) {
    if (std::isfinite(number))
        return number;
    return shortestText(number);
}

nlohmann::ordered_json jetJson(const Jet& y) {
    return {{"f", numberOrText(y.f)}, {"f1", numberOrText(y.f1)}, {"f2", numberOrText(y.f2)}};
}

Outcome describeAsJson(const Activation& activation, const std::vector<double>& parameters,
                       const Properties& properties) {
    auto json = toJson(activation);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        json["parameters"][i]["value"] = parameters[i];
    const double infinity = std::numeric_limits<double>::infinity();
    json["at_minus_infinity"] = jetJson(evaluateAt(activation, parameters, -infinity));
    json["at_zero"] = jetJson(evaluateAt(activation, parameters, 0));
    json["at_plus_infinity"] = jetJson(evaluateAt(activation, parameters, infinity));
    json["kinks"] = nlohmann::ordered_json::array();
    for (const Kink& kink : activation.kinks(parameters))
        json["kinks"].push_back({{"x", kink.x},
                                 {"left", jetJson(evaluateBeside(activation, parameters, kink.x, -1))},
                                 {"right", jetJson(evaluateBeside(activation, parameters, kink.x, +1))},
                                 {"at", jetJson(evaluateAt(activation, parameters, kink.x))}});
    json["properties"] = propertiesJson(properties);
    return writeOut(json.dump(2) + "\n");
}

std::string propertyLines(const std::string& name, const Properties& properties) {
    const TextTable sheet = propertySheet(name, properties, 6);
    std::size_t widest = 0;
    for (const auto& row : sheet.rows)
        widest = std::max(widest, widthOf(row[0]));
    std::string text = sheet.caption + "\n";
    for (const auto& row : sheet.rows)
        text += fmt::format("  {}{}  {} ({})\n", row[0], std::string(widest - widthOf(row[0]), ' '), row[1],
                            row[2]);
    return text;
}

std::string parameterLines(const std::vector<Field>& fields, const std::vector<double>& parameters) {
    std::string text;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Field& field = fields[i];
        text += say("  {} ({}) = {}: {} Allowed is {}; the default is {}.\n", field.id, said(field.label),
                    shortestText(parameters[i]), said(field.help), allowedText(field),
                    shortestText(std::get<double>(field.defaultValue)));
    }
    return text;
}

Outcome describeAsText(const Activation& activation, const std::vector<double>& parameters,
                       const Properties& properties) {
    std::string text = activation.name;
    if (!activation.longName.empty())
        text += ": " + activation.longName;
    text += fmt::format("\n{}\n\n  {}\n", activation.reference, activation.tex);
    if (!activation.texDerivative.empty())
        text += fmt::format("  {}\n", activation.texDerivative);
    text += "\n";
    if (!parameters.empty())
        text += "Parameters\n" + parameterLines(activation.parameters, parameters) + "\n";
    const auto cell = [](const std::string& content) {
        const std::size_t characters = widthOf(content);
        return std::string(characters < 14 ? 14 - characters : 1, ' ') + content;
    };
    const auto row = [&](const std::string& name, std::size_t characters, const Jet& y) {
        text += name + std::string(characters < 12 ? 12 - characters : 1, ' ') +
                cell(readableNumber(y.f, 6)) + cell(readableNumber(y.f1, 6)) + cell(readableNumber(y.f2, 6)) +
                "\n";
    };
    text += "x           " + cell("f") + cell("f′") + cell("f″") + "\n";
    const double infinity = std::numeric_limits<double>::infinity();
    row("→ −∞", 4, evaluateAt(activation, parameters, -infinity));
    const auto kinks = activation.kinks(parameters);
    if (kinks.empty())
        row("0", 1, evaluateAt(activation, parameters, 0));
    for (const Kink& kink : kinks) {
        const std::string x = shortestText(kink.x);
        row(x + "⁻", x.size() + 1, evaluateBeside(activation, parameters, kink.x, -1));
        row(x, x.size(), evaluateAt(activation, parameters, kink.x));
        row(x + "⁺", x.size() + 1, evaluateBeside(activation, parameters, kink.x, +1));
    }
    row("→ +∞", 4, evaluateAt(activation, parameters, infinity));
    text += "\n" + propertyLines(titleOf(activation, parameters), properties);
    return writeOut(text);
}

std::string vectorText(std::span<const double> numbers) {
    std::string text;
    for (const double number : numbers)
        text += (text.empty() ? "" : ", ") + readableNumber(number, 6);
    return "(" + text + ")";
}

Outcome describeVector(const VectorActivation& activation, const DescribeOptions& options) {
    const auto& texts = options.analysis.texts;
    const bool settings =
        std::any_of(texts.begin(), texts.end(), [](const auto& text) { return !text.empty(); });
    if (options.markdown || options.latex || settings)
        return usageError(say("{} is an activation of vectors: --markdown, --latex, --sigma and the like "
                              "are for the properties of scalar ones",
                              activation.id));
    const auto parameters = chosenParameters(activation.id, activation.parameters, options.parameters);
    if (!parameters)
        return tl::unexpected(parameters.error());
    if (options.json) {
        auto json = toJson(activation);
        for (std::size_t i = 0; i < parameters->size(); ++i)
            json["parameters"][i]["value"] = (*parameters)[i];
        return writeOut(json.dump(2) + "\n");
    }
    std::string text = activation.name;
    if (!activation.longName.empty())
        text += ": " + activation.longName;
    text +=
        fmt::format("\n{}\n\n  {}\n  {}\n\n", activation.reference, activation.tex, activation.texJacobian);
    if (!parameters->empty())
        text += "Parameters\n" + parameterLines(activation.parameters, *parameters) + "\n";
    for (const std::string& note : {activation.differences, activation.pitfall})
        if (!note.empty())
            text += note + "\n\n";
    const std::vector<double> example{2, 1, 0.5, -1};
    if (const auto y = evaluateVector(activation, *parameters, example))
        text += vectorText(example) + " → " + vectorText(*y) + "\n";
    return writeOut(text);
}

Outcome describe(const DescribeOptions& options) {
    if (const VectorActivation* vector = findVectorActivation(options.id))
        return describeVector(*vector, options);
    const auto chosen = chosenActivation(options.id, options.parameters);
    if (!chosen)
        return tl::unexpected(chosen.error());
    const auto settings = settingsOf(options.analysis);
    if (!settings)
        return tl::unexpected(settings.error());
    const Activation& activation = *chosen->activation;
    const Properties properties = analysed(activation, chosen->parameters, *settings);
    const std::string title = titleOf(activation, chosen->parameters);
    if (options.markdown)
        return writeOut(toMarkdown(propertySheet(title, properties)));
    if (options.latex)
        return writeOut(toLatex(propertySheet(title, properties)));
    return options.json ? describeAsJson(activation, chosen->parameters, properties)
                        : describeAsText(activation, chosen->parameters, properties);
}

} // namespace

void addDescribeCommand(CLI::App& app, Action& run) {
    auto* command = app.add_subcommand(
        "describe", say("Say what an activation is: formula, parameters, limits, kinks, properties."));
    auto options = std::make_shared<DescribeOptions>();
    addActivationOptions(*command, options->id);
    command->add_option("--param", options->parameters, say("Set a parameter."))
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    addAnalysisOptions(*command, options->analysis);
    auto* json = command->add_flag("--json", options->json, say("As JSON."));
    auto* markdown =
        command->add_flag("--markdown", options->markdown, say("The properties as a Markdown table."));
    auto* latex = command->add_flag("--latex", options->latex, say("The properties as a LaTeX table."));
    json->excludes(markdown)->excludes(latex);
    markdown->excludes(latex);
    command->callback([&run, options] { run = [options] { return describe(*options); }; });
}

} // namespace actiscope
