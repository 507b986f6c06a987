// The Cost page as it is drawn, without a window.
#include "core/document/document.h"
#include "core/pages/cost/result.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

namespace actiscope {
namespace {

using testing::HasSubstr;

constexpr PlotSize costSize{1000, 700, 12};

Document inCost() {
    Document document;
    document.page = "cost";
    document.cost->n = 100;
    document.cost->rounds = 3;
    return document;
}

TEST(CostPage, DrawsBarsRelativeToReluAndTheRoof) {
    const Document document = inCost();
    const Snapshot result = *wholeResult(document);
    const Figure figure = draw(document, result, costSize, true);
    const Panel& bars = *findPanel(figure, "cost");
    ASSERT_EQ(bars.bars.size(), 10U) << "f, and f with f′, of five";
    const auto known = snapshotAs<CostResult>(result);
    EXPECT_EQ(bars.bars[0].to, known->of(0, 2).value.median / known->relu(2).value.median);
    EXPECT_NE(lineNamed(bars, "a copy of the bytes of f"), nullptr);
    EXPECT_THAT(bars.x.label, HasSubstr(known->date));
    EXPECT_EQ(lineNamed(*findPanel(figure, "sizes"), "GELU, f")->points.size(), 3U) << "1, 10 and 100";
    ASSERT_EQ(figure.data.size(), 7U);
    EXPECT_EQ(figure.data[0].values[0], (std::vector<double>{1, 10, 100}));
}

TEST(CostPage, MeasuresAnewForWhatItDependsOnAlone) {
    const Page& page = *findPage("cost");
    const Document document = inCost();
    Document other = document;
    other.cost->title = "Cost";
    other.cost->activations[0].colour = 7;
    EXPECT_EQ(page.key(document), page.key(other));
    other.cost->number = "float";
    EXPECT_FALSE(page.key(document) == page.key(other));
}

TEST(CostPage, HasNumbersOfWhatIsShown) {
    const Document document = inCost();
    const Snapshot result = *wholeResult(document);
    const auto numbers = findPage("cost")->rowProperties(document, result, 1);
    ASSERT_FALSE(numbers.empty());
    EXPECT_EQ(numbers[0].id, "ns");
    EXPECT_GT(std::get<double>(numbers[0].number), 0);
    EXPECT_FALSE(findPage("cost")->status(document, result).empty());
    EXPECT_FALSE(draw(document, nullptr, costSize).panels.empty()) << "before anything is measured";
}

} // namespace
} // namespace actiscope
