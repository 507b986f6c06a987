// Where the activations are held against the oracle, and how far off they may be.
#pragma once

#include "core/activations/activation.h"
#include "tests/core/activations/oracle/oracle.h"

#include <array>

namespace actiscope::oracle {

/// Special, borderline and random points (so many of each of three sorts, on either side), and the neighbours
/// of the kinks: all but the kinks themselves.
std::vector<double> points(const Activation& activation, const std::vector<double>& parameters,
                           int randomPoints = 150);

/// The errors of f, f′ and f″ as multiples of what is allowed: with u = 2⁻⁵³, 4u(|f| + |x·f′|), 8u(|f′| +
/// |x·f″|) and 16u(|f″| + |x·f‴|); one smallest subnormal of the result and of x too; and below 1e-300 a
/// thousandth of the value.
std::array<double, 3> excess(const Row& row, const Jet& got, const Values& want, double x);

/// The errors in units in the last place, 0 where the value is subnormal or a rounding of x changes it by
/// more than its own rounding does.
std::array<double, 3> ulps(const Jet& got, const Values& want, double x);

/// Whether limits can be read off at the oracle's large numbers: no parameter is extreme itself.
bool isModerate(const std::vector<double>& parameters);

/// f, f′ and f″ for x → ±∞; NaN where there is no limit.
Jet limitsAt(const Row& row, const std::vector<double>& parameters, double infinity);

} // namespace actiscope::oracle
