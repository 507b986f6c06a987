// A number whose exponent is as good as without end: e^20000, of which a logarithm or a quotient is an
// ordinary number again.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace actiscope {

/// mantissa·2^exponent, with ½ ≤ |mantissa| < 1 and a whole exponent; 0, ±∞ and NaN are mantissas with the
/// exponent 0.
class Unbounded {
public:
    using Real = long double;

    Unbounded(Real value = 0) : Unbounded(value, 0) {}
    Unbounded(Real mantissa, Real exponent) : mantissa_(mantissa) {
        if (mantissa == 0 || !std::isfinite(mantissa))
            return;
        int shift = 0;
        mantissa_ = std::frexp(mantissa, &shift);
        exponent_ = exponent + static_cast<Real>(shift);
        if (std::fabs(exponent_) < endOfExponents)
            return;
        mantissa_ = std::copysign(exponent_ > 0 ? std::numeric_limits<Real>::infinity() : 0, mantissa_);
        exponent_ = 0;
    }

    Real mantissa() const { return mantissa_; }
    Real exponent() const { return exponent_; }

    /// 0 or ±∞ beyond its range.
    explicit operator Real() const { return scaled(0); }
    explicit operator double() const { return static_cast<double>(scaled(0)); }

    /// The number·2^−by.
    Real scaled(Real by) const {
        constexpr Real beyond = 40000;
        return std::ldexp(mantissa_, static_cast<int>(std::clamp(exponent_ - by, -beyond, beyond)));
    }

    /// Whether it is itself as a long double.
    bool isOrdinary() const { return std::fabs(exponent_) < 16000; }

    friend Unbounded operator-(const Unbounded& a) { return {-a.mantissa_, a.exponent_}; }
    friend Unbounded operator+(const Unbounded& a, const Unbounded& b) {
        const Real by = commonExponent(a, b);
        return {a.scaled(by) + b.scaled(by), by};
    }
    friend Unbounded operator-(const Unbounded& a, const Unbounded& b) { return a + -b; }
    friend Unbounded operator*(const Unbounded& a, const Unbounded& b) {
        return {a.mantissa_ * b.mantissa_, a.exponent_ + b.exponent_};
    }
    friend Unbounded operator/(const Unbounded& a, const Unbounded& b) {
        return {a.mantissa_ / b.mantissa_, a.exponent_ - b.exponent_};
    }
    friend bool operator==(const Unbounded& a, const Unbounded& b) {
        return a.mantissa_ == b.mantissa_ && a.exponent_ == b.exponent_;
    }
    friend bool operator<(const Unbounded& a, const Unbounded& b) {
        const Real by = commonExponent(a, b);
        return a.scaled(by) < b.scaled(by);
    }
    friend bool operator>(const Unbounded& a, const Unbounded& b) { return b < a; }
    friend bool operator<=(const Unbounded& a, const Unbounded& b) { return a < b || a == b; }
    friend bool operator>=(const Unbounded& a, const Unbounded& b) { return b <= a; }

    /// Of the larger one: 0 has none.
    friend Real commonExponent(const Unbounded& a, const Unbounded& b) {
        return a.mantissa_ == 0   ? b.exponent_
               : b.mantissa_ == 0 ? a.exponent_
                                  : std::max(a.exponent_, b.exponent_);
    }

private:
    static constexpr Real endOfExponents = 0x1p62L; ///< of those that count every doubling

    Real mantissa_ = 0;
    Real exponent_ = 0;
};

inline bool isnan(const Unbounded& u) {
    return std::isnan(u.mantissa());
}
inline bool isinf(const Unbounded& u) {
    return std::isinf(u.mantissa());
}
inline bool signbit(const Unbounded& u) {
    return std::signbit(u.mantissa());
}
inline Unbounded fabs(const Unbounded& u) {
    return {std::fabs(u.mantissa()), u.exponent()};
}

// Of these, beyond the range of long double, nothing is known or the limit has long been reached.
inline Unbounded sin(const Unbounded& u) {
    return std::sin(static_cast<long double>(u));
}
inline Unbounded cos(const Unbounded& u) {
    return std::cos(static_cast<long double>(u));
}
inline Unbounded tan(const Unbounded& u) {
    return std::tan(static_cast<long double>(u));
}
inline Unbounded asin(const Unbounded& u) {
    return std::asin(static_cast<long double>(u));
}
inline Unbounded acos(const Unbounded& u) {
    return std::acos(static_cast<long double>(u));
}
inline Unbounded atan(const Unbounded& u) {
    return std::atan(static_cast<long double>(u));
}
inline Unbounded atanh(const Unbounded& u) {
    return std::atanh(static_cast<long double>(u));
}
inline Unbounded tanh(const Unbounded& u) {
    return std::tanh(static_cast<long double>(u));
}
inline Unbounded erf(const Unbounded& u) {
    return std::erf(static_cast<long double>(u));
}
inline Unbounded erfc(const Unbounded& u) {
    return std::erfc(static_cast<long double>(u));
}

