// Interval arithmetic with outward rounding: what a formula can be proved with.
#pragma once

#include <limits>

namespace actiscope {

/// All real numbers from low to high, ends included. An end of ±∞ means "without bound": ∞ itself is no
/// member, and low is never +∞ nor high −∞.
struct Interval {
    double low = 0;
    double high = 0;
    bool nonzero = false; ///< 0 is no member even where it is an end: e^x is so small that it rounds to 0

    constexpr Interval() = default;
    constexpr Interval(double point) : low(point), high(point) {}
    constexpr Interval(double from, double to, bool without0 = false)
        : low(from), high(to), nonzero(without0) {}

    static constexpr Interval whole() {
        return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    }

    constexpr bool isPoint() const { return low == high; }
    constexpr bool contains(double y) const { return y >= low && y <= high; }
    constexpr bool isPositive() const { return low > 0 || (low == 0 && nonzero); }
    constexpr bool isNegative() const { return high < 0 || (high == 0 && nonzero); }
    constexpr bool excludesZero() const { return isPositive() || isNegative(); }
};

Interval hull(const Interval& a, const Interval& b);

/// What is in both; a where they share nothing, which rounding does not bring about.
Interval common(const Interval& a, const Interval& b);

Interval operator-(const Interval& a);
Interval operator+(const Interval& a, const Interval& b);
Interval operator-(const Interval& a, const Interval& b);
Interval operator*(const Interval& a, const Interval& b);

/// The whole line where b contains 0.
Interval operator/(const Interval& a, const Interval& b);

namespace intervals {

/// How far the functions of <cmath> and those of elementary.h may be off, in units in the last place: more
/// than was ever measured of them.
constexpr int slack = 8;

/// y made larger by that to both sides.
Interval around(double y);
double below(double y);
double above(double y);

Interval square(const Interval& u);
Interval magnitude(const Interval& u);

/// h(u) of a function that rises wherever it is defined.
template <class Function>
Interval rising(const Interval& u, Function h) {
    return {below(h(u.low)), above(h(u.high))};
}

/// h(u) of an even function that falls on both sides of 0 and stays positive.
template <class Function>
Interval bell(const Interval& u, Function h) {
    const Interval m = magnitude(u);
    const double low = below(h(m.high));
    return {low < 0 ? 0 : low, above(h(m.low)), true};
}

/// h(v) for v ≥ 0 of a function that rises from 0 to its peak and falls to 0 from there.
template <class Function>
Interval hill(const Interval& v, Function h, double peak) {
    const auto at = [&](double x) { return x == std::numeric_limits<double>::infinity() ? 0 : h(x); };
    const double low = below(at(v.low) < at(v.high) ? at(v.low) : at(v.high));
    // Beside a rounded peak the function differs from its top by less than the slack.
    const double high = above(v.contains(peak) ? h(peak) : at(v.low) > at(v.high) ? at(v.low) : at(v.high));
    return {low < 0 ? 0 : low, high};
}

/// The same, made odd.
template <class Function>
Interval oddHill(const Interval& u, Function h, double peak) {
    if (u.low >= 0)
        return hill(u, h, peak);
    if (u.high <= 0)
        return -hill(-u, h, peak);
    return {-hill({0, -u.low}, h, peak).high, hill({0, u.high}, h, peak).high};
}

Interval exp(const Interval& u);
Interval sin(const Interval& u);
Interval cos(const Interval& u);

/// u^n for a whole n; the whole line where n < 0 and u contains 0.
Interval power(const Interval& u, int n);

} // namespace intervals

} // namespace actiscope
