// The Softmax page: its state, its figure, its numbers.
#include "core/document/document.h"
#include "core/document/json.h"
#include "core/figure/csv.h"
#include "core/figure/pgfplots.h"
#include "core/pages/curves/state.h"
#include "core/pages/softmax/panels.h"
#include "core/pages/softmax/simplex.h"
#include "core/pages/softmax/state.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

namespace actiscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

constexpr PlotSize roomy{900, 800, 12};

Document shown() {
    Document document;
    document.page = "softmax";
    return document;
}

std::vector<double> heightsOf(const Figure& figure, const char* panel) {
    std::vector<double> heights;
    for (const auto& bar : findPanel(figure, panel)->bars)
        heights.push_back(bar.to);
    return heights;
}

const Line* lineOf(const Panel& panel, const std::string& name) {
    for (const auto& line : panel.lines)
        if (line.name == name)
            return &line;
    return nullptr;
}

std::string property(const SoftmaxPage& page, const std::string& label) {
    for (const auto& row : softmaxProperties(page))
        if (row.label == label)
            return row.value;
    return "none of that name";
}

SoftmaxPage withLogits(std::vector<double> logits) {
    SoftmaxPage page;
    page.classes = static_cast<int>(logits.size());
    page.logits = std::move(logits);
    return page;
}

TEST(SoftmaxPage, BarsOfProbabilitiesAddUpToOne) {
    const Figure figure = draw(shown(), roomy);
    const auto p = heightsOf(figure, "probabilities");
    EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1, 1e-15);
    EXPECT_NEAR(p[0], 0.65900114, 1e-8);
    EXPECT_THAT(heightsOf(figure, "logits"), ElementsAre(2, 1, 0.1));
    EXPECT_EQ(findPanel(figure, "probabilities")->bars[0].label, "0.659");
    EXPECT_THAT(findPanel(figure, "probabilities")->title, HasSubstr("Σ = 1"));
}

TEST(SoftmaxPage, OffsetMovesTheLogitsAndNotTheProbabilities) {
    Document moved = shown();
    ASSERT_TRUE(setField(moved, "offset", "1000"));
    const Figure before = draw(shown(), roomy);
    const Figure after = draw(moved, roomy);
    EXPECT_THAT(heightsOf(after, "logits"), ElementsAre(1002, 1001, 1000.1));
    EXPECT_EQ(heightsOf(after, "probabilities"), heightsOf(before, "probabilities"));
    EXPECT_EQ(findPanel(after, "jacobian")->cells, findPanel(before, "jacobian")->cells);
}

TEST(SoftmaxPage, JacobianHasRowsThatAddUpToZeroAndItsDiagonalIsPositive) {
    const Figure figure = draw(shown(), roomy);
    const auto& cells = findPanel(figure, "jacobian")->cells;
    ASSERT_EQ(cells.size(), 9U);
    EXPECT_EQ(cells[0].text, "0.225");
    EXPECT_EQ(cells[1].text, "−0.160");
    EXPECT_EQ(cells[1].name, "∂p(cat)/∂z(dog)");
    EXPECT_GT(cells[0].yMinimum, cells[3].yMinimum) << "rows run downwards";
    for (std::size_t row = 0; row < 3; ++row) {
        EXPECT_GT(cells[4 * row].paint.value, 0);
        double sum = 0;
        for (std::size_t column = 0; column < 3; ++column)
            sum += cells[3 * row + column].paint.value;
        EXPECT_NEAR(sum, 0, 1e-12);
    }
}

TEST(SoftmaxPage, GradientIsProbabilityLessTargetAndVanishesWithoutATrueClass) {
    Document document = shown();
    const auto p = heightsOf(draw(document, roomy), "probabilities");
    EXPECT_THAT(heightsOf(draw(document, roomy), "gradient"),
                ElementsAre(testing::DoubleNear(p[0] - 1, 1e-15), p[1], p[2]));
    ASSERT_TRUE(setField(document, "label_smoothing", "0.3"));
    EXPECT_NEAR(heightsOf(draw(document, roomy), "gradient")[1], p[1] - 0.1, 1e-15);
    ASSERT_TRUE(setField(document, "true_class", "-1"));
    EXPECT_EQ(findPanel(draw(document, roomy), "gradient"), nullptr);
}

