// CSV and PGFPlots.
#include "core/analysis/text_table.h"
#include "core/document/document.h"
#include "core/expressions/resolve.h"
#include "core/fields/tex_text.h"
#include "core/figure/csv.h"
#include "core/figure/pgfplots.h"
#include "core/pages/curves/state.h"
#include "core/pages/maxout/state.h"
#include "core/pages/softmax/state.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include <unistd.h>

namespace actiscope {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

TEST(Csv, HasARowAPointWithNumbersThatReadBack) {
    Figure figure;
    const double infinity = std::numeric_limits<double>::infinity();
    figure.data.push_back(
        {"a, \"b\"", {"x", "f", "f1", "f2"}, {{0.1, 2}, {1e-300, infinity}, {3, 4}, {-0.0, 5}}});
    EXPECT_EQ(toCsv(figure), "curve,x,f,f1,f2\n"
                             "\"a, \"\"b\"\"\",0.1,1e-300,3,-0\n"
                             "\"a, \"\"b\"\"\",2,inf,4,5\n");
}

TEST(Csv, OfNoCurvesIsItsHeader) {
    EXPECT_EQ(toCsv(Figure()), "curve,x,f,f1,f2\n");
}

TEST(TexText, EscapesWhatLatexTakesForItself) {
    EXPECT_EQ(texText("50% of $x_1 & {y}^2~#\\"),
              "50\\% of \\$x\\_1 \\& \\{y\\}\\textasciicircum{}2\\textasciitilde{}\\#\\textbackslash{}");
    EXPECT_EQ(texText("f′ (α = −0.5)"), "f$'$ ($\\alpha$ = $-$0.5)");
    EXPECT_EQ(texText("π Δx x₀"), "$\\pi$ $\\Delta$x x$_{0}$");
    EXPECT_EQ(texText("Müller \t\u2028\u0085"), "Müller    ");
    EXPECT_EQ(texText("“½” ‘a’ − ∂"), "``$\\frac{1}{2}$'' `a' $-$ $\\partial$");
    EXPECT_EQ(texText("a--b ''c ?`"), "a-{}-b '{}'c ?{}`") << "no dash, no quotation mark, no ¿";
    EXPECT_EQ(texText("\xff\xe6\xbc"), "???") << "bytes that are no text";
}

TEST(TexText, KeepsLettersThatPdflatexDoesNotKnowAndNamesThem) {
    EXPECT_EQ(texText("Привет 漢 😀"), "Привет 漢 😀");
    EXPECT_THAT(beyondPdflatex("aü 漢😀漢"), testing::ElementsAre("漢", "😀"));
    EXPECT_EQ(codePoint("漢"), "6F22");
    EXPECT_EQ(codePoint("😀"), "1F600");
    EXPECT_EQ(codePoint("я"), "044F");
    Figure figure = drawCurves(defaultCurvesPage(), {900, 600, 12});
    EXPECT_THAT(toPgfplots(figure, {178, 110}), Not(HasSubstr("LuaLaTeX")));
    figure.title = "Привет 漢";
    const std::string tex = toPgfplots(figure, {178, 110});
    EXPECT_THAT(
        tex, HasSubstr("% For LuaLaTeX or XeLaTeX, with a main font that has the letters П р и в е т 漢;"));
    EXPECT_THAT(tex, HasSubstr("title={Привет 漢}"));
    EXPECT_THAT(tex, HasSubstr("\\DeclareUnicodeCharacter{6F22}{?}"));
    EXPECT_THAT(toLatex(TextTable{"漢", {"a"}, {{"b"}}}), testing::StartsWith("% For LuaLaTeX or XeLaTeX"));
}

TEST(Pgfplots, DrawsEveryLineMarkerAndLegendEntry) {
    const Figure figure = drawCurves(defaultCurvesPage(), {500, 350, 12});
    const std::string tex = toPgfplots(figure, {});
    EXPECT_THAT(tex, HasSubstr("\\begin{axis}"));
    EXPECT_THAT(tex, HasSubstr("\\addlegendentry{ELU ($\\alpha$ = 0.72)}"));
    EXPECT_THAT(tex, HasSubstr("densely dashed"));
    EXPECT_THAT(tex, HasSubstr("fill=white")) << "the open dot";
    EXPECT_THAT(tex, Not(HasSubstr("nan")));
    EXPECT_THAT(tex, HasSubstr("xmin=-5, xmax=5"));
}

TEST(Pgfplots, CellsOfNextToNothingHaveAColourThatTexReads) {
    SoftmaxPage page;
    page.logits = {12, 0, -12};
    page.trueClass = -1;
    const std::string tex = toPgfplots(drawSoftmax(page, {900, 600, 12}), {178, 110});
    EXPECT_THAT(tex, HasSubstr("!0.0!white"));
    EXPECT_THAT(tex, Not(ContainsRegex("![0-9.]*e-[0-9]*!white")));
    EXPECT_THAT(tex, HasSubstr("Jacobian $\\partial$p$_{i}$/$\\partial$z$_{j}$"));
}

TEST(Pgfplots, PanelsStandInTheirPlacesAndDoNotOverlap) {
    const std::string tex = toPgfplots(drawSoftmax({}, {900, 600, 12}), {178, 110});
    std::vector<std::array<double, 4>> boxes; // left, bottom, right, top
    for (std::size_t at = tex.find("at={("); at != std::string::npos; at = tex.find("at={(", at + 1)) {
        double x = 0;
        double y = 0;
        double width = 0;
        double height = 0;
        constexpr const char* form = "at={(%lfmm,%lfmm)}, anchor=south west, width=%lfmm, height=%lfmm";
        if (std::sscanf(tex.c_str() + at, form, &x, &y, &width, &height) == 4) // else it is a title's place
            boxes.push_back({x, y, x + width, y + height});
    }
    ASSERT_EQ(boxes.size(), drawSoftmax({}, {900, 600, 12}).panels.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        EXPECT_LE(boxes[i][2], 178);
        EXPECT_LE(boxes[i][3], 110);
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_TRUE(boxes[i][2] <= boxes[k][0] || boxes[k][2] <= boxes[i][0] ||
                        boxes[i][3] <= boxes[k][1] || boxes[k][3] <= boxes[i][1])
                << i << " and " << k;
    }
}

/// What follows `key` in the text, up to one of these characters, as a number.
double numberAfter(const std::string& text, const std::string& key) {
    return std::stod(text.substr(text.find(key) + key.size()));
}

TEST(Pgfplots, CoordinatesKeepAHundredthOfAPixelHoweverSmallTheRange) {
    struct Case {
        double centre;
        double half;
    };
    for (const auto& [centre, half] : {Case{0.35716, 1e-7}, Case{0, 1}, Case{0, 1e-200}, Case{-4e9, 3},
                                       Case{1e12, 5e10}, Case{1, 1e-13}, Case{0, 7e50}}) {
        Figure figure;
        Panel panel;
        panel.x = {-5, 5, "", {}};
        panel.y = {centre - half, centre + half, "", {}};
        Line line;
        for (int i = 0; i <= 1000; ++i)
            line.points.push_back({-5 + i * 0.01, centre + 0.9 * half * std::sin(0.01 * i)});
        panel.lines.push_back(line);
        figure.panels.push_back(panel);
        const std::string tex = toPgfplots(figure, {170, 110});
        const double low = numberAfter(tex, "ymin=");
        const double high = numberAfter(tex, "ymax=");
        EXPECT_LT(std::max(std::fabs(low), std::fabs(high)), 20 * (high - low)) << "TeX has five digits";
        const double heightPx = 110 / 25.4 * 96;
        std::size_t at = tex.find("coordinates {");
        for (const Point& p : line.points) {
            double x = 0;
            double y = 0;
            at = tex.find('(', at) + 1;
            ASSERT_EQ(std::sscanf(tex.c_str() + at, "%lf,%lf", &x, &y), 2);
            const double truth = (p.y - panel.y.minimum) / (panel.y.maximum - panel.y.minimum);
            EXPECT_NEAR((y - low) / (high - low) * heightPx, truth * heightPx, 0.011) << centre;
        }
        EXPECT_LT(tex.size(), 20000U) << "no more digits than that takes";
    }
}

TEST(Pgfplots, WritesOrdinaryNumbersAsTheyAre) {
    EXPECT_THAT(toPgfplots(drawCurves(defaultCurvesPage(), {500, 350, 12}), {}),
                Not(HasSubstr("the coordinates are")));
}

TEST(Pgfplots, ABandIsOneClosedPathOfItsColour) {
    Figure figure;
    figure.panels.emplace_back();
    Line line;
    line.name = "sin(1000x), f";
    line.swings = {{0, -1, 1}, {1, -0.5, 0.5}};
    figure.panels[0].lines.push_back(line);
    figure.panels[0].x = {0, 1, "", {}};
    figure.panels[0].y = {-2, 2, "", {}};
    const std::string tex = toPgfplots(figure, {});
    EXPECT_THAT(tex, HasSubstr("\\filldraw[curve0, line width=0.8pt] (axis cs:0,1) -- (axis cs:1,0.5) -- "
                               "(axis cs:1,-0.5) --\n(axis cs:0,-1) -- cycle;"));
    EXPECT_THAT(tex, Not(HasSubstr("\\addplot")));
}

TEST(Pgfplots, TheUnitOfTheTicksStandsAtTheAxisEnd) {
    CurvesPage page = defaultCurvesPage();
    page.yMinimum = 0;
    page.yMaximum = 1600000;
    EXPECT_THAT(toPgfplots(drawCurves(page, {500, 350, 12}), {}), HasSubstr("{$\\cdot$10$^{6}$}"));
}

/// Runs pdflatex on each figure.
void compile(const std::vector<Figure>& figures) {
    const auto folder = std::filesystem::temp_directory_path() / ("pgfplots-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        std::ofstream(folder / "figure.tex") << toPgfplots(figures[i], {178, 110});
        const std::string command =
            "cd '" + folder.string() +
            "' && pdflatex -halt-on-error -interaction=batchmode figure.tex >log.txt 2>&1";
        EXPECT_EQ(std::system(command.c_str()), 0) << "figure " << i;
        EXPECT_TRUE(std::filesystem::remove(folder / "figure.pdf")) << "figure " << i;
    }
    std::filesystem::remove_all(folder);
}

TEST(Pgfplots, CompilesOnItsOwnWithAStandardLatex) {
    if (std::system("command -v pdflatex >/dev/null && kpsewhich pgfplots.sty standalone.cls >/dev/null") !=
        0)
        GTEST_SKIP() << "there is no pdflatex with pgfplots and standalone";
    const PlotSize size{900, 600, 12};
    CurvesPage curves = defaultCurvesPage();
    curves.title = "100 % of <everything> & more_or_less #1: αβγ − ∂f/∂x → ünïcode 漢 ąđþ₀πΩ°µ±";
    curves.yLabel = "f(x), f′(x)";
    for (auto& curve : curves.curves)
        curve.saturation = curve.fan = curve.secondDerivative = true;
    SoftmaxPage twelve;
    twelve.classes = 12;
    twelve.logits = {30, 1, 0.1, -1, 0.5, 3, -20, 1.5, 0, 0.7, -0.3, 1.1};
    twelve.compare = "log_softmax, sparsemax, gumbel_softmax";
    twelve.naive = true;
    twelve.offset = 90;
    std::vector<Figure> figures{drawCurves(curves, size), drawSoftmax({}, size), drawSoftmax(twelve, size)};
    for (const char* show : {"lines", "regions", "glu"}) {
        Document maxout;
        maxout.page = "maxout";
        maxout.maxout->show = show;
        figures.push_back(draw(maxout, size));
        constexpr std::size_t enough = 50; // of the thousands in a contour map: TeX is slow
        for (auto& panel : figures.back().panels)
            panel.areas.resize(std::min(enough, panel.areas.size()));
    }
    CurvesPage swings = defaultCurvesPage();
    swings.curves.resize(1);
    swings.curves[0] = makeCurve(findOrMakeActivation("1e12 + 1e9*sin(1000*x)"), 0);
    swings.yMinimum = 1e12 - 1.1e9;
    swings.yMaximum = 1e12 + 1.1e9;
    figures.push_back(drawCurves(swings, size));
    compile(figures);
}

} // namespace
} // namespace actiscope
