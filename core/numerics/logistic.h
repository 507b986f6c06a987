// The sigmoid at one point with all that a gate needs beside it, from a single exponential.
#pragma once

#include "core/numerics/split_exp.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

/// x, kept to where a gate still changes: beyond it e^−|x| is 0, and ∞·0 would be met.
inline double nearGate(double x) {
    return std::clamp(x, -1e4, 1e4);
}

struct Logistic {
    double x;
    SplitExp tail;   ///< e^−|x|
    double shrink;   ///< 1/(1 + e^−|x|)
    double value;    ///< σ(x)
    double mirrored; ///< σ(−x)

    /// σ′(x); times something small it is shrink²·tail.
    double slope() const { return value * mirrored; }
};

inline Logistic logistic(double x) {
    const SplitExp tail = splitExp(-std::fabs(x));
    const double e = tail.value();
    const double shrink = 1 / (1 + e);
    const double less = e / (1 + e);
    return {x, tail, shrink, x < 0 ? less : shrink, x < 0 ? shrink : less};
}

} // namespace actiscope
