// What `cmake --install` puts where.
#include "tests/app/run_program.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace actiscope {
namespace {

TEST(Install, GivesAUsableTree) {
    const TemporaryFolder folder;
    const std::string install = std::string(ACTISCOPE_CMAKE) + " --install '" ACTISCOPE_BUILD "' --prefix '" +
                                folder / "tree" + "' >'" + folder / "log' 2>&1";
    ASSERT_EQ(std::system(install.c_str()), 0) << contents(folder / "log");
    const std::string tree = folder / "tree/";
    for (const char* file : {"bin/actiscope", "share/applications/org.actiscope.Actiscope.desktop",
                             "share/metainfo/org.actiscope.Actiscope.metainfo.xml",
                             "share/mime/packages/org.actiscope.Actiscope.xml",
                             "share/icons/hicolor/scalable/apps/org.actiscope.Actiscope.svg",
                             "share/man/man1/actiscope.1", "share/bash-completion/completions/actiscope",
                             "share/doc/actiscope/copyright", "share/doc/actiscope/changelog"})
        EXPECT_TRUE(std::filesystem::exists(tree + file)) << file;
    EXPECT_TRUE(
        contents(tree + "share/doc/actiscope/changelog").starts_with("actiscope (" ACTISCOPE_VERSION ")"))
        << "the package's changelog has no entry for this version";
    const Ran ran = run({"eval", "relu"}, {.input = "2\n", .program = tree + "bin/actiscope"});
    EXPECT_EQ(ran.out, "x,f\n2,2\n") << ran.err;

    const auto passes = [&](const std::string& command) {
        return std::system((command + " >'" + folder / "log' 2>&1").c_str()) == 0;
    };
    EXPECT_TRUE(
        passes("desktop-file-validate '" + tree + "share/applications/org.actiscope.Actiscope.desktop'"))
        << contents(folder / "log");
    EXPECT_TRUE(passes("appstreamcli validate --no-net '" + tree +
                       "share/metainfo/org.actiscope.Actiscope.metainfo.xml'"))
        << contents(folder / "log");
    EXPECT_TRUE(passes("man --warnings -l '" + tree + "share/man/man1/actiscope.1'"));
    EXPECT_TRUE(contents(folder / "log").find("NAME") != std::string::npos);
}

TEST(Completion, OffersCommandsIdsAndOptions) {
    const auto offered = [](const std::string& words) {
        const TemporaryFolder folder;
        const std::string script =
            "source '" ACTISCOPE_SOURCE "/app/actiscope.bash'; COMP_WORDS=('" ACTISCOPE_PROGRAM "' " + words +
            "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _actiscope; printf '%s\\n' "
            "\"${COMPREPLY[@]}\"";
        writeFile(folder / "script", script);
        return run({folder / "script"}, {.program = "/bin/bash"}).out;
    };
    EXPECT_EQ(offered("exp"), "export\n");
    EXPECT_EQ(offered("eval softsi"), "softsign\n");
    EXPECT_EQ(offered("export elu --back"), "--background\n");
    EXPECT_EQ(offered("export elu --background da"), "dark\n");
    EXPECT_EQ(offered("tour zig"), "zigzag\n");
    EXPECT_EQ(offered("export --tour kil"), "killed_by_a_step\n");
}

} // namespace
} // namespace actiscope