TEST(SoftmaxPage, CurvePassesThroughTheLogitNowAndItsSlopeIsPTimesOneMinusP) {
    const SoftmaxPage page;
    const SoftmaxDrawing drawing(page, roomy);
    const MovedLogit moved = movedLogit(drawing, 1.99, 2.01, 20);
    const std::size_t middle = moved.z.size() / 2;
    EXPECT_NEAR(moved.p[0][middle], drawing.p[0], 1e-3);
    const double numeric = (moved.p[0].back() - moved.p[0].front()) / (moved.z.back() - moved.z.front());
    EXPECT_NEAR(moved.slope[middle], numeric, 1e-4);
    EXPECT_NEAR(moved.slope[middle], drawing.p[0] * (1 - drawing.p[0]), 1e-4);
}

TEST(SoftmaxPage, OfTwoClassesIsTheSigmoidAndSaysSo) {
    SoftmaxPage page = withLogits({0.5, -0.25});
    page.temperature = 0.7;
    const Figure figure = drawSoftmax(page, roomy);
    const Panel& panel = *findPanel(figure, "curve");
    EXPECT_THAT(panel.title, HasSubstr("the sigmoid"));
    const Line* p = lineOf(panel, "cat, p");
    const Line* sigmoid = lineOf(panel, "sigmoid");
    ASSERT_TRUE(p && sigmoid);
    ASSERT_EQ(p->points.size(), sigmoid->points.size());
    for (std::size_t i = 0; i < p->points.size(); ++i)
        EXPECT_NEAR(p->points[i].y, sigmoid->points[i].y, 1e-14);
    EXPECT_EQ(lineOf(*findPanel(drawSoftmax(SoftmaxPage(), roomy), "curve"), "sigmoid"), nullptr);
}

TEST(SoftmaxPage, SimplexIsThereForThreeClassesWithThePathThroughThePoint) {
    const Figure figure = drawSoftmax(SoftmaxPage(), roomy);
    const Panel& panel = *findPanel(figure, "simplex");
    ASSERT_EQ(panel.handles.size(), 1U);
    const Point now = panel.handles[0].at;
    const auto shares = sharesAt(now);
    EXPECT_NEAR(shares[0], 0.659, 1e-3);
    EXPECT_NEAR(shares[2], 0.0986, 1e-3);
    double nearest = 1;
    for (const Point& point : lineOf(panel, "temperature from 0.05 to 20")->points)
        nearest = std::min(nearest, std::hypot(point.x - now.x, point.y - now.y));
    EXPECT_LT(nearest, 0.02);
    EXPECT_EQ(findPanel(drawSoftmax(withLogits({1, 2, 3, 4}), roomy), "simplex"), nullptr);
}

TEST(SoftmaxPage, DraggedPointOfTheSimplexHasTheProbabilitiesItIsDraggedTo) {
    SoftmaxPage page;
    page.temperature = 0.4;
    const std::vector<double> wanted{0.2, 0.5, 0.3};
    EXPECT_NE(moveSoftmaxHandle(page, {"simplex", "simplex.p", simplexPoint(wanted)}), "");
    const auto p = probabilities(page);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(p[i], wanted[i], 1e-12);
    EXPECT_NEAR(std::accumulate(page.logits.begin(), page.logits.end(), 0.0), 3.1, 1e-12)
        << "their mean stays";
    moveSoftmaxHandle(page, {"simplex", "simplex.p", {5, -7}});
    EXPECT_TRUE(checkDocument(Document()).has_value());
    for (const double z : page.logits)
        EXPECT_TRUE(std::isfinite(z)) << "outside the triangle";
}

TEST(SoftmaxPage, DraggedBarSetsItsOwnLogitWithoutTheOffset) {
    SoftmaxPage page;
    page.offset = 10;
    page.sorted = true;
    const Figure figure = drawSoftmax(page, roomy);
    EXPECT_EQ(moveSoftmaxHandle(page, {"logits", figure.panels[0].handles[2].id, {3, 13.456}}),
              "Change the logit of owl");
    EXPECT_THAT(page.logits, ElementsAre(2, 1, 3.46));
    EXPECT_EQ(moveSoftmaxHandle(page, {"logits", "logit.7", {0, 1}}), "");
}

