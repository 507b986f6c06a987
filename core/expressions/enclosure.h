// What a formula does on a whole interval at once: enclosures of f, f′ and f″, with what they are worth.
#pragma once

#include "core/activations/activation.h"
#include "core/expressions/interval.h"
#include "core/expressions/tree.h"

namespace actiscope {

/// Everything that f, f′ and f″ are on an interval of x, in real arithmetic and not in that of doubles.
struct IntervalJet {
    Interval f;
    Interval f1;
    Interval f2;
    bool defined = true;    ///< f is a real number at every x
    bool continuous = true; ///< and continuous
    bool smooth = true;     ///< and twice continuously differentiable: no kink, no jump, no pole

    IntervalJet() = default;
    IntervalJet(const Interval& value) : f(value) {}
    IntervalJet(const Interval& value, const Interval& first, const Interval& second)
        : f(value), f1(first), f2(second) {}
};

/// Where `defined` is false the intervals hold what f is where it is a number. Where `smooth` is false but
/// `continuous` true, f1 holds the slopes of both branches at a kink.
class Enclosure {
public:
    Enclosure(const Tree& tree, Parameters parameters);

    /// Over all x of the interval, whose ends may be ±∞.
    IntervalJet over(const Interval& x) const;

    /// How many nodes there are to evaluate, equal ones counted once.
    std::size_t size() const { return nodes_.size(); }

private:
    std::vector<Node> nodes_;
    std::vector<bool> depends_;
    std::vector<IntervalJet> values_; ///< of the nodes without x
};

} // namespace actiscope
