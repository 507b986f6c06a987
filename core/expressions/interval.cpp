#include "core/expressions/interval.h"
#include "core/numerics/constants.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace actiscope {

namespace {

constexpr double largest = std::numeric_limits<double>::max();

double down(double y) {
    return std::isnan(y) ? -infinity : std::nextafter(y, -infinity);
}
double up(double y) {
    return std::isnan(y) ? infinity : std::nextafter(y, infinity);
}

/// No low end is +∞ and no high one −∞.
Interval made(double low, double high, bool nonzero) {
    return {std::min(low, largest), std::max(high, -largest), nonzero};
}

/// a + b rounded down or up. What rounding left over says whether there is anything to round.
double sum(double a, double b, bool upwards) {
    const double s = a + b;
    if (!std::isfinite(s))
        return std::isinf(a) || std::isinf(b) ? s : upwards ? up(s) : down(s);
    const double partOfB = s - a;
    const double left = (a - (s - partOfB)) + (b - partOfB);
    if (left == 0)
        return s;
    if (std::isnan(left))
        return upwards ? up(s) : down(s);
    return upwards ? (left > 0 ? up(s) : s) : (left < 0 ? down(s) : s);
}

/// The neighbouring double; not beyond 0, of whose side the sign is known.
double outwards(double y, bool positive, bool upwards) {
    if (upwards)
        return positive ? up(y) : std::min(0.0, up(y));
    return positive ? std::max(0.0, down(y)) : down(y);
}

double product(double a, double b, bool upwards) {
    if (a == 0 || b == 0) // also 0·∞: every member is a real number
        return 0;
    const double p = a * b;
    if (std::isinf(a) || std::isinf(b))
        return p;
    if (std::isinf(p))
        return upwards ? up(p) : down(p);
    const bool exact = std::fabs(p) > 1e-280 && std::fma(a, b, -p) == 0;
    return exact ? p : outwards(p, (a > 0) == (b > 0), upwards);
}

double quotient(double a, double b, bool upwards) {
    if (a == 0 || std::isinf(b))
        return 0; // of a bounded a; the caller knows of ∞/∞
    const double q = a / b;
    if (std::isinf(a) || std::isinf(b))
        return q;
    if (std::isinf(q))
        return upwards ? up(q) : down(q);
    const bool exact = std::fabs(a) > 1e-280 && std::fabs(q) > 1e-280 && std::fma(q, b, -a) == 0;
    return exact ? q : outwards(q, (a > 0) == (b > 0), upwards);
}

} // namespace

Interval hull(const Interval& a, const Interval& b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high),
            (a.isPositive() && b.isPositive()) || (a.isNegative() && b.isNegative())};
}

Interval common(const Interval& a, const Interval& b) {
    const Interval both{std::max(a.low, b.low), std::min(a.high, b.high), a.nonzero || b.nonzero};
    return both.low <= both.high ? both : a;
}

Interval operator-(const Interval& a) {
    return {-a.high, -a.low, a.nonzero};
}

Interval operator+(const Interval& a, const Interval& b) {
    const bool positive = a.low >= 0 && b.low >= 0 && (a.isPositive() || b.isPositive());
    const bool negative = a.high <= 0 && b.high <= 0 && (a.isNegative() || b.isNegative());
    return made(sum(a.low, b.low, false), sum(a.high, b.high, true), positive || negative);
}

Interval operator-(const Interval& a, const Interval& b) {
    return a + -b;
}

Interval operator*(const Interval& a, const Interval& b) {
    const bool nonzero = a.excludesZero() && b.excludesZero();
    double low = infinity;
    double high = -infinity;
    for (const double p : {a.low, a.high})
        for (const double q : {b.low, b.high}) {
            low = std::min(low, product(p, q, false));
            high = std::max(high, product(p, q, true));
        }
    return made(low, high, nonzero);
}

