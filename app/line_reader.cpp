#include "app/line_reader.h"

#include "core/expressions/number_range.h"
#include "core/fields/field.h"
#include "core/fields/quote.h"
#include "core/text/say.h"
#include "ui/exporting/system_reason.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <chrono>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace actiscope {

namespace {

constexpr std::size_t readSize = 64 * 1024;
constexpr std::chrono::seconds patience(5); // with a pipe that nobody has opened to write
constexpr int lookAgainMs = 50;             // poll() does not tell that a writer came

bool isNamedPipe(int file) {
    struct stat found {};
    return fstat(file, &found) == 0 && S_ISFIFO(found.st_mode);
}

/// What poll() says of the file by then.
int waitForBytes(int file, int milliseconds) {
    pollfd ready{file, POLLIN, 0};
    poll(&ready, 1, milliseconds);
    return ready.revents;
}

class Lines {
public:
    Lines(std::size_t longestLine, LineSink& sink) : longestLine_(longestLine), sink_(sink) {}

    /// A pipe whose writer has yet to come reads as ended, like one whose writer has gone.
    Outcome run(int file, const std::string& name, bool awaitsWriter) {
        std::array<char, readSize> buffer;
        const auto giveUp = std::chrono::steady_clock::now() + patience;
        for (;;) {
            const ssize_t got = read(file, buffer.data(), buffer.size());
            if (got < 0 && errno == EINTR)
                continue;
            if (got == 0 && awaitsWriter) {
                if (std::chrono::steady_clock::now() >= giveUp)
                    return failed(say("cannot read {}: nothing comes from it", name));
                awaitsWriter = (waitForBytes(file, lookAgainMs) & POLLHUP) == 0;
                continue;
            }
            awaitsWriter = false;
            if (got < 0 && errno == EAGAIN) {
                waitForBytes(file, -1);
                continue;
            }
            if (got < 0)
                return failed(say("cannot read {}: {}", name, systemReason(errno)));
            const Outcome done = got > 0 ? take({buffer.data(), static_cast<std::size_t>(got)}) : endOfLine();
            const Outcome written = sink_.flush();
            if (!done)
                return done;
            if (!written || got == 0)
                return written;
        }
    }

private:
    Outcome take(std::string_view text) {
        while (!text.empty()) {
            const auto end = text.find('\n');
            line_.append(text.substr(0, end));
            if (line_.size() > longestLine_)
                return failed(say("line {} is longer than {} characters", number_, longestLine_));
            if (end == std::string_view::npos)
                break;
            if (Outcome done = endOfLine(); !done)
                return done;
            text.remove_prefix(end + 1);
        }
        return {};
    }

    Outcome endOfLine() {
        const bool blank = line_.find_first_not_of(" \t\r") == std::string::npos;
        Outcome done = blank ? Outcome() : sink_.line(line_, number_);
        line_.clear();
        ++number_;
        return done;
    }

    std::size_t longestLine_;
    LineSink& sink_;
    std::string line_;
    std::size_t number_ = 1;
};

} // namespace

Outcome readLines(const std::string& path, std::size_t longestLine, LineSink& sink) {
    const bool standardInput = path == "-";
    const std::string name = standardInput ? say("standard input") : quotePath(path);
    // A pipe that nobody writes to would hold up open() itself.
    const int file =
        standardInput ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0)
        return failed(say("cannot open {}: {}", name, systemReason(errno)));
    Outcome outcome = Lines(longestLine, sink).run(file, name, !standardInput && isNamedPipe(file));
    if (!standardInput)
        close(file);
    return outcome;
}

tl::expected<double, Failure> numberIn(std::size_t line, std::string_view text) {
    const auto number = parseNumber(text);
    if (!number)
        return failed(
            say("line {}: {} is not a number; allowed are decimal and hexadecimal floats, inf and nan", line,
                quote(text)));
    if (const auto beyond = beyondRange(*number, text))
        return failed(say("line {}: {}", line, *beyond));
    return *number;
}

} // namespace actiscope
