// Where files go, and that nothing else is touched.
#include "tests/app/run_program.h"

#include <gmock/gmock.h>

#include <future>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace actiscope {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
namespace fs = std::filesystem;

Ran drawTo(const std::string& path) {
    return run({"export", "elu", "-o", path});
}

void expectRefusal(const Ran& ran, const std::string& why) {
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_THAT(ran.err, StartsWith("actiscope: "));
    EXPECT_THAT(ran.err, HasSubstr(why));
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
}

TEST(Writing, GoesIntoADeviceAndSaysWhenItIsFull) {
    const TemporaryFolder folder;
    fs::create_symlink("/dev/full", folder / "full.svg");
    expectRefusal(drawTo(folder / "full.svg"), "no space left on device");
    EXPECT_TRUE(fs::is_symlink(folder / "full.svg"));
    EXPECT_TRUE(fs::is_character_file("/dev/full"));
    expectRefusal(run({"compare", "elu", "-o", "/dev/full"}), "cannot write '/dev/full': no space left");
    fs::create_symlink("/dev/null", folder / "null.png");
    EXPECT_EQ(drawTo(folder / "null.png").exitCode, 0);
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
    const Ran both = run({"export", "elu", "-o", folder / "a.png", "-o", folder / "full.svg"});
    expectRefusal(both, "no space left on device");
    EXPECT_FALSE(fs::exists(folder / "a.png")) << "no half set of files";
}

TEST(Writing, GoesToStandardOutputByAName) {
    const TemporaryFolder folder;
    fs::create_symlink("/dev/stdout", folder / "out.svg");
    EXPECT_THAT(drawTo(folder / "out.svg").out, StartsWith("<?xml"));
    writeFile(folder / "log", "before\n");
    RunOptions into;
    into.outputFile = folder / "log";
    EXPECT_EQ(run({"compare", "elu", "-o", "/dev/stdout"}, into).exitCode, 0);
    EXPECT_THAT(contents(folder / "log"), HasSubstr("| Activation |"));
    EXPECT_THAT(run({"compare", "elu", "-o", "-"}).out, HasSubstr("| Activation |"));
    EXPECT_FALSE(fs::exists("-"));
}

TEST(Writing, GoesIntoAPipeThatSomebodyReads) {
    const TemporaryFolder folder;
    const std::string pipe = folder / "p.svg";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    auto read = std::async(std::launch::async, [&] { return contents(pipe); });
    EXPECT_EQ(drawTo(pipe).exitCode, 0);
    EXPECT_THAT(read.get(), EndsWith("</svg>\n"));
    EXPECT_TRUE(fs::is_fifo(pipe));
    expectRefusal(drawTo(pipe), "nobody reads from this pipe");
    EXPECT_TRUE(fs::is_fifo(pipe));
}

TEST(Writing, KeepsALinkAndWritesTheFileBehindIt) {
    const TemporaryFolder folder;
    fs::create_directory(folder / "far");
    writeFile(folder / "far/old.svg", "old");
    fs::permissions(folder / "far/old.svg", fs::perms(0604));
    fs::create_symlink("far/old.svg", folder / "near.svg");
    fs::create_symlink("near.svg", folder / "nearer.svg");
    ASSERT_EQ(drawTo(folder / "nearer.svg").exitCode, 0);
    EXPECT_TRUE(fs::is_symlink(folder / "near.svg") && fs::is_symlink(folder / "nearer.svg"));
    EXPECT_THAT(contents(folder / "far/old.svg"), EndsWith("</svg>\n"));
    EXPECT_EQ(fs::status(folder / "far/old.svg").permissions(), fs::perms(0604));
    fs::create_symlink("far/new.svg", folder / "dangling.svg");
    ASSERT_EQ(drawTo(folder / "dangling.svg").exitCode, 0);
    EXPECT_TRUE(fs::is_symlink(folder / "dangling.svg"));
    EXPECT_TRUE(fs::is_regular_file(folder / "far/new.svg"));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder / "far"), {}), 2) << "nothing temporary stays";
}

