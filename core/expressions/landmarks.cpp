#include "core/expressions/landmarks.h"

#include "core/expressions/catalogue_call.h"
#include "core/numerics/beside.h"
#include "core/numerics/constants.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

constexpr std::size_t mostKinksOfLine = 64;
constexpr std::size_t mostKinksInRange = 512;
constexpr std::size_t mostNarrow = 64;
constexpr std::size_t mostHoles = 64;

bool agree(double a, double b) {
    const double larger = std::max(std::fabs(a), std::fabs(b));
    return a == b || (std::isfinite(larger) && std::fabs(a - b) <= 1e-9 * larger) || larger < 1e-300 ||
           (std::isnan(a) && std::isnan(b));
}

/// To rounding, and to what f and f′ change by on the way of dx between the two; f″ changes by `drift` there.
bool agree(const Jet& a, const Jet& b, double dx, double drift) {
    const auto near = [](double y, double z, double change) {
        return agree(y, z) || std::fabs(y - z) <= change;
    };
    const double slope = std::fmax(std::fabs(a.f1), std::fabs(b.f1));
    const double bend = std::fmax(std::fabs(a.f2), std::fabs(b.f2));
    return near(a.f, b.f, std::fmin(4 * slope * dx, 1e-9)) &&
           near(a.f1, b.f1, std::fmin(4 * bend * dx, 1e-9)) &&
           near(a.f2, b.f2, std::fmin(std::fmax(16 * slope * dx, drift), 1e-6));
}

/// Kinks nearer to each other are one.
double sameWithin(double x) {
    return 1e-13 * std::max(std::fabs(x), 1e-2);
}

struct Candidate {
    double x = 0;
    const Switch* change = nullptr; ///< that makes it one
    double level = 0;
};

class Finder {
public:
    Finder(const Program& formula, const FormulaSwitches& switches, Parameters parameters, double from,
           double to)
        : formula_(formula),
          switches_(switches),
          parameters_(parameters),
          finder_(switches.tree, parameters, from, to),
          from_(from),
          to_(to) {
        result_.complete = switches.complete;
    }

    Landmarks run() {
        findNarrow();
        findCandidates();
        for (std::size_t i = 0; i < candidates_.size(); ++i)
            judge(i);
        thin(result_.kinks, [](const Kink& kink) { return kink.x; });
        thin(result_.seams, [](double x) { return x; });
        return std::move(result_);
    }

private:
    Jet at(double x) const {
        Jet y;
        formula_.evaluate(parameters_, {&x, 1}, {{&y.f, 1}, {&y.f1, 1}, {&y.f2, 1}});
        return y;
    }

    /// Steps and bumps of functions whose arguments pass 0 steeply or turn sharply.
    void findNarrow() {
        finder_.allowSearch(false);
        std::vector<double> detail;
        for (const Narrowing& narrowing : switches_.narrowings) {
            const auto p = finder_.polynomialOf(narrowing.node);
            if (!p) {
                if (!narrowing.relative && !narrowing.everywhere)
                    addSteep(narrowing.node);
                continue;
            }
            const Polynomial slope = derivativeOf(*p);
            const Polynomial bend = derivativeOf(slope);
            steepest_.push_back(slope);
            if (narrowing.everywhere)
                continue;
            if (!narrowing.relative)
                for (const double x : realRoots(*p))
                    addNarrow(x, 1 / std::fabs(valueOf(slope, x)));
            for (const double x : realRoots(slope)) {
                const double size = narrowing.relative ? std::fabs(valueOf(*p, x)) : 1;
                addNarrow(x, std::sqrt(2 * size / std::fabs(valueOf(bend, x))));
            }
        }
        auto& narrow = result_.narrow;
        std::sort(narrow.begin(), narrow.end(),
                  [](const NarrowPlace& a, const NarrowPlace& b) { return a.width < b.width; });
        narrow.resize(std::min(narrow.size(), mostNarrow));
        for (const NarrowPlace& place : narrow)
            addDetail(detail, place);
        finder_.lookAt(std::move(detail));
        finder_.allowSearch(true);
    }

