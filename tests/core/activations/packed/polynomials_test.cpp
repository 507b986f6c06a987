// The coefficients of packed/polynomials.h are those of the fits that it states.
#include "core/activations/packed/polynomials.h"
#include "tests/core/activations/oracle/oracle.h"

#include <gtest/gtest.h>

#include <boost/math/constants/constants.hpp>
#include <fmt/format.h>

#include <functional>

namespace actiscope {
namespace {

using oracle::Real;

/// The polynomial that agrees with g at the n Chebyshev nodes of [a, b], lowest power first: Newton's
/// divided differences, multiplied out.
std::vector<double> fit(const std::function<Real(const Real&)>& g, const Real& a, const Real& b,
                        std::size_t n) {
    const auto& pi = boost::math::constants::pi<Real>();
    std::vector<Real> nodes;
    std::vector<Real> divided;
    for (std::size_t i = 0; i < n; ++i) {
        nodes.push_back((a + b) / 2 + (b - a) / 2 * cos(pi * (2 * i + 1) / (2 * n)));
        divided.push_back(g(nodes.back()));
    }
    for (std::size_t order = 1; order < n; ++order)
        for (std::size_t i = n - 1; i >= order; --i)
            divided[i] = (divided[i] - divided[i - 1]) / (nodes[i] - nodes[i - order]);
    std::vector<Real> powers(n, Real(0));
    for (std::size_t i = n; i-- > 0;) { // powers = powers·(x − node) + divided
        for (std::size_t k = n - 1; k > 0; --k)
            powers[k] = powers[k - 1] - powers[k] * nodes[i];
        powers[0] = divided[i] - powers[0] * nodes[i];
    }
    std::vector<double> rounded;
    for (const Real& power : powers)
        rounded.push_back(power.convert_to<double>());
    return rounded;
}

template <std::size_t n>
void expectFit(const char* name, const double (&coefficients)[n], const std::function<Real(const Real&)>& g,
               const Real& a, const Real& b) {
    const auto fitted = fit(g, a, b, n);
    for (std::size_t i = 0; i < n; ++i)
        EXPECT_EQ(coefficients[i], fitted[i]) << fmt::format("{}[{}] is {:a}", name, i, fitted[i]);
}

/// (e^r − 1 − r)/r²; no Chebyshev node of ours is 0 with an even number of them.
Real exponentialRest(const Real& r) {
    return (exp(r) - 1 - r) / (r * r);
}

TEST(PackedPolynomials, AreTheFitsThatTheyAreSaidToBe) {
    const Real two(2);
    const Real wider = Real("1.001") * log(two);
    expectFit("expNarrow", packed::expNarrow, exponentialRest, -wider / 16, wider / 16);
    expectFit("expWide", packed::expWide, exponentialRest, -wider / 2, wider / 2);
    expectFit(
        "logarithm", packed::logarithm,
        [](const Real& square) -> Real {
            const Real s = sqrt(square);
            return 2 * (atanh(s) / s - 1) / square;
        },
        0, Real(1) / 9);
}

TEST(PackedPolynomials, OfTheErrorFunctionAreTheFitsThatTheyAreSaidToBe) {
    expectFit(
        "erfNearZero", packed::erfNearZero,
        [](const Real& square) -> Real { return erf(sqrt(square)) / sqrt(square); }, 0, 1);
    expectFit(
        "erfcScaled", packed::erfcScaled,
        [](const Real& t) -> Real {
            const Real a = 3 * (1 + t) / (1 - t);
            return (1 + 2 * a) * exp(a * a) * erfc(a);
        },
        -1, Real(25) / 31);
    expectFit(
        "normalNearZero", packed::normalNearZero,
        [](const Real& square) -> Real { return erf(sqrt(square / 2)) / (2 * sqrt(square)); }, 0, 1);
}

TEST(PackedPolynomials, OfTheCircleAreTheFitsThatTheyAreSaidToBe) {
    const Real eighth = boost::math::constants::pi<Real>() / 4 * Real("1.0001");
    expectFit(
        "arctangent", packed::arctangent,
        [](const Real& square) -> Real { return (atan(sqrt(square)) / sqrt(square) - 1) / square; }, 0,
        Real("0.41422") * Real("0.41422"));
    expectFit(
        "sine", packed::sine,
        [](const Real& square) -> Real { return (sin(sqrt(square)) / sqrt(square) - 1) / square; }, 0,
        eighth* eighth);
    expectFit(
        "cosine", packed::cosine,
        [](const Real& square) -> Real { return (cos(sqrt(square)) - 1 + square / 2) / (square * square); },
        0, eighth* eighth);
    expectFit(
        "tanhshrink", packed::tanhshrink,
        [](const Real& square) -> Real {
            return (sqrt(square) - tanh(sqrt(square))) / (sqrt(square) * square);
        },
        0, 1);
}

} // namespace
} // namespace actiscope
