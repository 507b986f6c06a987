#include "app/analysis_option.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace actiscope {

namespace {

std::string optionOf(const Field& field) {
    std::string name = "--" + field.id;
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

} // namespace

void addAnalysisOptions(CLI::App& command, AnalysisOptions& options) {
    const auto& fields = analysisFields();
    options.texts.resize(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i)
        command.add_option(optionOf(fields[i].field), options.texts[i], fields[i].field.help)
            ->type_name("NUMBER")
            ->default_str(shortestText(std::get<double>(fields[i].field.defaultValue)));
}

tl::expected<AnalysisSettings, Failure> settingsOf(const AnalysisOptions& options) {
    AnalysisSettings settings;
    const auto& fields = analysisFields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (options.texts[i].empty())
            continue;
        const auto value = parseValue(fields[i].field, options.texts[i]);
        const auto set = value ? setFieldValue(settings, fields[i], *value) : tl::unexpected(value.error());
        if (!set)
            return usageError(fmt::format("{}: {}", optionOf(fields[i].field), set.error()));
    }
    return settings;
}

} // namespace actiscope
