// Whatever comes in, the program answers with a sentence of bounded length, in bounded time and memory.
#include "core/fields/limits.h"
#include "core/fields/quote.h"
#include "tests/app/run_program.h"

#include <gmock/gmock.h>

#include <chrono>

namespace actiscope {
namespace {

using testing::HasSubstr;

void expectShortSentence(const Ran& ran, const std::string& part) {
    EXPECT_THAT(ran.err, HasSubstr(part));
    EXPECT_LT(ran.err.size(), 500U);
    EXPECT_EQ(firstBadByte(ran.err), std::nullopt);
}

TEST(Limits, AMalformedSessionIsNotRepeated) {
    const TemporaryFolder folder;
    writeFile(folder / "bad.actiscope", R"({"actiscope":1,"x":")" + std::string(400000, 'a'));
    const Ran ran = run({"export", "--session", folder / "bad.actiscope", "-o", folder / "x.svg"});
    EXPECT_EQ(ran.exitCode, 1);
    expectShortSentence(ran, "line 1, column 400021: the text ends too early");
}

TEST(Limits, ManyObjectsInAnArrayAreRefusedAtOnce) {
    const TemporaryFolder folder;
    std::string objects = "{}";
    for (int i = 1; i < 1398000; ++i)
        objects += ",{}";
    writeFile(folder / "quad.actiscope", R"({"actiscope":1,"curves":{"curves":[)" + objects + "]}}");
    const auto start = std::chrono::steady_clock::now();
    const Ran ran = run({"export", "--session", folder / "quad.actiscope", "-o", folder / "x.svg"});
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
    EXPECT_EQ(ran.exitCode, 1);
    expectShortSentence(ran, "curves.curves: an array of more than 512 elements is no part of a session");
}

TEST(Limits, AJacobianOfManyEntriesIsRefusedBeforeItIsWorkedOut) {
    std::string ones = "1";
    for (std::size_t i = 1; i < 100000; ++i)
        ones += ",1";
    RunOptions options;
    options.input = ones + "\n";
    const Ran ran = run({"eval", "softmax", "--jacobian"}, options);
    EXPECT_EQ(ran.exitCode, 1);
    expectShortSentence(ran, "line 1: the Jacobian of 100000 entries has 10000000000 numbers; allowed are up "
                             "to 2000 entries");
    EXPECT_EQ(run({"eval", "softmax"}, options).exitCode, 0) << "the values themselves are few";
}

TEST(Limits, LongTextsAreRefusedByName) {
    const TemporaryFolder folder;
    writeFile(folder / "n.actiscope", R"({"actiscope": 1, "page": "softmax", "softmax": {"names": ")" +
                                          std::string(100000, 'n') + "\"}}");
    const Ran session = run({"export", "--session", folder / "n.actiscope", "-o", folder / "n.png"});
    EXPECT_EQ(session.exitCode, 1);
    expectShortSentence(session, "softmax.names: names cannot be 'nnn");
    EXPECT_THAT(session.err, HasSubstr("of 100000 letters; allowed is text of up to 800 letters"));
    const Ran title = run({"export", "--title", std::string(100000, 't'), "-o", folder / "n.png"});
    EXPECT_EQ(title.exitCode, 2);
    expectShortSentence(title, "allowed is text of up to 500 letters");
}

TEST(Limits, BytesThatAreNoTextAreRefusedAndNotRepeated) {
    const TemporaryFolder folder;
    const Ran ran =
        run({"export", "--page", "softmax", "--set", "names=a\xff\xfe, b", "-o", folder / "x.svg"});
    EXPECT_EQ(ran.exitCode, 2);
    expectShortSentence(ran, "names cannot be 'a\uFFFD\uFFFD, b', whose byte 2 is no UTF-8");
}

TEST(Limits, EveryWordOfTheCommandLineIsQuotedInShort) {
    const TemporaryFolder folder;
    const std::string hostile = "\xff\x1b[2J" + std::string(50000, 'x');
    const std::vector<std::vector<std::string>> lines{
        {hostile},
        {hostile, hostile},
        {"--" + hostile},
        {"eval", hostile},
        {"eval", "elu", hostile},
        {"eval", "elu", "--param", hostile},
        {"eval", "elu", "--param", hostile + "=1"},
        {"eval", "elu", "--param", "alpha=" + hostile},
        {"eval", "elu", "--order", hostile},
        {"eval", "elu", "--input", hostile},
        {"eval", "maxout", "--pieces", hostile},
        {"describe", hostile},
        {"identify", hostile},
        {"compare", hostile},
        {"compare", "--properties", hostile},
        {"export", "--page", hostile, "-o", folder / "a.svg"},
        {"export", "--session", hostile, "-o", folder / "a.svg"},
        {"export", "--set", hostile, "-o", folder / "a.svg"},
        {"export", "--set", hostile + "=1", "-o", folder / "a.svg"},
        {"export", "--set", "x_min=" + hostile, "-o", folder / "a.svg"},
        {"export", "--set", "legend=" + hostile, "-o", folder / "a.svg"},
        {"export", "--set", "property=" + hostile, "-o", folder / "a.svg"},
        {"export", "--set", "softmax.compare=" + hostile, "-o", folder / "a.svg"},
        {"export", "--set", "softmax.logits=1," + hostile, "-o", folder / "a.svg"},
        {"export", "--param", hostile, "-o", folder / "a.svg"},
        {"export", "--param", hostile + ".a=1", "-o", folder / "a.svg"},
        {"export", "--derivatives", hostile, "-o", folder / "a.svg"},
        {"export", "--x-range", hostile, "-o", folder / "a.svg"},
        {"export", "--size", hostile, "-o", folder / "a.svg"},
        {"export", "--dpi", hostile, "-o", folder / "a.svg"},
        {"export", "--background", hostile, "-o", folder / "a.svg"},
        {"export", "-o", hostile},
        {"export", hostile, "-o", folder / "a.svg"}};
    for (const auto& line : lines) {
        const Ran ran = run(line);
        EXPECT_TRUE(ran.exitCode == 1 || ran.exitCode == 2) << line[0] << ran.exitCode;
        EXPECT_LT(ran.err.size(), 2500U) << ran.err;
        EXPECT_EQ(firstBadByte(ran.err), std::nullopt) << ran.err;
        EXPECT_EQ(ran.err.find('\x1b'), std::string::npos);
        EXPECT_EQ(ran.err.find(std::string(longestQuote + 1, 'x')), std::string::npos) << ran.err;
    }
}

} // namespace
} // namespace actiscope
