#include "core/expressions/roots.h"

#include "core/expressions/preimages.h"
#include "core/numerics/root.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace actiscope {

namespace {

constexpr double pi = std::numbers::pi;
constexpr std::size_t mostDegree = 16;
constexpr int mostLevels = 512;
constexpr std::size_t mostPlaces = 4096;

bool isWhole(double n) {
    return n == std::floor(n) && std::fabs(n) < 1e9;
}

/// 0 and both signs of 0.05, 0.1 … 20, then 5 % further each time to 10⁶.
const std::vector<double>& searchGrid() {
    static const std::vector<double> whole = [] {
        constexpr int dense = 400;
        constexpr double step = 0.05;
        constexpr double growth = 1.05;
        constexpr double farthest = 1e6;
        std::vector<double> right;
        for (int i = 1; i <= dense; ++i)
            right.push_back(step * i);
        while (right.back() < farthest)
            right.push_back(right.back() * growth);
        std::vector<double> grid(right.rbegin(), right.rend());
        for (double& x : grid)
            x = -x;
        grid.push_back(0);
        grid.insert(grid.end(), right.begin(), right.end());
        return grid;
    }();
    return whole;
}

/// The same within [from, to], with an even grid where both are finite.
std::vector<double> gridWithin(double from, double to, const std::vector<double>& extra) {
    std::vector<double> grid = searchGrid();
    grid.insert(grid.end(), extra.begin(), extra.end());
    constexpr int even = 512;
    if (std::isfinite(to - from))
        for (int i = 0; i <= even; ++i)
            grid.push_back(from + (to - from) * i / even);
    std::erase_if(grid, [&](double x) { return !(x >= from && x <= to); });
    std::sort(grid.begin(), grid.end());
    grid.erase(std::unique(grid.begin(), grid.end()), grid.end());
    return grid;
}

} // namespace

void Roots::add(const Roots& others) {
    complete = complete && others.complete && places.size() + others.places.size() <= mostPlaces;
    if (places.size() + others.places.size() <= mostPlaces)
        places.insert(places.end(), others.places.begin(), others.places.end());
}

RootTree::RootTree(Tree formula) : tree(std::move(formula)), depends(actiscope::dependsOnX(tree)) {
    std::vector<bool> taken(tree.nodes.size(), false);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i)
        for (int k = 0; depends[i] && k < tree.nodes[i].childCount; ++k) {
            const int child = tree.nodes[i].children[static_cast<std::size_t>(k)];
            const auto at = static_cast<std::size_t>(child);
            if (depends[at] || taken[at])
                continue;
            taken[at] = true;
            if (Program program(subtree(tree, child)); program.fits())
                constants.push_back({child, std::move(program)});
        }
}

RootFinder::RootFinder(const RootTree& formula, Parameters parameters, double from, double to)
    : formula_(formula),
      parameters_(parameters),
      from_(from),
      to_(to),
      constants_(formula.tree.nodes.size(), std::numeric_limits<double>::quiet_NaN()) {
    const double x = 0;
    for (const auto& part : formula.constants)
        part.program.evaluate(parameters, {&x, 1},
                              {{&constants_[static_cast<std::size_t>(part.node)], 1}, {}, {}});
}

Roots RootFinder::inRange(std::vector<double> places) const {
    std::erase_if(places, [&](double x) { return !(x >= from_ && x <= to_) || std::isinf(x); });
    return {std::move(places), true};
}

Roots RootFinder::ofAll(int node, std::initializer_list<double> values) {
    Roots all;
    for (const double value : values)
        all.add(of(node, value));
    return all;
}

Roots RootFinder::of(int index, double value) {
    if (!dependsOnX(index) || !std::isfinite(value))
        return {};
    if (++steps_ > mostSteps)
        return {{}, false};
    const Node& node = formula_.tree.nodes[static_cast<std::size_t>(index)];
    if (node.op == Op::X)
        return inRange({value + 0.0}); // −0 is 0
    if (auto roots = undone(node, value))
        return *roots;
    if (auto p = polynomialOf(index)) {
        (*p)[0] -= value;
        return inRange(realRoots(std::move(*p)));
    }
    return searched(index, value);
}