TEST(SoftmaxPage, KeepsClassesAndLogitsInLineWhicheverIsSet) {
    Document document = shown();
    ASSERT_TRUE(setField(document, "logits", "1 2; 3,4"));
    EXPECT_EQ(document.softmax->classes, 4);
    ASSERT_TRUE(setField(document, "classes", "12"));
    EXPECT_EQ(document.softmax->logits.size(), 12U);
    ASSERT_TRUE(setField(document, "true_class", "11"));
    ASSERT_TRUE(setField(document, "softmax.logits", "[1, 2]"));
    EXPECT_EQ(document.softmax->trueClass, 1);
    EXPECT_TRUE(checkDocument(document));
    EXPECT_EQ(classNames(*document.softmax).size(), 2U);
    EXPECT_EQ(*fromJson(toJson(document)), document);
}

TEST(SoftmaxPage, RefusesWhatCannotBeDrawnWithAClearSentence) {
    Document document = shown();
    EXPECT_EQ(setField(document, "logits", "").error(),
              "logits cannot be empty; allowed is a list of 2 to 12, each a finite number from -1e+100 to "
              "1e+100");
    EXPECT_THAT(setField(document, "softmax.logits", "nan").error(),
                StartsWith("softmax.logits cannot be nan at place 1; allowed is"));
    EXPECT_THAT(setField(document, "logits", "1, nan").error(), HasSubstr("nan at place 2"));
    EXPECT_THAT(setField(document, "logits", "inf 0").error(), HasSubstr("inf at place 1"));
    EXPECT_THAT(setField(document, "logits", "1e308, 0").error(), HasSubstr("1e+308 at place 1"));
    EXPECT_THAT(setField(document, "logits", "1, two").error(), HasSubstr("'two' at place 2"));
    EXPECT_THAT(setField(document, "logits", "5").error(), HasSubstr("a list of 1 number"));
    EXPECT_THAT(setField(document, "compare", "sparsemx").error(), HasSubstr("did you mean 'sparsemax'"));
    EXPECT_EQ(document, shown()) << "nothing of it is taken";
    ASSERT_TRUE(setField(document, "true_class", "5"));
    EXPECT_THAT(checkDocument(document).error(), HasSubstr("softmax.true_class: there is no class 5"));
}

TEST(SoftmaxPage, DrawsFiniteFiguresOfAbsurdLogitsAndSizes) {
    const std::vector<std::vector<double>> all{
        {1e100, -1e100, 0}, {0, 0, 0}, {-1e100, -1e100}, {1e-300, 2e-300, 0}, {700, -700, 0, 5}};
    for (const auto& logits : all) {
        for (const double t : {0.01, 1.0, 100.0}) {
            SoftmaxPage page = withLogits(logits);
            page.temperature = t;
            page.naive = true;
            page.compare = "log_softmax, softmin, hardmax, sparsemax, entmax15, softmax1, taylor_softmax, "
                           "spherical_softmax, gumbel_softmax";
            for (const PlotSize& size : {roomy, PlotSize{1, 1, 12}, PlotSize{1e9, 5, 300}}) {
                const Figure figure = drawSoftmax(page, size, true);
                for (const auto& panel : figure.panels) {
                    EXPECT_LT(panel.x.minimum, panel.x.maximum);
                    EXPECT_LT(panel.y.minimum, panel.y.maximum);
                    EXPECT_TRUE(std::isfinite(panel.y.maximum - panel.y.minimum)) << panel.id;
                    for (const auto& bar : panel.bars)
                        EXPECT_TRUE(std::isfinite(bar.to)) << panel.id;
                }
                EXPECT_FALSE(softmaxProperties(page).empty());
            }
        }
    }
}

