// Kinks, poles, holes and narrow places of typed formulas are found in the tree and not by luck of a grid.
#include "core/expressions/resolve.h"
#include "core/numerics/constants.h"
#include "tests/core/expressions/made.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <numbers>

namespace actiscope {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Landmarks found(const std::string& formula, const std::vector<double>& parameters = {},
                double from = -infinity, double to = infinity) {
    return landmarksOf(made(formula), parameters, from, to);
}

std::vector<double> kinks(const Landmarks& landmarks) {
    std::vector<double> places;
    for (const Kink& kink : landmarks.kinks)
        places.push_back(kink.x);
    return places;
}

struct Row {
    const char* formula;
    std::vector<double> kinks;
    bool complete = true;
};

class KinksOf : public testing::TestWithParam<Row> {};

TEST_P(KinksOf, AreAllThereAndNoOthers) {
    const Row& row = GetParam();
    const Landmarks landmarks = found(row.formula);
    const auto places = kinks(landmarks);
    ASSERT_EQ(places.size(), row.kinks.size()) << row.formula << ": " << testing::PrintToString(places);
    for (std::size_t i = 0; i < places.size(); ++i)
        EXPECT_NEAR(places[i], row.kinks[i], 4e-16 * std::max(1.0, std::fabs(row.kinks[i]))) << row.formula;
    EXPECT_EQ(landmarks.complete, row.complete) << row.formula;
}

INSTANTIATE_TEST_SUITE_P(
    Formulas, KinksOf,
    testing::Values(
        Row{"abs((x-0.01)*(x-0.02))", {0.01, 0.02}}, Row{"abs(x^2-0.03*x+0.0002)", {0.01, 0.02}},
        Row{"abs((x-0.5)^2)", {}}, Row{"abs(x-12345.678)", {12345.678}}, Row{"abs(x-3e8)", {3e8}},
        Row{"abs(x*(x-1e-9))", {0, 1e-9}}, Row{"abs(x^3-x)", {-1, 0, 1}}, Row{"abs(x*(x-0.01))", {0, 0.01}},
        Row{"1/x^2", {0}}, Row{"1/(x^2-2)", {-std::numbers::sqrt2, std::numbers::sqrt2}},
        Row{"1/(x^2+2)", {}}, Row{"1/(x-0.3)^4", {0.3}}, Row{"x/abs(x)", {0}}, Row{"log(abs(x))", {0}},
        Row{"log(x-7)", {7}}, Row{"log(1+x^2)", {}}, Row{"log1p(x)", {-1}}, Row{"sqrt(abs(x-3))", {3}},
        Row{"cbrt(x-2)", {2}}, Row{"sqrt(1-x^2)", {-1, 1}}, Row{"atanh(x/2)", {-2, 2}},
        Row{"acosh(2*x)", {0.5}}, Row{"max(x^2, 2*x)", {0, 2}}, Row{"max(0, tanh(x)-0.5)", {std::atanh(0.5)}},
        Row{"min(1, abs(exp(x)-2))", {0, std::log(2), std::log(3)}},
        Row{"relu(3-softplus(x))", {std::log(std::expm1(3))}},
        Row{"where(x>1, x, where(x<-2.5, 0, x^2))", {-2.5, 1}}, Row{"where(x>1, x, x)", {}},
        Row{"sign(x^2-4)*x", {-2, 2}}, Row{"x^(-3)", {0}}, Row{"x^3", {}}, Row{"exp(1/(x-1))", {1}},
        Row{"1/(exp(x)-1)", {0}}, Row{"1/(exp(x-1)-1)", {1}}, Row{"x/(exp(x)-1)", {}},
        Row{"abs(abs(abs(x)-2)-1)", {-3, -2, -1, 0, 1, 2, 3}}, Row{"abs(1/x-4)", {0, 0.25}},
        Row{"abs((x-1)/(x+2)-3)", {-3.5, -2}}, Row{"x*sigmoid(x)", {}}, Row{"exp(-x^2)*sin(x)", {}},
        Row{"abs(x+exp(x))", {-0.5671432904097838}, false}));

TEST(Landmarks, StepsAreFoundInView) {
    EXPECT_THAT(kinks(found("floor(x)", {}, -2.5, 1.5)), ElementsAre(-2, -1, 0, 1));
    EXPECT_THAT(kinks(found("ceil(2*x)", {}, 0.25, 1.25)), ElementsAre(0.5, 1));
    EXPECT_THAT(kinks(found("round(x/10)", {}, -7, 27)), ElementsAre(-5, 5, 15, 25));
    EXPECT_THAT(kinks(found("mod(x, 3)", {}, -4, 4)), ElementsAre(-3, 0, 3));
    EXPECT_TRUE(found("floor(x)", {}, -2.5, 1.5).complete);
    EXPECT_FALSE(found("floor(x)").complete);
}

TEST(Landmarks, KinksMoveWithLetters) {
    EXPECT_THAT(kinks(found("abs(x-a)", {-77.25})), ElementsAre(-77.25));
    EXPECT_THAT(kinks(found("abs((x-a)*(x-b))", {1e-7, 1.1e-7})), ElementsAre(1e-7, 1.1e-7));
    EXPECT_THAT(kinks(found("relu(a*x+b)", {1e-5, 3})), ElementsAre(DoubleNear(-3e5, 1e-9)));
    EXPECT_THAT(kinks(found("abs(a)*x", {1})), IsEmpty());
}

TEST(Landmarks, OfEndlesslyManyThoseInViewAreAllFound) {
    const Landmarks far = found("abs(sin(50*x))", {}, 1000, 1010);
    EXPECT_EQ(far.kinks.size(), 159U);
    EXPECT_TRUE(far.complete);
    EXPECT_FALSE(found("abs(sin(50*x))").complete);
    const Landmarks poles = found("tan(x)", {}, -5, 5);
    EXPECT_THAT(kinks(poles), ElementsAre(DoubleNear(-1.5 * std::numbers::pi, 1e-15),
                                          DoubleNear(-0.5 * std::numbers::pi, 1e-15),
                                          DoubleNear(0.5 * std::numbers::pi, 1e-15),
                                          DoubleNear(1.5 * std::numbers::pi, 1e-15)));
    EXPECT_TRUE(poles.kinks[0].gap);
    const Landmarks crossings = found("max(sin(x), cos(x))", {}, -20, 20);
    EXPECT_EQ(crossings.kinks.size(), 13U);
    EXPECT_FALSE(crossings.complete) << "searched for";
}

TEST(Landmarks, WhatIsCutIsNotComplete) {
    const Landmarks many = found("abs(sin(1000*x))", {}, -5, 5);
    EXPECT_EQ(many.kinks.size(), 512U);
    EXPECT_FALSE(many.complete);
    std::string sum = "abs(x)";
    for (int i = 1; i <= 70; ++i)
        sum += "+abs(x-" + std::to_string(i) + ")";
    EXPECT_FALSE(found(sum).complete);
}

TEST(Landmarks, APoleIsAGapAndACornerIsNone) {
    EXPECT_TRUE(found("1/x").kinks.at(0).gap);
    EXPECT_TRUE(found("1/(3*x-0.3)").kinks.at(0).gap);
    EXPECT_TRUE(found("log(abs(x-0.1))").kinks.at(0).gap);
    EXPECT_FALSE(found("abs(x)").kinks.at(0).gap);
    EXPECT_FALSE(found("sqrt(abs(x-3))").kinks.at(0).gap);
}

TEST(Landmarks, AQuotientOfZerosIsAHoleWithItsLimit) {
    struct Hollow {
        const char* formula;
        double x;
        Jet limit;
    };
    for (const Hollow& row : {Hollow{"sin(x)/x", 0, {1, 0, -1.0 / 3}},
                              {"(1-cos(x))/x^2", 0, {0.5, 0, -1.0 / 12}},
                              {"(x^2-1)/(x-1)", 1, {2, 1, 0}},
                              {"(exp(x)-1)/x", 0, {1, 0.5, 1.0 / 3}},
                              {"x/tanh(x)", 0, {1, 0, 2.0 / 3}},
                              {"sin(1000*x)/x", 0, {1000, 0, -1e9 / 3}}}) {
        const Activation activation = made(row.formula);
        const Landmarks landmarks = landmarksOf(activation, {}, -5, 5);
        EXPECT_THAT(landmarks.kinks, IsEmpty()) << row.formula;
        ASSERT_EQ(landmarks.holes.size(), 1U) << row.formula;
        EXPECT_EQ(landmarks.holes[0].x, row.x) << row.formula;
        const Jet across = evaluateAcross(activation, {}, landmarks.holes, row.x);
        EXPECT_NEAR(across.f, row.limit.f, 1e-7 * std::fabs(row.limit.f)) << row.formula;
        EXPECT_NEAR(across.f1, row.limit.f1, 1e-5 * std::fabs(row.limit.f)) << row.formula;
        EXPECT_NEAR(across.f2, row.limit.f2, 1e-4 * std::max(1.0, std::fabs(row.limit.f2))) << row.formula;
    }
}

TEST(Landmarks, SlopesBesideAKinkAreThoseOfItsBranches) {
    struct Corner {
        const char* formula;
        double slope; ///< −slope · slope
    };
    // Near the kink, rounding makes what abs is given 0 on several doubles.
    for (const Corner& row : {Corner{"abs(3x-1)", 3},
                              {"abs(exp(x)-2)", 2},
                              {"abs(tanh(x)-0.7)", 0.51},
                              {"abs(x-0.3)", 1},
                              {"abs(tanh(x)-0.99)", 1 - 0.99 * 0.99},
                              {"abs(sigmoid(x)-0.5)", 0.25},
                              {"abs(10x-3)", 10}}) {
        const Activation activation = made(row.formula);
        const Landmarks landmarks = landmarksOf(activation, {}, -5, 5);
        ASSERT_EQ(landmarks.kinks.size(), 1U) << row.formula;
        const double x = landmarks.kinks[0].x;
        EXPECT_NEAR(evaluateBeside(activation, {}, x, -1).f1, -row.slope, 1e-12) << row.formula;
        EXPECT_NEAR(evaluateBeside(activation, {}, x, +1).f1, row.slope, 1e-12) << row.formula;
    }
    const Activation nested = made("abs(abs(abs(x)-1)-0.5)");
    const Landmarks landmarks = landmarksOf(nested, {}, -5, 5);
    ASSERT_EQ(landmarks.kinks.size(), 7U);
    double slope = -1;
    for (const Kink& kink : landmarks.kinks) {
        EXPECT_EQ(evaluateBeside(nested, {}, kink.x, -1).f1, slope) << kink.x;
        slope = -slope;
        EXPECT_EQ(evaluateBeside(nested, {}, kink.x, +1).f1, slope) << kink.x;
    }
}

TEST(Landmarks, WhereTheFormulaHasItsValueNoneIsInvented) {
    for (const char* formula : {"abs(x)^3", "x^2*abs(x)", "abs(x)^2", "abs((x-0.5)^2)"}) {
        const Activation activation = made(formula);
        const Landmarks landmarks = landmarksOf(activation, {}, -5, 5);
        EXPECT_THAT(landmarks.kinks, IsEmpty()) << formula;
        for (const double x : {-1e-3, -1e-8, 0.0, 1e-15, 1e-4, 0.5 - 1e-8, 0.5, 0.5 + 1e-14})
            EXPECT_EQ(evaluateAcross(activation, {}, landmarks.holes, x).f, evaluateAt(activation, {}, x).f)
                << formula << " at " << x;
    }
    const Activation parabola = made("abs((x-0.5)^2)");
    const Landmarks landmarks = landmarksOf(parabola, {}, -5, 5);
    EXPECT_NEAR(evaluateAcross(parabola, {}, landmarks.holes, 0.5).f2, 2, 1e-9);
}

TEST(Landmarks, StepsAndBumpsAreToldByTheScaleInside) {
    const auto narrow = [](const std::string& formula, const std::vector<double>& parameters = {}) {
        std::vector<std::pair<double, double>> list;
        for (const NarrowPlace& place : found(formula, parameters).narrow)
            list.emplace_back(place.x, place.width);
        std::sort(list.begin(), list.end());
        return list;
    };
    const auto near = [](double y) { return DoubleNear(y, 1e-5 * std::fabs(y)); };
    EXPECT_THAT(narrow("tanh(1e6*(x-0.3))"), ElementsAre(Pair(near(0.3), near(1e-6))));
    EXPECT_THAT(narrow("sigmoid(1000*(x-1))+sigmoid(1000*(x+2.3))"),
                ElementsAre(Pair(near(-2.3), near(1e-3)), Pair(near(1), near(1e-3))));
    EXPECT_THAT(narrow("exp(-(1e4*(x-0.37))^2)"), ElementsAre(Pair(near(0.37), near(1e-4))));
    EXPECT_THAT(narrow("1/(1+1e8*(x-c)^2)", {2}), ElementsAre(Pair(near(2), near(1e-4))));
    EXPECT_THAT(narrow("sin(1e4*x)"), IsEmpty()) << "it oscillates everywhere";
}

TEST(Landmarks, OfFarLevelsTheSearchEnds) {
    EXPECT_FALSE(found("floor(x+1e17)").complete);
    EXPECT_FALSE(found("mod(x, 1e-20)", {}, 1, 2).complete);
    EXPECT_FALSE(found("tan(1e20*x)", {}, 1, 2).complete);
}

TEST(Landmarks, AreFoundInTheTimeOfAFrame) {
    std::string nested = "x";
    for (int i = 0; i < 40; ++i)
        nested = "abs(" + nested + "-0.5)";
    for (const std::string& formula :
         {nested, std::string("max(sin(x)*exp(-x/9), cos(x^2), tanh(x)*sin(9*x), 1/(x+exp(x)))")}) {
        const Activation activation = made(formula);
        const std::clock_t start = std::clock();
        landmarksOf(activation, {}, -5, 5);
        EXPECT_LT(std::clock() - start, CLOCKS_PER_SEC / 2)
            << formula << " (a frame is shorter; machines under tests are slow)";
    }
}

} // namespace
} // namespace actiscope