    /// Of an argument that is no polynomial: where it passes 0.
    void addSteep(int node) {
        const Roots roots = finder_.of(node, 0);
        if (roots.places.empty())
            return;
        const Program argument(subtree(switches_.tree.tree, node));
        if (!argument.fits())
            return;
        for (std::size_t i = 0; i < std::min(roots.places.size(), mostNarrow); ++i) {
            const double x = roots.places[i];
            double slope = 0;
            argument.evaluate(parameters_, {&x, 1}, {{}, {&slope, 1}, {}});
            addNarrow(x, 1 / std::fabs(slope));
        }
    }

    void addNarrow(double x, double width) {
        constexpr double widest = 1e6;
        const double finest = 16 * std::numeric_limits<double>::epsilon() * std::fabs(x);
        if (x >= from_ && x <= to_ && width > finest && width < widest && width > 0)
            result_.narrow.push_back({x, width});
    }

    void findCandidates() {
        std::vector<double> turns;
        const auto add = [&](const Switch& change, double level, const Roots& roots) {
            result_.complete = result_.complete && roots.complete;
            for (const double place : roots.places) {
                turns.clear();
                addTurns(turns, change, parameters_, level, place);
                for (const double x : turns)
                    candidates_.push_back({x + 0.0, &change, level}); // −0 is 0
            }
        };
        for (const Switch& change : switches_.list) {
            if (change.call >= 0)
                for (const double level : levelsOf(change))
                    add(change, level, finder_.of(change.node, level));
            else if (change.period == 0)
                add(change, change.level, finder_.of(change.node, change.level));
            else
                addPeriodic(change);
        }
        std::stable_sort(candidates_.begin(), candidates_.end(),
                         [](const Candidate& a, const Candidate& b) { return a.x < b.x; });
    }

    /// The kinks of the activation that is called.
    std::vector<double> levelsOf(const Switch& change) const {
        const Node& node = switches_.tree.tree.nodes[static_cast<std::size_t>(change.call)];
        const auto given = std::span(node.children).subspan(1, static_cast<std::size_t>(node.childCount) - 1);
        const CallParameters called(*node.activation, given,
                                    [&](int child) { return finder_.constant(child); });
        std::vector<double> levels;
        if (called.allowed())
            for (const Kink& kink : node.activation->kinks(called.values()))
                levels.push_back(kink.x);
        return levels;
    }

    void addPeriodic(const Switch& change) {
        const Roots roots = finder_.ofLevels(change.node, change.level, change.period);
        result_.complete = result_.complete && roots.complete;
        for (const double place : roots.places) {
            double value = 0;
            change.part.evaluate(parameters_, {&place, 1}, {{&value, 1}, {}, {}});
            const double level =
                change.level + std::round((value - change.level) / change.period) * change.period;
            std::vector<double> turns;
            addTurns(turns, change, parameters_, level, place);
            for (const double x : turns)
                candidates_.push_back({x + 0.0, &change, level});
        }
    }