TEST(SoftmaxPage, LabelsOfTwelveClassesInASmallPictureDoNotRunIntoEachOther) {
    SoftmaxPage page;
    page.logits = {3, 1.5, 1, 0.6, 0.3, 0, -0.3, -0.6, -1, -1.4, -2, -3};
    page.classes = 12;
    const PlotSize small{400, 400, 12};
    const Figure figure = drawSoftmax(page, small);
    for (const char* id : {"probabilities", "gradient"}) {
        const auto& bars = findPanel(figure, id)->bars;
        double last[2] = {-1e9, -1e9}; // where a label ends below and above the line
        for (const Bar& bar : bars) {
            const double half = 0.5 * 0.55 * small.fontPx * static_cast<double>(bar.label.size());
            const double middle = bar.at * 0.45 * small.widthPx / 12;
            double& before = last[bar.to < 0 ? 0 : 1];
            if (bar.label.empty())
                continue;
            EXPECT_GT(middle - half, before) << id << ", " << bar.name;
            before = middle + half;
        }
    }
    EXPECT_FALSE(findPanel(figure, "probabilities")->bars[0].label.empty()) << "that of the tallest stays";
}

TEST(SoftmaxPage, TwoClassesAreTheSigmoidInWordsAndAsALine) {
    SoftmaxPage page;
    page.logits = {1, 0};
    page.classes = 2;
    const Figure figure = drawSoftmax(page, roomy);
    const Panel& curve = *findPanel(figure, "curve");
    EXPECT_THAT(curve.title, HasSubstr("the sigmoid σ(z₁ − z₂)"));
    EXPECT_EQ(curve.place.width, 1) << "it is what there is to see";
    EXPECT_TRUE(std::any_of(curve.labels.begin(), curve.labels.end(), [](const Label& label) {
        return label.text.starts_with("dotted: the sigmoid");
    }));
}

TEST(SoftmaxPage, NaiveExpOverflowsWhereItsNumbersEnd) {
    SoftmaxPage page;
    EXPECT_EQ(property(page, "Naive exp"), "safe up to z = 88.723 (float)");
    page.precision = "double";
    EXPECT_EQ(property(page, "Naive exp"), "safe up to z = 709.78 (double)");
    page.offset = 709;
    EXPECT_THAT(property(page, "Naive exp"), HasSubstr("3 NaN in double")) << "z = 711";
    page.naive = true;
    const Figure figure = drawSoftmax(page, roomy);
    EXPECT_NEAR(heightsOf(figure, "probabilities")[0], 0.659, 1e-3) << "the stable one stays right";
    const auto& bars = findPanel(figure, "probabilities")->bars;
    EXPECT_EQ(bars[0].label, "0.659 (naive: NaN)");
    EXPECT_EQ(bars[2].label, "0.099") << "e^709.1 / ∞ = 0 is a number, a wrong one";
    const auto labels = findPanel(drawSoftmax(page, {400, 400, 12}), "probabilities")->labels;
    EXPECT_EQ(
        std::count_if(labels.begin(), labels.end(), [](const Label& label) { return label.text == "NaN"; }),
        2)
        << "in little room";
    EXPECT_FALSE(findPanel(figure, "curve")->bands.empty());
}

TEST(SoftmaxPage, PropertiesAreThoseOfTheWorkedExample) {
    const SoftmaxPage page;
    EXPECT_EQ(property(page, "Σ p"), "1");
    EXPECT_EQ(property(page, "Entropy"), "0.847 nat (77 % of ln 3)");
    EXPECT_EQ(property(page, "Perplexity"), "2.33");
    EXPECT_EQ(property(page, "Margin p₁ − p₂"), "0.417");
    EXPECT_EQ(property(page, "Cross-entropy (cat)"), "0.417 nat");
    EXPECT_EQ(property(page, "Gradient p − y"), "(−0.341, 0.242, 0.0986)");
    EXPECT_EQ(softmaxStatus(page)[0].text, "cat z = 2 → p = 0.659");
}

TEST(SoftmaxPage, ComparesOtherActivationsAtTheSameTemperature) {
    SoftmaxPage page;
    page.temperature = 0.5;
    EXPECT_THAT(comparedValues(page, "sparsemax"), ElementsAre(1, 0, 0)) << "of z / T = 4, 2, 0.2";
    page.temperature = 1;
    EXPECT_NEAR(comparedValues(page, "log_softmax")[0], std::log(probabilities(page)[0]), 1e-15);
    page.compare = "sparsemax, gumbel_softmax";
    const auto first = comparedValues(page, "gumbel_softmax");
    EXPECT_EQ(comparedValues(page, "gumbel_softmax"), first) << "seeded";
    page.gumbelSeed = 2;
    EXPECT_NE(comparedValues(page, "gumbel_softmax"), first);
    EXPECT_EQ(findPanel(drawSoftmax(page, roomy), "compare")->cells.size(), 9U);
}

