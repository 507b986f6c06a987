// Values and Jacobians of every vector activation against the oracle and against worked examples.
#include "core/vectors/vector_activation.h"
#include "tests/core/vectors/oracle.h"
#include "tests/core/vectors/worked_examples.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace actiscope {
namespace {

using vector_oracle::Real;
using vector_oracle::Reals;

constexpr double u = 0x1p-53;

/// Vectors of six without ties: small, spread, far away from 0, close together.
std::vector<std::vector<double>> logits() {
    std::vector<std::vector<double>> all{{-1, 0.125, 0.5, 2, -0.25, 1.25},
                                         {100, 101, 102, 103, 104, 105.5},
                                         {-150, 3, -2.5, 40, 7, 39.25},
                                         {1e6, 1e6 + 0.1, 1e6 - 0.3, 1e6 + 0.7, 1e6 - 0.2, 1e6 + 0.4},
                                         {1e-9, -2e-9, 3e-9, 4e-9, -5e-9, 7e-9}};
    std::mt19937_64 random(7);
    for (const double spread : {0.5, 2.0, 8.0, 30.0})
        for (int i = 0; i < 3; ++i) {
            std::vector<double> z(6);
            for (double& x : z)
                x = spread * (2 * static_cast<double>(random() >> 11U) * 0x1p-53 - 1);
            all.push_back(z);
        }
    return all;
}

class VectorAccuracy : public testing::TestWithParam<vector_oracle::Row> {};

TEST_P(VectorAccuracy, ValuesAndJacobianAreWithinTheirBounds) {
    const vector_oracle::Row& row = GetParam();
    const VectorActivation* activation = findVectorActivation(row.id);
    ASSERT_NE(activation, nullptr);
    for (const auto& p : row.parameters)
        for (const auto& z : logits()) {
            const Reals wide(z.begin(), z.end());
            const Reals want = row.evaluate(wide, p);
            const auto slopes = vector_oracle::differences(row, wide, p);
            const auto y = evaluateVector(*activation, p, z);
            const auto jacobian = jacobianOf(*activation, p, z);
            ASSERT_TRUE(y && jacobian);
            ASSERT_EQ(y->size(), want.size());
            for (std::size_t i = 0; i < want.size(); ++i) {
                // As with scalars: the rounding of one input is forgiven beside some of our own.
                Real scale = abs(want[i]) + std::numeric_limits<double>::min();
                for (std::size_t j = 0; j < z.size(); ++j)
                    scale += abs(slopes[j][i]) * std::fabs(z[j]);
                EXPECT_LE(Real(abs((*y)[i] - want[i])), Real(8 * u * scale))
                    << row.id << " y[" << i << "] = " << (*y)[i] << " at " << testing::PrintToString(z);
                for (std::size_t j = 0; j < z.size(); ++j) {
                    const double got = (*jacobian)[i * z.size() + j];
                    Real allowed = 64 * u * (abs(slopes[j][i]) * (1 + std::fabs(z[j])));
                    for (std::size_t k = 0; k < z.size(); ++k) // the row's own size, at a zero of the slope
                        allowed += 1e-3 * u * abs(slopes[k][i]);
                    EXPECT_LE(Real(abs(got - slopes[j][i])), Real(allowed + 1e-50))
                        << row.id << " J[" << i << "," << j << "] = " << got << ", wanted "
                        << slopes[j][i].convert_to<double>() << " at " << testing::PrintToString(z);
                }
            }
        }
}

INSTANTIATE_TEST_SUITE_P(Every, VectorAccuracy, testing::ValuesIn(vector_oracle::rows()),
                         [](const auto& row) { return row.param.id; });

TEST(VectorOracle, HasARowForEveryVectorActivation) {
    for (const auto& activation : vectorCatalogue()) {
        const auto& rows = vector_oracle::rows();
        EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
            return row.id == activation.id;
        })) << activation.id;
    }
    EXPECT_EQ(vectorCatalogue().size(), 29U);
}

TEST(EveryVectorActivation, GivesItsWorkedExample) {
    for (const auto& example : workedExamples()) {
        const VectorActivation* activation = findVectorActivation(example.id);
        ASSERT_NE(activation, nullptr) << example.id;
        const auto p = defaultParameters(*activation);
        const auto y = evaluateVector(*activation, p, example.z);
        const auto jacobian = jacobianOf(*activation, p, example.z);
        ASSERT_TRUE(y && jacobian) << example.id;
        ASSERT_EQ(y->size(), example.y.size()) << example.id;
        ASSERT_EQ(jacobian->size(), example.jacobian.size()) << example.id;
        for (std::size_t i = 0; i < y->size(); ++i)
            EXPECT_NEAR((*y)[i], example.y[i], 8 * u * std::fabs(example.y[i])) << example.id << " " << i;
        for (std::size_t i = 0; i < jacobian->size(); ++i)
            EXPECT_NEAR((*jacobian)[i], example.jacobian[i],
                        6e-12 * std::max(1.0, std::fabs(example.jacobian[i])))
                << example.id << " " << i;
    }
}

} // namespace
} // namespace actiscope
