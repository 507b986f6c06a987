#include "core/analysis/proof.h"

#include "core/analysis/isolation.h"

#include <algorithm>
#include <cmath>

namespace actiscope::detail {

namespace {

using Roots = Isolation::Roots;

void require(Known& known, bool proved) {
    if (!proved && known == Known::Exact)
        known = Known::Sampled;
}

bool isNear(double x, const Interval& place) {
    const double reach = 1e-11 * std::max(1.0, std::fabs(x));
    return x >= place.low - reach && x <= place.high + reach;
}

/// Whether what the scan found are just the roots that were proved to be there.
bool agree(const std::vector<double>& found, const Roots& proved) {
    return proved.complete && found.size() == proved.roots.size() &&
           std::all_of(found.begin(), found.end(), [&](double x) {
               return std::count_if(proved.roots.begin(), proved.roots.end(),
                                    [&](const Interval& root) { return isNear(x, root); }) == 1;
           });
}

template <class Item>
std::vector<double> awayFromKinks(const std::vector<Item>& items) {
    std::vector<double> places;
    for (const Item& item : items)
        if (!item.atKink)
            places.push_back(item.x);
    return places;
}

/// Whether the quantity is 0 just on these stretches, of all on which its sign is known.
bool agree(const std::vector<Stretch>& flat, const Roots& proved) {
    const auto within = [&](const Interval& x) {
        return std::any_of(flat.begin(), flat.end(), [&](const Stretch& stretch) {
            const double reach = 1e-11 * std::max({1.0, std::fabs(x.low), std::fabs(x.high)});
            const double slack = std::isfinite(reach) ? reach : 0;
            return x.low >= stretch.from - slack && x.high <= stretch.to + slack;
        });
    };
    return proved.complete &&
           std::all_of(proved.stretches.begin(), proved.stretches.end(),
                       [&](const auto& part) { return within(part.x) == (part.sign == 0); });
}

class Prover {
public:
    Prover(Properties& properties, const Scan& scan, const Enclosure& enclosure)
        : properties_(properties), scan_(scan), enclosure_(enclosure), line_(enclosure, kinks(scan)) {}

    void run() {
        smooth_ = line_.isSmooth() && kinksAreAsSaid();
        slopes_ = line_.roots(1, 0, false);
        if (smooth_) // else it rests on the landmarks, which are complete by proof
            properties_.smoothness.known = Known::Exact;
        zeros();
        turns();
        range();
        suprema();
        saturation();
        reluDistance();
    }

private:
    static std::vector<double> kinks(const Scan& scan) {
        std::vector<double> places;
        for (const KinkSides& kink : scan.kinks)
            places.push_back(kink.x);
        return places;
    }

    /// Beside its kinks f is bounded, and continuous as far as it is said to be.
    bool kinksAreAsSaid() const {
        for (std::size_t i = 0; i < scan_.kinks.size(); ++i) {
            const IntervalJet y = enclosure_.over(line_.left()[i]);
            const double jump = y.f.high - y.f.low;
            const bool small = jump <= 1e-6 * (1 + std::fabs(scan_.kinks[i].at.f));
            if (!y.defined || !(scan_.kinks[i].smoothness < 0 ? std::isfinite(jump) : small))
                return false;
        }
        return true;
    }

    void zeros() {
        Zeros& zeros = properties_.zeros;
        if (zeros.known != Known::Exact)
            return;
        const Roots values = line_.roots(0, 0, true);
        bool proved = smooth_ && agree(awayFromKinks(zeros.points), values) && agree(zeros.stretches, values);
        for (const Interval& gap : line_.left()) {
            const bool listed =
                std::any_of(zeros.points.begin(), zeros.points.end(),
                            [&](const Zero& zero) { return gap.contains(zero.x); }) ||
                std::any_of(zeros.stretches.begin(), zeros.stretches.end(), [&](const Stretch& stretch) {
                    return gap.contains(stretch.from) || gap.contains(stretch.to) ||
                           (stretch.from < gap.low && stretch.to > gap.high);
                });
            proved = proved && (listed || !enclosure_.over(gap).f.contains(0));
        }
        require(zeros.known, proved);
    }