std::optional<Roots> RootFinder::undone(const Node& node, double y) {
    const int a = node.children[0];
    const int b = node.children[1];
    if (node.childCount == 1) {
        if (node.op == Op::Sin || node.op == Op::Cos) {
            if (std::fabs(y) > 1)
                return Roots{};
            const double first = node.op == Op::Sin ? std::asin(y) : std::acos(y);
            if (y == 0)
                return ofLevels(a, first, pi);
            Roots all = ofLevels(a, first, 2 * pi);
            all.add(ofLevels(a, node.op == Op::Sin ? pi - first : -first, 2 * pi));
            return all;
        }
        if (node.op == Op::Tan)
            return ofLevels(a, std::atan(y), pi);
        const auto arguments = preimages(node.op, y);
        if (!arguments)
            return std::nullopt;
        Roots all;
        for (const double argument : *arguments)
            all.add(of(a, argument));
        return all;
    }
    if (isTruth(node.op))
        return Roots{}; // it changes with what it compares
    if (node.op == Op::Where || node.op == Op::Min || node.op == Op::Max) { // whichever of them holds
        const bool where = node.op == Op::Where;
        const int first = where ? b : a;
        const int second = where ? node.children[2] : b;
        Roots all = of(first, y);
        all.add(of(second, y));
        return all;
    }
    if (!dependsOnX(a) || !dependsOnX(b))
        return undoneWithConstant(node, y);
    if (y == 0 && node.op == Op::Multiply) {
        Roots all = of(a, 0);
        all.add(of(b, 0));
        return all;
    }
    if (y == 0 && (node.op == Op::Divide || node.op == Op::Power))
        return of(a, 0);
    if (node.op == Op::Divide) {
        const auto above = polynomialOf(a);
        const auto below = polynomialOf(b);
        if (above && below)
            return inRange(realRoots(sum(*above, *below, -y)));
    }
    return std::nullopt;
}

std::optional<Roots> RootFinder::undoneWithConstant(const Node& node, double y) {
    const bool left = !dependsOnX(node.children[0]);
    const double k = constant(node.children[left ? 0 : 1]);
    const int u = node.children[left ? 1 : 0];
    if (std::isnan(k))
        return Roots{};
    switch (node.op) {
    case Op::Add:
        return of(u, y - k);
    case Op::Subtract:
        return of(u, left ? k - y : y + k);
    case Op::Multiply:
        return k == 0 ? Roots{} : of(u, y / k);
    case Op::Divide:
        if (left)
            return y == 0 || k == 0 ? Roots{} : of(u, k / y);
        return of(u, y * k);
    case Op::Mod:
        return left ? std::nullopt : std::optional(ofLevels(u, y, std::fabs(k)));
    case Op::Power:
        break;
    default:
        return std::nullopt;
    }
    if (left)
        return k > 0 && k != 1 && y > 0 ? of(u, std::log(y) / std::log(k)) : Roots{};
    if (y == 0)
        return k > 0 ? of(u, 0) : Roots{};
    const double root = std::pow(std::fabs(y), 1 / k);
    if (!isWhole(k))
        return y > 0 ? of(u, root) : Roots{};
    if (k == 0)
        return Roots{};
    if (std::fmod(k, 2) != 0)
        return of(u, std::copysign(root, y));
    return y > 0 ? ofAll(u, {-root, root}) : Roots{};
}

/// Of sin(50*sin(50*x)) a node is asked for at every level of those around it: its values are found once.
const RootFinder::Reach& RootFinder::reachOf(int node, double middle) {
    const auto [known, isNew] = reaches_.try_emplace(node);
    Reach& reach = known->second;
    if (!isNew)
        return reach;
    const Program program(subtree(formula_.tree, node));
    if (!program.fits())
        return reach;
    std::vector<double> x = gridWithin(from_, to_, {});
    x.push_back(middle);
    std::vector<double> y(x.size());
    program.evaluate(parameters_, x, {y, {}, {}});
    reach.centre = y.back();
    for (const double value : y)
        if (std::isfinite(value)) {
            reach.low = std::min(reach.low, value);
            reach.high = std::max(reach.high, value);
        }
    const double slack = 0.01 * (reach.high - reach.low); // between two points of the grid
    reach.low -= slack;
    reach.high += slack;
    return reach;
}

