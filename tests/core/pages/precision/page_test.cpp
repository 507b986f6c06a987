// The Precision page as it is drawn, without a window.
#include "core/document/document.h"
#include "core/document/drawing_check.h"
#include "core/pages/precision/result.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <cmath>

namespace actiscope {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr PlotSize roundedSize{1000, 700, 12};

Document inPrecision(const std::vector<std::string>& activations, const std::string& format = "e4m3") {
    Document document;
    document.page = "precision";
    document.precision->format = format;
    const Records& records = findPage("precision")->records.front();
    records.clear(document);
    for (const auto& activation : activations)
        records.add(document, makeRow(findOrMakeActivation(activation), 0));
    return document;
}

double roundedNumber(const Document& document, const std::string& id) {
    for (const auto& property : findPage("precision")->rowProperties(document, *wholeResult(document), 0))
        if (property.id == id)
            return std::get<double>(property.number);
    ADD_FAILURE() << "no number " << id;
    return 0;
}

TEST(PrecisionPage, DrawsStaircasesOfTheFormatsNumbers) {
    const Document document = inPrecision({"tanh"});
    const Figure figure = draw(document, roundedSize);
    const Panel& values = *findPanel(figure, "value");
    const Line* stairs = lineNamed(values, "Tanh, f");
    ASSERT_NE(stairs, nullptr);
    const FloatFormat& format = *findFloatFormat("e4m3");
    for (const Point& point : stairs->points)
        if (!std::isnan(point.y)) {
            EXPECT_EQ(rounded(point.y, format), point.y) << point.x;
        }
    for (std::size_t i = 1; i < stairs->points.size(); ++i) {
        const Point& a = stairs->points[i - 1];
        const Point& b = stairs->points[i];
        EXPECT_TRUE(a.x == b.x || a.y == b.y) << "a step is level or upright, at " << a.x;
    }
    EXPECT_NE(lineNamed(values, "Tanh, exact f"), nullptr);
    EXPECT_NE(lineNamed(*findPanel(figure, "slope"), "Tanh, f′"), nullptr);
    EXPECT_NE(lineNamed(*findPanel(figure, "error"), "Tanh, error"), nullptr);
}

TEST(PrecisionPage, BreaksTheTextbooksLineWhereItFails) {
    const Figure figure = draw(inPrecision({"softplus"}), roundedSize);
    const Panel& values = *findPanel(figure, "value");
    const Line* textbook = lineNamed(values, "Softplus (β = 1), textbook");
    const Line* library = lineNamed(values, "Softplus (β = 1), f");
    ASSERT_TRUE(textbook && library);
    const auto last = [](const Line& line) {
        double x = -infinity;
        for (const Point& point : line.points)
            if (!std::isnan(point.y))
                x = std::max(x, point.x);
        return x;
    };
    EXPECT_EQ(last(*library), 8);
    EXPECT_LT(last(*textbook), 6.5) << "log(1 + e^x) is NaN where e^x is above 448";
}

TEST(PrecisionPage, MarksWhereTheTextbookFailsOnceItIsKnown) {
    const Document document = inPrecision({"softplus"});
    const Figure before = draw(document, nullptr, roundedSize);
    EXPECT_THAT(findPanel(before, "value")->markers, IsEmpty());
    const Figure after = draw(document, *wholeResult(document), roundedSize);
    ASSERT_EQ(findPanel(after, "value")->markers.size(), 1U);
    EXPECT_EQ(findPanel(after, "value")->markers[0].at.x, roundedNumber(document, "overflow_from"));
    EXPECT_THAT(findPanel(after, "value")->labels[0].text, HasSubstr("∞ or NaN from 6.5"));
}

TEST(PrecisionPage, CountsInTheChosenFormat) {
    EXPECT_EQ(roundedNumber(inPrecision({"identity"}, "e5m2"), "distinct"), 247);
    EXPECT_EQ(roundedNumber(inPrecision({"identity"}, "e4m3"), "distinct"), 253);
    EXPECT_NEAR(roundedNumber(inPrecision({"sigmoid"}, "float16"), "gradient_zero_from"), 17.33, 0.02);
    EXPECT_NEAR(roundedNumber(inPrecision({"log(1 + exp(x))"}, "float16"), "overflow_from"), 11.09, 0.01)
        << "a typed formula";
}

TEST(PrecisionPage, TakesTheRowsParameters) {
    Document document = inPrecision({"leaky_relu"}, "bfloat16");
    document.precision->activations[0].parameters[0].value = 0;
    EXPECT_EQ(roundedNumber(document, "distinct"),
              roundedNumber(inPrecision({"relu"}, "bfloat16"), "distinct"));
}

TEST(PrecisionPage, IsWorkedOutAnewOnlyForWhatMatters) {
    const PrecisionPage page = *inPrecision({"tanh"}).precision;
    PrecisionPage drawn = page;
    drawn.xMaximum = 3;
    drawn.error = "relative";
    drawn.textbook = false;
    drawn.title = "t";
    drawn.activations[0].colour = 5;
    EXPECT_EQ(precisionKey(drawn), precisionKey(page));
    drawn.format = "e5m2";
    EXPECT_FALSE(precisionKey(drawn) == precisionKey(page));
    PrecisionPage hidden = page;
    hidden.activations[0].visible = false;
    EXPECT_FALSE(precisionKey(hidden)) << "nothing to work out";
}

TEST(PrecisionPage, DrawsWithoutAnyActivationAndInLittleRoom) {
    EXPECT_THAT(findPanel(draw(inPrecision({}), roundedSize), "value")->labels[0].text,
                HasSubstr("no activation"));
    EXPECT_EQ(draw(inPrecision({"gelu"}), {200, 200, 12}).panels.size(), 1U);
    for (const FloatFormat& format : floatFormats()) {
        Document document = inPrecision({"gelu", "1/x", "exp(x)"}, std::string(format.id));
        document.precision->xMinimum = -1e9;
        document.precision->xMaximum = 1e9;
        EXPECT_EQ(draw(document, roundedSize).panels.size(), 3U) << format.id;
    }
}

TEST(PrecisionPage, WritesTheNumbersBehindItsPanels) {
    const Document document = inPrecision({"sigmoid"});
    const Figure figure = draw(document, roundedSize, true);
    ASSERT_EQ(figure.data.size(), 2U);
    EXPECT_THAT(figure.data[0].columns, testing::ElementsAre("x", "f", "computed", "f1", "f1_computed",
                                                             "textbook", "f1_textbook", "ulp"));
    for (const double x : figure.data[0].values[0])
        EXPECT_EQ(rounded(x, *findFloatFormat("e4m3")), x);
    EXPECT_EQ(figure.data[1].columns[2], "distinct");
}

} // namespace
} // namespace actiscope
