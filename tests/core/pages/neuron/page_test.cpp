// The Neuron page as it is drawn, edited and counted, without a window.
#include "core/document/document.h"
#include "core/document/drawing_check.h"
#include "core/document/json.h"
#include "core/pages/neuron/result.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace actiscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Document neuronDocument(const std::vector<std::string>& activations = {}) {
    Document document;
    document.page = "neuron";
    if (activations.empty())
        return document;
    const Records& records = findPage("neuron")->records.front();
    records.clear(document);
    for (const auto& activation : activations)
        records.add(document, makeRow(findOrMakeActivation(activation), 0));
    records.select(document, 0);
    return document;
}

double neuronNumberOf(const Document& document, const std::string& id, std::size_t row = 0) {
    for (const auto& property : findPage("neuron")->rowProperties(document, *wholeResult(document), row))
        if (property.id == id)
            return std::get<double>(property.number);
    ADD_FAILURE() << "no number " << id;
    return 0;
}

Figure neuronFigure(const Document& document, bool withData = false) {
    return draw(document, {1100, 720, 12}, withData);
}

TEST(NeuronPage, ItsNumbersAreThoseOfTheFormula) {
    Document document = neuronDocument({"tanh"});
    ASSERT_TRUE(
        setFields(document, {{"inputs", "2, -1, 0.5"}, {"weights", "0.5, 0.25, -2"}, {"bias", "0.4"}}));
    const double z = 2 * 0.5 - 0.25 - 1 + 0.4;
    const double slope = 1 - std::tanh(z) * std::tanh(z);
    EXPECT_DOUBLE_EQ(neuronNumberOf(document, "z"), z);
    EXPECT_DOUBLE_EQ(neuronNumberOf(document, "y"), std::tanh(z));
    EXPECT_NEAR(neuronNumberOf(document, "dy_dz"), slope, 1e-15);
    EXPECT_NEAR(neuronNumberOf(document, "dy_dweight.0"), 2 * slope, 1e-15);
    EXPECT_NEAR(neuronNumberOf(document, "dy_dweight.2"), 0.5 * slope, 1e-15);
    EXPECT_NEAR(neuronNumberOf(document, "dy_dinput.1"), 0.25 * slope, 1e-15);
    EXPECT_EQ(neuronFormula(*document.neuron, document.neuron->activations[0]),
              "y = Tanh(0.5·2 + 0.25·(−1) − 2·0.5 + 0.4) = Tanh(0.15) = 0.1489");
}

TEST(NeuronPage, HasAsManyWeightsAsInputs) {
    Document document = neuronDocument();
    ASSERT_TRUE(setField(document, "inputs", "1, 2, 3"));
    EXPECT_THAT(document.neuron->weights, ElementsAre(0.8, -1.4, 1));
    ASSERT_TRUE(setField(document, "weights", "7"));
    EXPECT_THAT(document.neuron->inputs, ElementsAre(1));
    EXPECT_THAT(setFields(document, {{"inputs", "1, 2"}, {"weights", "1, 2, 3"}}).error(),
                HasSubstr("neuron.inputs are 2 numbers, but neuron.weights are 3"));
    EXPECT_FALSE(setField(document, "inputs", "1, 2, 3, 4, 5, 6, 7"));
    EXPECT_TRUE(checkDocument(document));
}

TEST(NeuronPage, ReadsBackFromASessionAsItWas) {
    Document document = neuronDocument({"elu", "relu"});
    ASSERT_TRUE(setFields(document, {{"inputs", "1, 2, 3"}, {"weights", "3, 2, 1"}, {"bias", "-4"}}));
    ASSERT_TRUE(setFields(document, {{"show", "depth"}, {"depth", "3"}, {"sigma_b", "0"}}));
    const auto again = fromJson(toJson(document));
    ASSERT_TRUE(again.has_value()) << again.error();
    EXPECT_EQ(*again, document);
    EXPECT_EQ(neuronFigure(*again), neuronFigure(document));
}

TEST(NeuronPage, TheDiagramShowsWeightsAsWidths) {
    const Panel diagram = *findPanel(neuronFigure(neuronDocument()), "diagram");
    const Line* first = lineNamed(diagram, "w₁ = 0.8");
    const Line* second = lineNamed(diagram, "w₂ = −1.4");
    ASSERT_TRUE(first && second);
    EXPECT_GT(second->width, first->width);
    EXPECT_GT(first->paint.value, 0);
    EXPECT_LT(second->paint.value, 0);
    EXPECT_NE(first->dash, second->dash) << "not by colour alone";
    EXPECT_EQ(diagram.handles.size(), 5U);
}

