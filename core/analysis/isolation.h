// All x at once: the line cut into intervals on each of which an enclosure tells what is asked.
#pragma once

#include "core/expressions/enclosure.h"

#include <vector>

namespace actiscope::detail {

/// A proof about f, f′ or f″ (order 0, 1, 2) on the whole line but for the immediate neighbourhood of some
/// places, 10⁻¹² of their size to both sides.
class Isolation {
public:
    Isolation(const Enclosure& enclosure, const std::vector<double>& places);

    /// A stretch on which the quantity has one sign or is 0 (sign 0).
    struct Signed {
        Interval x;
        int sign = 0;
    };
    struct Roots {
        bool complete = false;       ///< nothing is left open: these are all
        std::vector<Interval> roots; ///< each holds exactly one, where the quantity changes sign
        std::vector<Signed> stretches;
    };

    /// Where the quantity less `level` changes sign. `touching`: places at which it is 0 without a change of
    /// sign count as well, and so leave it open.
    Roots roots(int order, double level, bool touching) const;

    /// Whether f is twice continuously differentiable everywhere but near the places.
    bool isSmooth() const;

    /// Whether |quantity| ≤ bound.
    bool isBounded(int order, double bound) const;

    /// The neighbourhoods of the places that are left out.
    const std::vector<Interval>& left() const { return left_; }

private:
    std::vector<Interval> parts() const;
    Interval quantity(const Interval& x, const IntervalJet& y, int order) const;
    template <class Decide>
    bool everywhere(const Decide& decide) const;

    const Enclosure& enclosure_;
    std::vector<Interval> left_; ///< ascending
    std::size_t budget_;
};

} // namespace actiscope::detail
