// What holds for activations whatever their digits: limits, kinks, symmetry, and how they are evaluated.
#include "core/activations/catalogue.h"
#include "core/numerics/constants.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace actiscope {
namespace {

Jet at(const char* id, double x, const std::vector<double>& parameters = {}) {
    const Activation& activation = *findActivation(id);
    return evaluateAt(activation, parameters.empty() ? defaultParameters(activation) : parameters, x);
}

TEST(EveryActivation, GivesNanForNanInValueAndDerivatives) {
    for (const auto& activation : catalogue()) {
        const Jet y = evaluateAt(activation, defaultParameters(activation), nan);
        EXPECT_TRUE(std::isnan(y.f) && std::isnan(y.f1) && std::isnan(y.f2)) << activation.id;
        double alone = 0;
        activation.evaluate(defaultParameters(activation), {&nan, 1}, {{&alone, 1}, {}, {}});
        EXPECT_TRUE(std::isnan(alone)) << activation.id;
    }
}

TEST(EveryActivation, DerivativesFollowTheDifferenceQuotient) {
    const double h = 1e-5;
    for (const auto& activation : catalogue()) {
        const auto p = defaultParameters(activation);
        const auto kinks = activation.kinks(p);
        for (const double x : {-7.3, -2.1, -0.4, 0.3, 1.7, 6.9}) {
            const bool besideKink = std::any_of(
                kinks.begin(), kinks.end(), [&](const Kink& kink) { return std::fabs(kink.x - x) < 2 * h; });
            if (besideKink)
                continue;
            const Jet y = evaluateAt(activation, p, x);
            const Jet before = evaluateAt(activation, p, x - h);
            const Jet after = evaluateAt(activation, p, x + h);
            const double near = 1e-7 * (1 + std::fabs(y.f) + std::fabs(y.f1) + std::fabs(y.f2));
            EXPECT_NEAR((after.f - before.f) / (2 * h), y.f1, near) << activation.id << " at " << x;
            EXPECT_NEAR((after.f1 - before.f1) / (2 * h), y.f2, near) << activation.id << " at " << x;
        }
    }
}

TEST(EveryActivation, GivesTheSameAloneAndInABatchWhateverOrdersAreAsked) {
    const std::vector<double> xs{-infinity, -800, -1.5, -0.0, 0.0, 1e-300, 2, 40, infinity, nan};
    const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    for (const auto& activation : catalogue()) {
        const auto p = defaultParameters(activation);
        for (int asked = 0; asked < 8; ++asked) {
            std::vector<double> f(xs.size());
            std::vector<double> f1(xs.size());
            std::vector<double> f2(xs.size());
            JetSpans out;
            if ((asked & 1) != 0)
                out.f = f;
            if ((asked & 2) != 0)
                out.f1 = f1;
            if ((asked & 4) != 0)
                out.f2 = f2;
            activation.evaluate(p, xs, out);
            for (std::size_t i = 0; i < xs.size(); ++i) {
                const Jet y = evaluateAt(activation, p, xs[i]);
                EXPECT_TRUE((asked & 1) == 0 || same(f[i], y.f)) << activation.id << " at " << xs[i];
                EXPECT_TRUE((asked & 2) == 0 || same(f1[i], y.f1)) << activation.id << " at " << xs[i];
                EXPECT_TRUE((asked & 4) == 0 || same(f2[i], y.f2)) << activation.id << " at " << xs[i];
            }
        }
    }
}

TEST(EveryActivation, DeclaresItsParametersWithinTheirOwnLimits) {
    for (const auto& activation : catalogue()) {
        for (const auto& field : activation.parameters) {
            EXPECT_TRUE(checkedValue(field, field.defaultValue)) << activation.id << '.' << field.id;
            EXPECT_TRUE(checkedValue(field, field.sliderMinimum)) << activation.id << '.' << field.id;
            EXPECT_TRUE(checkedValue(field, field.sliderMaximum)) << activation.id << '.' << field.id;
            EXPECT_LT(field.sliderMinimum, field.sliderMaximum) << activation.id << '.' << field.id;
            EXPECT_FALSE(field.help.empty()) << activation.id << '.' << field.id;
            for (const auto& preset : field.presets)
                EXPECT_TRUE(checkedValue(field, preset.value)) << activation.id << '.' << field.id;
        }
    }
}

struct Limits {
    const char* id;
    Jet left;
    Jet right;
};

TEST(LimitsAtInfinity, AreReachedThere) {
    const Limits table[] = {
        {"identity", {-infinity, 1, 0}, {infinity, 1, 0}},
        {"sigmoid", {0, 0, 0}, {1, 0, 0}},
        {"tanh", {-1, 0, 0}, {1, 0, 0}},
        {"softsign", {-1, 0, 0}, {1, 0, 0}},
        {"relu", {0, 0, 0}, {infinity, 1, 0}},
        {"leaky_relu", {-infinity, 0.01, 0}, {infinity, 1, 0}},
        {"prelu", {-infinity, 0.25, 0}, {infinity, 1, 0}},
        {"elu", {-1, 0, 0}, {infinity, 1, 0}},
        {"softplus", {0, 0, 0}, {infinity, 1, 0}},
        {"swish", {0, 0, 0}, {infinity, 1, 0}},
        {"silu", {0, 0, 0}, {infinity, 1, 0}},
    };
    for (const auto& row : table) {
        EXPECT_EQ(at(row.id, -infinity), row.left) << row.id;
        EXPECT_EQ(at(row.id, infinity), row.right) << row.id;
    }
}

TEST(LimitsAtInfinity, OfSwishFollowTheSignOfBeta) {
    EXPECT_EQ(at("swish", -infinity, {-1}).f, -infinity);
    EXPECT_EQ(at("swish", infinity, {-1}).f, 0);
    EXPECT_EQ(at("swish", infinity, {10}), (Jet{infinity, 1, 0}));
    EXPECT_EQ(at("swish", infinity, {0}), (Jet{infinity, 0.5, 0}));
}

TEST(LimitsAtInfinity, AreThoseOfTheFormulaForTheLeastAndLargestBetaToo) {
    for (const double beta : {5e-324, 1e-310, 1e300, 1.7e308}) {
        EXPECT_EQ(at("softplus", -infinity, {beta}), (Jet{0, 0, 0})) << beta;
        EXPECT_EQ(at("softplus", infinity, {beta}), (Jet{infinity, 1, 0})) << beta;
        EXPECT_EQ(at("swish", -infinity, {beta}), (Jet{0, 0, 0})) << beta;
        EXPECT_EQ(at("swish", infinity, {beta}), (Jet{infinity, 1, 0})) << beta;
        EXPECT_EQ(at("swish", infinity, {-beta}), (Jet{0, 0, 0})) << beta;
        EXPECT_EQ(at("swish", -infinity, {-beta}), (Jet{-infinity, 1, 0})) << beta;
    }
}

TEST(Kinks, HaveTheFrameworkConventionAtTheKinkItself) {
    EXPECT_EQ(at("relu", 0), (Jet{0, 0, 0}));
    EXPECT_EQ(at("leaky_relu", 0), (Jet{0, 0.01, 0}));
    EXPECT_EQ(at("prelu", 0), (Jet{0, 0.25, 0}));
    EXPECT_EQ(at("elu", 0, {0.72}), (Jet{0, 0.72, 0}));
    EXPECT_EQ(at("softsign", 0), (Jet{0, 1, 0}));
}

TEST(Kinks, HaveBothOneSidedLimits) {
    const auto beside = [](const char* id, std::vector<double> p, int side) {
        return evaluateBeside(*findActivation(id), p, 0, side);
    };
    EXPECT_DOUBLE_EQ(beside("elu", {0.72}, -1).f1, 0.72);
    EXPECT_EQ(beside("elu", {0.72}, +1).f1, 1);
    EXPECT_DOUBLE_EQ(beside("elu", {0.72}, -1).f2, 0.72);
    EXPECT_EQ(beside("elu", {0.72}, +1).f2, 0);
    EXPECT_EQ(beside("relu", {}, -1).f1, 0);
    EXPECT_EQ(beside("relu", {}, +1).f1, 1);
    EXPECT_EQ(beside("softsign", {}, -1).f2, 2);
    EXPECT_EQ(beside("softsign", {}, +1).f2, -2);
}

TEST(Sigmoid, AndItsMirrorImageAddToOne) {
    for (const double x : {0.0, 0.1, 1.0, 5.0, 20.0, 100.0})
        EXPECT_DOUBLE_EQ(at("sigmoid", x).f + at("sigmoid", -x).f, 1) << x;
}

TEST(Sigmoid, DerivativeIsAtMostAQuarterAndThatAtZero) {
    EXPECT_EQ(at("sigmoid", 0).f1, 0.25);
    for (double x = -50; x <= 50; x += 0.01)
        EXPECT_LE(at("sigmoid", x).f1, 0.25) << x;
}

TEST(OddActivations, AreOddToTheLastBitAndKeepTheSignOfZero) {
    for (const char* id : {"identity", "tanh", "softsign"}) {
        for (const double x : {5e-324, 1e-10, 0.3, 2.0, 30.0, 1e300})
            EXPECT_EQ(at(id, -x).f, -at(id, x).f) << id << " at " << x;
        EXPECT_TRUE(std::signbit(at(id, -0.0).f)) << id;
    }
}

TEST(Relu, GivesPositiveZeroForNegativeInput) {
    EXPECT_FALSE(std::signbit(at("relu", -1).f));
}

TEST(Silu, IsSwishWithBetaOne) {
    for (const double x : {-700.0, -1.278, 0.0, 0.5, 30.0})
        EXPECT_EQ(at("silu", x), at("swish", x, {1})) << x;
}

TEST(Silu, HasItsMinimumWhereItWasPublished) {
    // f′ = 0 at x = −(1 + W(1/e)) = −1.2784645427610738
    const double x = -1.2784645427610738;
    EXPECT_NEAR(at("silu", x).f1, 0, 1e-16);
    EXPECT_NEAR(at("silu", x).f, -0.278464542761073795, 1e-16);
}

} // namespace
} // namespace actiscope