TEST(NeuronPage, EverythingCanBeDragged) {
    Document document = neuronDocument();
    const Page& page = *findPage("neuron");
    for (const std::string id : {"input.0", "input.1", "weight.0", "weight.1", "bias"}) {
        const Panel diagram = *findPanel(neuronFigure(document), "diagram");
        const auto handle = std::find_if(diagram.handles.begin(), diagram.handles.end(),
                                         [&](const Handle& h) { return h.id == id; });
        ASSERT_NE(handle, diagram.handles.end());
        const double z = preActivation(*document.neuron);
        EXPECT_FALSE(page.moveHandle(document, {"diagram", id, {handle->at.x + 0.4, handle->at.y}}).empty());
        EXPECT_NE(preActivation(*document.neuron), z) << id;
        EXPECT_TRUE(checkDocument(document));
    }
    EXPECT_FALSE(page.moveHandle(document, {"curve", "z", {-1.25, 0}}).empty());
    EXPECT_NEAR(preActivation(*document.neuron), -1.25, 0.006);
    EXPECT_FALSE(page.moveHandle(document, {"plane", "point", {2, -2.5}}).empty());
    EXPECT_THAT(document.neuron->inputs, ElementsAre(2, -2.5));
    EXPECT_TRUE(page.moveHandle(document, {"diagram", "weight.7", {1, 1}}).empty());
}

TEST(NeuronPage, AHandleStandsWhereItsNumberIs) {
    Document document = neuronDocument();
    const Page& page = *findPage("neuron");
    const Panel diagram = *findPanel(neuronFigure(document), "diagram");
    for (const Handle& handle : diagram.handles) {
        const NeuronPage before = *document.neuron;
        (void)page.moveHandle(document, {"diagram", handle.id, handle.at});
        EXPECT_EQ(*document.neuron, before) << handle.id << " moved to where it was";
    }
}

TEST(NeuronPage, ThePlaneHasTheLineWhereZIsZero) {
    const Panel plane = *findPanel(neuronFigure(neuronDocument()), "plane");
    const Line* line = lineNamed(plane, "z = 0");
    ASSERT_NE(line, nullptr);
    for (const Point& p : line->points)
        EXPECT_NEAR(0.8 * p.x - 1.4 * p.y + 0.3, 0, 1e-9);
    EXPECT_GT(plane.areas.size(), 20U);
    Document one = neuronDocument();
    ASSERT_TRUE(setField(one, "inputs", "1"));
    EXPECT_EQ(findPanel(neuronFigure(one), "plane"), nullptr);
    EXPECT_NE(findPanel(neuronFigure(one), "line"), nullptr);
}

TEST(NeuronPage, TheTangentTouchesTheCurve) {
    const Document document = neuronDocument({"tanh"});
    const Panel curve = *findPanel(neuronFigure(document), "curve");
    const Line* tangent = lineNamed(curve, "tangent");
    ASSERT_NE(tangent, nullptr);
    const double z = 1.8;
    const double slope = 1 - std::tanh(z) * std::tanh(z);
    for (const Point& p : tangent->points)
        EXPECT_NEAR(p.y, std::tanh(z) + slope * (p.x - z), 1e-9);
}

TEST(NeuronPage, ANetworkOfIdentitiesIsTheLineOfItsProduct) {
    Document document = neuronDocument({"identity", "relu"});
    ASSERT_TRUE(setFields(document, {{"show", "depth"}, {"depth", "12"}, {"width", "64"}, {"nets", "2"}}));
    EXPECT_LE(neuronNumberOf(document, "line_deviation"), 1e-12);
    EXPECT_EQ(neuronNumberOf(document, "pieces"), 1);
    const Panel function = *findPanel(neuronFigure(document), "function");
    const Line* line = lineNamed(function, "Identity, network");
    ASSERT_NE(line, nullptr);
    ASSERT_EQ(line->points.size(), 2U);
    const double slope = neuronNumberOf(document, "slope");
    const double offset = neuronNumberOf(document, "offset");
    for (const Point& p : line->points)
        EXPECT_NEAR(p.y, slope * p.x + offset, 1e-11 * std::fabs(p.y));
    EXPECT_TRUE(std::isnan(neuronNumberOf(document, "slope", 1)));
}

