// "exact" is said of a typed formula only where it is proved.
#include "core/analysis/properties.h"
#include "core/analysis/property_sheet.h"
#include "core/analysis/property_table.h"
#include "core/expressions/resolve.h"
#include "tests/core/expressions/random_formula.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace actiscope;

namespace {

struct Analysed {
    explicit Analysed(const std::string& text)
        : activation(makeFormulaActivation(text).value()),
          parameters(defaultParameters(activation)),
          properties(shapeAnalysed(activation, parameters)) {}

    const char* word(const char* property) const {
        return knownWord(findProperty(property)->describe(properties, 6).known);
    }
    std::string text(const char* property) const {
        return findProperty(property)->describe(properties, 6).text;
    }

    Activation activation;
    std::vector<double> parameters;
    Properties properties;
};

/// Many places, other than those of the scan.
std::vector<double> places() {
    std::vector<double> xs;
    for (int i = -1000; i <= 1000; ++i)
        xs.push_back(i * 0.0062831853);
    for (double x = 7; x < 1e6; x *= 1.0931)
        for (const double side : {-1, 1})
            xs.push_back(side * x);
    std::sort(xs.begin(), xs.end());
    return xs;
}

bool inRange(const ValueRange& range, double y) {
    const double rounding = 1e-9 * (1 + std::fabs(y));
    return std::any_of(range.parts.begin(), range.parts.end(), [&](const ValueInterval& part) {
        return y >= part.low - rounding && y <= part.high + rounding;
    });
}

} // namespace

TEST(Exactness, OfTextbookFormulasIsProved) {
    for (const char* formula : {"1/(1+exp(-x))", "x/sqrt(1+x^2)", "(x+sqrt(x^2+4))/2", "log(1+exp(x))",
                                "tanh(x)", "max(x,0)", "where(x>0,x,0.01*x)", "min(max(x,0),6)", "atan(x)"}) {
        const Analysed a(formula);
        for (const char* property : {"range", "limits", "extrema", "monotone", "smoothness", "lipschitz",
                                     "curvature", "saturation", "zeros"})
            EXPECT_STREQ(a.word(property), "exact") << property << " of " << formula;
    }
    EXPECT_EQ(Analysed("1/(1+exp(-x))").text("saturation"), "x < −4.58486 → 0; x > 4.58486 → 1");
    EXPECT_EQ(Analysed("x/sqrt(1+x^2)").text("limits"), "−1 · 1");
    EXPECT_EQ(Analysed("(x+sqrt(x^2+4))/2").text("limits"), "0 · ∞");
    EXPECT_EQ(Analysed("x^2-1").text("zeros"), "x = −1, 1");
    EXPECT_STREQ(Analysed("x^2-1").word("zeros"), "exact");
}

TEST(Exactness, IsNotSaidOfWhatAScanMaySkip) {
    EXPECT_STREQ(Analysed("abs(x+exp(x)+9)").word("smoothness"), "exact") << "by the enclosure";
    EXPECT_STREQ(Analysed("tan(x)").word("smoothness"), "sampled");
    EXPECT_STREQ(Analysed("abs((x-0.01)*(x-0.02))").word("monotone"), "exact") << "three values prove it";
    EXPECT_STREQ(Analysed("exp(-(1e5*(x-0.00731))^2)").word("range"), "exact")
        << "its peak is a place of the tree";
    EXPECT_STREQ(Analysed("sin(x)").word("limits"), "sampled");
    EXPECT_STREQ(Analysed("floor(x)").word("monotone"), "sampled");
}

TEST(Exactness, SampledSaysHowFinely) {
    const Analysed a("sin(x)");
    const std::string caption = propertySheet("f", a.properties).caption;
    EXPECT_NE(caption.find("sampled: seen at " + std::to_string(a.properties.points) + " points"),
              std::string::npos)
        << caption;
    EXPECT_GT(a.properties.points, 1000U);
    EXPECT_NE(findProperty("zeros")->describe(a.properties, 4).note.find(samplingText(a.properties)),
              std::string::npos);
}

TEST(Exactness, IsNeverContradictedByDenseSampling) {
    std::mt19937 random(2026);
    const std::vector<double> xs = places();
    int exact = 0;
    for (int i = 0; i < 300; ++i) {
        const std::string text = randomFormula(random, 7);
        const Analysed a(text);
        const Properties& p = a.properties;
        std::vector<double> f(xs.size()), f1(xs.size()), f2(xs.size());
        a.activation.evaluate(a.parameters, xs, {f, f1, f2});
        exact += p.range.known == Known::Exact ? 1 : 0;
        std::size_t changes = 0;
        int sign = 0;
        for (std::size_t k = 0; k < xs.size(); ++k) {
            const std::string where = text + " at " + std::to_string(xs[k]);
            if (!std::isfinite(f[k] + f1[k] + f2[k]) && std::fabs(xs[k]) > 3) // beyond the range of doubles
                continue;
            if (p.range.known == Known::Exact) {
                ASSERT_TRUE(inRange(p.range, f[k])) << where << ": " << f[k] << " in " << a.text("range");
            }
            if (p.smoothness.known == Known::Exact && p.smoothness.order != -1 &&
                p.smoothness.undefinedAt.empty()) {
                ASSERT_FALSE(std::isnan(f[k])) << where;
            }
            if (std::isnan(f[k]) || std::isnan(f1[k]) || std::isnan(f2[k]))
                continue;
            const double rounding = 1e-9 * (1 + std::fabs(f[k]));
            if (p.slope.known == Known::Exact && p.kinks.empty()) {
                ASSERT_LE(std::fabs(f1[k]), p.slope.value * (1 + 1e-6) + rounding) << where;
            }
            if (p.curvature.known == Known::Exact && p.kinks.empty()) {
                ASSERT_LE(std::fabs(f2[k]), p.curvature.value * (1 + 1e-6) + rounding) << where;
            }
            if (p.monotone.known == Known::Exact && k > 0 && std::isfinite(f[k - 1])) {
                const double step = f[k] - f[k - 1];
                const bool up = p.monotone.kind == Monotonicity::Increasing ||
                                p.monotone.kind == Monotonicity::NonDecreasing;
                if (p.monotone.kind != Monotonicity::None) {
                    ASSERT_GE(up ? step : -step, -rounding) << where;
                }
            }
            const int here = std::fabs(f[k]) <= rounding ? 0 : f[k] > 0 ? 1 : -1;
            changes += here != 0 && sign != 0 && here != sign ? 1 : 0;
            sign = here != 0 ? here : sign;
        }
        if (p.zeros.known == Known::Exact && p.kinks.empty()) {
            ASSERT_LE(changes, p.zeros.points.size()) << text;
        }
    }
    EXPECT_GT(exact, 40);
}
