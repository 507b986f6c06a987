// The scripts that people start, on machines that lack something: nothing but stubs is on their PATH.
#include "tests/app/run_program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace actiscope {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// A project of nothing but the scripts, and the commands that they may find.
class Machine {
public:
    Machine() {
        for (const char* name : {"bin", "app", "tests", "tests/ui", "build"})
            std::filesystem::create_directory(folder_ / name);
        for (const char* script :
             {"app/run.sh", "app/steps.sh", "app/packages.sh", "tests/run.sh", "tests/ui/run_on_x.sh"})
            std::filesystem::copy_file(std::string(ACTISCOPE_SOURCE "/") + script, folder_ / script);
        for (const char* tool : {"bash", "basename", "cat", "dirname", "env", "grep", "mkdir", "mktemp", "rm",
                                 "sed", "sh", "sleep", "tail"})
            std::filesystem::create_symlink(std::string("/usr/bin/") + tool,
                                            folder_ / (std::string("bin/") + tool));
        command("id", "echo 0");
        command("dpkg-query", everyPackageIsThere);
        command("apt-get", "echo apt-get \"$@\" >>\"$NOTES\"");
        command("cmake", "[ \"$1\" != --preset ] || : >\"build/$2/build.ninja\"");
        command("ninja", "mkdir -p \"$2/app\"; printf '%s\\n' '#!/bin/bash' 'echo started \"$@\"' "
                         ">\"$2/app/actiscope\"; /bin/chmod +x \"$2/app/actiscope\"");
        command("ctest", "echo tested \"$@\"");
    }

    void command(const std::string& name, const std::string& does) {
        const std::string path = folder_ / ("bin/" + name);
        writeFile(path, "#!/bin/bash\n" + does + "\n");
        chmod(path.c_str(), 0755);
    }
    void remove(const std::string& name) { std::filesystem::remove(folder_ / ("bin/" + name)); }
    void file(const std::string& name, const std::string& text) { writeFile(folder_ / name, text); }
    void lacks(const std::string& package) {
        command("dpkg-query", std::string(everyPackageIsThere) + " | /bin/grep -vx 'ii " + package +
                                  "'; echo no package found >&2; exit 1");
    }
    Ran start(const std::string& script, std::vector<std::string> arguments = {}) const {
        arguments.insert(arguments.begin(), folder_ / script);
        return run(arguments, {.environment = {{"PATH", folder_ / "bin"},
                                               {"NOTES", folder_ / "notes"},
                                               {"TMPDIR", folder_ / ""},
                                               {"PRESET", ""}, // of the run of tests that this is one of
                                               {"CI", ""}},
                               .program = "/bin/bash"});
    }
    /// What was asked of apt-get.
    std::string notes() const { return contents(folder_ / "notes"); }

private:
    // dpkg-query -W -f FORMAT PACKAGE…
    static constexpr const char* everyPackageIsThere = "shift 3; printf 'ii %s\\n' \"$@\"";
    TemporaryFolder folder_;
};

constexpr const char* update = "apt-get update\n";

