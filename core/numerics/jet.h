// A number that carries its first two derivatives, so that a formula written once differentiates itself.
#pragma once

namespace actiscope {

/// f, f′ and f″ at one point. Arithmetic and the functions of elementary.h follow the chain rule, so
/// evaluating a formula at Jet::variable(x) gives the formula's value and exact derivatives at x
/// (forward-mode automatic differentiation; Wengert 1964).
struct Jet {
    double f = 0;
    double f1 = 0;
    double f2 = 0;

    constexpr Jet() = default;
    constexpr Jet(double constant) : f(constant) {}
    constexpr Jet(double value, double first, double second) : f(value), f1(first), f2(second) {}

    /// The independent variable at x.
    static constexpr Jet variable(double x) { return {x, 1, 0}; }

    friend constexpr bool operator==(const Jet&, const Jet&) = default;
};

/// The plain value of a number, whatever carries it.
constexpr double value(double x) {
    return x;
}
constexpr double value(const Jet& x) {
    return x.f;
}

/// h(u) by the chain rule, from h and its derivatives at u.f. h1 may be ∞ where u is the variable itself.
constexpr Jet chain(const Jet& u, double h, double h1, double h2) {
    const double bend = h2 * u.f1 * u.f1;
    return {h, h1 * u.f1, u.f2 == 0 ? bend : bend + h1 * u.f2};
}

constexpr Jet operator-(const Jet& a) {
    return {-a.f, -a.f1, -a.f2};
}
constexpr Jet operator+(const Jet& a, const Jet& b) {
    return {a.f + b.f, a.f1 + b.f1, a.f2 + b.f2};
}
constexpr Jet operator-(const Jet& a, const Jet& b) {
    return {a.f - b.f, a.f1 - b.f1, a.f2 - b.f2};
}
constexpr Jet operator*(const Jet& a, const Jet& b) {
    return {a.f * b.f, a.f1 * b.f + a.f * b.f1, a.f2 * b.f + 2 * a.f1 * b.f1 + a.f * b.f2};
}
constexpr Jet operator/(const Jet& a, const Jet& b) {
    const double q = a.f / b.f;
    const double q1 = (a.f1 - q * b.f1) / b.f;
    return {q, q1, (a.f2 - 2 * q1 * b.f1 - q * b.f2) / b.f};
}

// A constant factor or summand carries no derivatives: saves the products with zero, and 0·∞ = NaN with them.
constexpr Jet operator+(const Jet& a, double b) {
    return {a.f + b, a.f1, a.f2};
}
constexpr Jet operator+(double a, const Jet& b) {
    return b + a;
}
constexpr Jet operator-(const Jet& a, double b) {
    return {a.f - b, a.f1, a.f2};
}
constexpr Jet operator-(double a, const Jet& b) {
    return {a - b.f, -b.f1, -b.f2};
}
constexpr Jet operator*(const Jet& a, double b) {
    return {a.f * b, a.f1 * b, a.f2 * b};
}
constexpr Jet operator*(double a, const Jet& b) {
    return b * a;
}
constexpr Jet operator/(const Jet& a, double b) {
    return {a.f / b, a.f1 / b, a.f2 / b};
}

} // namespace actiscope
