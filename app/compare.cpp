#include "app/analysis_option.h"
#include "app/commands.h"
#include "app/parameter_option.h"
#include "core/activations/catalogue.h"
#include "core/analysis/property_sheet.h"
#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/pages/curves/state.h"
#include "core/text/say.h"
#include "ui/exporting/write_file.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <sstream>

namespace actiscope {

namespace {

struct CompareOptions {
    std::vector<std::string> ids;
    std::vector<std::string> formulas;
    std::string properties;
    std::string format = "markdown";
    std::string output;
    AnalysisOptions analysis;
};

/// Nothing named: the essentials that are scalar.
std::vector<std::string> chosenIds(const CompareOptions& options) {
    std::vector<std::string> ids = options.ids;
    ids.insert(ids.end(), options.formulas.begin(), options.formulas.end());
    if (ids.empty())
        for (const auto& id : essentials())
            if (findActivation(id))
                ids.push_back(id);
    return ids;
}

tl::expected<std::vector<const Property*>, Failure> chosenProperties(const std::string& text) {
    std::vector<const Property*> chosen;
    std::vector<std::string> known;
    for (const Property& property : propertyTable()) {
        known.push_back(property.id);
        if (text.empty())
            chosen.push_back(&property);
    }
    std::istringstream stream(text);
    for (std::string id; std::getline(stream, id, ',');) {
        const Property* property = findProperty(id);
        if (!property)
            return usageError(say("--properties: unknown property {}{}; allowed are {}", quote(id),
                                  didYouMean(id, known), fmt::join(known, ", ")));
        chosen.push_back(property);
    }
    return chosen;
}

std::string written(const TextTable& table, const std::string& format) {
    if (format == "csv")
        return toCsv(table);
    return format == "latex" ? toLatex(table) : toMarkdown(table);
}

Outcome compare(const CompareOptions& options) {
    const auto properties = chosenProperties(options.properties);
    if (!properties)
        return tl::unexpected(properties.error());
    const auto settings = settingsOf(options.analysis);
    if (!settings)
        return tl::unexpected(settings.error());
    if (!options.output.empty() && options.output != "-")
        if (const auto ok = checkTarget(options.output); !ok)
            return failed(ok.error());
    std::vector<ComparedActivation> rows;
    for (const auto& id : chosenIds(options)) {
        const auto activation = activationOf(id);
        if (!activation)
            return tl::unexpected(activation.error());
        announceLetters(**activation, {});
        rows.push_back({rowName(makeCurve(*activation, 0)),
                        analysed(**activation, defaultParameters(**activation), *settings)});
    }
    const std::string text = written(comparison(rows, *properties, options.format == "csv"), options.format);
    if (options.output.empty() || options.output == "-")
        return writeOut(text);
    const auto done = writeWhole({{options.output, QByteArray::fromStdString(text)}});
    return done ? Outcome() : failed(done.error());
}

} // namespace

void addCompareCommand(CLI::App& app, Action& run) {
    auto* command =
        app.add_subcommand("compare", say("A table of activations and their computed properties."));
    auto options = std::make_shared<CompareOptions>();
    command->add_option("ID", options->ids, say("Ids or formulas; without any, the essentials."));
    command->add_option("--formula", options->formulas, say("A formula of your own."))
        ->type_name("NAME=FORMULA")
        ->transform(alwaysFormula())
        ->allow_extra_args(false);
    command
        ->add_option("--properties", options->properties,
                     say("Ids of properties, as `describe --json` has them."))
        ->type_name("ID,ID…");
    command->add_option("--format", options->format, say("csv, markdown (the default) or latex."))
        ->check(CLI::IsMember({"csv", "markdown", "latex"}));
    command->add_option("-o,--output", options->output,
                        say("The file; standard output otherwise, and for -."));
    addAnalysisOptions(*command, options->analysis);
    command->callback([&run, options] { run = [options] { return compare(*options); }; });
}

} // namespace actiscope
