#include "app/command_line.h"

#include "app/commands.h"
#include "app/headless.h"
#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/text/say.h"
#include "ui/exporting/system_reason.h"
#include "ui/window/run_window.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <sstream>

#include <poll.h>
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
    return hint.empty() ? hint : say("unknown command {}{}", quote(word), hint);
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
    // What else is wrong may come of a mistyped option: its value was taken for an id, or it is missing.
    const auto left = app.remaining(true);
    const auto mistyped =
        std::find_if(left.begin(), left.end(), [](const std::string& word) { return word.starts_with('-'); });
    if (mistyped != left.end()) {
        std::vector<std::string> options;
        for (const CLI::Option* option : command.get_options())
            for (const auto& name : option->get_lnames())
                options.push_back("--" + name);
        const std::string name = mistyped->substr(0, mistyped->find('='));
        return say("unknown option {}{}", quote(name), didYouMean(name, options));
    }
    if (dynamic_cast<const CLI::ExtrasError*>(&error) && !left.empty())
        return say("{} is one word too many", quote(left.front()));
    std::string sentence = error.what();
    while (!sentence.empty() && (sentence.back() == '\n' || sentence.back() == '.'))
        sentence.pop_back();
    constexpr std::size_t longest = 300; // it may repeat an argument
    return printable(sentence, longest);
}

/// An option with nothing as its value was meant to have one: `--session "$file"`. Only words that are drawn
/// can be none.
std::string emptyValue(const CLI::App& command) {
    for (const CLI::Option* option : command.get_options()) {
        const auto& given = option->results();
        if (option->nonpositional() && option->get_name() != "--title" &&
            std::find(given.begin(), given.end(), "") != given.end() && option->get_items_expected() != 0)
            return say("{} takes a value, and was given an empty one", option->get_name());
    }
    return {};
}

/// The words as CLI11 takes them, last first. "--title=" is the option and an empty word, of which CLI11
/// would make the option and the word that follows.
std::vector<std::string> wordsOf(const CLI::App& app, int argc, char** argv) {
    const auto commands = app.get_subcommands(
        [&](const CLI::App* candidate) { return argc > 1 && candidate->get_name() == argv[1]; });
    std::vector<std::string> words(argv + 1, argv + argc);
    const auto behind = std::find(words.begin(), words.end(), "--");
    std::vector<std::string> all;
    for (auto word = words.begin(); word != words.end(); ++word) {
        const bool ends = word < behind && word->starts_with("--") && word->find('=') + 1 == word->size();
        const std::string name = ends ? word->substr(0, word->size() - 1) : std::string();
        const CLI::Option* option =
            ends && !commands.empty() ? commands.front()->get_option_no_throw(name) : nullptr;
        if (option && option->get_items_expected_max() > 0) {
            all.push_back(name);
            all.emplace_back();
        } else {
            all.push_back(*word);
        }
    }
    std::reverse(all.begin(), all.end());
    return all;
}

Outcome openWindow(int& argc, char** argv, const CLI::App& app, const std::string& file, bool fileGiven,
                   WindowStart& start, int& exitCode) {
    std::optional<QString>& path = start.file;
    if (fileGiven) {
        path = QString::fromStdString(file);
        const auto refused = [&](std::string_view why) {
            return failed(say("cannot open {}: {}", quotePath(file), why));
        };
        if (path->toStdString() != file)
            return refused(say("its name is not UTF-8, and the window could not save under it again"));
        if (!QFileInfo::exists(*path)) {
            if (const std::string unknown = unknownCommand(app, file); !unknown.empty())
                return usageError(unknown);
            return refused(say("there is no such file or command"));
        }
        // The window saves where it opened.
        if (!QFileInfo(*path).isFile())
            return refused(QFileInfo(*path).isDir() ? say("it is a folder")
                                                    : say("it is a pipe or a device, not a file"));
    }
    const auto application = makeDisplayApplication(argc, argv);
    exitCode = application ? runWindow(start) : exitFailed;
    return {};
}

} // namespace

Outcome writeOut(const std::string& text) {
    std::string_view left = text;
    while (!left.empty()) {
        const ssize_t written = write(STDOUT_FILENO, left.data(), left.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno == EAGAIN) { // what others made of a terminal or a pipe that we share
            pollfd ready{STDOUT_FILENO, POLLOUT, 0};
            poll(&ready, 1, -1);
            continue;
        }
        if (written < 0)
            return failed(say("cannot write to standard output: {}", systemReason(errno)));
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

int runCommandLine(int argc, char** argv) {
    CLI::App app(say("Actiscope: an oscilloscope for the activation functions of neural networks."),
                 "actiscope");
    app.footer(
        say("Without a command the window opens. Exit code: 0 done, 2 wrong command line, 1 anything else."));
    app.set_version_flag("--version", "actiscope " ACTISCOPE_VERSION);
    std::string file;
    const auto* fileOption =
        app.add_option("SESSION-OR-EXPORTED-IMAGE", file, say("Session file or exported image to open."));
    Action run;
    addListCommand(app, run);
    addDescribeCommand(app, run);
    addIdentifyCommand(app, run);
    addCompareCommand(app, run);
    addEvalCommand(app, run);
    addExportCommand(app, run);
    addNumbersCommand(app, run);
    WindowStart start;
    addTourCommand(app, run, start);
    app.require_subcommand(0, 1);
    if (argc > 1 && std::string_view(argv[argc - 1]) == "--")
        return answer({exitUsage, say("'--' has nothing behind it")});
    try {
        app.parse(wordsOf(app, argc, argv));
    } catch (const CLI::Success& asked) { // --help, --version
        std::ostringstream text;
        app.exit(asked, text, text);
        const Outcome written = writeOut(text.str());
        return written ? 0 : answer(written.error());
    } catch (const CLI::ParseError& error) {
        const std::string sentence = emptyValue(deepestParsed(app));
        return answer({exitUsage, sentence.empty() ? sentenceOf(app, error, file) : sentence});
    }
    if (const std::string sentence = emptyValue(deepestParsed(app)); !sentence.empty())
        return answer({exitUsage, sentence});
    int exitCode = 0;
    const Outcome outcome =
        run ? run() : openWindow(argc, argv, app, file, fileOption->count() > 0, start, exitCode);
    return outcome ? exitCode : answer(outcome.error());
}

} // namespace actiscope
