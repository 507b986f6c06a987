#include "core/expressions/switches.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

constexpr std::size_t mostSwitches = 16;
constexpr std::size_t mostKinks = 64;

/// Whether the tree is a·x + b, by its form.
bool isAffine(const Tree& tree) {
    const auto depends = dependsOnX(tree);
    std::vector<bool> affine(tree.nodes.size(), true);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const Node& node = tree.nodes[i];
        if (!depends[i] || node.op == Op::X)
            continue;
        const auto a = static_cast<std::size_t>(node.children[0]);
        const auto b = static_cast<std::size_t>(node.childCount > 1 ? node.children[1] : node.children[0]);
        switch (node.op) {
        case Op::Negate:
        case Op::Add:
        case Op::Subtract:
            affine[i] = affine[a] && affine[b];
            break;
        case Op::Multiply:
            affine[i] = affine[a] && affine[b] && !(depends[a] && depends[b]);
            break;
        case Op::Divide:
            affine[i] = affine[a] && !depends[b];
            break;
        default:
            affine[i] = false;
        }
    }
    return affine.back();
}

double differenceAt(const Program& difference, Parameters parameters, double x) {
    double d = 0;
    difference.evaluate(parameters, {&x, 1}, {{&d, 1}, {}, {}});
    return d;
}

int signOf(double d) {
    return d > 0 ? 1 : d < 0 ? -1 : 0;
}

/// The last double from a towards b that has the sign of a.
double lastOfSign(const Program& difference, Parameters parameters, double a, double b) {
    const int sign = signOf(differenceAt(difference, parameters, a));
    for (int i = 0; i < 1100; ++i) { // more halvings than there are doubles between
        const double middle = a / 2 + b / 2;
        if (!(middle > a && middle < b))
            break;
        (signOf(differenceAt(difference, parameters, middle)) == sign ? a : b) = middle;
    }
    return a;
}

/// Where the sign changes between a and b. A difference that rounding makes 0 on some doubles turns on both
/// sides of them, and either may be the one where a branch begins.
void addTurns(std::vector<double>& places, const Program& difference, Parameters parameters, double a,
              double b) {
    const double last = lastOfSign(difference, parameters, a, b);
    const double next = std::nextafter(last, b);
    if (differenceAt(difference, parameters, last) != 0 && differenceAt(difference, parameters, next) == 0) {
        places.push_back(next);
        places.push_back(next < b ? lastOfSign(difference, parameters, next, b) : next);
    } else {
        places.push_back(last);
    }
}

/// The grid of the search: 0 and both signs of 0.05, 0.1 … 20, then 5 % further each time to 10⁶.
std::vector<double> searchGrid() {
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
}

void addSearched(std::vector<double>& places, const Program& difference, Parameters parameters) {
    const auto x = searchGrid();
    std::vector<double> d(x.size());
    difference.evaluate(parameters, x, {d, {}, {}});
    for (std::size_t i = 1; i < x.size(); ++i)
        if (signOf(d[i]) != signOf(d[i - 1]) && !std::isnan(d[i]) && !std::isnan(d[i - 1]))
            addTurns(places, difference, parameters, x[i - 1], x[i]);
}

void addAffine(std::vector<double>& places, const Program& difference, Parameters parameters) {
    const double x = 0;
    Jet d;
    difference.evaluate(parameters, {&x, 1}, {{&d.f, 1}, {&d.f1, 1}, {}});
    const double zero = -d.f / d.f1;
    if (!std::isfinite(zero))
        return;
    // The rounded difference turns a few doubles beside the rounded zero.
    const double reach = 8 * std::numeric_limits<double>::epsilon() * std::fabs(zero);
    const bool turns = signOf(differenceAt(difference, parameters, zero - reach)) *
                           signOf(differenceAt(difference, parameters, zero + reach)) <
                       0;
    if (turns)
        addTurns(places, difference, parameters, zero - reach, zero + reach);
    else
        places.push_back(zero + 0.0); // −0 is 0
}

bool agree(double a, double b) {
    const double larger = std::max(std::fabs(a), std::fabs(b));
    return a == b || std::fabs(a - b) <= 1e-9 * larger || larger < 1e-300 || (std::isnan(a) && std::isnan(b));
}

bool agree(const Jet& a, const Jet& b) {
    return agree(a.f, b.f) && agree(a.f1, b.f1) && agree(a.f2, b.f2);
}

/// Whether anything jumps at x: a switch in a branch that does not hold there is none.
bool isKink(const Program& formula, Parameters parameters, double x) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::array<double, 3> at{std::nextafter(x, -infinity), x, std::nextafter(x, infinity)};
    std::array<double, 3> f;
    std::array<double, 3> f1;
    std::array<double, 3> f2;
    formula.evaluate(parameters, at, {f, f1, f2});
    const Jet here{f[1], f1[1], f2[1]};
    return !agree({f[0], f1[0], f2[0]}, here) || !agree({f[2], f1[2], f2[2]}, here);
}

} // namespace

std::vector<Switch> switchesOf(const Tree& tree) {
    const auto depends = dependsOnX(tree);
    std::vector<Switch> switches;
    for (std::size_t i = 0; i < tree.nodes.size() && switches.size() < mostSwitches; ++i) {
        const Node& node = tree.nodes[i];
        const bool pair = isComparison(node.op) || node.op == Op::Min || node.op == Op::Max;
        const bool single = node.op == Op::Abs || node.op == Op::Sign || node.op == Op::Relu;
        if (!depends[i] || (!pair && !single))
            continue;
        Tree difference = subtree(tree, static_cast<int>(i));
        Node& root = difference.nodes.back();
        if (pair)
            root.op = Op::Subtract;
        else
            difference.nodes.pop_back();
        Program program(difference);
        if (program.fits())
            switches.push_back({std::move(program), isAffine(difference)});
    }
    return switches;
}

std::vector<Kink> kinksOf(const Program& formula, std::span<const Switch> switches, Parameters parameters) {
    std::vector<double> places;
    for (const auto& change : switches)
        (change.affine ? addAffine : addSearched)(places, change.difference, parameters);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::erase_if(places, [&](double x) { return !isKink(formula, parameters, x); });
    const auto same = [](double a, double b) { return b - a <= 1e-13 * std::max(std::fabs(a), 1e-3); };
    places.erase(std::unique(places.begin(), places.end(), same), places.end());
    // Of very many, those nearest to 0.
    std::sort(places.begin(), places.end(), [](double a, double b) { return std::fabs(a) < std::fabs(b); });
    places.resize(std::min(places.size(), mostKinks));
    std::sort(places.begin(), places.end());
    std::vector<Kink> kinks;
    for (const double x : places)
        kinks.push_back({x});
    return kinks;
}

} // namespace actiscope
