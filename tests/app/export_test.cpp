#include "core/document/json.h"
#include "core/pages/curves/state.h"
#include "tests/app/run_program.h"

#include <gmock/gmock.h>

namespace actiscope {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

unsigned bigEndian(const std::string& bytes, std::size_t at) {
    unsigned number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes.at(at + i));
    return number;
}

TEST(Export, WritesEveryFormatInOneRun) {
    const TemporaryFolder folder;
    const Ran ran =
        run({"export", "elu", "swish", "--derivatives", "0,1", "-o", folder / "a.png", "-o", folder / "a.svg",
             "-o", folder / "a.pdf", "-o", folder / "a.jpg", "-o", folder / "a.csv", "-o", folder / "a.tex"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_THAT(contents(folder / "a.png"), StartsWith("\x89PNG"));
    EXPECT_THAT(contents(folder / "a.svg"), HasSubstr("<svg"));
    EXPECT_THAT(contents(folder / "a.pdf"), StartsWith("%PDF"));
    EXPECT_THAT(contents(folder / "a.jpg"), StartsWith("\xff\xd8"));
    EXPECT_THAT(contents(folder / "a.csv"), StartsWith("curve,x,f,f1,f2\n"));
    EXPECT_THAT(contents(folder / "a.tex"), HasSubstr("\\end{document}"));
}

TEST(Export, DrawsAnotherPageAndSetsItsFields) {
    const TemporaryFolder folder;
    const Ran ran = run({"export", "--page", "softmax", "--set", "logits=2,1,0.1", "--set", "temperature=0.5",
                         "--title", "Sharper", "-o", folder / "s.svg", "-o", folder / "s.csv"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_THAT(contents(folder / "s.svg"), HasSubstr("Probabilities softmax(z / T), T = 0.5"));
    EXPECT_THAT(contents(folder / "s.svg"), HasSubstr("0.864"));
    EXPECT_THAT(contents(folder / "s.csv"), StartsWith("class,z,p,gradient\ncat,2,0.86"));
    const Ran empty = run({"export", "--page", "softmax", "--set", "logits=", "-o", folder / "t.svg"});
    EXPECT_EQ(empty.exitCode, 2);
    EXPECT_THAT(empty.err, HasSubstr("logits cannot be empty"));
    EXPECT_EQ(run({"export", "elu", "--page", "softmax", "-o", folder / "t.svg"}).exitCode, 2);
}

TEST(Export, AnOptionWithNothingBehindItsSignTakesNoOtherWord) {
    const TemporaryFolder folder;
    const Ran untitled = run({"export", "relu", "--title=", "elu", "-o", folder / "q.csv"});
    EXPECT_EQ(untitled.exitCode, 0) << untitled.err;
    EXPECT_THAT(contents(folder / "q.csv"), testing::AllOf(HasSubstr("\nReLU,"), HasSubstr("\nELU (")));
    for (const char* option :
         {"--session", "--page", "--set", "--param", "--formula", "--derivatives", "--x-range", "--y-range",
          "--size", "--size-mm", "--dpi", "--background", "--output"}) {
        const std::string name = option;
        const Ran ran = run({"export", "relu", name + "=", "elu", "-o", folder / "r.svg"});
        EXPECT_EQ(ran.exitCode, 2) << name;
        EXPECT_THAT(ran.err, testing::EndsWith(" takes a value, and was given an empty one\n")) << name;
        EXPECT_EQ(ran.err, run({"export", "relu", name, "", "elu", "-o", folder / "r.svg"}).err);
    }
    EXPECT_THAT(run({"identify", "relu", "--most=", "3"}).err, HasSubstr("--most takes a value"));
}

TEST(Export, TakesSizesWithADecimalComma) {
    const TemporaryFolder folder;
    for (const char* size : {"8.5x6.25", "8,5x6,25"}) {
        const Ran ran =
            run({"export", "relu", "--size-mm", size, "-o", folder / (size + std::string(".svg"))});
        EXPECT_EQ(ran.exitCode, 0) << ran.err;
    }
    EXPECT_EQ(contents(folder / "8.5x6.25.svg"), contents(folder / "8,5x6,25.svg"));
}

TEST(Export, RefusesAFieldThatAnotherGivenOneLeavesIdle) {
    const TemporaryFolder folder;
    struct Contradiction {
        const char* page;
        const char* one;
        const char* other;
        const char* sentence;
    };
    for (const auto& [page, one, other, sentence] :
         {Contradiction{"maxout", "target=square", "formula=x^4",
                        "maxout.formula does nothing where maxout.target is 'square'"},
          Contradiction{"maxout", "target=none", "fit=exact",
                        "maxout.fit does nothing where maxout.target is 'none'"},
          Contradiction{"softmax", "logits=1,2", "names=a,b,c",
                        "softmax.names are 3 names, but softmax.logits are 2 numbers"},
          Contradiction{"softmax", "classes=2", "names=a,b,c",
                        "softmax.names are 3 names, but softmax.classes is 2"}})
        for (const bool swapped : {false, true}) {
            const Ran ran = run({"export", "--page", page, "--set", swapped ? other : one, "--set",
                                 swapped ? one : other, "-o", folder / "c.svg"});
            EXPECT_EQ(ran.exitCode, 2) << one;
            EXPECT_THAT(ran.err, HasSubstr(sentence));
        }
    const Ran together = run({"export", "--page", "maxout", "--set", "target=formula", "--set", "formula=x^4",
                              "--set", "fit=exact", "-o", folder / "c.svg"});
    EXPECT_EQ(together.exitCode, 0) << together.err;
    // A written session says all keys, also those that do nothing.
    const Ran again = run({"export", "--session", folder / "c.svg", "--page", "maxout", "--set",
                           "target=square", "-o", folder / "d.svg"});
    EXPECT_EQ(again.exitCode, 0) << again.err;
    EXPECT_EQ(run({"export", "--session", folder / "d.svg", "-o", folder / "e.svg"}).exitCode, 0);
}

TEST(Export, RefusesOptionsThatDoNothingOnThePage) {
    const TemporaryFolder folder;
    const std::vector<std::vector<std::string>> options{{"--x-range", "-1:1"},
                                                        {"--y-range", "auto"},
                                                        {"--y-range", "0:1"},
                                                        {"--derivatives", "0"},
                                                        {"--param", "elu.alpha=1"}};
    for (const auto& option : options) {
        const Ran ran = run({"export", "--page", "softmax", option[0], option[1], "-o", folder / "t.svg"});
        EXPECT_EQ(ran.exitCode, 2);
        EXPECT_THAT(ran.err, HasSubstr(option[0] + " does nothing on the page softmax"));
    }
}

TEST(Export, NeedsNoDisplay) {
    const TemporaryFolder folder;
    const Ran ran = run({"export", "elu", "-o", folder / "a.png"},
                        {.environment = {{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}, {"QT_QPA_PLATFORM", ""}}});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
}

TEST(Export, GivesPngTheExactPixelSizeAndDpi) {
    const TemporaryFolder folder;
    ASSERT_EQ(run({"export", "tanh", "--size", "801x333", "--dpi", "150", "-o", folder / "a.png"}).exitCode,
              0);
    const std::string png = contents(folder / "a.png");
    EXPECT_EQ(bigEndian(png, 16), 801U);
    EXPECT_EQ(bigEndian(png, 20), 333U);
    const auto physical = png.find("pHYs");
    ASSERT_NE(physical, std::string::npos);
    EXPECT_EQ(bigEndian(png, physical + 4), 5906U) << "150 pixels an inch, as pixels a metre";
    ASSERT_EQ(run({"export", "tanh", "--size-mm", "85x60", "--dpi", "600", "-o", folder / "b.png"}).exitCode,
              0);
    EXPECT_EQ(bigEndian(contents(folder / "b.png"), 16), 2008U);
}

TEST(Export, StartsFromASessionOrAnExportedImage) {
    const TemporaryFolder folder;
    Document document;
    document.curves->title = "From a session";
    document.curves->curves[0].parameters[0].value = 1.25;
    writeFile(folder / "s.actiscope", toJson(document));
    ASSERT_EQ(
        run({"export", "--session", folder / "s.actiscope", "-o", folder / "a.png", "-o", folder / "a.svg"})
            .exitCode,
        0);
    for (const char* image : {"a.png", "a.svg"}) {
        const Ran ran = run({"export", "--session", folder / image, "-o", folder / "again.tex"});
        EXPECT_EQ(ran.exitCode, 0) << ran.err;
        EXPECT_THAT(contents(folder / "again.tex"), HasSubstr("From a session"));
        EXPECT_THAT(contents(folder / "again.tex"), HasSubstr("$\\alpha$ = 1.25"));
    }
}

TEST(Export, SetsParametersFieldsRangesAndTitle) {
    const TemporaryFolder folder;
    const Ran ran = run({"export", "elu", "swish", "--param", "elu.alpha=0.5", "--set",
                         "legend_place=bottom-right", "--set", "curves.1.beta=3", "--x-range", "-2:0x1p1",
                         "--y-range", "-1:1.5", "--title", "My title", "-o", folder / "a.tex"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    const std::string tex = contents(folder / "a.tex");
    EXPECT_THAT(tex, HasSubstr("$\\alpha$ = 0.5"));
    EXPECT_THAT(tex, HasSubstr("$\\beta$ = 3"));
    EXPECT_THAT(tex, HasSubstr("legend pos=south east"));
    EXPECT_THAT(tex, HasSubstr("xmin=-2, xmax=2, ymin=-1, ymax=1.5"));
    EXPECT_THAT(tex, HasSubstr("title={My title}"));
}

TEST(Export, RefusesWrongWordsAndWritesNothing) {
    const TemporaryFolder folder;
    const auto refused = [&](std::vector<std::string> arguments, const char* why) {
        arguments.insert(arguments.begin(), "export");
        arguments.insert(arguments.end(), {"-o", folder / "a.png", "-o", folder / "a.csv"});
        const Ran ran = run(arguments);
        EXPECT_EQ(ran.exitCode, 2) << why;
        EXPECT_THAT(ran.err, HasSubstr(why));
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << "one sentence: " << ran.err;
        EXPECT_TRUE(folder.isEmpty()) << why;
    };
    refused({"rellu"}, "did you mean 'relu'?");
    refused({"elu", "--x-range", "5:-5"}, "the first end must be less than the second");
    refused({"elu", "--x-range", "1:1"}, "the first end must be less than the second");
    refused({"elu", "--x-range", "nan:1"}, "the first end must be less than the second");
    refused({"elu", "--x-range", "-inf:1"}, "x_min cannot be -inf");
    refused({"elu", "--x-range", "5"}, "--x-range takes A:B");
    refused({"elu", "--y-range", "a:b"}, "--y-range takes two numbers");
    refused({"elu", "--size", "0x100"}, "greater than 0");
    refused({"elu", "--size", "1000000x1000000"}, "image.width");
    refused({"elu", "--size", "20000x20000"}, "too large");
    refused({"elu", "--size", "big"}, "--size takes WxH");
    refused({"elu", "--size", "100x100", "--size-mm", "85x60"}, "--size");
    refused({"elu", "--dpi", "0"}, "image.dpi");
    refused({"elu", "--dpi", "nan"}, "image.dpi");
    refused({"elu", "--background", "drak"}, "did you mean 'dark'");
    refused({"elu", "--param", "relu.alpha=1"}, "relu has no parameters");
    refused({"elu", "--param", "swish.beta=1"}, "the figure has no curve of 'swish'");
    refused({"elu", "--param", "elu.alpha=nan"}, "alpha cannot be nan");
    refused({"elu", "--set", "lgend=off"}, "unknown key 'lgend': did you mean 'legend'?");
    refused({"elu", "--set", "x_min=9"}, "x_min = 9 must be less than x_max = 5");
    refused({"elu", "--derivatives", "0,7"}, "--derivatives takes a list");
    refused({"elu", "--tilte", "x"}, "unknown option '--tilte': did you mean '--title'?");
}

TEST(Export, RefusesUnknownFormatsBeforeAnythingIsWritten) {
    const TemporaryFolder folder;
    const Ran ran = run({"export", "elu", "-o", folder / "a.png", "-o", folder / "a.bmp"});
    EXPECT_EQ(ran.exitCode, 2);
    EXPECT_THAT(ran.err, HasSubstr("allowed are .png, .svg, .pdf, .jpg, .csv and .tex"));
    EXPECT_TRUE(folder.isEmpty());
    EXPECT_EQ(run({"export", "elu"}).exitCode, 2) << "without -o";
}

TEST(Export, LeavesAnOldFileWholeWhenItCannotWrite) {
    const TemporaryFolder folder;
    writeFile(folder / "old.png", "old");
    const Ran ran = run({"export", "elu", "-o", folder / "none/a.png"});
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_THAT(ran.err, HasSubstr("there is no folder"));
    EXPECT_EQ(run({"export", "elu", "-o", "/proc/a.png"}).exitCode, 1);
    EXPECT_EQ(contents(folder / "old.png"), "old");
}

TEST(Export, SaysWhatIsWrongWithASession) {
    const TemporaryFolder folder;
    const auto refused = [&](const std::string& text, const char* why) {
        writeFile(folder / "s.actiscope", text);
        const Ran ran = run({"export", "--session", folder / "s.actiscope", "-o", folder / "a.png"});
        EXPECT_EQ(ran.exitCode, 1);
        EXPECT_THAT(ran.err, HasSubstr(why));
        EXPECT_FALSE(std::filesystem::exists(folder / "a.png"));
    };
    refused("", "not valid JSON");
    refused(toJson(Document()).substr(0, 500), "not valid JSON");
    refused(std::string(200000, '['), "nested deeper");
    refused("{\"actiscope\": 1, \"curves\": {\"curves\": 7}}", "must be an array");
    std::string blanks;
    blanks.resize(100000000, ' ');
    refused(blanks, "100 MB");
    refused("\x89PNG\r\n\x1a\n\xff\xff\xff\xff", "holds no Actiscope session");
    refused("%PDF-1.4\n", "holds no Actiscope session");
    refused("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "holds no Actiscope session");
    EXPECT_EQ(run({"export", "--session", folder / "none", "-o", folder / "a.png"}).exitCode, 1);
    EXPECT_EQ(run({"export", "--session", "/", "-o", folder / "a.png"}).exitCode, 1);
}

} // namespace
} // namespace actiscope
