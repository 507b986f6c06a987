// The options that properties depend on: --sigma, --sigma-b, --saturation-threshold.
#pragma once

#include "app/command_line.h"
#include "core/analysis/analysis_settings.h"

namespace actiscope {

/// What was typed for each of analysisFields(); empty where nothing was.
struct AnalysisOptions {
    std::vector<std::string> texts;
};

/// Declares one option a field. `options` must outlive the parsing.
void addAnalysisOptions(CLI::App& command, AnalysisOptions& options);

/// The settings, or a usage error that says what is allowed.
tl::expected<AnalysisSettings, Failure> settingsOf(const AnalysisOptions& options);

} // namespace actiscope