Interval operator/(const Interval& a, const Interval& b) {
    if (!b.excludesZero())
        return Interval::whole();
    if (!b.isPositive())
        return -a / -b;
    // b > 0: the ends of a by the farther or the nearer end of b.
    const auto end = [&](double p, bool upwards) {
        const bool outwards = (p > 0) == upwards; // the quotient is to be large
        if (p == 0)
            return 0.0;
        const double by = outwards ? b.low : b.high;
        if (by == 0)
            return std::copysign(infinity, p);
        if (std::isinf(by)) // p of any size by something without bound: as near to 0 as can be
            return 0.0;
        return quotient(p, by, upwards);
    };
    return made(end(a.low, false), end(a.high, true), a.excludesZero());
}

namespace intervals {

double below(double y) {
    if (std::isnan(y))
        return -infinity;
    for (int i = 0; i < 2; ++i)
        y = down(y);
    return std::isinf(y) ? y : std::min(largest, y - (slack - 2) * 0x1p-53 * std::fabs(y));
}

double above(double y) {
    return -below(-y);
}

Interval around(double y) {
    return {below(y), above(y)};
}

Interval magnitude(const Interval& u) {
    if (u.low >= 0)
        return u;
    if (u.high <= 0)
        return -u;
    return {0, std::max(-u.low, u.high), u.nonzero};
}

Interval square(const Interval& u) {
    const Interval m = magnitude(u);
    return made(product(m.low, m.low, false), product(m.high, m.high, true), m.excludesZero());
}

Interval exp(const Interval& u) {
    const Interval y = rising(u, [](double x) { return std::exp(x); });
    // e^0 is 1 without any slack, and so is what stands on either side of it.
    const double low = u.low >= 0 ? std::max(y.low, 1.0) : std::max(y.low, 0.0);
    const double high = u.high <= 0 ? std::min(y.high, 1.0) : y.high;
    return made(low, high, true);
}

namespace {

/// Whether a + 2πk lies in u for a whole k, rather yes than no.
bool meets(const Interval& u, double a) {
    constexpr double turn = 2 * std::numbers::pi;
    constexpr double doubt = 1e-9;
    return std::floor((u.high - a) / turn + doubt) >= std::ceil((u.low - a) / turn - doubt);
}

} // namespace

Interval sin(const Interval& u) {
    constexpr double farthest = 1e5; // beyond it the doubt of meets would be too small
    if (!(u.low >= -farthest && u.high <= farthest))
        return {-1, 1};
    const double a = std::sin(u.low);
    const double b = std::sin(u.high);
    const double low = meets(u, -std::numbers::pi / 2) ? -1 : std::max(-1.0, below(std::min(a, b)));
    const double high = meets(u, std::numbers::pi / 2) ? 1 : std::min(1.0, above(std::max(a, b)));
    return {low, high};
}

Interval cos(const Interval& u) {
    constexpr double farthest = 1e5;
    if (!(u.low >= -farthest && u.high <= farthest))
        return {-1, 1};
    const double a = std::cos(u.low);
    const double b = std::cos(u.high);
    const double low = meets(u, std::numbers::pi) ? -1 : std::max(-1.0, below(std::min(a, b)));
    const double high = meets(u, 0) ? 1 : std::min(1.0, above(std::max(a, b)));
    return {low, high};
}

Interval power(const Interval& u, int n) {
    if (n < 0)
        return Interval(1) / power(u, -n);
    if (n == 0)
        return 1;
    if (n == 1)
        return u;
    if (n == 2)
        return square(u);
    const auto h = [n](double x) { return std::pow(x, n); };
    if (n % 2 != 0) {
        Interval y = rising(u, h);
        if (u.low >= 0)
            y.low = std::max(y.low, 0.0);
        if (u.high <= 0)
            y.high = std::min(y.high, 0.0);
        return made(y.low, y.high, u.excludesZero());
    }
    const Interval m = magnitude(u);
    return made(std::max(0.0, below(h(m.low))), above(h(m.high)), u.excludesZero());
}

} // namespace intervals

} // namespace actiscope