TEST(NeuronPage, CountsPiecesOverManyNetworks) {
    Document document = neuronDocument({"relu"});
    ASSERT_TRUE(setFields(document, {{"show", "depth"}, {"depth", "2"}, {"width", "16"}}));
    EXPECT_NEAR(neuronNumberOf(document, "pieces_mean"), 32.97, 4 * 0.22);
    EXPECT_NEAR(neuronNumberOf(document, "pieces_mean_se"), 0.22, 0.08);
    ASSERT_TRUE(setFields(document, {{"depth", "3"}}));
    EXPECT_NEAR(neuronNumberOf(document, "pieces_mean"), 49.23, 4 * 0.41);
    ASSERT_TRUE(setFields(document, {{"depth", "1"}, {"width", "9"}}));
    EXPECT_EQ(neuronNumberOf(document, "pieces"), 10);
    EXPECT_EQ(neuronNumberOf(document, "pieces_mean"), 10);
    EXPECT_EQ(neuronNumberOf(document, "pieces_mean_se"), 0);
}

TEST(NeuronPage, TheCountDoesNotDependOnHowDeepItGoes) {
    Document document = neuronDocument({"relu"});
    ASSERT_TRUE(setFields(document, {{"show", "depth"}, {"depth", "2"}, {"nets", "20"}}));
    const double mean = neuronNumberOf(document, "pieces_mean");
    const auto deeper = [&](const char* depth) {
        EXPECT_TRUE(setField(document, "depth", depth));
        return snapshotAs<NeuronResult>(*wholeResult(document));
    };
    const auto result = deeper("9");
    EXPECT_EQ(result->counts[0][1].mean(), mean);
    EXPECT_EQ(result->nets, 20);
}

TEST(NeuronPage, WhatDoesNotMatterDoesNotCountAgain) {
    Document document = neuronDocument({"relu", "tanh"});
    const Page& page = *findPage("neuron");
    EXPECT_FALSE(page.key(document)) << "one neuron has nothing to count";
    ASSERT_TRUE(setField(document, "show", "depth"));
    const RunKey key = page.key(document);
    for (const auto& [id, value] : {std::pair("x_min", "-5"), std::pair("grid", "off"),
                                    std::pair("depth", "5"), std::pair("selected", "1")}) {
        ASSERT_TRUE(setField(document, id, value));
        EXPECT_TRUE(page.key(document) == key) << id;
    }
    ASSERT_TRUE(setField(document, "sigma_b", "0.5"));
    EXPECT_FALSE(page.key(document) == key);
}

TEST(NeuronPage, DrawsWithoutAResultToo) {
    Document document = neuronDocument();
    ASSERT_TRUE(setField(document, "show", "depth"));
    const Figure figure = neuronFigure(document);
    const Panel& function = *findPanel(figure, "function");
    EXPECT_EQ(function.lines.size(), 3U);
    EXPECT_EQ(function.legend.entries.size(), 3U);
    EXPECT_NE(lineNamed(*findPanel(figure, "pieces"), "1 + number of units"), nullptr);
    EXPECT_THAT(findPanel(figure, "regions")->title, HasSubstr("79 regions"));
}

TEST(NeuronPage, TheDrawnNetworkIsTheNetwork) {
    Document document = neuronDocument({"relu", "tanh"});
    ASSERT_TRUE(setField(document, "show", "depth"));
    const Panel function = *findPanel(neuronFigure(document), "function");
    for (std::size_t row = 0; row < 2; ++row) {
        const ActivationRow& shown = document.neuron->activations[row];
        const Line* line = lineNamed(function, rowName(shown) + ", network");
        ASSERT_NE(line, nullptr);
        const auto composed = composedNetwork(*document.neuron, shown);
        for (const Point& p : line->points) {
            double y = 0;
            evaluateNetwork(composed->network, *shown.activation, {}, {&p.x, 1}, {{&y, 1}, {}, {}});
            EXPECT_NEAR(p.y, y, 1e-9) << p.x;
        }
    }
}

