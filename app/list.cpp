#include "app/activation_json.h"
#include "app/commands.h"
#include "core/activations/catalogue.h"
#include "core/text/say.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include <unistd.h>

namespace actiscope {

namespace {

std::string headingOf(const Activation& activation) {
    return said(familyName(activation.family));
}
std::string headingOf(const VectorActivation& /*activation*/) {
    return say("Of vectors");
}

Outcome listActivations(bool json) {
    if (json) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& activation : catalogue())
            list.push_back(toJson(activation));
        for (const auto& activation : vectorCatalogue())
            list.push_back(toJson(activation));
        return writeOut(list.dump(2) + "\n");
    }
    std::size_t longestId = 0;
    std::size_t longestName = 0;
    const auto forEach = [](const auto& visit) {
        for (const auto& activation : catalogue())
            visit(activation);
        for (const auto& activation : vectorCatalogue())
            visit(activation);
    };
    forEach([&](const auto& activation) {
        longestId = std::max(longestId, activation.id.size());
        longestName = std::max(longestName, activation.name.size());
    });
    // For reading by families, for other programs (completion among them) a line an activation and no more.
    const bool grouped = isatty(STDOUT_FILENO) == 1;
    std::string text;
    std::string under;
    const auto addHeading = [&](const std::string& heading) {
        if (grouped && heading != under)
            text += fmt::format("{}{}\n", text.empty() ? "" : "\n", heading);
        under = heading;
    };
    forEach([&](const auto& activation) {
        addHeading(headingOf(activation));
        std::string parameters;
        for (const auto& field : activation.parameters)
            parameters +=
                fmt::format("  {} = {}", field.id, shortestText(std::get<double>(field.defaultValue)));
        text += fmt::format("{:<{}}  {:<{}}{}\n", activation.id, longestId, activation.name, longestName,
                            parameters);
    });
    return writeOut(text);
}

} // namespace

void addListCommand(CLI::App& app, Action& run) {
    auto* command = app.add_subcommand("list", say("List every activation, those of vectors last: id, name, "
                                                   "parameters with their defaults; under the names "
                                                   "of their families on a terminal."));
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, say("Everything that is known of each, as JSON."));
    command->callback([&run, json] { run = [json] { return listActivations(*json); }; });
}

} // namespace actiscope