    void turns() {
        Extrema& extrema = properties_.extrema;
        turnsProved_ = smooth_ && agree(awayFromKinks(extrema.points), slopes_);
        require(extrema.known, turnsProved_);
        Inflections& inflections = properties_.inflections;
        if (inflections.known == Known::Exact)
            require(inflections.known,
                    smooth_ && agree(awayFromKinks(inflections.points), line_.roots(2, 0, false)));
        require(properties_.deadMassKnown, smooth_ && agree(properties_.dead, slopes_));
        Monotone& monotone = properties_.monotone;
        require(monotone.known, monotone.kind == Monotonicity::None
                                    ? isWitnessed(monotone)
                                    : turnsProved_ && isOneWay(monotone) && agree(properties_.dead, slopes_));
    }

    bool isWitnessed(const Monotone& monotone) const {
        if (monotone.witness.size() != 3)
            return false;
        const auto f = [&](std::size_t i) { return enclosure_.over(monotone.witness[i].x).f; };
        const Interval left = f(0);
        const Interval middle = f(1);
        const Interval right = f(2);
        return (middle.low > left.high && middle.low > right.high) ||
               (middle.high < left.low && middle.high < right.low);
    }

    bool isOneWay(const Monotone& monotone) const {
        const bool up =
            monotone.kind == Monotonicity::Increasing || monotone.kind == Monotonicity::NonDecreasing;
        return slopes_.roots.empty() &&
               std::all_of(slopes_.stretches.begin(), slopes_.stretches.end(), [&](const auto& part) {
                   return part.sign == 0 ||
                          (monotone.kind != Monotonicity::Constant && (part.sign > 0) == up);
               });
    }

    void range() {
        require(properties_.range.known, turnsProved_ && properties_.limitsKnown == Known::Exact);
    }

    /// Whether nothing exceeds the supremum, but for rounding.
    bool isLargest(const Supremum& supremum, int order) const {
        if (std::isinf(supremum.value))
            return std::isinf(component(scan_.minusInfinity, order)) ||
                   std::isinf(component(scan_.plusInfinity, order));
        return smooth_ && line_.isBounded(order, supremum.value * (1 + 1e-9));
    }

    void suprema() {
        // The scan alone may have met the largest value: where nothing exceeds it, it is known all the same.
        for (auto* supremum : {&properties_.slope, &properties_.curvature})
            supremum->known =
                isLargest(*supremum, supremum == &properties_.slope ? 1 : 2) ? Known::Exact : Known::Sampled;
    }

    void saturation() {
        Saturation& saturation = properties_.saturation;
        if (saturation.known != Known::Exact)
            return;
        const double threshold = properties_.settings.saturationThreshold;
        bool proved = smooth_;
        for (const double level : {-threshold, threshold}) {
            std::vector<double> ends;
            for (const Stretch& stretch : saturation.stretches)
                for (const double end : {stretch.from, stretch.to})
                    if (std::isfinite(end) && !isAtKink(end) && (scan_.at(end).f1 > 0) == (level > 0))
                        ends.push_back(end);
            proved = proved && agree(ends, line_.roots(1, level, false));
        }
        require(saturation.known, proved);
    }

    bool isAtKink(double x) const {
        return std::any_of(line_.left().begin(), line_.left().end(),
                           [&](const Interval& gap) { return gap.contains(x); });
    }

    void reluDistance() {
        const Supremum& distance = properties_.reluDistance;
        const bool proved = std::isinf(distance.value) &&
                            (std::isinf(properties_.limitLeft) || std::isfinite(properties_.limitRight));
        require(properties_.reluDistance.known, proved);
    }

    Properties& properties_;
    const Scan& scan_;
    const Enclosure& enclosure_;
    Isolation line_;
    Roots slopes_;
    bool smooth_ = false;
    bool turnsProved_ = false;
};

} // namespace

void keepWhatIsProved(Properties& properties, const Scan& scan, const Enclosure& enclosure) {
    Prover(properties, scan, enclosure).run();
}

} // namespace actiscope::detail