TEST(NeuronPage, ItsTablesHoldWhatIsDrawn) {
    Document document = neuronDocument();
    const auto blocksOf = [&](const std::string& nameColumn) {
        std::size_t count = 0;
        for (const DataBlock& block : neuronFigure(document, true).data)
            count += block.nameColumn == nameColumn ? 1U : 0U;
        return count;
    };
    EXPECT_EQ(blocksOf("activation"), 3U);
    EXPECT_EQ(blocksOf("curve"), 3U);
    ASSERT_TRUE(setField(document, "show", "depth"));
    EXPECT_EQ(blocksOf("network of"), 3U);
    EXPECT_EQ(blocksOf("bounds"), 1U);
}

TEST(NeuronPage, SaysWhatCannotBeFollowed) {
    Document document = neuronDocument({"hard_tanh"});
    ASSERT_TRUE(setFields(
        document, {{"show", "depth"}, {"depth", "12"}, {"width", "16"}, {"sigma_w", "10"}, {"nets", "2"}}));
    EXPECT_TRUE(std::isnan(neuronNumberOf(document, "pieces")));
    EXPECT_TRUE(std::isnan(neuronNumberOf(document, "pieces_mean")));
    EXPECT_EQ(findPanel(neuronFigure(document), "function")->lines.size(), 1U);
}

/// Whether all that a panel draws has finite places inside its axes.
void expectInside(const Panel& panel) {
    const double width = panel.x.maximum - panel.x.minimum;
    const double height = panel.y.maximum - panel.y.minimum;
    const auto isInside = [&](const Point& p) {
        return p.x >= panel.x.minimum - 1e-9 * width && p.x <= panel.x.maximum + 1e-9 * width &&
               p.y >= panel.y.minimum - 1e-9 * height && p.y <= panel.y.maximum + 1e-9 * height;
    };
    for (const Line& line : panel.lines)
        for (const Point& p : line.points)
            EXPECT_TRUE(std::isnan(p.x) || isInside(p)) << panel.id << ", " << line.name;
    for (const Marker& marker : panel.markers)
        EXPECT_TRUE(isInside(marker.at)) << panel.id;
    for (const Bar& bar : panel.bars)
        EXPECT_TRUE(isInside({bar.at, bar.to})) << panel.id << ", " << bar.name;
}

TEST(NeuronPage, NothingIsDrawnOutsideItsPanel) {
    for (const char* inputs : {"1, -0.5", "1"})
        for (const char* show : {"one", "depth"})
            for (const char* formula :
                 {"1/x", "1/0", "log(x)", "1e300*x", "if(x>0, 1e308, -1e308)", "1/(x-0.3)"}) {
                SCOPED_TRACE(testing::Message() << formula << ", " << show << ", " << inputs);
                Document document = neuronDocument({formula});
                ASSERT_TRUE(setFields(document, {{"inputs", inputs}, {"show", show}}));
                for (const Panel& panel : neuronFigure(document).panels)
                    expectInside(panel);
            }
}

TEST(NeuronPage, ItsCurvesAreBrokenAtPolesAndJumps) {
    Document document = neuronDocument({"1/x"});
    ASSERT_TRUE(setFields(document, {{"inputs", "1"}, {"weights", "-2"}, {"bias", "0.5"}}));
    const Figure figure = neuronFigure(document);
    for (const auto& [id, name] : {std::pair("diagram", ", in the diagram"), {"line", ", y over x"}}) {
        const Panel* panel = findPanel(figure, id);
        ASSERT_TRUE(panel);
        const auto line =
            std::find_if(panel->lines.begin(), panel->lines.end(),
                         [end = name](const Line& candidate) { return candidate.name.ends_with(end); });
        ASSERT_NE(line, panel->lines.end()) << id;
        EXPECT_EQ(std::count_if(line->points.begin(), line->points.end(),
                                [](const Point& p) { return std::isnan(p.y); }),
                  1)
            << id;
    }
    const Panel* over = findPanel(figure, "line");
    const Line* line = &over->lines.back();
    for (const Point& p : line->points) {
        if (!std::isnan(p.y) && std::fabs(p.x - 0.25) > 0.1) {
            EXPECT_NEAR(p.y, 1 / (0.5 - 2 * p.x), 1e-9);
        }
    }
    EXPECT_LT(line->points.front().x, line->points.back().x);
}

