// f, f′ and f″ of every activation against the oracle, over the whole double range.
#include "core/activations/catalogue.h"
#include "tests/core/activations/oracle.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace actiscope {
namespace {

using oracle::Real;

constexpr double u = 0x1p-53;

/// Special, borderline and random points: uniform in the bits, in the exponent, and in what a plot shows.
std::vector<double> points() {
    std::vector<double> xs{0.0, 0x1p-1074, 0x1p-1022, 0x1.fffffffffffffp-1023, 0x1p-53, 1e-17, 1e-8};
    // Where exp, its reciprocal and its square leave the normal, then the subnormal range.
    for (const double edge : {1.0, 18.715, 36.7, 36.74, 37.5, 354.0, 355.0, 372.0, 372.5, 708.3, 709.7,
                              709.79, 744.4, 745.2, 1490.0, 2000.0})
        for (const double x : {edge, std::nextafter(edge, 0.0), std::nextafter(edge, 1e9)})
            xs.push_back(x);
    for (const double x : {1e10, 1e100, 1e154, 1.4e154, 1e200, 1e300, std::numeric_limits<double>::max()})
        xs.push_back(x);
    std::mt19937_64 random(20240515);
    for (int i = 0; i < 150; ++i) {
        const double any = std::bit_cast<double>(random() & 0x7fffffffffffffffULL);
        if (std::isfinite(any))
            xs.push_back(any);
        xs.push_back(std::uniform_real_distribution<double>(0, 10)(random));
        xs.push_back(std::exp2(std::uniform_real_distribution<double>(-60, 11)(random)));
    }
    const std::size_t half = xs.size();
    for (std::size_t i = 0; i < half; ++i)
        xs.push_back(-xs[i]);
    return xs;
}

/// The measured error as a multiple of what is allowed: `ulps`·u·scale, at least a subnormal, and below
/// 1e-300 only that the tail is there at all.
double excess(double got, const Real& want, const Real& scale, double ulps) {
    const auto rounded = want.convert_to<double>();
    if (got == rounded)
        return 0;
    Real allowed = ulps * u * scale + std::numeric_limits<double>::denorm_min();
    if (std::fabs(rounded) < 1e-300)
        allowed = std::max<Real>(allowed, Real(1e-3) * abs(want));
    const Real error = std::isfinite(got) ? Real(abs(Real(got) - want)) : Real(1e300);
    return Real(error / allowed).convert_to<double>();
}

class Accuracy : public testing::TestWithParam<oracle::Row> {};

TEST_P(Accuracy, ValueAndDerivativesAreWithinTheirBounds) {
    const oracle::Row& row = GetParam();
    const Activation* activation = findActivation(row.id);
    ASSERT_NE(activation, nullptr);
    for (const auto& parameters : row.parameters) {
        for (const double x : points()) {
            if (x == 0 && !activation->kinks(parameters).empty())
                continue; // where the branches meet: the tests of the kinks
            const Jet got = evaluateAt(*activation, parameters, x);
            const auto want = row.values(Real(x), parameters);
            const Real size = std::fabs(x);
            EXPECT_LE(excess(got.f, want.f, abs(want.f) + size * abs(want.f1), 4), 1)
                << row.id << " f(" << x << ") = " << got.f << ", wanted " << want.f.convert_to<double>();
            EXPECT_LE(excess(got.f1, want.f1, abs(want.f1) + size * abs(want.f2), 8), 1)
                << row.id << " f'(" << x << ") = " << got.f1 << ", wanted " << want.f1.convert_to<double>();
            EXPECT_LE(excess(got.f2, want.f2, abs(want.f2) + size * want.f3, 16), 1)
                << row.id << " f''(" << x << ") = " << got.f2 << ", wanted " << want.f2.convert_to<double>();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(EveryActivation, Accuracy, testing::ValuesIn(oracle::rows()),
                         [](const auto& row) { return row.param.id; });

TEST(Oracle, HasARowForEveryActivation) {
    for (const auto& activation : catalogue()) {
        const auto& rows = oracle::rows();
        EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
            return row.id == activation.id;
        })) << activation.id;
    }
}

} // namespace
} // namespace actiscope