    void judge(std::size_t i) {
        const Candidate& candidate = candidates_[i];
        if (i > 0 && candidates_[i - 1].x == candidate.x && !candidate.change->undefined)
            return;
        const Jet here = at(candidate.x);
        const auto jetAt = [this](double x) { return at(x); };
        const double before = besideOf(jetAt, candidate.x, -1);
        const double after = besideOf(jetAt, candidate.x, 1);
        const Jet left = at(before);
        const Jet right = at(after);
        // |u³| has a continuous f″, which is no more than what it changes by further out.
        const auto driftTo = [&](double place, const Jet& y) {
            return 4 * std::fabs(at(candidate.x + 8 * (place - candidate.x)).f2 - y.f2);
        };
        const double drift = std::fmax(driftTo(before, left), driftTo(after, right));
        // |u²| is smooth where u is 0, but for what the convention makes of its derivatives at that place.
        const double dx = after - before;
        const auto grows = [&](int order) {
            const auto value = [&](double x) { return order == 1 ? at(x).f1 : at(x).f2; };
            return growsTowards(value, candidate.x, -1) || growsTowards(value, candidate.x, 1);
        };
        const bool tame = std::isfinite(here.f) && !grows(1) && !grows(2);
        const bool smooth = tame && agree(left, right, dx, drift) &&
                            std::fabs(left.f - here.f) <= 1e-9 * std::fabs(here.f) +
                                                              4 * std::fabs(left.f1) * dx +
                                                              std::fabs(left.f2) * dx * dx;
        if ((candidate.change->undefined || smooth) && result_.holes.size() < mostHoles)
            if (const auto hole = holeAt(candidate)) {
                const auto known = std::find_if(result_.holes.begin(), result_.holes.end(),
                                                [&](const Hole& other) { return other.x == hole->x; });
                if (known == result_.holes.end())
                    result_.holes.push_back(*hole);
                else
                    known->reach = std::max(known->reach, hole->reach);
                return;
            }
        const bool nowhere = std::isnan(left.f) && std::isnan(here.f) && std::isnan(right.f);
        if (nowhere)
            return;
        if (smooth || (tame && agree(left, here, dx, drift) && agree(right, here, dx, drift))) {
            // f is not as smooth as can be where f″ has a corner, either.
            if (isConstant(i, -1) != isConstant(i, 1) || bends(candidate.x))
                result_.seams.push_back(candidate.x);
            return;
        }
        const auto value = [&](double x) { return at(x).f; };
        const bool gap = !std::isfinite(here.f) || growsTowards(value, candidate.x, -1) ||
                         growsTowards(value, candidate.x, 1);
        result_.kinks.push_back({candidate.x, gap});
    }

    /// Whether f has one value on that side of a candidate, at places ever nearer: x⁴ underflows beside 0,
    /// and a saturated tail is flat far out only.
    bool isConstant(std::size_t i, int side) const {
        const double x = candidates_[i].x;
        double distance = std::max(1.0, std::fabs(x));
        for (const Candidate& other : candidates_)
            if (const double away = side * (other.x - x); away > 1e-12 * std::max(1.0, std::fabs(x)))
                distance = std::min(distance, away / 2);
        const double value = at(x + side * distance).f;
        for (int k = 0; k < 20; ++k, distance /= 2)
            if (const Jet y = at(x + side * distance); y.f != value || y.f1 != 0 || y.f2 != 0)
                return false;
        return true;
    }

    /// Whether f″ has a corner, as that of |u³|.
    bool bends(double x) const {
        const double h = std::min(1e-4 * std::max(1.0, std::fabs(x)), 1e-2 * scaleAt(x));
        const auto third = [&](double step) { return (at(x + 2 * step).f2 - at(x + step).f2) / step; };
        const double left = third(-h);
        const double right = third(h);
        const double larger = std::max(std::fabs(left), std::fabs(right));
        const double around = std::max(std::fabs(at(x - 100 * h).f2), std::fabs(at(x + 100 * h).f2));
        const double rounding = 1e-9 * (std::fabs(at(x - h).f2) + std::fabs(at(x + h).f2)) / h;
        return std::fabs(left - right) > 0.05 * larger + rounding && larger * h > 1e-7 * around;
    }

    /// How fast the formula may change at x, by the slopes of what its functions are given.
    double scaleAt(double x) const {
        double slope = 1;
        for (const Polynomial& p : steepest_)
            slope = std::max(slope, std::fabs(valueOf(p, x)));
        return std::isfinite(slope) ? 1 / slope : 1;
    }

