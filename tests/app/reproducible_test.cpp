// The same document is the same file, whatever the run and whatever was drawn before it.
#include "core/pages/pages.h"
#include "tests/app/run_program.h"
#include "tests/sanitized.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string_view>

namespace actiscope {
namespace {

const std::vector<std::string> formats{"png", "jpg", "svg", "pdf", "csv", "tex"};

/// The page in letters of this size, in one run, as these formats.
std::vector<std::string> drawn(const TemporaryFolder& folder, const std::string& page, const char* fontSize,
                               const std::vector<std::string>& as) {
    std::vector<std::string> arguments{"export", "--page", page, "--set",
                                       std::string("image.font_size=") + fontSize};
    for (const auto& format : as)
        arguments.insert(arguments.end(), {"-o", folder / ("a." + format)});
    const Ran ran = run(arguments);
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    std::vector<std::string> files;
    for (const auto& format : as)
        files.push_back(contents(folder / ("a." + format)));
    return files;
}

/// All but Cost, which measures the machine anew.
std::vector<std::string> pagesToRepeat() {
    std::vector<std::string> ids;
    for (const Page& page : pages())
        if (page.id != "cost")
            ids.push_back(page.id);
    return ids;
}

TEST(Reproducible, PdfHasTheSameBytesInEveryRun) {
    const TemporaryFolder folder;
    for (const std::string& page : pagesToRepeat()) {
        const auto first = drawn(folder, page, "8", {"pdf"});
        for (int i = 0; i < (sanitized ? 1 : 4); ++i)
            ASSERT_EQ(drawn(folder, page, "8", {"pdf"}), first) << page;
    }
}

TEST(Reproducible, NoFileDependsOnThoseDrawnBeforeIt) {
    const TemporaryFolder folder;
    for (const std::string& page : pagesToRepeat())
        for (const char* fontSize : {"4", "5", "8"}) {
            // What Qt keeps of letters of other sizes is the same for every page.
            if (fontSize != std::string_view("8") && (sanitized || page != "curves"))
                continue;
            std::vector<std::string> alone;
            for (const auto& format : formats)
                alone.push_back(drawn(folder, page, fontSize, {format}).front());
            for (int turn = 0; turn < (sanitized ? 2 : 4); ++turn) {
                std::vector<std::string> order = formats;
                std::rotate(order.begin(), order.begin() + turn, order.end());
                if (turn % 2 == 1)
                    std::reverse(order.begin(), order.end());
                const auto together = drawn(folder, page, fontSize, order);
                for (std::size_t i = 0; i < order.size(); ++i) {
                    const auto which = std::find(formats.begin(), formats.end(), order[i]) - formats.begin();
                    EXPECT_TRUE(together[i] == alone[static_cast<std::size_t>(which)])
                        << page << " " << fontSize << " pt " << order[i] << " in turn " << turn;
                }
            }
        }
}

TEST(Raster, TakesNoMoreMemoryAsJpegThanAsPng) {
    const TemporaryFolder folder;
    const auto memory = [&](const char* name) {
        const Ran ran = run({"export", "relu", "--size", "8000x4000", "-o", folder / name});
        EXPECT_EQ(ran.exitCode, 0) << ran.err;
        return static_cast<double>(ran.maxResidentKb);
    };
    EXPECT_LT(memory("a.jpg"), 1.15 * memory("a.png"));
}

} // namespace
} // namespace actiscope
