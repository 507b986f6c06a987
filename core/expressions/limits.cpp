#include "core/expressions/limits.h"

#include "core/expressions/catalogue_call.h"
#include "core/expressions/leading.h"
#include "core/numerics/constants.h"

#include <cmath>
#include <numbers>

namespace actiscope {

namespace {

using Kind = Leading::Kind;
using Polynomiality = Leading::Polynomiality;

Leading regularLike(Leading y, const Leading& u) {
    y.regular = y.regular && u.regular;
    return y;
}

/// The value of a function that tends to `left` and `right` far out and is continuous between.
template <class Function>
Leading saturating(const Leading& u, double left, double right, Function h) {
    if (u.kind == Kind::Unknown)
        return u;
    if (u.kind == Kind::Bounded)
        return Leading::bounded();
    const double y = u.tendsToInfinity() ? (u.sign() > 0 ? right : left) : h(u.limit());
    Leading result = Leading::constant(y);
    if (result.kind == Kind::Zero && u.kind != Kind::Zero)
        result = Leading::vanishing(0);
    else if (u.known != Polynomiality::Exact)
        result.known = std::min(result.known, Polynomiality::UpToVanishing);
    return regularLike(result, u);
}

/// The same of an odd function with slope `slope` at 0, so that h(u) ~ slope·u where u vanishes.
template <class Function>
Leading oddSaturating(const Leading& u, double right, double slope, Function h) {
    if (u.tendsToZero())
        return u * Leading::constant(slope);
    return saturating(u, -right, right, h);
}

Leading magnitude(const Leading& u) {
    if (u.kind == Kind::Bounded)
        return u;
    if (u.sign() == 2)
        return u.kind == Kind::Vanishes ? u : Leading::unknown();
    return u.sign() < 0 ? -u : u;
}

Leading gauss(const Leading& u) {
    return exponential(-(power(u, 2) * Leading::constant(0.5)));
}

/// What has no limit but goes on where u does not come to rest.
template <class Function>
Leading waving(const Leading& u, Function h) {
    return u.tendsToInfinity() ? Leading::bounded() : saturating(u, 0, 0, h);
}

Leading hyperbolic(const Leading& u, bool odd) {
    if (u.tendsToInfinity()) {
        const Leading grown = exponential(magnitude(u)) * Leading::constant(0.5);
        return odd && u.sign() < 0 ? -grown : grown;
    }
    if (odd && u.tendsToZero())
        return u;
    return saturating(u, 0, 0, [&](double x) { return odd ? std::sinh(x) : std::cosh(x); });
}

Leading logCosh(const Leading& u) {
    if (!u.tendsToInfinity())
        return saturating(u, 0, 0, [](double x) { return std::log(std::cosh(x)); });
    Leading y = magnitude(u) + -Leading::constant(std::numbers::ln2);
    y.known = std::min(y.known, Polynomiality::UpToVanishing);
    return y;
}

Leading sigmoidOf(const Leading& u) {
    if (u.tendsToInfinity() && u.sign() < 0)
        return exponential(u);
    return saturating(u, 0, 1, [](double x) { return 1 / (1 + std::exp(-x)); });
}

Leading softplusOf(Leading u) {
    if (!u.tendsToInfinity())
        return saturating(u, 0, 0, [](double x) { return std::log1p(std::exp(x)); });
    if (u.sign() < 0)
        return exponential(u);
    u.known = std::min(u.known, Polynomiality::UpToVanishing);
    return u;
}

Leading inverseSinh(const Leading& u) {
    if (u.tendsToZero())
        return u;
    if (!u.tendsToInfinity())
        return saturating(u, 0, 0, [](double x) { return std::asinh(x); });
    const Leading grown = logarithm(magnitude(u)) + Leading::constant(std::numbers::ln2);
    return u.sign() < 0 ? -grown : grown;
}

/// A step: far out u itself, but for what is between two steps.
template <class Function>
Leading stepped(Leading u, Function h) {
    if (u.tendsToInfinity()) {
        u.known = Polynomiality::None;
        u.coefficients = {};
        u.regular = false;
        return u;
    }
    const double limit = u.limit();
    const bool settled = std::isfinite(limit) && h(limit - 1e-9) == h(limit) && h(limit + 1e-9) == h(limit);
    return settled ? regularLike(Leading::constant(h(limit)), u) : Leading::unknown();
}

Leading signOf(const Leading& u) {
    return u.sign() == 2 ? Leading::unknown() : regularLike(Leading::constant(u.sign()), u);
}

/// Inside the domain of atanh, asin and acos.
template <class Function>
Leading inside(const Leading& u, Function h) {
    return std::fabs(u.limit()) < 1 ? saturating(u, 0, 0, h) : Leading::unknown();
}

Leading unary(Op op, const Leading& u) {
    switch (op) {
    case Op::Negate:
        return -u;
    case Op::Exp:
        return exponential(u);
    case Op::Expm1:
        return u.tendsToZero() ? u : exponential(u) + Leading::constant(-1);
    case Op::Log:
        return logarithm(u);
    case Op::Log10:
        return logarithm(u) * Leading::constant(1 / std::numbers::ln10);
    case Op::Log2:
        return logarithm(u) * Leading::constant(1 / std::numbers::ln2);
    case Op::Log1p:
        return u.tendsToZero() ? u : logarithm(u + Leading::constant(1));
    case Op::Sqrt:
        return power(u, 0.5);
    case Op::Cbrt:
        return u.sign() < 0 ? -power(-u, 1.0 / 3) : power(u, 1.0 / 3);
    case Op::Tanh:
        return oddSaturating(u, 1, 1, [](double x) { return std::tanh(x); });
    case Op::Sinh:
        return hyperbolic(u, true);
    case Op::Cosh:
        return hyperbolic(u, false);
    case Op::Sech:
        return inverse(hyperbolic(u, false));
    case Op::LogCosh:
        return logCosh(u);
    case Op::Sin:
        return u.tendsToZero() ? u : waving(u, [](double x) { return std::sin(x); });
    case Op::Cos:
        return waving(u, [](double x) { return std::cos(x); });
    case Op::Tan:
        return u.tendsToZero() ? u
               : std::fabs(u.limit()) < std::numbers::pi / 2
                   ? saturating(u, 0, 0, [](double x) { return std::tan(x); })
                   : Leading::unknown();
    case Op::Atan:
        return oddSaturating(u, std::numbers::pi / 2, 1, [](double x) { return std::atan(x); });
    case Op::Asinh:
        return inverseSinh(u);
    case Op::Acosh:
        return u.sign() == 1 && u.tendsToInfinity() ? inverseSinh(u) : Leading::unknown();
    case Op::Atanh:
        return u.tendsToZero() ? u : inside(u, [](double x) { return std::atanh(x); });
    case Op::Asin:
        return u.tendsToZero() ? u : inside(u, [](double x) { return std::asin(x); });
    case Op::Acos:
        return inside(u, [](double x) { return std::acos(x); });
    case Op::Erf:
        return oddSaturating(u, 1, 2 * std::numbers::inv_sqrtpi, [](double x) { return std::erf(x); });
    case Op::Erfc:
        if (u.tendsToInfinity() && u.sign() > 0) // e^(−u²)/(√π·u)
            return exponential(-power(u, 2)) * inverse(u) * Leading::constant(std::numbers::inv_sqrtpi);
        return saturating(u, 2, 0, [](double x) { return std::erfc(x); });
    case Op::GaussianCdf:
        if (u.tendsToInfinity() && u.sign() < 0) { // φ(u)/|u|
            return gauss(u) * inverse(magnitude(u)) *
                   Leading::constant(std::numbers::inv_sqrtpi * 0.5 * std::numbers::sqrt2);
        }
        return saturating(u, 0, 1, [](double x) { return 0.5 * std::erfc(-x * 0.5 * std::numbers::sqrt2); });
    case Op::GaussianPdf:
        return gauss(u) * Leading::constant(std::numbers::inv_sqrtpi * 0.5 * std::numbers::sqrt2);
    case Op::Sigmoid:
        return sigmoidOf(u);
    case Op::Softplus:
        return softplusOf(u);
    case Op::Relu:
        return u.sign() == 2 ? Leading::unknown() : u.sign() > 0 ? u : regularLike(Leading::constant(0), u);
    case Op::Abs:
        return magnitude(u);
    case Op::Sign:
        return signOf(u);
    case Op::Floor:
        return stepped(u, [](double x) { return std::floor(x); });
    case Op::Ceil:
        return stepped(u, [](double x) { return std::ceil(x); });
    case Op::Round:
        return stepped(u, [](double x) { return std::nearbyint(x); });
    case Op::Not:
        return u.sign() == 2 ? Leading::unknown() : Leading::constant(u.sign() == 0 ? 1 : 0);
    default:
        return Leading::unknown();
    }
}

/// −1, 0 or 1 as a is less, equal or more from some t on; 2 where it cannot be told.
int order(const Leading& a, const Leading& b) {
    if (a.tendsToInfinity() && b.tendsToInfinity() && a.sign() != b.sign())
        return a.sign();
    return (a + -b).sign();
}

Leading comparison(Op op, const Leading& a, const Leading& b) {
    const int sign = order(a, b);
    if (sign == 2)
        return Leading::unknown();
    const bool holds = op == Op::Less           ? sign < 0
                       : op == Op::LessEqual    ? sign <= 0
                       : op == Op::Greater      ? sign > 0
                       : op == Op::GreaterEqual ? sign >= 0
                       : op == Op::Equal        ? sign == 0
                                                : sign != 0;
    return Leading::constant(holds ? 1 : 0);
}

Leading chosen(const Leading& a, const Leading& b, bool larger) {
    const int sign = order(a, b);
    if (sign == 2) // both may still have the same limit
        return a.isFinite() && b.isFinite() && a.limit() == b.limit() ? regularLike(a, Leading::bounded())
                                                                      : Leading::unknown();
    return regularLike((sign >= 0) == larger ? a : b, (sign >= 0) == larger ? b : a);
}

Leading truth(Op op, const Leading& a, const Leading& b) {
    if (a.sign() == 2 || b.sign() == 2)
        return Leading::unknown();
    const bool holds = op == Op::And ? a.sign() != 0 && b.sign() != 0 : a.sign() != 0 || b.sign() != 0;
    return Leading::constant(holds ? 1 : 0);
}

Leading powerOf(const Leading& u, const Leading& v) {
    if (v.known == Polynomiality::Exact && v.isFinite())
        return power(u, v.limit());
    return u.sign() == 1 ? exponential(v * logarithm(u)) : Leading::unknown();
}

/// u + sqrt(u² + c)
Leading conjugateSum(const Leading& u, const Leading& c) {
    if (!u.tendsToInfinity())
        return u + power(power(u, 2) + c, 0.5);
    const Leading twice = u * Leading::constant(2);
    if (u.sign() < 0)
        return -(c * inverse(twice));
    Leading y = twice;
    y.known = std::min(y.known, Polynomiality::UpToVanishing);
    return y;
}

Leading binary(Op op, const Leading& a, const Leading& b) {
    switch (op) {
    case Op::Add:
        return a + b;
    case Op::Subtract:
        return a + -b;
    case Op::Multiply:
        return a * b;
    case Op::Divide:
        return a * inverse(b);
    case Op::Power:
        return powerOf(a, b);
    case Op::Min:
    case Op::Max:
        return chosen(a, b, op == Op::Max);
    case Op::And:
    case Op::Or:
        return truth(op, a, b);
    case Op::Hypot:
        return power(power(a, 2) + power(b, 2), 0.5);
    case Op::Atan2: // the angle of a point to the right
        return b.sign() == 1 ? unary(Op::Atan, a * inverse(b)) : Leading::unknown();
    case Op::ConjugateSum:
        return conjugateSum(a, b);
    case Op::Mod:
        return a.kind != Kind::Unknown && b.isFinite() ? Leading::bounded() : Leading::unknown();
    default:
        return isComparison(op) ? comparison(op, a, b) : Leading::unknown();
    }
}

Leading leadingOf(const Node& node, const std::vector<Leading>& values, const std::vector<Node>& nodes,
                  Parameters letters, int side) {
    const auto child = [&](std::size_t k) -> const Leading& {
        return values[static_cast<std::size_t>(node.children[k])];
    };
    switch (node.op) {
    case Op::Number:
        return Leading::constant(node.number);
    case Op::E:
        return Leading::constant(std::numbers::e);
    case Op::Pi:
        return Leading::constant(std::numbers::pi);
    case Op::Tau:
        return Leading::constant(2 * std::numbers::pi);
    case Op::Parameter:
        return Leading::constant(letters[static_cast<std::size_t>(node.parameter)]);
    case Op::X: {
        Leading x;
        x.kind = Kind::Term;
        x.c = side;
        x.p = 1;
        x.known = Polynomiality::Exact;
        x.coefficients[1] = side;
        return x;
    }
    case Op::Where:
        if (child(0).sign() == 2)
            return Leading::unknown();
        return child(0).sign() != 0 ? child(1) : child(2);
    case Op::Root:
        return power(child(1) * power(child(0), 2) + child(2), 0.5);
    case Op::RootRatio:
        return child(0) * power(child(1) * power(child(0), 2) + child(2), -0.5);
    case Op::Ratio:
        return child(0) * inverse(child(1));
    case Op::Activation: {
        const Leading& u = child(0);
        const CallParameters parameters(
            *node.activation,
            std::span(node.children).subspan(1, static_cast<std::size_t>(node.childCount) - 1),
            [&](int k) { return values[static_cast<std::size_t>(k)].limit(); });
        const double at = u.limit();
        if (std::isnan(at) || !parameters.allowed())
            return Leading::unknown();
        const Jet y = evaluateAt(*node.activation, parameters.values(), at);
        Leading result = std::isinf(y.f)   ? Leading::growing(y.f)
                         : std::isnan(y.f) ? Leading::unknown()
                         : y.f == 0        ? Leading::vanishing(0)
                                           : Leading::constant(y.f);
        result.known = Polynomiality::None;
        result.regular = false;
        // At a finite place the activation may jump.
        return u.tendsToInfinity() ? result : Leading::unknown();
    }
    case Op::Power:
        if (nodes[static_cast<std::size_t>(node.children[0])].op == Op::E)
            return exponential(child(1));
        break;
    default:
        break;
    }
    return node.childCount == 1 ? unary(node.op, child(0)) : binary(node.op, child(0), child(1));
}

/// d/dt of u ~ c·t^p·(ln t)^l, taken `order` times.
double derivativeOf(const Leading& u, int order) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (!u.regular)
        return none;
    if (u.tendsToZero() || u.isFinite())
        return 0;
    if (!u.isTerm())
        return none;
    if (u.m != 0)
        return std::copysign(infinity, u.c);
    if (u.p == 0)
        return 0;
    double factor = u.c;
    for (int i = 0; i < order; ++i)
        factor *= u.p - i;
    const double degree = u.p - order;
    if (factor == 0 || degree < 0)
        return 0;
    const double towards = degree > 0 ? 1 : u.l;
    return towards > 0 ? std::copysign(infinity, factor) : towards < 0 ? 0 : factor;
}

} // namespace

Jet limitsOf(const Tree& tree, Parameters parameters, int side) {
    std::vector<Leading> values;
    values.reserve(tree.nodes.size());
    for (const Node& node : tree.nodes)
        values.push_back(leadingOf(node, values, tree.nodes, parameters, side));
    const Leading& f = values.back();
    return {f.limit() + 0.0, side * derivativeOf(f, 1) + 0.0, derivativeOf(f, 2) + 0.0};
}

} // namespace actiscope