TEST(SoftmaxPage, CommandsKeepThePageValid) {
    for (const auto& command : softmaxCommands()) {
        Document document = shown();
        if (!command.enabled || command.enabled(*document.softmax))
            command.apply(*document.softmax);
        EXPECT_TRUE(checkDocument(document)) << command.id;
        EXPECT_EQ(*fromJson(toJson(document)), document) << command.id;
    }
    SoftmaxPage a;
    SoftmaxPage b;
    for (const auto& command : softmaxCommands())
        if (command.id == "random") {
            command.apply(a);
            command.apply(b);
            EXPECT_EQ(a.logits, b.logits) << "seeded";
            command.apply(b);
            EXPECT_NE(a.logits, b.logits) << "and the next is another";
        }
}

TEST(SoftmaxPage, FilesOfNumbersHaveATableAKindOfNumber) {
    const std::string csv = toCsv(draw(shown(), roomy, true));
    EXPECT_THAT(csv, testing::StartsWith("class,z,p,gradient\ncat,2,0.659"));
    EXPECT_THAT(csv, HasSubstr("\n\ndp of,dz of cat,dz of dog,dz of owl\ncat,0.22"));
    EXPECT_THAT(csv, HasSubstr("\n\np of,z of cat,p\ncat,-6,"));
}

TEST(SoftmaxPage, PgfplotsHasAnAxisAPanel) {
    const Figure figure = draw(shown(), roomy);
    const std::string tex = toPgfplots(figure, {178, 150});
    std::size_t axes = 0;
    for (std::size_t at = tex.find("\\begin{axis}"); at != std::string::npos;
         at = tex.find("\\begin{axis}", at + 1))
        ++axes;
    EXPECT_EQ(axes, figure.panels.size());
    EXPECT_THAT(tex, HasSubstr("rectangle"));
    EXPECT_THAT(tex, HasSubstr("{0.659}"));
}

TEST(Pages, OldSessionsOpenAndNewOnesHaveAKeyAPage) {
    const auto old = fromJson(R"({"actiscope": 1, "page": "curves", "curves": {"x_min": -2}})");
    ASSERT_TRUE(old);
    EXPECT_EQ(*old->softmax, SoftmaxPage());
    EXPECT_THAT(toJson(shown()), HasSubstr("\"page\": \"softmax\""));
    EXPECT_THAT(fromJson(R"({"actiscope": 1, "page": "sofmax"})").error(), HasSubstr("softmax"));
    EXPECT_EQ(fromJson(R"({"actiscope": 1, "softmax": {"logits": [1, "x"]}})").error(),
              "softmax.logits[1]: must be a number, not string");
    EXPECT_THAT(fromJson(R"({"actiscope": 1, "softmax": {"temprature": 1}})").error(),
                HasSubstr("softmax: unknown key 'temprature': did you mean 'temperature'?"));
}

TEST(Pages, HaveFieldsOfTheirOwnNamesThatReadBack) {
    for (const auto& page : pages()) {
        std::set<std::string> ids;
        Document document;
        document.page = page.id;
        for (const auto& field : page.fields) {
            EXPECT_TRUE(ids.insert(field.field.id).second) << page.id << '.' << field.field.id;
            const auto set =
                setField(document, page.id + "." + field.field.id, valueText(field.get(document)));
            EXPECT_TRUE(set) << set.error();
        }
        EXPECT_TRUE(ids.contains("title")) << page.id;
        EXPECT_FALSE(draw(document, roomy).panels.empty()) << page.id;
    }
}

TEST(Pages, AFieldWithoutAPageBelongsToTheShownOne) {
    Document document;
    EXPECT_THAT(setField(document, "temperature", "2").error(), HasSubstr("unknown key"));
    ASSERT_TRUE(setField(document, "page", "softmax"));
    EXPECT_TRUE(setField(document, "temperature", "2"));
    EXPECT_TRUE(setField(document, "curves.x_min", "-2"));
    EXPECT_EQ(document.curves->xMinimum, -2);
    EXPECT_THAT(setField(document, "page", "softmx").error(), HasSubstr("did you mean 'softmax'"));
}

} // namespace
} // namespace actiscope
