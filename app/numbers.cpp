#include "app/commands.h"
#include "app/document_options.h"
#include "app/seeds.h"
#include "core/fields/field.h"
#include "core/text/say.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <memory>
#include <variant>

namespace actiscope {

namespace {

using Json = nlohmann::ordered_json;

/// ±∞ and NaN have no JSON number: they are written as the texts "inf", "-inf" and "nan".
Json numberJson(double number) {
    return std::isfinite(number) ? Json(number) : Json(shortestText(number));
}

Json numberJson(const std::vector<double>& numbers) {
    Json array = Json::array();
    for (const double number : numbers)
        array.push_back(numberJson(number));
    return array;
}

Json numberJson(const std::vector<std::vector<double>>& rows) {
    Json array = Json::array();
    for (const auto& row : rows)
        array.push_back(numberJson(row));
    return array;
}

Json numbersJson(const std::vector<PageProperty>& properties) {
    Json numbers = Json::object();
    for (const PageProperty& property : properties)
        if (!property.id.empty())
            numbers[property.id] =
                std::visit([](const auto& value) { return numberJson(value); }, property.number);
    return numbers;
}

struct NumbersOptions : DocumentOptions {
    std::string seeds;
    std::string output;
};

Outcome printNumbers(const NumbersOptions& options) {
    if (options.seeds.empty() && !options.output.empty())
        return usageError(say("-o goes with --seeds: the numbers of one document are printed"));
    auto first = firstDocument(options);
    if (!first)
        return tl::unexpected(first.error());
    Document document = std::move(*first);
    std::vector<KeyAndText> changes;
    if (auto done = choosePage(document, options, changes); !done)
        return done;
    if (auto done = setActivations(document, options); !done)
        return done;
    if (auto done = setAndCheck(document, changes); !done)
        return done;
    if (!options.seeds.empty()) {
        const auto seeds = seedRangeOf(options.seeds);
        return seeds ? writeSeeds(document, *seeds, options.output) : tl::unexpected(seeds.error());
    }
    const auto result = wholeResult(document);
    if (!result)
        return failed(result.error());
    const Page& page = shownPage(document);
    Json json{{"page", page.id}, {"numbers", Json::object()}, {"activations", Json::array()}};
    if (page.properties)
        json["numbers"] = numbersJson(page.properties(document, *result));
    if (page.rowProperties)
        for (std::size_t row = 0; row < page.records.front().count(document); ++row) {
            const ActivationRow& shown = page.records.front().at(document, row);
            if (shown.visible)
                json["activations"].push_back(
                    {{"id", shown.activation->id},
                     {"name", rowName(shown)},
                     {"numbers", numbersJson(page.rowProperties(document, *result, row))}});
        }
    return writeOut(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace

void addNumbersCommand(CLI::App& app, Action& run) {
    auto* command =
        app.add_subcommand("numbers", say("Print what a page works out, with all digits, as a JSON object."));
    auto options = std::make_shared<NumbersOptions>();
    addDocumentOptions(*command, *options);
    command
        ->add_option("--seeds", options->seeds,
                     say("A row of CSV for each of these seeds and activations, as they finish."))
        ->type_name("A:B");
    command
        ->add_option(
            "-o,--output", options->output,
            say("The file that the rows of --seeds are added to; one that was cut off is gone on with."))
        ->type_name("FILE");
    command->callback([&run, options] { run = [options] { return printNumbers(*options); }; });
}

} // namespace actiscope
