// Reads a file line by line as it comes, for commands that answer every line.
#pragma once

#include "app/command_line.h"

#include <cstddef>
#include <string_view>

namespace actiscope {

/// What is done with lines.
class LineSink {
public:
    virtual ~LineSink() = default;

    /// One line without its end; numbers count from 1.
    virtual Outcome line(std::string_view text, std::size_t number) = 0;

    /// Called when what was there to read has been taken: prints what the lines so far give.
    virtual Outcome flush() = 0;
};

/// "-" is standard input. What is read at once is answered at once, so a pipe that pauses is not left
/// waiting. A line longer than `longestLine` is an error: a file without line ends must not fill memory.
Outcome readLines(const std::string& path, std::size_t longestLine, LineSink& sink);

/// The number that stands in a line, decimal or hexadecimal; refused when there is none, or none that a
/// double holds ("1e400").
tl::expected<double, Failure> numberIn(std::size_t line, std::string_view text);

} // namespace actiscope
