// Integrals with an error estimate: adaptive Gauss–Kronrod, split where the integrand has kinks.
#pragma once

#include <functional>
#include <span>
#include <vector>

namespace actiscope {

/// Writes the components of a vector-valued integrand at every x: out[i·components + c] is component c at
/// x[i].
using Integrand = std::function<void(std::span<const double> x, std::span<double> out)>;

struct Integral {
    double value = 0;
    double error = 0; ///< estimated bound of |value − truth|
};

struct QuadratureSettings {
    double relative = 1e-11; ///< stop when every error is below relative·|value| + absolute
    double absolute = 1e-15;
    int mostIntervals = 400; ///< bisected at most so often; the errors then say how far it got
};

/// ∫ from breaks.front() to breaks.back(), every component over the same points. `breaks` ascends, has at
/// least two finite entries, and names every place inside where the integrand or its derivative jumps: each
/// stretch between two of them is integrated on its own, and no point falls on a break. Seven-point Gauss in
/// fifteen-point Kronrod, bisecting where the error is largest (Piessens et al. 1983, QUADPACK, routine QAG
/// with its error estimate). An integrand that is ±∞ or NaN somewhere gives NaN with error ∞.
std::vector<Integral> integrate(const Integrand& integrand, int components, std::span<const double> breaks,
                                const QuadratureSettings& settings = {});

} // namespace actiscope
