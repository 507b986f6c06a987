#include "core/analysis/nearest_activation.h"

#include "app/commands.h"
#include "app/parameter_option.h"
#include "app/range_option.h"
#include "core/activations/catalogue.h"
#include "core/fields/readable_number.h"
#include "core/pages/curves/state.h"
#include "core/text/say.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <memory>

namespace actiscope {

namespace {

struct IdentifyOptions {
    std::string id;
    std::vector<std::string> parameters;
    std::string xRange = "-5:5";
    int most = 5;
    bool json = false;
};

std::string asJson(const std::vector<NearestActivation>& answers) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& [activation, values, distance, at] : answers) {
        auto parameters = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < values.size(); ++i)
            parameters[activation->parameters[i].id] = values[i];
        list.push_back({{"id", activation->id},
                        {"parameters", parameters},
                        {"distance", std::isfinite(distance) ? nlohmann::ordered_json(distance) : "inf"},
                        {"at", at}});
    }
    return list.dump(2) + "\n";
}

std::string asText(const std::vector<NearestActivation>& answers) {
    std::string text;
    for (const auto& [activation, values, distance, at] : answers) {
        Curve curve = makeCurve(catalogued(*activation), 0);
        for (std::size_t i = 0; i < values.size(); ++i)
            curve.parameters[i].value = values[i];
        text += say("{}: within {}, farthest at x = {}\n", rowName(curve), readableNumber(distance, 2),
                    readableNumber(at));
    }
    return text;
}

Outcome identify(const IdentifyOptions& options) {
    const auto chosen = chosenActivation(options.id, options.parameters);
    if (!chosen)
        return tl::unexpected(chosen.error());
    const auto range = rangeOf("--x-range", options.xRange);
    if (!range)
        return tl::unexpected(range.error());
    if (!std::isfinite(range->first) || !std::isfinite(range->second))
        return usageError(say("--x-range of identify takes finite numbers"));
    const NearestQuery query{chosen->activation, chosen->parameters, range->first, range->second,
                             static_cast<std::size_t>(options.most)};
    const auto answers = nearestActivations(query, catalogue());
    return writeOut(options.json ? asJson(answers) : asText(answers));
}

} // namespace

void addIdentifyCommand(CLI::App& app, Action& run) {
    auto* command = app.add_subcommand(
        "identify",
        say("Say which activations come nearest to one, with fitted parameters: \"What is this?\""));
    auto options = std::make_shared<IdentifyOptions>();
    addActivationOptions(*command, options->id);
    command->add_option("--param", options->parameters, say("Set a parameter."))
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    command->add_option("--x-range", options->xRange, say("Where they are compared; -5:5 by default."))
        ->type_name("A:B");
    constexpr int most = 127;
    command->add_option("--most", options->most, say("How many answers; 5 by default."))
        ->check(CLI::Range(1, most));
    command->add_flag("--json", options->json, say("As JSON."));
    command->callback([&run, options] { run = [options] { return identify(*options); }; });
}

} // namespace actiscope