    /// A place where the limits from both sides, read off where rounding is still small, agree.
    std::optional<Hole> holeAt(const Candidate& candidate) const {
        const double x = candidate.x;
        const double scale = scaleAt(x);
        // The quotient has lost eps/hⁿ for f and two powers more for f″, n being the order of its zero.
        const auto below = [&](double h) {
            const double place = x + h;
            double y = 0;
            candidate.change->part.evaluate(parameters_, {&place, 1}, {{&y, 1}, {}, {}});
            return std::fabs(y - candidate.level);
        };
        const double step = 1e-3 * scale;
        const double order = std::clamp(std::round(std::log2(below(2 * step) / below(step))), 1.0, 6.0);
        if (std::isnan(order))
            return std::nullopt;
        const double reach = scale * std::pow(2e-9, 1 / (order + 2));
        for (const Candidate& other : candidates_)
            if (const double away = std::fabs(other.x - x); away > sameWithin(x) && away < 4 * reach)
                return std::nullopt;
        std::array<Jet, 2> limits;
        double size[3] = {0, 0, 0};
        for (const int side : {0, 1}) {
            std::array<Jet, 3> y;
            for (std::size_t k = 0; k < y.size(); ++k) {
                y[k] = at(x + (side == 0 ? -1 : 1) * static_cast<double>(k + 1) * reach);
                size[0] = std::max(size[0], std::fabs(y[k].f));
                size[1] = std::max(size[1], std::fabs(y[k].f1));
                size[2] = std::max(size[2], std::fabs(y[k].f2));
            }
            const auto ahead = [](double a, double b, double c) { return 3 * a - 3 * b + c; };
            limits[static_cast<std::size_t>(side)] = {ahead(y[0].f, y[1].f, y[2].f),
                                                      ahead(y[0].f1, y[1].f1, y[2].f1),
                                                      ahead(y[0].f2, y[1].f2, y[2].f2)};
        }
        const auto meet = [&](double a, double b, int k) {
            return std::fabs(a - b) <= 1e-3 * size[k] + 1e-5 * size[0] / std::pow(scale, k);
        };
        if (!meet(limits[0].f, limits[1].f, 0) || !meet(limits[0].f1, limits[1].f1, 1) ||
            !meet(limits[0].f2, limits[1].f2, 2) || !(size[0] < infinity))
            return std::nullopt;
        // Where the formula has all of its values, and they fit, nothing needs to be bridged; where only its
        // derivatives do not, as those of |u²| at 0, as little as can be.
        const Jet here = at(x);
        const Jet left = at(besideOf(x, -1));
        const Jet right = at(besideOf(x, 1));
        const auto fits = [&](double a, double b, double c, int k) {
            return std::fabs(a - b) <= 1e-9 * size[k] && std::fabs(c - b) <= 1e-9 * size[k];
        };
        if (!fits(left.f, here.f, right.f, 0))
            return Hole{x, reach};
        if (fits(left.f1, here.f1, right.f1, 1) && fits(left.f2, here.f2, right.f2, 2))
            return std::nullopt;
        return Hole{x, std::min(reach, 1e-6 * std::max(std::fabs(x), scale))};
    }

    /// Of places beside each other one, and of too many the nearest to the middle.
    template <class Item, class Place>
    void thin(std::vector<Item>& items, const Place& place) {
        const auto same = [&](const Item& a, const Item& b) {
            return place(b) - place(a) <= sameWithin(place(a));
        };
        items.erase(std::unique(items.begin(), items.end(), same), items.end());
        const bool line = !std::isfinite(to_ - from_);
        const std::size_t most = line ? mostKinksOfLine : mostKinksInRange;
        const double centre = line ? std::clamp(0.0, from_, to_) : from_ / 2 + to_ / 2;
        if (items.size() <= most)
            return;
        result_.complete = false;
        std::sort(items.begin(), items.end(), [&](const Item& a, const Item& b) {
            return std::fabs(place(a) - centre) < std::fabs(place(b) - centre);
        });
        items.resize(most);
        std::sort(items.begin(), items.end(),
                  [&](const Item& a, const Item& b) { return place(a) < place(b); });
    }

    const Program& formula_;
    const FormulaSwitches& switches_;
    Parameters parameters_;
    RootFinder finder_;
    double from_;
    double to_;
    std::vector<Candidate> candidates_;
    std::vector<Polynomial> steepest_; ///< the derivatives of arguments
    Landmarks result_;
};

} // namespace

Landmarks landmarksOf(const Program& formula, const FormulaSwitches& switches, Parameters parameters,
                      double from, double to) {
    return Finder(formula, switches, parameters, from, to).run();
}

} // namespace actiscope