TEST(Writing, RefusesWhatIsNoFile) {
    const TemporaryFolder folder;
    fs::create_directory(folder / "d.svg");
    expectRefusal(drawTo(folder / "d.svg"), "it is a folder");
    fs::create_symlink("b.svg", folder / "a.svg");
    fs::create_symlink("a.svg", folder / "b.svg");
    expectRefusal(drawTo(folder / "a.svg"), "too many levels of symbolic links");
    fs::create_symlink("nowhere/x.svg", folder / "lost.svg");
    expectRefusal(drawTo(folder / "lost.svg"), "there is no folder");
    const int listening = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{AF_UNIX, {}};
    const std::string path = folder / "s.svg";
    ASSERT_LT(path.size(), sizeof address.sun_path);
    path.copy(address.sun_path, path.size());
    ASSERT_EQ(bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    expectRefusal(drawTo(path), "it is a socket");
    EXPECT_TRUE(fs::is_socket(path));
    close(listening);
    expectRefusal(drawTo(folder / (std::string(300, 'x') + ".svg")), "file name too long");
}

TEST(Writing, ChecksEveryTargetBeforeTheFirstIsWritten) {
    const TemporaryFolder folder;
    for (const std::string& bad : {folder / "none/x.svg", std::string("/proc/x.svg")}) {
        EXPECT_EQ(run({"export", "elu", "-o", folder / "ok.svg", "-o", bad}).exitCode, 1);
        EXPECT_TRUE(folder.isEmpty());
    }
}

TEST(Writing, KeepsTheBytesOfANameThatIsNoText) {
    const TemporaryFolder folder;
    const std::string name = folder / "bad\xff.svg";
    EXPECT_EQ(drawTo(name).exitCode, 0);
    EXPECT_THAT(contents(name), EndsWith("</svg>\n"));
    EXPECT_EQ(run({"export", "--session", name, "-o", folder / "\xfe.csv"}).exitCode, 0);
    EXPECT_THAT(contents(folder / "\xfe.csv"), StartsWith("curve,x,f"));
    expectRefusal(drawTo(folder / "no\xff/a.svg"), "no\xef\xbf\xbd'");
    expectRefusal(run({name}), "its name is not UTF-8");
}

TEST(Writing, RefusesAFigureThatWouldHoldAnError) {
    const TemporaryFolder folder;
    for (const char* format : {"png", "jpg", "svg", "pdf", "csv", "tex"}) {
        const std::string file = folder / (std::string("a.") + format);
        const Ran typed = run({"export", "--page", "maxout", "--set", "formula=sin(x", "-o", file});
        EXPECT_EQ(typed.exitCode, 2);
        EXPECT_THAT(typed.err, HasSubstr("maxout.formula: "));
        const Ran infinite =
            run({"export", "--page", "maxout", "--set", "formula=1/(x-0.5)", "--set", "from=-1", "-o", file});
        EXPECT_EQ(infinite.exitCode, 2);
        EXPECT_TRUE(folder.isEmpty());
    }
    const TemporaryFolder sessions;
    writeFile(sessions / "m.actiscope",
              R"({"actiscope":1,"page":"maxout","maxout":{"formula":"sin(x","target":"abs"}})");
    EXPECT_EQ(run({"export", "--session", sessions / "m.actiscope", "-o", folder / "a.svg"}).exitCode, 0)
        << "a formula that is not drawn does not matter";
}

TEST(StandardOutput, SaysWhenItIsFull) {
    RunOptions full;
    full.outputFile = "/dev/full";
    full.input = "1\n";
    const std::vector<std::vector<std::string>> all{
        {"--help"},         {"--version"},   {"export", "--help"}, {"list"},
        {"list", "--json"}, {"eval", "elu"}, {"describe", "elu"},  {"compare", "elu"}};
    for (const auto& arguments : all)
        expectRefusal(run(arguments, full), "cannot write to standard output: no space left on device");
}

TEST(CommandLine, RefusesAnEmptyValue) {
    const TemporaryFolder folder;
    for (const char* option : {"--session", "--page", "--derivatives", "--x-range", "--size", "--dpi",
                               "--background", "--set", "--param"}) {
        const Ran ran = run({"export", "elu", option, "", "-o", folder / "a.svg"});
        EXPECT_EQ(ran.exitCode, 2) << option;
        EXPECT_THAT(ran.err, HasSubstr(option));
        EXPECT_TRUE(folder.isEmpty());
    }
    EXPECT_EQ(run({"export", "elu", "--title", "", "-o", folder / "a.svg"}).exitCode, 0);
    EXPECT_EQ(run({"compare", "elu", "-o", ""}).exitCode, 2);
    EXPECT_EQ(run({"eval", "elu", "--input", ""}).exitCode, 2);
    EXPECT_EQ(run({""}).exitCode, 1);
}

TEST(CommandLine, DoesNotWaitForWhatDoesNotCome) {
    const TemporaryFolder folder;
    const std::string pipe = folder / "p.svg";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    expectRefusal(run({pipe}), "it is a pipe or a device");
    expectRefusal(run({"/dev/zero"}), "it is a pipe or a device");
    expectRefusal(run({"/tmp"}), "it is a folder");
    EXPECT_EQ(run({"--"}).exitCode, 2);
    const auto drawn = [&](const std::string& session) {
        return run({"export", "--session", session, "-o", folder / "a.svg"});
    };
    expectRefusal(drawn(pipe), "nothing comes from it");
    expectRefusal(drawn("/dev/zero"), "it does not end");
    expectRefusal(drawn("/"), "it is a folder");
    RunOptions piped;
    piped.input = "{\"actiscope\": 1, \"curves\": {\"title\": \"Piped\"}}";
    EXPECT_EQ(run({"export", "--session", "/dev/stdin", "-o", folder / "a.svg"}, piped).exitCode, 0);
    EXPECT_THAT(contents(folder / "a.svg"), HasSubstr("Piped"));
}

TEST(CommandLine, NeverLetsQtSpeak) {
    const TemporaryFolder folder;
    for (const char* names :
         {"\u2028", "\u0915\u094d\u0937,\u0e01\u0e33,\u0b95\u0bca", "\U0001F600", "\u0300"}) {
        const Ran ran = run({"export", "--page", "softmax", "--set", std::string("names=") + names, "--title",
                             names, "-o", folder / "a.png", "-o", folder / "a.svg", "-o", folder / "a.pdf"});
        EXPECT_EQ(ran.exitCode, 0);
        EXPECT_EQ(ran.err, "");
    }
}

} // namespace
} // namespace actiscope
