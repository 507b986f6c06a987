#include "tests/app/run_program.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace actiscope {

namespace {

struct Pipe {
    int ends[2] = {-1, -1};
    Pipe() {
        if (pipe2(ends, O_CLOEXEC) != 0)
            std::abort();
    }
    void closeEnd(int which) {
        if (ends[which] >= 0)
            close(ends[which]);
        ends[which] = -1;
    }
    ~Pipe() {
        closeEnd(0);
        closeEnd(1);
    }
};

[[noreturn]] void becomeProgram(const std::vector<std::string>& arguments, const RunOptions& options) {
    const std::string program = options.program.empty() ? ACTISCOPE_PROGRAM : options.program;
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const auto& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    for (const auto& [name, value] : options.environment)
        value.empty() ? unsetenv(name.c_str()) : setenv(name.c_str(), value.c_str(), 1);
    execv(program.c_str(), argv.data());
    _exit(127);
}

} // namespace

Ran run(const std::vector<std::string>& arguments, const RunOptions& options) {
    Pipe in;
    Pipe out;
    Pipe err;
    const pid_t child = fork();
    if (child == 0) {
        dup2(in.ends[0], STDIN_FILENO);
        const int target = options.outputFile.empty()
                               ? out.ends[1]
                               : open(options.outputFile.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        dup2(target, STDOUT_FILENO);
        dup2(err.ends[1], STDERR_FILENO);
        becomeProgram(arguments, options);
    }
    in.closeEnd(0);
    out.closeEnd(1);
    err.closeEnd(1);
    fcntl(in.ends[1], F_SETFL, O_NONBLOCK);
    signal(SIGPIPE, SIG_IGN);

    Ran result;
    std::size_t fed = 0;
    bool outOpen = true;
    bool errOpen = true;
    if (options.input.empty())
        in.closeEnd(1);
    while (outOpen || errOpen) {
        pollfd polls[] = {{outOpen ? out.ends[0] : -1, POLLIN, 0},
                          {errOpen ? err.ends[0] : -1, POLLIN, 0},
                          {in.ends[1], POLLOUT, 0}};
        poll(polls, 3, -1);
        char buffer[65536];
        const auto take = [&](const pollfd& ready, std::string& into, bool& isOpen) {
            if (ready.revents == 0)
                return;
            const ssize_t got = read(ready.fd, buffer, sizeof buffer);
            if (got > 0)
                into.append(buffer, static_cast<std::size_t>(got));
            else
                isOpen = false;
        };
        take(polls[0], result.out, outOpen);
        take(polls[1], result.err, errOpen);
        if (polls[2].revents != 0) {
            const ssize_t put = write(in.ends[1], options.input.data() + fed, options.input.size() - fed);
            fed += put > 0 ? static_cast<std::size_t>(put) : 0;
            if (fed == options.input.size() || (put < 0 && errno != EAGAIN))
                in.closeEnd(1);
        }
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    result.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.maxResidentKb = usage.ru_maxrss;
    return result;
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "actiscope-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string contents(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

void writeFile(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace actiscope
