// CSV and PGFPlots.
#include "core/fields/tex_text.h"
#include "core/figure/csv.h"
#include "core/figure/pgfplots.h"
#include "core/pages/curves.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>

#include <unistd.h>

namespace actiscope {
namespace {

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
    EXPECT_EQ(texText("Müller 漢 \t"), "Müller ?  ");
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

TEST(Pgfplots, CompilesOnItsOwnWithAStandardLatex) {
    if (std::system("command -v pdflatex >/dev/null && kpsewhich pgfplots.sty standalone.cls >/dev/null") !=
        0)
        GTEST_SKIP() << "there is no pdflatex with pgfplots and standalone";
    CurvesPage page = defaultCurvesPage();
    page.title = "100 % of <everything> & more_or_less #1: αβγ − ∂f/∂x → ünïcode 漢 ąđþ₀πΩ°µ±";
    page.yLabel = "f(x), f′(x)";
    for (auto& curve : page.curves)
        curve.saturation = curve.fan = curve.secondDerivative = true;
    const auto folder = std::filesystem::temp_directory_path() / ("pgfplots-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "figure.tex") << toPgfplots(drawCurves(page, {500, 350, 12}), {});
    const std::string command =
        "cd '" + folder.string() +
        "' && pdflatex -halt-on-error -interaction=batchmode figure.tex >log.txt 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0);
    EXPECT_TRUE(std::filesystem::exists(folder / "figure.pdf"));
    std::filesystem::remove_all(folder);
}

} // namespace
} // namespace actiscope