inline Unbounded exp(const Unbounded& u) {
    constexpr long double inRange = 11000;
    constexpr long double digitsEnd = 1e18L;
    constexpr long double ln2 = std::numbers::ln2_v<long double>;
    const auto x = static_cast<long double>(u);
    if (!(std::fabs(x) > inRange && std::fabs(x) < digitsEnd))
        return std::exp(x);
    const long double turns = std::rint(x / ln2);
    // ln 2 in two parts, of which the first has few digits, so that its product is exact.
    constexpr long double high = 0x1.62e42ffp-1L;
    const long double rest = (x - turns * high) - turns * (ln2 - high);
    return {std::exp(rest), turns};
}
inline Unbounded expm1(const Unbounded& u) {
    if (u.exponent() < -100)
        return u;
    const auto x = static_cast<long double>(u);
    return std::fabs(x) < 11000 || std::isnan(x) ? Unbounded(std::expm1(x)) : exp(u) - 1;
}
inline Unbounded log(const Unbounded& u) {
    if (u.isOrdinary())
        return std::log(static_cast<long double>(u));
    return std::log(u.mantissa()) + u.exponent() * std::numbers::ln2_v<long double>;
}
inline Unbounded log1p(const Unbounded& u) {
    if (u.exponent() < -100)
        return u;
    return u.exponent() < 16000 ? Unbounded(std::log1p(static_cast<long double>(u))) : log(u);
}
inline Unbounded sqrt(const Unbounded& u) {
    const long double odd = std::fmod(u.exponent(), 2);
    return {std::sqrt(std::ldexp(u.mantissa(), static_cast<int>(odd))), (u.exponent() - odd) / 2};
}
inline Unbounded cbrt(const Unbounded& u) {
    const long double odd = std::fmod(u.exponent(), 3);
    return {std::cbrt(std::ldexp(u.mantissa(), static_cast<int>(odd))), (u.exponent() - odd) / 3};
}
inline Unbounded cosh(const Unbounded& u) {
    const auto x = static_cast<long double>(u);
    return std::fabs(x) < 11000 ? Unbounded(std::cosh(x)) : exp(fabs(u)) / 2;
}
inline Unbounded sinh(const Unbounded& u) {
    const auto x = static_cast<long double>(u);
    return std::fabs(x) < 11000 ? Unbounded(std::sinh(x)) : std::copysign(0.5L, x) * exp(fabs(u));
}
inline Unbounded asinh(const Unbounded& u) {
    if (u.exponent() < 8000)
        return std::asinh(static_cast<long double>(u));
    return std::copysign(1.0L, u.mantissa()) * log(2 * fabs(u));
}
inline Unbounded acosh(const Unbounded& u) {
    return u.exponent() < 8000 ? Unbounded(std::acosh(static_cast<long double>(u))) : log(2 * u);
}
inline Unbounded pow(const Unbounded& u, const Unbounded& v) {
    const auto p = static_cast<long double>(v);
    if (u.mantissa() == 0 || !std::isfinite(u.mantissa()) || !std::isfinite(p) || p == 0)
        return std::pow(u.mantissa(), p);
    constexpr long double mostHalvings = 8000;
    if (std::fabs(p) < mostHalvings) {
        const long double turns = u.exponent() * p;
        const long double whole = std::rint(turns);
        return {std::pow(u.mantissa(), p) * std::exp2(turns - whole), whole};
    }
    if (u.mantissa() < 0 && p != std::floor(p))
        return std::numeric_limits<long double>::quiet_NaN();
    const Unbounded size = exp(p * log(fabs(u)));
    return u.mantissa() < 0 && std::fmod(p, 2) != 0 ? -size : size;
}
inline Unbounded hypot(const Unbounded& a, const Unbounded& b) {
    const auto by = commonExponent(a, b);
    return {std::hypot(a.scaled(by), b.scaled(by)), by};
}
inline Unbounded atan2(const Unbounded& a, const Unbounded& b) {
    const auto by = commonExponent(a, b);
    return std::atan2(a.scaled(by), b.scaled(by));
}
inline Unbounded floor(const Unbounded& u) {
    return u.exponent() > 64 ? u : Unbounded(std::floor(static_cast<long double>(u)));
}
inline Unbounded ceil(const Unbounded& u) {
    return u.exponent() > 64 ? u : Unbounded(std::ceil(static_cast<long double>(u)));
}
inline Unbounded nearbyint(const Unbounded& u) {
    return u.exponent() > 64 ? u : Unbounded(std::nearbyint(static_cast<long double>(u)));
}
inline Unbounded fmod(const Unbounded& a, const Unbounded& b) {
    return std::fmod(static_cast<long double>(a), static_cast<long double>(b));
}

} // namespace actiscope
