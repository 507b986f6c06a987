#include "core/expressions/enclosure.h"

#include "core/expressions/operations.h"
#include "core/expressions/shared_nodes.h"
#include "core/numerics/constants.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace actiscope {

namespace {

using namespace intervals;

/// What two operands have in common: defined, continuous and smooth only where both are.
IntervalJet worthOf(IntervalJet y, const IntervalJet& a, const IntervalJet& b) {
    y.defined = y.defined && a.defined && b.defined;
    y.continuous = y.continuous && a.continuous && b.continuous && y.defined;
    y.smooth = y.smooth && a.smooth && b.smooth && y.continuous;
    return y;
}

IntervalJet chain(const IntervalJet& u, const Interval& h, const Interval& h1, const Interval& h2) {
    return worthOf({h, h1 * u.f1, h2 * square(u.f1) + h1 * u.f2}, u, u);
}

IntervalJet undefined() {
    IntervalJet y{Interval::whole(), Interval::whole(), Interval::whole()};
    y.defined = y.continuous = y.smooth = false;
    return y;
}

IntervalJet negative(const IntervalJet& a) {
    return worthOf({-a.f, -a.f1, -a.f2}, a, a);
}
IntervalJet sum(const IntervalJet& a, const IntervalJet& b) {
    return worthOf({a.f + b.f, a.f1 + b.f1, a.f2 + b.f2}, a, b);
}
IntervalJet product(const IntervalJet& a, const IntervalJet& b) {
    return worthOf(
        {a.f * b.f, a.f1 * b.f + a.f * b.f1, a.f2 * b.f + Interval(2) * (a.f1 * b.f1) + a.f * b.f2}, a, b);
}

IntervalJet quotient(const IntervalJet& a, const IntervalJet& b) {
    if (!b.f.excludesZero())
        return undefined();
    const Interval q = a.f / b.f;
    const Interval q1 = (a.f1 - q * b.f1) / b.f;
    return worthOf({q, q1, (a.f2 - Interval(2) * (q1 * b.f1) - q * b.f2) / b.f}, a, b);
}

/// Both, as at a place where it is not known which holds.
IntervalJet either(const IntervalJet& a, const IntervalJet& b, bool continuous) {
    IntervalJet y = worthOf({hull(a.f, b.f), hull(a.f1, b.f1), hull(a.f2, b.f2)}, a, b);
    y.continuous = y.continuous && continuous;
    y.smooth = false;
    return y;
}

/// The part of u on which a function of u > 0 or u ≥ 0 is defined; nothing where there is none.
bool cutAtZero(IntervalJet& u, bool zeroBelongs) {
    const bool inside = zeroBelongs ? u.f.low >= 0 : u.f.isPositive();
    if (inside)
        return true;
    u.defined = u.continuous = u.smooth = false;
    if (u.f.high < 0)
        return false;
    u.f.low = 0;
    return true;
}

/// u^p for a fixed p that is no whole number, or e^(p ln u) for any p where u > 0.
Interval positivePower(const Interval& u, double p) {
    if (p == 0)
        return 1;
    const auto h = [p](double x) { return std::pow(x, p); };
    const double atLow = h(p > 0 ? u.low : u.high);
    const double atHigh = h(p > 0 ? u.high : u.low);
    return {std::min(std::max(0.0, below(atLow)), std::numeric_limits<double>::max()), above(atHigh),
            u.isPositive()};
}

IntervalJet logarithm(IntervalJet u) {
    if (!cutAtZero(u, false))
        return undefined();
    const Interval inside{u.f.low, u.f.high, true};
    const Interval r = Interval(1) / inside;
    return chain(u, {u.f.low == 0 ? -infinity : below(std::log(u.f.low)), above(std::log(u.f.high))}, r,
                 -square(r));
}

IntervalJet log1plus(IntervalJet u) {
    const Interval onePlus = Interval(1) + u.f;
    if (onePlus.isPositive())
        return chain(u, rising(u.f, [](double x) { return std::log1p(x); }), Interval(1) / onePlus,
                     -square(Interval(1) / onePlus));
    u.f = onePlus;
    return logarithm(u);
}

IntervalJet squareRoot(IntervalJet u) {
    if (!cutAtZero(u, true))
        return undefined();
    const Interval root{std::max(0.0, below(std::sqrt(u.f.low))), above(std::sqrt(u.f.high)),
                        u.f.isPositive()};
    const Interval inside{root.low, root.high, true};
    const Interval slope = Interval(0.5) / inside;
    IntervalJet y = chain(u, root, slope, -(slope / Interval(2)) / (inside * inside));
    y.smooth = y.smooth && u.f.isPositive();
    return y;
}

IntervalJet cubeRoot(const IntervalJet& u) {
    const Interval root = rising(u.f, [](double x) { return std::cbrt(x); });
    if (!u.f.excludesZero()) {
        IntervalJet y = chain(u, root, {0, infinity, true}, Interval::whole());
        y.smooth = false;
        return y;
    }
    const Interval inside = u.f.isPositive() ? Interval{std::max(0.0, root.low), root.high, true}
                                             : Interval{root.low, std::min(0.0, root.high), true};
    const Interval slope = Interval(1) / (Interval(3) * square(inside));
    return chain(u, inside, slope, Interval(-2) * slope / (Interval(3) * u.f));
}

IntervalJet powerOf(const IntervalJet& u, const IntervalJet& v) {
    const bool fixed = v.f.isPoint() && v.f1.isPoint() && v.f1.low == 0;
    const double p = v.f.low;
    if (fixed && p == std::round(p) && std::fabs(p) < 1e6) {
        const int n = static_cast<int>(p);
        if (n < 0 && !u.f.excludesZero())
            return undefined();
        const auto derivative = [&](int order) {
            const double factor = order == 1 ? p : p * (p - 1);
            return factor == 0 ? Interval(0) : Interval(factor) * power(u.f, n - order);
        };
        return chain(u, power(u.f, n), derivative(1), derivative(2));
    }
    if (fixed) {
        IntervalJet base = u;
        if (!cutAtZero(base, p > 0))
            return undefined();
        const Interval inside{base.f.low, base.f.high, true};
        IntervalJet y =
            chain(base, positivePower(base.f, p), Interval(p) * positivePower(inside, p - 1),
                  Interval(p * (p - 1)) * Interval(1 - 0x1p-52, 1 + 0x1p-52) * positivePower(inside, p - 2));
        y.smooth = y.smooth && (base.f.isPositive() || p > 2);
        return y;
    }
    const IntervalJet exponent = product(v, logarithm(u));
    const Interval h = exp(exponent.f);
    return chain(exponent, h, h, h);
}

/// min or max.
IntervalJet chosen(const IntervalJet& a, const IntervalJet& b, bool larger) {
    // a is chosen where `low` lies below `high`.
    const IntervalJet& low = larger ? b : a;
    const IntervalJet& high = larger ? a : b;
    if (low.f.high < high.f.low)
        return worthOf(a, a, b);
    if (high.f.high < low.f.low)
        return worthOf(b, a, b);
    IntervalJet y = either(a, b, true);
    if (larger)
        y.f.low = std::max(a.f.low, b.f.low);
    else
        y.f.high = std::min(a.f.high, b.f.high);
    return y;
}

IntervalJet magnitudeOf(const IntervalJet& u) {
    if (u.f.excludesZero())
        return u.f.isPositive() ? u : negative(u);
    IntervalJet y = either(u, negative(u), true);
    y.f = magnitude(u.f);
    return y;
}

IntervalJet rectified(const IntervalJet& u) {
    if (u.f.isPositive())
        return u;
    if (u.f.high <= 0)
        return worthOf(Interval(0), u, u);
    IntervalJet y = either(u, Interval(0), true);
    y.f = {0, u.f.high};
    return y;
}

/// A value that jumps: known where it is a single one.
IntervalJet step(const Interval& values, const IntervalJet& a, const IntervalJet& b) {
    IntervalJet y = worthOf(values, a, b);
    if (!values.isPoint())
        y.continuous = y.smooth = false;
    return y;
}

IntervalJet signOf(const IntervalJet& u) {
    return step({u.f.isPositive() ? 1.0
                 : u.f.low == 0   ? 0.0
                                  : -1.0,
                 u.f.isNegative() ? -1.0
                 : u.f.high == 0  ? 0.0
                                  : 1.0},
                u, u);
}

IntervalJet comparison(Op op, const IntervalJet& a, const IntervalJet& b) {
    const bool below = a.f.high < b.f.low;
    const bool above = a.f.low > b.f.high;
    const bool notAbove = a.f.high <= b.f.low;
    const bool notBelow = a.f.low >= b.f.high;
    const bool same = a.f.isPoint() && b.f.isPoint() && a.f.low == b.f.low;
    const auto decided = [&](bool holds, bool fails) {
        return step(holds ? Interval(1) : fails ? Interval(0) : Interval(0, 1), a, b);
    };
    switch (op) {
    case Op::Less:
        return decided(below, notBelow);
    case Op::LessEqual:
        return decided(notAbove, above);
    case Op::Greater:
        return decided(above, notAbove);
    case Op::GreaterEqual:
        return decided(notBelow, below);
    case Op::Equal:
        return decided(same, below || above);
    default:
        return decided(below || above, same);
    }
}

IntervalJet branch(const IntervalJet& condition, const IntervalJet& a, const IntervalJet& b) {
    if (condition.f.excludesZero())
        return worthOf(a, a, condition);
    if (condition.f.isPoint())
        return worthOf(b, b, condition);
    return worthOf(either(a, b, false), condition, condition);
}

IntervalJet tangent(const IntervalJet& u) {
    if (!cos(u.f).excludesZero())
        return undefined();
    const Interval t = rising(u.f, [](double x) { return std::tan(x); });
    if (t.low > t.high) // the pole was missed by rounding
        return undefined();
    const Interval slope = Interval(1) + square(t);
    return chain(u, t, slope, Interval(2) * t * slope);
}

template <class Function>
IntervalJet stepped(const IntervalJet& u, Function h) {
    return step({h(u.f.low), h(u.f.high)}, u, u);
}

IntervalJet remainder(const IntervalJet& a, const IntervalJet& b) {
    if (!b.f.excludesZero())
        return undefined();
    const IntervalJet times = stepped(quotient(a, b), [](double x) { return std::floor(x); });
    const IntervalJet rest = sum(a, negative(product(times, b)));
    return times.f.isPoint() ? rest : worthOf(hull(0, b.f), rest, rest);
}

/// 1 where u is known not to be 0, 0 where it is known to be.
IntervalJet truthOf(const IntervalJet& u) {
    const bool never = u.f.isPoint() && u.f.low == 0;
    return step(u.f.excludesZero() ? Interval(1) : never ? Interval(0) : Interval(0, 1), u, u);
}

IntervalJet bothOrEither(Op op, const IntervalJet& a, const IntervalJet& b) {
    const Interval p = truthOf(a).f;
    const Interval q = truthOf(b).f;
    const auto combined = [op](double x, double y) {
        return op == Op::And ? std::min(x, y) : std::max(x, y);
    };
    return step({combined(p.low, q.low), combined(p.high, q.high)}, a, b);
}

/// asin or acos inside (−1, 1).
IntervalJet arc(Op op, const IntervalJet& u) {
    if (!(u.f.low > -1 && u.f.high < 1))
        return undefined();
    const Interval slope = Interval(1) / squareRoot((Interval(1) - u.f) * (Interval(1) + u.f)).f;
    const IntervalJet y =
        chain(u, rising(u.f, [](double x) { return std::asin(x); }), slope, u.f * slope * square(slope));
    return op == Op::Asin ? y : sum(around(std::numbers::pi / 2), negative(y));
}

IntervalJet smoothUnary(Op op, const IntervalJet& u);

/// The angle of the point (b, a) where b > 0.
IntervalJet angleOf(const IntervalJet& a, const IntervalJet& b) {
    return b.f.isPositive() ? smoothUnary(Op::Atan, quotient(a, b)) : undefined();
}

/// u/sqrt(k·u² + c), by what it is for k, c > 0: it rises.
IntervalJet rootRatioOf(const IntervalJet& u, const IntervalJet& k, const IntervalJet& c) {
    const IntervalJet root = squareRoot(sum(product(k, powerOf(u, Interval(2))), c));
    const bool rises = k.f.isPoint() && c.f.isPoint() && k.f.low > 0 && c.f.low > 0;
    if (!rises)
        return quotient(u, root);
    const double a = k.f.low;
    const double b = c.f.low;
    const auto rootAt = [a, b](double x) { return std::hypot(std::sqrt(a) * x, std::sqrt(b)); };
    const auto ratio = [&](double x) {
        return std::isinf(x) ? std::copysign(1 / std::sqrt(a), x) : x / rootAt(x);
    };
    const auto slope = [&](double x) {
        const double r = rootAt(x);
        return b / r / r / r;
    };
    const auto bend = [&](double x) {
        const double r = rootAt(x);
        return 3 * (a * (x / r / r)) * (b / r / r / r);
    };
    return chain(u, rising(u.f, ratio), bell(u.f, slope), -oddHill(u.f, bend, std::sqrt(b / a) / 2));
}

IntervalJet rootOf(const IntervalJet& u, const IntervalJet& k, const IntervalJet& c) {
    const IntervalJet plain = squareRoot(sum(product(k, powerOf(u, Interval(2))), c));
    const bool rises = k.f.isPoint() && c.f.isPoint() && k.f.low > 0 && c.f.low > 0;
    if (!rises)
        return plain;
    const double a = k.f.low;
    const double b = c.f.low;
    const auto bend = [a, b](double x) {
        const double r = std::hypot(std::sqrt(a) * x, std::sqrt(b));
        return a * (b / r / r / r);
    };
    const IntervalJet alone(u.f, 1, 0);
    return chain(u, plain.f, k.f * rootRatioOf(alone, k, c).f, bell(u.f, bend));
}

IntervalJet conjugateSumOf(const IntervalJet& u, const IntervalJet& c) {
    const IntervalJet root = squareRoot(sum(powerOf(u, Interval(2)), c));
    if (!(c.f.isPoint() && c.f.low > 0))
        return sum(u, root);
    const double b = c.f.low;
    const auto rootAt = [b](double x) { return std::hypot(x, std::sqrt(b)); };
    const auto value = [&](double x) { return x < 0 ? b / (rootAt(x) - x) : x + rootAt(x); };
    const auto slope = [&](double x) {
        return std::isinf(x) ? (x > 0 ? 2.0 : 0.0) : x < 0 ? value(x) / rootAt(x) : 1 + x / rootAt(x);
    };
    const auto bend = [&](double x) {
        const double r = rootAt(x);
        return b / r / r / r;
    };
    const Interval f = rising(u.f, value);
    const Interval f1 = rising(u.f, slope);
    return chain(u, {std::max(0.0, f.low), f.high, true}, {std::max(0.0, f1.low), f1.high, true},
                 bell(u.f, bend));
}

double bellOf(double x) {
    return detail::expMinusSquare(x);
}
double halfBellOf(double x) {
    return detail::expMinusSquare(x, 0.5);
}

/// The slope of erf with its bend, for a sign and for both erf and erfc.
IntervalJet errorFunction(const IntervalJet& u, const Interval& h, double sign) {
    const Interval factor = Interval(sign) * around(2 * std::numbers::inv_sqrtpi);
    return chain(u, h, factor * bell(u.f, bellOf),
                 Interval(-2) * factor *
                     oddHill(
                         u.f, [](double x) { return x * bellOf(x); }, 0.5 * std::numbers::sqrt2));
}

const Interval& gaussianPeak() {
    static const Interval peak = around(std::numbers::inv_sqrtpi * 0.5 * std::numbers::sqrt2);
    return peak;
}

Interval minusOneToOne(Interval y) {
    return {std::max(y.low, -1.0), std::min(y.high, 1.0), y.nonzero};
}
Interval notNegative(Interval y) {
    return {std::max(y.low, 0.0), std::max(y.high, 0.0), true};
}

IntervalJet smoothUnary(Op op, const IntervalJet& u) {
    const Interval& x = u.f;
    switch (op) {
    case Op::Exp: {
        const Interval e = exp(x);
        return chain(u, e, e, e);
    }
    case Op::Expm1: {
        const Interval e = exp(x);
        return chain(u, rising(x, [](double t) { return std::expm1(t); }), e, e);
    }
    case Op::Tanh:
        return chain(u, minusOneToOne(rising(x, [](double t) { return std::tanh(t); })),
                     bell(x, [](double t) { return sech(t) * sech(t); }),
                     Interval(-2) * oddHill(
                                        x, [](double t) { return std::tanh(t) * sech(t) * sech(t); },
                                        0.65847894846240835));
    case Op::Sinh:
    case Op::Cosh: {
        const Interval s = rising(x, [](double t) { return std::sinh(t); });
        const Interval m = magnitude(x);
        const Interval c{std::max(1.0, below(std::cosh(m.low))), above(std::cosh(m.high))};
        return op == Op::Sinh ? chain(u, s, c, s) : chain(u, c, s, c);
    }
    case Op::Sech: {
        const Interval s = bell(x, [](double t) { return sech(t); });
        const Interval t = minusOneToOne(rising(x, [](double v) { return std::tanh(v); }));
        return chain(u, s,
                     -oddHill(
                         x, [](double v) { return sech(v) * std::tanh(v); }, 0.88137358701954303),
                     s * (square(t) - square(s)));
    }
    case Op::Sin: {
        const Interval s = sin(x);
        return chain(u, s, cos(x), -s);
    }
    case Op::Cos: {
        const Interval c = cos(x);
        return chain(u, c, -sin(x), -c);
    }
    case Op::Atan: {
        const Interval slope = Interval(1) / (Interval(1) + square(x));
        return chain(u, rising(x, [](double t) { return std::atan(t); }), slope,
                     Interval(-2) * oddHill(
                                        x,
                                        [](double t) {
                                            const double s = 1 / (1 + t * t);
                                            return t * s * s;
                                        },
                                        std::numbers::inv_sqrt3));
    }
    case Op::Asinh: {
        const auto slope = [](double t) { return 1 / std::hypot(1.0, t); };
        return chain(
            u, rising(x, [](double t) { return std::asinh(t); }), bell(x, slope),
            -oddHill(
                x, [&](double t) { return t * slope(t) * slope(t) * slope(t); }, 0.5 * std::numbers::sqrt2));
    }
    case Op::Erf:
        return errorFunction(u, minusOneToOne(rising(x, [](double t) { return std::erf(t); })), 1);
    case Op::Erfc:
        return errorFunction(u, notNegative(-rising(x, [](double t) { return -std::erfc(t); })), -1);
    case Op::GaussianCdf:
        return chain(u, notNegative(rising(x, [](double t) { return normalCdf(t); })),
                     gaussianPeak() * bell(x, halfBellOf),
                     -gaussianPeak() * oddHill(
                                           x, [](double t) { return t * halfBellOf(t); }, 1));
    case Op::GaussianPdf:
        return chain(u, gaussianPeak() * bell(x, halfBellOf),
                     -gaussianPeak() * oddHill(
                                           x, [](double t) { return t * halfBellOf(t); }, 1),
                     gaussianPeak() * (hill(
                                           magnitude(x), [](double t) { return t * (t * halfBellOf(t)); },
                                           std::numbers::sqrt2) -
                                       bell(x, halfBellOf)));
    case Op::Softplus:
    case Op::Sigmoid: {
        const Interval s = notNegative(rising(x, [](double t) { return sigmoid(t); }));
        const Interval value{s.low, std::min(s.high, 1.0), true};
        const Interval slope = bell(x, [](double t) { return sigmoidSlope(t); });
        if (op == Op::Softplus)
            return chain(u, notNegative(rising(x, [](double t) { return softplus(t, 1); })), value, slope);
        return chain(u, value, slope,
                     -oddHill(
                         x, [](double t) { return sigmoidSlope(t) * std::tanh(t / 2); }, 1.3169578969248166));
    }
    case Op::LogCosh: {
        const auto h = [](double t) { return std::isinf(t) ? t : operations::logCosh(t); };
        const Interval m = magnitude(x);
        return chain(u, {std::max(0.0, below(h(m.low))), above(h(m.high))},
                     minusOneToOne(rising(x, [](double t) { return std::tanh(t); })),
                     bell(x, [](double t) { return sech(t) * sech(t); }));
    }
    default:
        return undefined();
    }
}

/// acosh, for u > 1, and atanh, for |u| < 1.
IntervalJet areaFunction(Op op, const IntervalJet& u) {
    const bool inside = op == Op::Acosh ? u.f.low > 1 : u.f.low > -1 && u.f.high < 1;
    if (!inside)
        return undefined();
    if (op == Op::Acosh) {
        const Interval slope = Interval(1) / squareRoot((u.f - Interval(1)) * (u.f + Interval(1))).f;
        return chain(u, rising(u.f, [](double x) { return std::acosh(x); }), slope,
                     -(u.f * slope) * square(slope));
    }
    const Interval slope = Interval(1) / ((Interval(1) - u.f) * (Interval(1) + u.f));
    return chain(u, rising(u.f, [](double x) { return std::atanh(x); }), slope,
                 Interval(2) * u.f * square(slope));
}

IntervalJet unary(Op op, const IntervalJet& u) {
    switch (op) {
    case Op::Negate:
        return negative(u);
    case Op::Log:
        return logarithm(u);
    case Op::Log1p:
        return log1plus(u);
    case Op::Sqrt:
        return squareRoot(u);
    case Op::Cbrt:
        return cubeRoot(u);
    case Op::Tan:
        return tangent(u);
    case Op::Acosh:
    case Op::Atanh:
        return areaFunction(op, u);
    case Op::Relu:
        return rectified(u);
    case Op::Abs:
        return magnitudeOf(u);
    case Op::Sign:
        return signOf(u);
    case Op::Log10:
        return quotient(logarithm(u), around(std::numbers::ln10));
    case Op::Log2:
        return quotient(logarithm(u), around(std::numbers::ln2));
    case Op::Asin:
    case Op::Acos:
        return arc(op, u);
    case Op::Floor:
        return stepped(u, [](double x) { return std::floor(x); });
    case Op::Ceil:
        return stepped(u, [](double x) { return std::ceil(x); });
    case Op::Round:
        return stepped(u, [](double x) { return std::nearbyint(x); });
    case Op::Not: {
        const Interval truth = truthOf(u).f;
        return step({1 - truth.high, 1 - truth.low}, u, u);
    }
    default:
        return smoothUnary(op, u);
    }
}

IntervalJet binary(Op op, const IntervalJet& a, const IntervalJet& b) {
    switch (op) {
    case Op::Add:
        return sum(a, b);
    case Op::Subtract:
        return sum(a, negative(b));
    case Op::Multiply:
        return product(a, b);
    case Op::Divide:
        return quotient(a, b);
    case Op::Power:
        return powerOf(a, b);
    case Op::Min:
    case Op::Max:
        return chosen(a, b, op == Op::Max);
    case Op::And:
    case Op::Or:
        return bothOrEither(op, a, b);
    case Op::Mod:
        return remainder(a, b);
    case Op::Hypot:
        return squareRoot(sum(powerOf(a, Interval(2)), powerOf(b, Interval(2))));
    case Op::Atan2:
        return angleOf(a, b);
    case Op::ConjugateSum:
        return conjugateSumOf(a, b);
    default:
        return isComparison(op) ? comparison(op, a, b) : undefined();
    }
}

IntervalJet enclosed(const Node& node, const std::vector<IntervalJet>& values, const std::vector<Node>& nodes,
                     Parameters parameters) {
    const auto child = [&](std::size_t k) -> const IntervalJet& {
        return values[static_cast<std::size_t>(node.children[k])];
    };
    const bool same = node.childCount == 2 && node.children[0] == node.children[1];
    if (same && node.op == Op::Subtract)
        return worthOf(Interval(0), child(0), child(0));
    if (same && node.op == Op::Divide)
        return child(0).f.excludesZero() ? worthOf(Interval(1), child(0), child(0)) : undefined();
    if (same && node.op == Op::Multiply)
        return powerOf(child(0), Interval(2));
    switch (node.op) {
    case Op::Number: // inf is no member of any interval: nothing is proved of inf - inf and 0*inf
        return std::isfinite(node.number) ? Interval(node.number) : undefined();
    case Op::E:
        return around(std::numbers::e);
    case Op::Pi:
        return around(std::numbers::pi);
    case Op::Parameter: {
        const double p = parameters[static_cast<std::size_t>(node.parameter)];
        return std::isfinite(p) ? Interval(p) : undefined();
    }
    case Op::Tau:
        return around(2 * std::numbers::pi);
    case Op::Where:
        return branch(child(0), child(1), child(2));
    case Op::Root:
        return rootOf(child(0), child(1), child(2));
    case Op::RootRatio:
        return rootRatioOf(child(0), child(1), child(2));
    case Op::Ratio:
        return quotient(child(0), child(1));
    case Op::Activation: // nothing is known of its inside
        return undefined();
    case Op::Power:
        if (nodes[static_cast<std::size_t>(node.children[0])].op == Op::E)
            return unary(Op::Exp, child(1));
        break;
    default:
        break;
    }
    return node.childCount == 1 ? unary(node.op, child(0)) : binary(node.op, child(0), child(1));
}

} // namespace

Enclosure::Enclosure(const Tree& tree, Parameters parameters) {
    // So that u·u is known to be a square.
    Tree shared = withSharedNodes(tree);
    depends_ = dependsOnX(shared);
    nodes_ = std::move(shared.nodes);
    values_.resize(nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        if (!depends_[i])
            values_[i] = enclosed(nodes_[i], values_, nodes_, parameters);
}

IntervalJet Enclosure::over(const Interval& x) const {
    std::vector<IntervalJet> values = values_;
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        if (depends_[i])
            values[i] =
                nodes_[i].op == Op::X ? IntervalJet(x, 1, 0) : enclosed(nodes_[i], values, nodes_, {});
    return values.back();
}

} // namespace actiscope