TEST(Setup, InstallsNothingWhereAllIsThere) {
    const Machine machine;
    const Ran ran = machine.start("app/run.sh", {"export", "elu"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(ran.out, "started export elu\n");
    EXPECT_THAT(machine.notes(), IsEmpty());
}

TEST(Setup, InstallsWhatDpkgDoesNotKnow) {
    Machine machine;
    machine.lacks("libhwy-dev");
    const Ran ran = machine.start("app/run.sh");
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(ran.out, "started\n");
    EXPECT_THAT(ran.err, HasSubstr("Installing from Debian, to build and run Actiscope: libhwy-dev\n"));
    EXPECT_EQ(machine.notes(),
              std::string(update) + "apt-get install -y --no-install-recommends libhwy-dev\n");
}

TEST(Setup, InstallsEverythingWhereDpkgKnowsNothing) {
    Machine machine;
    machine.command("dpkg-query", "exit 1");
    const Ran ran = machine.start("tests/run.sh", {"-R", "Elu"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(ran.out, "tested --preset dev -R Elu\n");
    EXPECT_THAT(machine.notes(), HasSubstr(" g++ cmake "));
    EXPECT_THAT(machine.notes(), HasSubstr(" libgtest-dev "));
}

TEST(Setup, UsesSudoAsAnOrdinaryUser) {
    Machine machine;
    machine.lacks("cmake");
    machine.command("id", "echo 1000");
    machine.command("sudo", "echo sudo >>\"$NOTES\"; exec \"$@\"");
    const Ran ran = machine.start("app/run.sh");
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("(sudo may ask for your password): cmake\n"));
    EXPECT_EQ(machine.notes(),
              "sudo\n" + std::string(update) + "apt-get install -y --no-install-recommends cmake\n");
}

TEST(Setup, SaysWhatToDoWithoutSudo) {
    Machine machine;
    machine.lacks("cmake");
    machine.command("id", "echo 1000");
    const Ran ran = machine.start("app/run.sh");
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_EQ(ran.err,
              "run.sh: Packages are missing and there is no sudo: run 'apt-get install cmake' as root, "
              "then start again.\n");
    EXPECT_THAT(machine.notes(), IsEmpty());
}

struct Trouble {
    const char* name;
    void (*cause)(Machine& machine);
    const char* sentence; ///< the end of what is said
};

class SetupTrouble : public testing::TestWithParam<Trouble> {};

TEST_P(SetupTrouble, IsSaidInOneSentence) {
    for (const char* script : {"app/run.sh", "tests/run.sh"}) {
        Machine machine;
        GetParam().cause(machine);
        const Ran ran = machine.start(script);
        EXPECT_EQ(ran.exitCode, 1) << script;
        EXPECT_THAT(ran.out, IsEmpty()) << script;
        const std::string lastLine = ran.err.substr(ran.err.rfind('\n', ran.err.size() - 2) + 1);
        EXPECT_THAT(lastLine, HasSubstr(GetParam().sentence)) << script << " said: " << ran.err;
    }
}

/// apt-get that cannot: its own words and status.
template <std::size_t Count>
void aptSays(Machine& machine, const char (&words)[Count]) {
    machine.lacks("cmake");
    machine.command("apt-get", std::string("echo \"") + words + "\" >&2; [ \"$1\" = update ] || exit 100");
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, SetupTrouble,
    testing::Values(
        Trouble{"NoAptGet",
                [](Machine& m) {
                    m.lacks("cmake");
                    m.remove("apt-get");
                },
                "There is no apt-get, so this is not Debian: install by other means, to build"},
        Trouble{"NoDpkgNorAptGet",
                [](Machine& m) {
                    m.remove("dpkg-query");
                    m.remove("apt-get");
                },
                "There is no apt-get, so this is not Debian"},
        Trouble{"NoNetwork",
                [](Machine& m) { aptSays(m, "W: Failed to fetch http://x  Could not resolve 'x'"); },
                "Installing packages failed: the network or the package server cannot be reached; the whole "
                "log is "},
        Trouble{
            "UnknownToApt", [](Machine& m) { aptSays(m, "E: Unable to locate package cmake"); },
            "Installing packages failed: apt does not know the package cmake, so this is not Debian 12 or"},
        Trouble{"OnlyReferredTo",
                [](Machine& m) { aptSays(m, "E: Package 'cmake' has no installation candidate"); },
                "Installing packages failed: apt does not know the package 'cmake', so"},
        Trouble{"AptIsBusy",
                [](Machine& m) { aptSays(m, "E: Could not get lock /var/lib/dpkg/lock-frontend."); },
                "another program is installing packages, wait for it;"},
        Trouble{"DiskFull", [](Machine& m) { aptSays(m, "E: write error (28: No space left on device)"); },
                "the disk is full;"},
        Trouble{"AnyOtherReason", [](Machine& m) { aptSays(m, "E: The moon is full"); },
                ": The moon is full;"},
        Trouble{"NoReason", [](Machine& m) { aptSays(m, ""); }, ": apt-get gave no reason;"},
        Trouble{"SudoRefuses",
                [](Machine& m) {
                    m.lacks("cmake");
                    m.command("id", "echo 1000");
                    m.command("sudo", "echo 'sudo: a password is required' >&2; exit 1");
                },
                "sudo refused (a password is required);"},
        Trouble{"NoCmake", [](Machine& m) { m.remove("cmake"); }, "There is no 'cmake' on the PATH;"},
        Trouble{"ConfigureFails", [](Machine& m) { m.command("cmake", "echo no Qt >&2; exit 1"); },
                "Configuring failed; what CMake said stands above."},
        Trouble{"BuildFails",
                [](Machine& m) {
                    m.command("ninja", "exit 1");
                    m.command("cmake", "[ \"$1\" != --build ] || exit 1");
                },
                "Building failed; what the compiler said stands above."},
        Trouble{"FolderNotWritable",
                [](Machine& m) {
                    m.file("build/release", "in the way");
                    m.file("build/dev", "in the way");
                },
                " cannot be written to: copy the project to a folder of your own and start again there."}),
    [](const auto& of) { return of.param.name; });

TEST(Setup, ShowsWhatTheToolSaidBeforeTheSentence) {
    Machine machine;
    machine.command("cmake", "echo no Qt here; exit 1");
    EXPECT_EQ(machine.start("app/run.sh").err,
              "Building Actiscope, once; this takes a few minutes.\nno Qt here\n"
              "run.sh: Configuring failed; what CMake said stands above.\n");
}

TEST(Setup, FailedTestsAreASentenceToo) {
    Machine machine;
    machine.command("ctest", "exit 8");
    const Ran ran = machine.start("tests/run.sh");
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_EQ(ran.err, "run.sh: Not every test passed; ctest names those that did not above.\n");
}

TEST(Setup, TheXServerThatIsMissingOrDoesNotStartIsASentence) {
    Machine machine;
    EXPECT_THAT(machine.start("tests/ui/run_on_x.sh", {"true"}).err,
                HasSubstr("run_on_x.sh: There is no 'Xvfb'; start ./tests/run.sh"));
    machine.command("xprop", "exit 1");
    machine.command("openbox", "exit 1");
    machine.command("Xvfb", "echo no screens found >&2; exit 1");
    const Ran ran = machine.start("tests/ui/run_on_x.sh", {"bash"});
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_EQ(ran.err, "run_on_x.sh: The X server did not start: no screens found\n");
}

} // namespace
} // namespace actiscope
