// Softmax without overflow, and what its relatives are made of.
#pragma once

#include <cstdint>
#include <span>

namespace actiscope {

/// e^((z − m)/T) for z ≤ m, T > 0, m finite: z − m and its quotient by T keep their rounding errors, so the
/// result is right to a few units in the last place however large z and m are.
double shiftedExp(double z, double m, double temperature);

/// y_i = e^(z_i/T) / Σ e^(z_j/T) (Bridle 1990). One z_i = +∞ alone takes all; z_i = −∞ gets exactly 0;
/// several +∞, only −∞, or a NaN: every y is NaN. z and y have the same size, at least 1, and may be the same
/// memory.
void softmax(std::span<const double> z, double temperature, std::span<double> y);

/// The row-major (diag(y) − y yᵀ)/T from probabilities y; rest = 1 − Σ y, for softmax1.
void softmaxJacobian(std::span<const double> y, double temperature, double rest, std::span<double> jacobian);

/// ln Σ e^(z_j). Only −∞: −∞; a +∞: +∞.
double logSumExp(std::span<const double> z);

/// Standard Gumbel noise −ln(−ln U), the i-th number a function of seed and i alone (SplitMix64; Steele, Lea
/// and Flood 2014), so that one seed gives one result everywhere, and a longer vector the same beginning.
void gumbelNoise(std::uint64_t seed, std::span<double> noise);

} // namespace actiscope
