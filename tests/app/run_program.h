// Runs the real program and catches what it says.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace actiscope {

struct Ran {
    int exitCode = -1; ///< 128 + signal when it was killed
    std::string out;
    std::string err;
    long maxResidentKb = 0;
};

struct RunOptions {
    std::string input{};
    std::map<std::string, std::string> environment{}; ///< set over ours; an empty value unsets
    std::string program{};                            ///< empty: the built one
    std::string outputFile{};                         ///< standard output goes there instead
};

/// Waits for the end; a program that does not end is ended by the tests' own time limit.
Ran run(const std::vector<std::string>& arguments, const RunOptions& options = {});

/// An empty folder of its own, removed with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    bool isEmpty() const { return std::filesystem::is_empty(path_); }

private:
    std::filesystem::path path_;
};

std::string contents(const std::string& path);
void writeFile(const std::string& path, const std::string& text);

} // namespace actiscope
