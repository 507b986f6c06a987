#include "core/activations/catalogue.h"
#include "core/analysis/moments.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace actiscope {
namespace {

const double pi = std::numbers::pi;

GaussianMoments momentsOf(const char* id, double sigma, const std::vector<double>& parameters = {}) {
    const Activation& activation = *findActivation(id);
    return gaussianMoments(activation, parameters.empty() ? defaultParameters(activation) : parameters,
                           sigma);
}

/// Within the stated error, and the stated error is small.
void expectWithin(const Integral& integral, double truth, const std::string& what) {
    const double rounding = 1e-14 * std::fabs(truth);
    EXPECT_LE(std::fabs(integral.value - truth), integral.error + rounding) << what;
    EXPECT_LE(integral.error, 1e-9 * std::max(std::fabs(truth), 1e-6)) << what;
}

TEST(GaussianMoments, OfReluAreHalfAGaussian) {
    for (const double sigma : {1e-3, 0.5, 1.0, 3.0, 1e3}) {
        const auto m = momentsOf("relu", sigma);
        expectWithin(m.mean, sigma / std::sqrt(2 * pi), "E f");
        expectWithin(m.square, sigma * sigma / 2, "E f²");
        expectWithin(m.slopeSquare, 0.5, "E f′²");
    }
}

TEST(GaussianMoments, OfLeakyReluHaveTheirClosedForm) {
    for (const double a : {-0.5, 0.01, 0.3}) {
        const auto m = momentsOf("leaky_relu", 2, {a});
        expectWithin(m.mean, 2 * (1 - a) / std::sqrt(2 * pi), "E f");
        expectWithin(m.square, 4 * (1 + a * a) / 2, "E f²");
        expectWithin(m.slopeSquare, (1 + a * a) / 2, "E f′²");
    }
}

TEST(GaussianMoments, OfIdentityAreThoseOfTheGaussian) {
    const auto m = momentsOf("identity", 3);
    EXPECT_LE(std::fabs(m.mean.value), m.mean.error);
    expectWithin(m.square, 9, "E f²");
    expectWithin(m.slopeSquare, 1, "E f′²");
}

TEST(GaussianMoments, OfEluHaveTheirClosedForm) {
    const double a = 0.72;
    const double s = 1.5;
    // E[e^{kz}; z < 0] = e^{k²s²/2} Φ(−ks)
    const auto part = [&](double k) {
        return std::exp(k * k * s * s / 2) * std::erfc(k * s / std::numbers::sqrt2) / 2;
    };
    const auto m = momentsOf("elu", s, {a});
    expectWithin(m.mean, s / std::sqrt(2 * pi) + a * (part(1) - 0.5), "E f");
    expectWithin(m.square, s * s / 2 + a * a * (part(2) - 2 * part(1) + 0.5), "E f²");
    expectWithin(m.slopeSquare, 0.5 + a * a * part(2), "E f′²");
}

TEST(GaussianMoments, OfTheErrorFunctionHaveTheirClosedForm) {
    for (const double s : {0.1, 1.0, 4.0}) {
        const auto m = momentsOf("erf", s);
        // Williams 1997, Computing with infinite networks.
        expectWithin(m.square, 2 / pi * std::asin(2 * s * s / (1 + 2 * s * s)), "E f²");
        expectWithin(m.slopeSquare, 4 / pi / std::sqrt(1 + 4 * s * s), "E f′²");
    }
}

TEST(GaussianMoments, OfSigmoidHaveMeanOneHalfBySymmetry) {
    for (const double sigma : {0.1, 1.0, 100.0})
        expectWithin(momentsOf("sigmoid", sigma).mean, 0.5, "E f");
}

/// The trapezoidal rule converges exponentially for integrands that are analytic and die away.
TEST(GaussianMoments, OfSmoothActivationsAgreeWithTheTrapezoidalRule) {
    for (const char* id : {"softplus", "silu", "tanh", "sigmoid"}) {
        const Activation& activation = *findActivation(id);
        const auto p = defaultParameters(activation);
        double mean = 0;
        double square = 0;
        double slopeSquare = 0;
        constexpr double h = 1.0 / 64;
        for (int i = -64 * 12; i <= 64 * 12; ++i) {
            const double z = i * h;
            const double weight = h * std::exp(-z * z / 2) / std::sqrt(2 * pi);
            const Jet y = evaluateAt(activation, p, z);
            mean += weight * y.f;
            square += weight * y.f * y.f;
            slopeSquare += weight * y.f1 * y.f1;
        }
        const auto m = gaussianMoments(activation, p, 1);
        EXPECT_NEAR(m.mean.value, mean, 1e-12) << id;
        EXPECT_NEAR(m.square.value, square, 1e-12) << id;
        EXPECT_NEAR(m.slopeSquare.value, slopeSquare, 1e-12) << id;
    }
}

TEST(GaussianMoments, AgreeWithAHundredThousandRandomNumbers) {
    std::mt19937_64 random(20);
    std::normal_distribution<double> normal;
    std::vector<double> z(100000);
    for (double& number : z)
        number = normal(random);
    std::vector<double> f(z.size());
    std::vector<double> f1(z.size());
    for (const auto& activation : catalogue()) {
        const auto p = defaultParameters(activation);
        const auto m = gaussianMoments(activation, p, 1);
        activation.evaluate(p, z, {f, f1, {}});
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        double slopes = 0;
        double slopesFourth = 0;
        for (std::size_t i = 0; i < z.size(); ++i) {
            sum += f[i];
            squares += f[i] * f[i];
            fourth += std::pow(f[i], 4);
            slopes += f1[i] * f1[i];
            slopesFourth += std::pow(f1[i], 4);
        }
        const double n = static_cast<double>(z.size());
        const double sd = 6; // standard errors
        EXPECT_NEAR(m.mean.value, sum / n, sd * std::sqrt(squares / n / n)) << activation.id;
        EXPECT_NEAR(m.square.value, squares / n, sd * std::sqrt(fourth / n / n)) << activation.id;
        EXPECT_NEAR(m.slopeSquare.value, slopes / n, sd * std::sqrt(slopesFourth / n / n)) << activation.id;
    }
}

TEST(GaussianMass, IsAccurateInTheTails) {
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_DOUBLE_EQ(gaussianMass(-infinity, 0, 3), 0.5);
    EXPECT_DOUBLE_EQ(gaussianMass(-infinity, infinity, 3), 1);
    EXPECT_NEAR(gaussianMass(-1, 1, 1), 0.682689492137085897, 1e-15);
    EXPECT_NEAR(gaussianMass(10, infinity, 1) / 7.61985302416052606e-24, 1, 1e-13);
    EXPECT_NEAR(gaussianMass(-infinity, -20, 2) / 7.61985302416052606e-24, 1, 1e-13);
}

TEST(CriticalPoint, IsOneForTanhAndRootTwoForRelu) {
    const auto critical = [](const char* id, std::vector<double> p = {}) {
        return criticalPoint(*findActivation(id), p, 0);
    };
    ASSERT_TRUE(critical("tanh"));
    EXPECT_DOUBLE_EQ(critical("tanh")->sigmaW, 1);
    EXPECT_EQ(critical("tanh")->q, 0);
    ASSERT_TRUE(critical("relu"));
    EXPECT_DOUBLE_EQ(critical("relu")->sigmaW, std::sqrt(2));
    ASSERT_TRUE(critical("leaky_relu", {0.2}));
    EXPECT_DOUBLE_EQ(critical("leaky_relu", {0.2})->sigmaW, std::sqrt(2 / (1 + 0.04)));
}

TEST(CriticalPoint, OfReluVanishesWithAnyBias) {
    EXPECT_FALSE(criticalPoint(*findActivation("relu"), {}, 0.1));
}

TEST(CriticalPoint, IsAFixedPointOfTheVarianceAndNeitherGrowsNorDies) {
    for (const char* id : {"tanh", "sigmoid", "elu", "silu", "softsign"}) {
        const Activation& activation = *findActivation(id);
        const auto p = defaultParameters(activation);
        for (const double biasSigma : {0.05, 0.2, 0.5}) {
            const auto point = criticalPoint(activation, p, biasSigma);
            if (!point)
                continue;
            const auto m = gaussianMoments(activation, p, std::sqrt(point->q));
            const double w = point->sigmaW * point->sigmaW;
            EXPECT_NEAR(w * m.slopeSquare.value, 1, 1e-9) << id << biasSigma;
            EXPECT_NEAR(w * m.square.value + biasSigma * biasSigma, point->q, 1e-9 * point->q)
                << id << biasSigma;
            // Layer by layer the variance comes home from nearby.
            double q = 1.05 * point->q;
            for (int layer = 0; layer < 2000; ++layer)
                q = w * gaussianMoments(activation, p, std::sqrt(q), 1e-7).square.value +
                    biasSigma * biasSigma;
            EXPECT_NEAR(q, point->q, 0.02 * point->q) << id << biasSigma;
        }
    }
    EXPECT_TRUE(criticalPoint(*findActivation("tanh"), {}, 0.2));
}

} // namespace
} // namespace actiscope
