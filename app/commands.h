// The subcommands, a file each. Every add… function declares its options and stores in `run` what is to be
// done.
#pragma once

#include "app/command_line.h"

#include <functional>

namespace actiscope {
struct WindowStart;
}

namespace actiscope {

using Action = std::function<Outcome()>;

void addListCommand(CLI::App& app, Action& run);
void addDescribeCommand(CLI::App& app, Action& run);
void addIdentifyCommand(CLI::App& app, Action& run);
void addCompareCommand(CLI::App& app, Action& run);
void addEvalCommand(CLI::App& app, Action& run);
void addExportCommand(CLI::App& app, Action& run);
void addNumbersCommand(CLI::App& app, Action& run);
/// Without --list it leaves `run` empty: the window opens as `start` says.
void addTourCommand(CLI::App& app, Action& run, WindowStart& start);

} // namespace actiscope
