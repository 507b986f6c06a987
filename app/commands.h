// The subcommands, a file each. Every add… function declares its options and stores in `run` what is to be
// done.
#pragma once

#include "app/command_line.h"

#include <functional>

namespace actiscope {

using Run = std::function<Outcome()>;

void addListCommand(CLI::App& app, Run& run);
void addDescribeCommand(CLI::App& app, Run& run);
void addIdentifyCommand(CLI::App& app, Run& run);
void addCompareCommand(CLI::App& app, Run& run);
void addEvalCommand(CLI::App& app, Run& run);
void addExportCommand(CLI::App& app, Run& run);

} // namespace actiscope
