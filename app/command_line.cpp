#include "app/command_line.h"

#include "app/commands.h"
#include "app/headless.h"
#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "ui/window/run_window.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace actiscope {

namespace {

/// Whatever the sentence repeats: control characters stay away from the terminal, and one line stays one.
int answer(const Failure& failure) {
    fmt::print(stderr, "actiscope: {}\n", printable(failure.sentence));
    return failure.exitCode;
}

std::vector<std::string> commandsOf(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

/// "unknown command 'exprot': did you mean 'export'?" for a first word that is no file, or nothing.
std::string unknownCommand(const CLI::App& app, const std::string& word) {
    if (word.empty() || QFileInfo::exists(QString::fromStdString(word)))
        return {};
    const std::string hint = didYouMean(word, commandsOf(app));
    return hint.empty() ? hint : fmt::format("unknown command {}{}", quote(word), hint);
}

const CLI::App& deepestParsed(const CLI::App& app) {
    const auto parsed = app.get_subcommands();
    return parsed.empty() ? app : *parsed.front();
}

/// What CLI11 found wrong, as our kind of sentence: with the nearest option for one that does not exist.
std::string sentenceOf(const CLI::App& app, const CLI::ParseError& error, const std::string& file) {
    const CLI::App& command = deepestParsed(app);
    // A mistyped command was taken for the file to open, and all words after it for too many.
    if (const std::string unknown = unknownCommand(app, file); &command == &app && !unknown.empty())
        return unknown;
    const auto left = app.remaining(true);
    if (dynamic_cast<const CLI::ExtrasError*>(&error) && !left.empty()) {
        if (left.front().empty() || left.front().front() != '-')
            return fmt::format("{} is one word too many", quote(left.front()));
        std::vector<std::string> options;
        for (const CLI::Option* option : command.get_options())
            for (const auto& name : option->get_lnames())
                options.push_back("--" + name);
        const std::string name = left.front().substr(0, left.front().find('='));
        return fmt::format("unknown option {}{}", quote(name), didYouMean(name, options));
    }
    std::string sentence = error.what();
    while (!sentence.empty() && (sentence.back() == '\n' || sentence.back() == '.'))
        sentence.pop_back();
    constexpr std::size_t longest = 300; // it may repeat an argument
    return printable(sentence, longest);
}

Outcome openWindow(int& argc, char** argv, const CLI::App& app, const std::string& file, int& exitCode) {
    std::optional<QString> path;
    if (!file.empty()) {
        path = QString::fromStdString(file);
        if (!QFileInfo::exists(*path)) {
            if (const std::string unknown = unknownCommand(app, file); !unknown.empty())
                return usageError(unknown);
            return failed(fmt::format("cannot open {}: there is no such file or command", quotePath(file)));
        }
    }
    const auto application = makeDisplayApplication(argc, argv);
    exitCode = application ? runWindow(*application, path) : exitFailed;
    return {};
}

} // namespace

Outcome writeOut(const std::string& text) {
    std::string_view left = text;
    while (!left.empty()) {
        const ssize_t written = write(STDOUT_FILENO, left.data(), left.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failed(fmt::format("cannot write to standard output: {}", std::strerror(errno)));
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

int runCommandLine(int argc, char** argv) {
    CLI::App app("Actiscope: an oscilloscope for the activation functions of neural networks.", "actiscope");
    app.footer(
        "Without a command the window opens. Exit code: 0 done, 2 wrong command line, 1 anything else.");
    app.set_version_flag("--version", "actiscope " ACTISCOPE_VERSION);
    std::string file;
    app.add_option("SESSION-OR-EXPORTED-IMAGE", file, "Session file or exported image to open.");
    Run run;
    addListCommand(app, run);
    addDescribeCommand(app, run);
    addIdentifyCommand(app, run);
    addCompareCommand(app, run);
    addEvalCommand(app, run);
    addExportCommand(app, run);
    app.require_subcommand(0, 1);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) { // --help, --version
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        return answer({exitUsage, sentenceOf(app, error, file)});
    }
    int exitCode = 0;
    const Outcome outcome = run ? run() : openWindow(argc, argv, app, file, exitCode);
    return outcome ? exitCode : answer(outcome.error());
}

} // namespace actiscope