TEST(NeuronPage, AWeightOfZeroAnswersWithALevelLine) {
    Document document = neuronDocument({"tanh"});
    ASSERT_TRUE(setFields(document, {{"inputs", "1"}, {"weights", "0"}, {"bias", "0.5"}}));
    const Figure figure = neuronFigure(document);
    const Line& line = findPanel(figure, "line")->lines.back();
    ASSERT_EQ(line.points.size(), 2U);
    EXPECT_DOUBLE_EQ(line.points.front().y, std::tanh(0.5));
    EXPECT_DOUBLE_EQ(line.points.back().y, std::tanh(0.5));
}

TEST(NeuronPage, TheWorkedOutFormulaStaysInsideTheDiagram) {
    Document document = neuronDocument({"gelu"});
    ASSERT_TRUE(setFields(document, {{"inputs", "123456.7, -123456.7, 0.00012345, 4e5, 5e5, 6e5"},
                                     {"weights", "-1.2345, -123.45, 123.45, 1e-14, 3e5, -2.345e5"}}));
    const Figure figure = neuronFigure(document);
    const Panel& diagram = *findPanel(figure, "diagram");
    const std::string formula = "y = GELU(9.315·10⁹) = 9.315·10⁹";
    EXPECT_TRUE(std::any_of(diagram.labels.begin(), diagram.labels.end(),
                            [&](const Label& label) { return label.text == formula; }));
    ASSERT_TRUE(setFields(document, {{"inputs", "1, -0.5"}, {"weights", "0.8, -1.4"}, {"bias", "-8"}}));
    const Figure small = neuronFigure(document);
    const Panel& narrow = *findPanel(small, "diagram");
    const auto answer = std::find_if(narrow.labels.begin(), narrow.labels.end(),
                                     [](const Label& label) { return label.text == "y = −2.61·10⁻¹⁰"; });
    ASSERT_NE(answer, narrow.labels.end());
    EXPECT_EQ(answer->align, TextAlign::Right) << "ends inside, above the box";
    EXPECT_EQ(answer->at.x, narrow.x.maximum);
}

TEST(NeuronPage, TheRegionsAreThoseOfTheFigureWithoutBiasesToo) {
    Document document = neuronDocument({"relu"});
    ASSERT_TRUE(setFields(document, {{"show", "depth"}, {"width", "12"}}));
    const auto regions = [&] {
        for (const auto& property : findPage("neuron")->properties(document, *wholeResult(document)))
            if (property.id == "regions")
                return std::get<double>(property.number);
        return -1.0;
    };
    const auto title = [&] { return findPanel(neuronFigure(document), "regions")->title; };
    EXPECT_EQ(regions(), 79);
    EXPECT_THAT(title(), HasSubstr("79 regions"));
    ASSERT_TRUE(setField(document, "sigma_b", "0"));
    EXPECT_EQ(regions(), 24);
    EXPECT_THAT(title(), HasSubstr("24 regions"));
    ASSERT_TRUE(setField(document, "sigma_w", "0"));
    EXPECT_EQ(regions(), 1);
    EXPECT_THAT(title(), HasSubstr("one region"));
}

TEST(NeuronPage, OneOfAThingIsSaidAsOne) {
    Document document = neuronDocument({"relu"});
    ASSERT_TRUE(setFields(document, {{"show", "depth"}, {"depth", "1"}, {"sigma_w", "0"}}));
    const Figure figure = neuronFigure(document);
    const Panel& function = *findPanel(figure, "function");
    EXPECT_EQ(function.legend.entries.front().text, "ReLU: a straight line");
    EXPECT_THAT(function.title, HasSubstr("1 hidden layer of 12 units"));
    EXPECT_EQ(findPage("neuron")->status(document, *wholeResult(document)).front().text,
              "1 hidden layer of 12 units");
}

TEST(NeuronPage, IsDrawnInAnySize) {
    for (const char* show : {"one", "depth"})
        for (const PlotSize size : {PlotSize{1, 1, 12}, PlotSize{200, 150, 12}, PlotSize{4000, 3000, 12}}) {
            Document document = neuronDocument();
            ASSERT_TRUE(setField(document, "show", show));
            EXPECT_FALSE(draw(document, size).panels.empty());
        }
    Document none = neuronDocument({"relu"});
    findPage("neuron")->records.front().clear(none);
    for (const char* show : {"one", "depth"}) {
        ASSERT_TRUE(setField(none, "show", show));
        EXPECT_FALSE(neuronFigure(none).panels.empty());
    }
}

} // namespace
} // namespace actiscope
