#include "core/activations/catalogue.h"
#include "tests/app/run_program.h"

#include <gmock/gmock.h>

#include <cmath>
#include <fstream>
#include <future>
#include <sstream>

#include <sys/stat.h>

namespace actiscope {
namespace {

using testing::HasSubstr;

std::string evalOut(const std::vector<std::string>& arguments, const std::string& input) {
    std::vector<std::string> all{"eval"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Ran ran = run(all, {.input = input});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    return ran.out;
}

TEST(Eval, PrintsTheAskedOrdersInShortestForm) {
    EXPECT_EQ(evalOut({"relu", "--order", "0,1,2"}, "-1\n0\n2.5\n"),
              "x,f,f1,f2\n-1,0,0,0\n0,0,0,0\n2.5,2.5,1,0\n");
    EXPECT_EQ(evalOut({"sigmoid", "--order", "1"}, "0\n"), "x,f1\n0,0.25\n");
    EXPECT_EQ(evalOut({"sigmoid"}, "0\n"), "x,f\n0,0.5\n");
}

TEST(Eval, ReadsDecimalHexadecimalInfinityNanAndBlanks) {
    EXPECT_EQ(evalOut({"identity"}, " 0x1.8p1 \r\n\n-inf\nNaN\n1e3"),
              "x,f\n3,3\n-inf,-inf\nnan,nan\n1000,1000\n");
}

TEST(Eval, ReadsBackToTheExactDoublesOfTheCore) {
    std::string input;
    std::vector<double> xs;
    for (double x = -40; x < 40; x += 0.3717) {
        xs.push_back(x);
        input += shortestText(x) + "\n";
    }
    std::vector<double> f(xs.size());
    std::vector<double> f1(xs.size());
    std::vector<double> f2(xs.size());
    findActivation("swish")->evaluate(std::vector{1.7}, xs, {f, f1, f2});
    std::istringstream lines(evalOut({"swish", "--param", "beta=1.7", "--order", "0,1,2"}, input));
    std::string line;
    std::getline(lines, line);
    for (std::size_t i = 0; i < xs.size(); ++i) {
        std::getline(lines, line);
        EXPECT_EQ(line, shortestText(xs[i]) + "," + shortestText(f[i]) + "," + shortestText(f1[i]) + "," +
                            shortestText(f2[i]));
    }
}

TEST(Eval, ReadsAFile) {
    const TemporaryFolder folder;
    writeFile(folder / "x.txt", "1\n");
    EXPECT_EQ(evalOut({"elu", "--input", folder / "x.txt"}, ""), "x,f\n1,1\n");
    EXPECT_EQ(run({"eval", "elu", "--input", folder / "none.txt"}).exitCode, 1);
}

TEST(Eval, NamesTheLineOfAMalformedNumber) {
    const Ran ran = run({"eval", "relu"}, {.input = "1\n2\nthree\n4\n"});
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_EQ(ran.out, "x,f\n1,1\n2,2\n");
    EXPECT_THAT(ran.err, HasSubstr("line 3: 'three' is not a number"));
    EXPECT_THAT(run({"eval", "relu"}, {.input = std::string(1000000, '7')}).err, HasSubstr("longer than"));
}

TEST(Eval, RefusesNumbersThatNoDoubleHolds) {
    for (const char* text : {"1e400", "-0x1p2000", "1e-400"}) {
        const Ran ran = run({"eval", "identity"}, {.input = std::string("1\n") + text + "\n"});
        EXPECT_EQ(ran.exitCode, 1) << text;
        EXPECT_THAT(ran.err, HasSubstr(std::string("line 2: the number ") + text + " is too ")) << text;
        EXPECT_EQ(run({"eval", "softmax"}, {.input = std::string("1, ") + text + "\n"}).exitCode, 1) << text;
    }
    EXPECT_EQ(evalOut({"identity"}, "0e999\n5e-324\n-inf\n"), "x,f\n0,0\n5e-324,5e-324\n-inf,-inf\n");
}

TEST(Eval, StreamsAMillionLinesWithoutGrowing) {
    std::string few;
    for (int i = 0; i < 1000; ++i)
        few += "0.123456\n";
    std::string many;
    for (int i = 0; i < 1000; ++i)
        many += few;
    // The address sanitizer keeps freed memory for a while; a megabyte of it is enough here.
    const std::map<std::string, std::string> sanitizer{{"ASAN_OPTIONS", "quarantine_size_mb=1"}};
    const std::vector<std::string> command{"eval", "tanh", "--order", "0,1,2"};
    const Ran small = run(command, {.input = few, .environment = sanitizer});
    const Ran large = run(command, {.input = many, .environment = sanitizer});
    EXPECT_EQ(std::count(large.out.begin(), large.out.end(), '\n'), 1000001);
    EXPECT_LT(large.maxResidentKb, small.maxResidentKb + 8 * 1024);
}

TEST(Eval, SaysWhenItsOutputIsFull) {
    const Ran ran = run({"eval", "tanh"}, {.input = "1\n", .outputFile = "/dev/full"});
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_THAT(ran.err, HasSubstr("cannot write to standard output: no space left"));
}

TEST(Eval, WaitsForTheWriterOfAPipeButNotForever) {
    const TemporaryFolder folder;
    const std::string pipe = folder / "numbers";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    auto written = std::async(std::launch::async, [&] { std::ofstream(pipe) << "-1\n2\n"; });
    EXPECT_EQ(evalOut({"relu", "--input", pipe}, ""), "x,f\n-1,0\n2,2\n");
    written.get();
    const Ran alone = run({"eval", "relu", "--input", pipe});
    EXPECT_EQ(alone.exitCode, 1);
    EXPECT_THAT(alone.err, HasSubstr("nothing comes from it"));
    EXPECT_EQ(std::count(alone.err.begin(), alone.err.end(), '\n'), 1) << alone.err;
    const Ran session = run({"export", "--session", pipe, "-o", folder / "x.svg"});
    EXPECT_EQ(session.exitCode, 1);
    EXPECT_THAT(session.err, HasSubstr("nothing comes from it"));
}

TEST(Eval, RefusesWrongWordsWithTheNearest) {
    const auto refused = [](const std::vector<std::string>& arguments, const char* why) {
        const Ran ran = run(arguments, {.input = "1\n"});
        EXPECT_EQ(ran.exitCode, 2) << why;
        EXPECT_EQ(ran.out, "") << why;
        EXPECT_THAT(ran.err, HasSubstr(why));
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << "one sentence: " << ran.err;
    };
    refused({"eval", "rellu"}, "unknown activation 'rellu': did you mean 'relu'?");
    refused({"eval", "elu", "--param", "alhpa=1"}, "elu has no parameter 'alhpa': did you mean 'alpha'?");
    refused({"eval", "relu", "--param", "alpha=1"}, "relu has no parameters");
    refused({"eval", "softplus", "--param", "beta=0"},
            "beta cannot be 0; allowed is a finite number greater than 0");
    refused({"eval", "elu", "--param", "alpha=nan"}, "alpha cannot be nan");
    refused({"eval", "elu", "--param", "alpha=inf"}, "alpha cannot be inf");
    refused({"eval", "elu", "--param", "alpha"}, "--param takes NAME=VALUE");
    refused({"eval", "elu", "--order", "3"}, "--order takes a list of 0, 1 and 2");
    refused({"eval", "elu", "--order", ""}, "--order takes a value, and was given an empty one");
    refused({"eval", "elu", "--ordr", "1"}, "unknown option '--ordr': did you mean '--order'?");
    refused({"eval", "--formula", "x", "--at", "2"}, "unknown option '--at'");
    refused({"eval"}, "ID");
    refused({"eval", "elu", "relu"}, "'relu' is one word too many");
}

} // namespace
} // namespace actiscope
