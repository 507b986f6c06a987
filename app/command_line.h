// The command line: which subcommands there are, and what a wrong word is answered with.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace actiscope {

constexpr int exitFailed = 1; ///< something could not be done
constexpr int exitUsage = 2;  ///< the command line itself is wrong

/// Why a command did not do its work: one sentence for stderr, and the exit code.
struct Failure {
    int exitCode = exitFailed;
    std::string sentence;
};

using Outcome = tl::expected<void, Failure>;

inline tl::unexpected<Failure> usageError(std::string sentence) {
    return tl::unexpected(Failure{exitUsage, std::move(sentence)});
}
inline tl::unexpected<Failure> failed(std::string sentence) {
    return tl::unexpected(Failure{exitFailed, std::move(sentence)});
}

int runCommandLine(int argc, char** argv);

/// Writes all of it to standard output; fails with the reason when that is full. A reader that went away is
/// no failure: `actiscope eval … | head` is a normal thing to type.
Outcome writeOut(const std::string& text);

} // namespace actiscope
