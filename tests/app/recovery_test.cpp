// The real program, ended by signals: what it finds of unsaved work it leaves for the next start.
#include "core/document/json.h"
#include "tests/app/run_program.h"

#include <gmock/gmock.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <sstream>

#include <sys/wait.h>
#include <unistd.h>

namespace actiscope {
namespace {

bool waitFor(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        usleep(10000);
    }
    return true;
}

/// The window of the real program, without a display and with a home of its own.
class RunningWindow {
public:
    explicit RunningWindow(const std::string& home) : child_(fork()) {
        if (child_ != 0)
            return;
        setenv("QT_QPA_PLATFORM", "offscreen", 1);
        setenv("HOME", home.c_str(), 1);
        for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            unsetenv(name);
        execl(ACTISCOPE_PROGRAM, ACTISCOPE_PROGRAM, nullptr);
        _exit(127);
    }
    ~RunningWindow() {
        if (child_ > 0)
            end(SIGKILL);
    }

    pid_t id() const { return child_; }

    /// Whether the program has a handler of its own for this signal.
    bool catches(int signal) const {
        std::istringstream status(contents("/proc/" + std::to_string(child_) + "/status"));
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("SigCgt:"))
                return (std::stoull(line.substr(8), nullptr, 16) >> (signal - 1) & 1U) != 0;
        return false;
    }

    /// The status of waitpid.
    int end(int signal) {
        int status = 0;
        kill(child_, signal);
        waitpid(child_, &status, 0);
        child_ = -1;
        return status;
    }

private:
    pid_t child_;
};

TEST(UnsavedWork, SurvivesHoweverTheProgramEnds) {
    const TemporaryFolder home;
    const std::string unsaved = home / ".local/share/Actiscope/Actiscope/unsaved";
    std::filesystem::create_directories(unsaved);
    const std::string file = unsaved + "/left.unsaved";
    const std::string text = " \n" + toJson(Document());
    writeFile(file, text);
    const auto isOfferedBy = [&](const RunningWindow& window) {
        return std::filesystem::exists(file + ".lock") &&
               contents(file + ".lock").starts_with(std::to_string(window.id()) + "\n");
    };
    for (const int signal : {SIGKILL, SIGTERM, SIGINT, SIGHUP}) {
        RunningWindow window(home / "");
        ASSERT_TRUE(waitFor(
            [&] { return isOfferedBy(window) && window.catches(signal == SIGKILL ? SIGTERM : signal); }));
        RunningWindow second(home / "");
        ASSERT_TRUE(waitFor([&] { return second.catches(SIGTERM); }));
        EXPECT_TRUE(isOfferedBy(window)) << "by one program only";
        const int status = window.end(signal);
        EXPECT_EQ(signal == SIGKILL, WIFSIGNALED(status));
        if (signal != SIGKILL) {
            EXPECT_EQ(WEXITSTATUS(status), 0);
        }
        EXPECT_EQ(contents(file), text);
    }
}

} // namespace
} // namespace actiscope
