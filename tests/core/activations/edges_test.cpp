// At the edge of a parameter stands what is approached there.
#include "core/activations/catalogue.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

class CatalogueEdge : public testing::TestWithParam<Activation> {};

/// 0 and ±1, where formulas are often written anew, and the limits of the parameter.
std::vector<double> edgesOf(const Field& field) {
    std::vector<double> edges;
    for (const double v : {field.minimum, field.maximum, 0.0, 1.0, -1.0}) {
        const bool above = v > field.minimum || (v == field.minimum && !field.minimumIsOpen);
        const bool below = v < field.maximum || v == field.maximum;
        if (std::isfinite(v) && above && below)
            edges.push_back(v);
    }
    return edges;
}

bool isAtKink(const Activation& activation, const std::vector<double>& parameters, double x) {
    const auto kinks = activation.kinks(parameters);
    return std::any_of(kinks.begin(), kinks.end(),
                       [&](const Kink& kink) { return std::fabs(kink.x - x) < 1e-9; });
}

TEST_P(CatalogueEdge, AgreesWithWhatIsApproachedThere) {
    const Activation& activation = GetParam();
    for (std::size_t i = 0; i < activation.parameters.size(); ++i) {
        const Field& field = activation.parameters[i];
        for (const double edge : edgesOf(field))
            for (const double x : {-30.0, -2.5, -1.0, -0.3, -1e-3, 0.0, 1e-3, 0.4, 1.0, 2.7, 30.0})
                for (const double side : {-1, 1}) {
                    auto parameters = defaultParameters(activation);
                    const auto at = [&](double distance) {
                        parameters[i] = edge + side * distance;
                        return evaluateAt(activation, parameters, x);
                    };
                    if (edge + side * 1e-7 < field.minimum || edge + side * 1e-7 > field.maximum)
                        continue;
                    const Jet far = at(1e-7);
                    const Jet near = at(1e-10);
                    const Jet nearest = at(1e-13);
                    const Jet here = at(0);
                    // Which side of a kink holds at the kink itself is a convention.
                    const bool kink = isAtKink(activation, parameters, x);
                    const auto expectLimit = [&](double a, double b, double c, double y, const char* what) {
                        const double tolerance = 1e-5 * (1 + std::fabs(c));
                        const bool settled = std::fabs(a - b) < tolerance && std::fabs(b - c) < tolerance;
                        if (!settled || (kink && !std::isnan(y)))
                            return;
                        EXPECT_NEAR(y, c, tolerance)
                            << what << " at x = " << x << ", " << field.id << " = " << edge;
                    };
                    expectLimit(far.f, near.f, nearest.f, here.f, "f");
                    expectLimit(far.f1, near.f1, nearest.f1, here.f1, "f1");
                }
    }
}

INSTANTIATE_TEST_SUITE_P(EveryActivation, CatalogueEdge, testing::ValuesIn(catalogue()),
                         [](const auto& activation) { return activation.param.id; });

TEST(Edges, OfCeluIsRelu) {
    const Activation* celu = findActivation("celu");
    const Activation* relu = findActivation("relu");
    const std::vector<double> zero{0};
    for (const double x : {-3.0, -1e-300, -0.0, 0.0, 1e-300, 2.0})
        EXPECT_EQ(evaluateAt(*celu, zero, x), evaluateAt(*relu, {}, x)) << x;
}

TEST(Edges, OfSoftExponentialIsTheLogarithm) {
    const Activation* activation = findActivation("soft_exponential");
    const std::vector<double> minusOne{-1};
    for (const double x : {0.0, -0.0}) {
        const Jet y = evaluateAt(*activation, minusOne, x);
        EXPECT_EQ(y.f, -INFINITY);
        EXPECT_EQ(y.f1, INFINITY);
    }
    EXPECT_EQ(evaluateAt(*activation, minusOne, 1).f, 0);
    EXPECT_TRUE(std::isnan(evaluateAt(*activation, minusOne, -1e-300).f));
}

} // namespace
} // namespace actiscope
