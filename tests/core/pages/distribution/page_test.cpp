// The Distribution page as it is drawn and edited, without a window.
#include "core/activations/catalogue.h"
#include "core/document/document.h"
#include "core/document/json.h"
#include "core/pages/curves/state.h"
#include "core/pages/distribution/state.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>
#include <optional>

namespace actiscope {
namespace {

using testing::HasSubstr;

Document withActivations(const std::vector<std::string>& ids) {
    Document document;
    document.page = "distribution";
    const Records& records = findPage("distribution")->records.front();
    records.clear(document);
    for (const auto& id : ids)
        records.add(document, makeRow(findOrMakeActivation(id), 0));
    return document;
}

Figure drawn(const Document& document, bool withData = false) {
    return draw(document, {1000, 700, 12}, withData);
}

double numberOf(const Document& document, const std::string& id, std::size_t row = 0) {
    for (const auto& property : findPage("distribution")->rowProperties(document, nullptr, row))
        if (property.id == id)
            return std::get<double>(property.number);
    ADD_FAILURE() << "no number " << id;
    return 0;
}

TEST(Distribution, DrawsTheInputBelowTheFunctionAndTheOutputAtItsSide) {
    const Figure figure = drawn(withActivations({"relu", "tanh"}));
    for (const char* id : {"output", "function", "input", "derivative", "numbers"})
        EXPECT_NE(findPanel(figure, id), nullptr) << id;
    const Panel& function = *findPanel(figure, "function");
    const Panel& input = *findPanel(figure, "input");
    const Panel& output = *findPanel(figure, "output");
    EXPECT_EQ(function.x.minimum, input.x.minimum);
    EXPECT_EQ(function.x.maximum, input.x.maximum);
    EXPECT_EQ(function.place.left, input.place.left);
    EXPECT_EQ(function.y.room, input.y.room) << "so that their plot areas are in line";
    EXPECT_EQ(function.y.minimum, output.y.minimum);
    EXPECT_EQ(function.y.maximum, output.y.maximum);
    EXPECT_EQ(function.place.top, output.place.top);
    EXPECT_THAT(input.title, HasSubstr("z ~ N(0, 1²)"));
    EXPECT_EQ(function.legend.entries.size(), 2U);
}

TEST(Distribution, TheDrawnOutputDensityIsTheTrueOne) {
    Document document = withActivations({"tanh"});
    document.distribution->sigma = 0.6;
    const Panel output = *findPanel(drawn(document), "output");
    const Line* line = lineNamed(output, "Tanh, density");
    ASSERT_NE(line, nullptr);
    int compared = 0;
    for (const Point& p : line->points) {
        if (!(std::fabs(p.y) < 0.95))
            continue;
        const double z = std::atanh(p.y) / 0.6;
        const double truth = std::exp(-z * z / 2) / (0.6 * std::sqrt(2 * std::numbers::pi) * (1 - p.y * p.y));
        EXPECT_NEAR(-p.x, truth, 1e-9) << p.y;
        ++compared;
    }
    EXPECT_GT(compared, 50);
}

TEST(Distribution, AnAtomIsAStemAsLongAsItsProbability) {
    const Panel output = *findPanel(drawn(withActivations({"relu"})), "output");
    const Line* stem = lineNamed(output, "ReLU, P = 0.5");
    ASSERT_NE(stem, nullptr);
    EXPECT_EQ(stem->points[0], (Point{-0.0, 0}));
    EXPECT_DOUBLE_EQ(stem->points[1].x, 0.5 * output.x.minimum) << "all of the axis is 1";
    EXPECT_EQ(output.labels.front().text, "P = 0.5");
    const Panel slope = *findPanel(drawn(withActivations({"relu"})), "derivative");
    int stems = 0;
    for (const Line& line : slope.lines)
        stems += line.name == "ReLU, P = 0.5" ? 1 : 0;
    EXPECT_EQ(stems, 2) << "slope 0 and slope 1";
}

TEST(Distribution, NumbersOfTheReference) {
    const Document document = withActivations({"hard_tanh", "relu", "sigmoid"});
    EXPECT_NEAR(numberOf(document, "saturated"), 0.317310508, 1e-9);
    EXPECT_NEAR(numberOf(document, "dead"), 0.317310508, 1e-9);
    EXPECT_NEAR(numberOf(document, "gain_forward", 1), std::sqrt(2), 1e-10);
    EXPECT_NEAR(numberOf(document, "gain_backward", 1), std::sqrt(2), 1e-10);
    EXPECT_NEAR(numberOf(document, "inverse_rms", 2), 1 / std::sqrt(0.293379035858), 1e-9);
    // What people take for it: the mean of the output is forgotten.
    EXPECT_NEAR(numberOf(document, "deviation_ratio", 2), 1 / std::sqrt(0.043379035858), 1e-8);
    EXPECT_EQ(numberOf(document, "dead", 2), 0);
}

TEST(Distribution, TheForwardGainKeepsTheVarianceWhateverTheWidth) {
    Document document = withActivations({"tanh"});
    document.distribution->sigma = 2.5;
    const double gain = numberOf(document, "gain_forward");
    EXPECT_NEAR(gain * gain * numberOf(document, "second_moment"), 2.5 * 2.5, 1e-10);
    EXPECT_NEAR(numberOf(document, "inverse_rms") * 2.5, gain, 1e-12);
}

TEST(Distribution, AVarianceFarFromZeroDoesNotCancel) {
    Document document = withActivations({"identity"});
    document.distribution->mean = 1e6;
    document.distribution->sigma = 0.01;
    EXPECT_NEAR(numberOf(document, "variance"), 1e-4, 1e-12);
}

TEST(Distribution, ReadsBackFromASessionAsItWas) {
    Document document = withActivations({"elu", "swish"});
    ASSERT_TRUE(setFields(document, {{"source", "uniform"},
                                     {"mean", "0.5"},
                                     {"histogram", "100"},
                                     {"distribution.activations.0.alpha", "0.25"},
                                     {"distribution.activations.1.colour", "5"}}));
    EXPECT_EQ(document.distribution->activations[0].parameters[0].value, 0.25);
    EXPECT_EQ(document.distribution->activations[1].colour, 5);
    const auto again = fromJson(toJson(document));
    ASSERT_TRUE(again.has_value()) << again.error();
    EXPECT_EQ(*again, document);
    EXPECT_EQ(drawn(*again), drawn(document));
}

TEST(Distribution, RefusesWhatCannotBe) {
    Document document = withActivations({"relu"});
    EXPECT_THAT(setField(document, "sigma", "0").error(), HasSubstr("sigma"));
    EXPECT_THAT(setFields(document, {{"source", "samples"}, {"mean", "1"}}).error(),
                HasSubstr("distribution.mean does nothing where distribution.source is 'samples'"));
    document.distribution->zMinimum = 4;
    EXPECT_THAT(checkDocument(document).error(), HasSubstr("distribution.z_min"));
}

TEST(Distribution, AFileOfSamplesMakesThemTheSource) {
    Document document = withActivations({"relu"});
    ASSERT_TRUE(setField(document, "samples_file", "missing.csv"));
    EXPECT_EQ(document.distribution->source, "samples");
    const Figure figure = drawn(document);
    ASSERT_FALSE(findPanel(figure, "input")->labels.empty());
    EXPECT_EQ(findPanel(figure, "input")->labels[0].text, "no samples from 'missing.csv'");
    EXPECT_EQ(findPanel(figure, "input")->labels[1].text, "there is no such file");
}

TEST(Distribution, ItsHandlesMoveMeanAndWidth) {
    Document document = withActivations({"relu"});
    const Page& page = *findPage("distribution");
    EXPECT_EQ(page.moveHandle(document, {"input", "mean", {0.73, 0.1}}), "Change the mean of z");
    EXPECT_NEAR(document.distribution->mean, 0.73, 0.005);
    EXPECT_EQ(page.moveHandle(document, {"input", "sigma", {2.23, 0.1}}), "Change the width of z");
    EXPECT_NEAR(document.distribution->sigma, 1.5, 0.01);
    (void)page.moveHandle(document, {"input", "sigma", {document.distribution->mean, 0}});
    EXPECT_GT(document.distribution->sigma, 0) << "it cannot be dragged to nothing";
    const Panel input = *findPanel(drawn(document), "input");
    ASSERT_EQ(input.handles.size(), 2U);
    EXPECT_EQ(input.handles[0].at.x, document.distribution->mean);
    EXPECT_FALSE(input.handles[0].alongY);
}

TEST(Distribution, TakesItsActivationsFromCurves) {
    Document document = withActivations({"relu"});
    document.curves->curves[1].visible = false;
    const Page& page = *findPage("distribution");
    const Command& take = page.commands.front();
    EXPECT_TRUE(take.enabled(document));
    take.apply(document);
    ASSERT_EQ(document.distribution->activations.size(), 2U) << "what is hidden stays there";
    EXPECT_EQ(document.distribution->activations[0].activation->id, "elu");
    EXPECT_EQ(document.distribution->activations[0].parameters[0].value, 0.72);
    EXPECT_EQ(document.distribution->activations[1].colour, document.curves->curves[2].colour);
    EXPECT_TRUE(checkDocument(document));
    document.curves->curves.clear();
    EXPECT_FALSE(take.enabled(document));
}

TEST(Distribution, AnyActivationOfTheCatalogueCanBeDrawn) {
    for (const Activation& activation : catalogue()) {
        for (const double sigma : {1e-3, 1.0, 30.0}) {
            Document document = withActivations({activation.id});
            document.distribution->sigma = sigma;
            const Figure figure = drawn(document, true);
            for (const Panel& panel : figure.panels) {
                EXPECT_TRUE(std::isfinite(panel.x.minimum) && panel.x.minimum < panel.x.maximum)
                    << activation.id << " " << panel.id;
                EXPECT_TRUE(std::isfinite(panel.y.minimum) && panel.y.minimum < panel.y.maximum)
                    << activation.id << " " << panel.id;
                for (const Area& area : panel.areas)
                    for (const Point& corner : area.corners)
                        EXPECT_TRUE(std::isfinite(corner.x) && std::isfinite(corner.y))
                            << activation.id << " " << panel.id;
            }
        }
    }
}

TEST(Distribution, FormulasWithoutEndOfTurnsAreDrawnByCells) {
    Document document = withActivations({});
    const Records& records = findPage("distribution")->records.front();
    for (const char* formula : {"sin(1000x)", "sin(1/x)", "1/x", "log(x)", "exp(exp(x))", "0*x"})
        records.add(document, makeRow(findOrMakeActivation(formula), 0));
    const Figure figure = drawn(document, true);
    EXPECT_EQ(findPanel(figure, "function")->legend.entries.size(), 6U);
    EXPECT_TRUE(std::isfinite(findPanel(figure, "output")->x.minimum));
}

TEST(Distribution, ValuesAtTheEndOfTheDoublesHaveAxesThatCanBeDrawn) {
    for (const char* formula : {"if(x>0, 1e308, -1e308)", "1e300*x", "1e308", "-1e308*x*x"}) {
        for (const Panel& panel : drawn(withActivations({formula})).panels)
            for (const Axis* axis : {&panel.x, &panel.y}) {
                EXPECT_TRUE(axis->minimum < axis->maximum) << formula << ", " << panel.id;
                EXPECT_LT(std::fabs(axis->minimum), 1e100) << formula << ", " << panel.id;
                EXPECT_LT(std::fabs(axis->maximum), 1e100) << formula << ", " << panel.id;
                EXPECT_GT(axis->maximum - axis->minimum, 1e-270) << formula << ", " << panel.id;
            }
    }
}

TEST(Distribution, ATableWithoutRoomForNumbersIsLeftOut) {
    const auto numbersOf = [](const Document& document) {
        const Figure figure = draw(document, {673, 416, 9}, false);
        const Panel* numbers = findPanel(figure, "numbers");
        return numbers ? std::optional(*numbers) : std::nullopt;
    };
    const auto few = numbersOf(withActivations({"relu", "tanh"}));
    ASSERT_TRUE(few);
    EXPECT_FALSE(few->cells.front().text.empty());
    EXPECT_FALSE(numbersOf(
        withActivations({"relu", "tanh", "gelu", "elu", "silu", "mish", "softplus", "sigmoid", "erf"})));
}

TEST(Distribution, AHistogramOfDrawsFollowsTheDensity) {
    Document document = withActivations({"tanh"});
    document.distribution->histogram = 100'000;
    const Figure figure = drawn(document, true);
    const DataBlock* block = nullptr;
    for (const DataBlock& data : figure.data)
        if (data.nameColumn == "drawn output of")
            block = &data;
    ASSERT_NE(block, nullptr);
    // Corners come in pairs of equal height, one pair a cell.
    double mass = 0;
    for (std::size_t i = 1; i + 1 < block->values[0].size(); i += 2)
        mass += block->values[1][i] * (block->values[0][i + 1] - block->values[0][i]);
    EXPECT_NEAR(mass, 1, 1e-9);
    EXPECT_EQ(drawn(document), drawn(document)) << "the same draws";
}

} // namespace
} // namespace actiscope