Roots RootFinder::ofLevels(int node, double level, double period) {
    if (!dependsOnX(node) || !(period > 0) || !std::isfinite(period))
        return {};
    if (++steps_ > mostSteps)
        return {{}, false};
    // Between which values the node moves, and where it is at 0 or in the middle.
    const auto p = polynomialOf(node);
    const bool affine = p && p->size() <= 2;
    const bool finite = std::isfinite(to_ - from_);
    const double middle = finite ? from_ + (to_ - from_) / 2 : std::clamp(0.0, from_, to_);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    double centre = 0;
    if (affine) {
        const double slope =
            p->size() == 2 ? (*p)[1] : 0; // not by Horner, which makes 0·∞ of an infinite end
        if (slope == 0)
            return {};
        centre = (*p)[0] + slope * middle;
        low = std::min((*p)[0] + slope * from_, (*p)[0] + slope * to_);
        high = std::max((*p)[0] + slope * from_, (*p)[0] + slope * to_);
    } else {
        const Reach& reach = reachOf(node, middle);
        low = reach.low;
        high = reach.high;
        centre = reach.centre;
    }
    if (!(low <= high) || !std::isfinite(centre))
        return {{}, false};
    Roots all;
    const double nearest = std::round((centre - level) / period);
    if (!(std::fabs(nearest) < 0x1p52)) // where whole numbers are no longer one apart
        return {{}, false};
    const double first = std::max(std::ceil((low - level) / period - 1e-9), nearest - mostLevels / 2.0);
    const double last = std::min(std::floor((high - level) / period + 1e-9), nearest + mostLevels / 2.0);
    const bool allLevels =
        first <= std::ceil((low - level) / period) && last >= std::floor((high - level) / period);
    for (double k = first; k <= last; ++k) {
        const double value = level + k * period;
        if (affine)
            all.places.push_back((value - (*p)[0]) / (*p)[1] + 0.0);
        else
            all.add(of(node, value));
    }
    all.complete = all.complete && affine && allLevels;
    Roots within = inRange(std::move(all.places));
    within.complete = all.complete;
    return within;
}

std::optional<Polynomial> RootFinder::polynomialOf(int index) const {
    if (!dependsOnX(index))
        return std::isfinite(constant(index)) ? std::optional(Polynomial{constant(index)}) : std::nullopt;
    const Node& node = formula_.tree.nodes[static_cast<std::size_t>(index)];
    const auto operand = [&](std::size_t k) { return polynomialOf(node.children[k]); };
    switch (node.op) {
    case Op::X:
        return Polynomial{0, 1};
    case Op::Negate:
        if (const auto a = operand(0))
            return sum({}, *a, -1);
        return std::nullopt;
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply: {
        const auto a = operand(0);
        const auto b = a ? operand(1) : std::nullopt;
        if (!b)
            return std::nullopt;
        if (node.op != Op::Multiply)
            return sum(*a, *b, node.op == Op::Add ? 1 : -1);
        return a->size() + b->size() <= mostDegree + 2 ? std::optional(product(*a, *b)) : std::nullopt;
    }
    case Op::Divide: {
        const auto a = dependsOnX(node.children[1]) ? std::nullopt : operand(0);
        const double k = a ? constant(node.children[1]) : 0;
        return k != 0 && std::isfinite(1 / k) ? std::optional(sum({}, *a, 1 / k)) : std::nullopt;
    }
    case Op::Power: {
        if (dependsOnX(node.children[1]))
            return std::nullopt;
        const double n = constant(node.children[1]);
        const auto a = isWhole(n) && n >= 1 ? operand(0) : std::nullopt;
        if (!a || static_cast<double>(a->size() - 1) * n > static_cast<double>(mostDegree))
            return std::nullopt;
        Polynomial result{1};
        for (int i = 0; i < static_cast<int>(n); ++i)
            result = product(result, *a);
        return result;
    }
    default:
        return std::nullopt;
    }
}

Roots RootFinder::searched(int node, double value) {
    if (searches_ <= 0)
        return {{}, false};
    const Program program(subtree(formula_.tree, node));
    if (!program.fits())
        return {{}, false};
    --searches_;
    const std::vector<double> x = gridWithin(from_, to_, extra_);
    std::vector<double> y(x.size());
    std::vector<double> slope(x.size());
    program.evaluate(parameters_, x, {y, slope, {}});
    const auto excess = [&](double at) {
        double f = 0;
        program.evaluate(parameters_, {&at, 1}, {{&f, 1}, {}, {}});
        return f - value;
    };
    const auto slopeAt = [&](double at) {
        double f1 = 0;
        program.evaluate(parameters_, {&at, 1}, {{}, {&f1, 1}, {}});
        return f1;
    };
    Roots found{{}, false};
    for (std::size_t i = 0; i < x.size() && found.places.size() < mostPlaces; ++i) {
        const double here = y[i] - value;
        if (here == 0)
            found.places.push_back(x[i]);
        if (i == 0 || std::isnan(here) || std::isnan(y[i - 1]))
            continue;
        const double before = y[i - 1] - value;
        if ((before < 0 && here > 0) || (before > 0 && here < 0)) {
            found.places.push_back(signChange(excess, x[i - 1], x[i]));
        } else if (before * slope[i - 1] < 0 && here * slope[i] > 0) { // it dips towards the value between
            const double turn = signChange(slopeAt, x[i - 1], x[i]);
            const double dip = excess(turn);
            if (dip == 0)
                found.places.push_back(turn);
            if ((dip < 0) == (here < 0) || dip == 0)
                continue;
            found.places.push_back(signChange(excess, x[i - 1], turn));
            found.places.push_back(signChange(excess, turn, x[i]));
        }
    }
    return found;
}

} // namespace actiscope
