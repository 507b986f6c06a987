// Where a function does what a grid of points steps over, however fine it is.
#pragma once

#include <cmath>
#include <vector>

namespace actiscope {

/// A place where the formula changes branch: a corner, a jump, or a change of curvature; also a pole and an
/// end of the domain.
struct Kink {
    double x = 0;
    bool gap = false; ///< f has no value there: the curve has two ends
};

/// A single place without a value (0/0) on both sides of which f, f′ and f″ have the same limits.
struct Hole {
    double x = 0;
    double reach = 0; ///< nearer to x than this, rounding drowns the quotient
};

/// A steep step or a narrow bump: all of it happens within some widths of x.
struct NarrowPlace {
    double x = 0;
    double width = 0;
};

struct Landmarks {
    std::vector<Kink> kinks;   ///< ascending
    std::vector<double> seams; ///< ascending; f is smooth there, and constant on one side
    std::vector<Hole> holes;
    std::vector<NarrowPlace> narrow; ///< where the formula tells; at most 64
    bool complete = false;           ///< there are no other kinks and holes, by proof
};

/// Whether |value| grows without end towards x from the left (side < 0) or the right, told by its growth over
/// ever nearer places down to the neighbouring double; even a logarithm's is seen.
template <class Value>
bool growsTowards(const Value& value, double x, int side) {
    const double unit = std::fmax(1, std::fabs(x));
    double nearer = std::fabs(value(std::nextafter(x, side * HUGE_VAL)));
    for (const double distance : {1e-12, 1e-8, 1e-4}) {
        const double here = std::fabs(value(x + side * distance * unit));
        if (!(nearer > 1.2 * here) || here == 0)
            return false;
        nearer = here;
    }
    return true;
}

} // namespace actiscope
