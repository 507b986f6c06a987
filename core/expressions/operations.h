// What each operation of a formula computes, generic in the number type.
#pragma once

#include "core/expressions/further_math.h"
#include "core/expressions/stable_math.h"
#include "core/expressions/tree.h"
#include "core/expressions/wide_jet.h"
#include "core/numerics/jet_math.h"
#include "core/numerics/normal.h"

#include <numbers>
#include <optional>
#include <span>

namespace actiscope::operations {

/// φ(x)
inline double gaussianPdf(double x) {
    return std::numbers::inv_sqrtpi * 0.5 * std::numbers::sqrt2 * detail::expMinusSquare(x, 0.5);
}
inline Jet gaussianPdf(const Jet& u) {
    const double density = gaussianPdf(u.f);
    return chain(u, density, -u.f * density, (u.f * u.f - 1) * density);
}

inline double relu(double x) {
    return x <= 0 ? 0 : x;
}
inline double sign(double x) {
    return x > 0 ? 1 : x < 0 ? -1 : x;
}

template <class J>
J relu(const J& u) {
    return u.f <= 0 ? J(0.0) : u;
}
template <class J>
J sign(const J& u) {
    return u.f > 0 ? J(1.0) : u.f < 0 ? J(-1.0) : J(u.f);
}

/// The larger or the smaller one; NaN as soon as one is. Of 0 and −0, which are equal, 0 is the larger one,
/// as IEEE 754-2019 has it, so that 1/min(0, x) is −∞ at −0 whatever stands first.
template <bool larger>
double choose(double a, double b) {
    if (a == b)
        return std::signbit(a) == larger ? b : a;
    return std::isnan(a) || (larger ? a > b : a < b) ? a : b;
}

/// At a tie the slopes of the flatter one: so max(x, 0) and max(x, a·x) have the derivatives of PyTorch's
/// relu and leaky_relu at 0.
template <bool larger, class J>
J chooseJet(const J& a, const J& b) {
    using std::fabs, std::isnan, std::signbit;
    if (a.f == b.f) {
        J y = fabs(a.f1) < fabs(b.f1) ? a : b;
        y.f = signbit(a.f) == larger ? b.f : a.f;
        return y;
    }
    return isnan(a.f) || (larger ? a.f > b.f : a.f < b.f) ? a : b;
}
template <bool larger>
Jet choose(const Jet& a, const Jet& b) {
    return chooseJet<larger>(a, b);
}
template <bool larger>
WideJet choose(const WideJet& a, const WideJet& b) {
    return chooseJet<larger>(a, b);
}

template <class Real>
bool holds(Op truth, Real a, Real b) {
    switch (truth) {
    case Op::Less:
        return a < b;
    case Op::LessEqual:
        return a <= b;
    case Op::Greater:
        return a > b;
    case Op::GreaterEqual:
        return a >= b;
    case Op::Equal:
        return a == b;
    case Op::And:
        return a != 0 && b != 0;
    case Op::Or:
        return a != 0 || b != 0;
    default:
        return a != b;
    }
}

/// The value of a leaf that is not x; nothing for any other node.
inline std::optional<double> leafWithoutX(const Node& node, std::span<const double> letters) {
    switch (node.op) {
    case Op::Number:
        return node.number;
    case Op::E:
        return std::numbers::e;
    case Op::Pi:
        return std::numbers::pi;
    case Op::Tau:
        return 2 * std::numbers::pi;
    case Op::Parameter:
        return letters[static_cast<std::size_t>(node.parameter)];
    default:
        return {};
    }
}

/// Calls `then` with the function object of this operation of one operand.
template <class Then>
void unary(Op op, Then then) {
    switch (op) {
    case Op::Negate:
        return then([](const auto& u) { return -u; });
    case Op::Exp:
        return then([](const auto& u) { return exp(u); });
    case Op::Expm1:
        return then([](const auto& u) { return expm1(u); });
    case Op::Log:
        return then([](const auto& u) { return log(u); });
    case Op::Log1p:
        return then([](const auto& u) { return log1p(u); });
    case Op::Sqrt:
        return then([](const auto& u) { return sqrt(u); });
    case Op::Cbrt:
        return then([](const auto& u) { return cbrt(u); });
    case Op::Tanh:
        return then([](const auto& u) { return tanh(u); });
    case Op::Sinh:
        return then([](const auto& u) { return sinh(u); });
    case Op::Cosh:
        return then([](const auto& u) { return cosh(u); });
    case Op::Sech:
        return then([](const auto& u) { return sech(u); });
    case Op::Sin:
        return then([](const auto& u) { return sin(u); });
    case Op::Cos:
        return then([](const auto& u) { return cos(u); });
    case Op::Tan:
        return then([](const auto& u) { return tan(u); });
    case Op::Atan:
        return then([](const auto& u) { return atan(u); });
    case Op::Asinh:
        return then([](const auto& u) { return asinh(u); });
    case Op::Acosh:
        return then([](const auto& u) { return acosh(u); });
    case Op::Atanh:
        return then([](const auto& u) { return atanh(u); });
    case Op::Erf:
        return then([](const auto& u) { return erf(u); });
    case Op::Erfc:
        return then([](const auto& u) { return erfc(u); });
    case Op::GaussianCdf:
        return then([](const auto& u) { return normalCdf(u); });
    case Op::GaussianPdf:
        return then([](const auto& u) { return gaussianPdf(u); });
    case Op::Sigmoid:
        return then([](const auto& u) { return sigmoid(u); });
    case Op::Softplus:
        return then([](const auto& u) { return softplus(u, 1); });
    case Op::Relu:
        return then([](const auto& u) { return relu(u); });
    case Op::Abs:
        return then([](const auto& u) { return abs(u); });
    case Op::Log10:
        return then([](const auto& u) { return log10(u); });
    case Op::Log2:
        return then([](const auto& u) { return log2(u); });
    case Op::Asin:
        return then([](const auto& u) { return asin(u); });
    case Op::Acos:
        return then([](const auto& u) { return acos(u); });
    case Op::Floor:
        return then([](const auto& u) { return floor(u); });
    case Op::Ceil:
        return then([](const auto& u) { return ceil(u); });
    case Op::Round:
        return then([](const auto& u) { return roundToEven(u); });
    case Op::LogCosh:
        return then([](const auto& u) { return logCosh(u); });
    case Op::Not:
        return then([](const auto& u) { return std::decay_t<decltype(u)>(value(u) == 0 ? 1.0 : 0.0); });
    default:
        return then([](const auto& u) { return sign(u); });
    }
}

/// Likewise for two operands, of which one may be a plain double.
template <class Then>
void binary(Op op, Then then) {
    switch (op) {
    case Op::Add:
        return then([](const auto& a, const auto& b) { return a + b; });
    case Op::Subtract:
        return then([](const auto& a, const auto& b) { return a - b; });
    case Op::Multiply:
        return then([](const auto& a, const auto& b) { return a * b; });
    case Op::Divide:
        return then([](const auto& a, const auto& b) { return a / b; });
    case Op::Power:
        return then([](const auto& a, const auto& b) { return pow(a, b); });
    case Op::Min:
        return then([](const auto& a, const auto& b) { return choose<false>(a, b); });
    case Op::Max:
        return then([](const auto& a, const auto& b) { return choose<true>(a, b); });
    case Op::Mod:
        return then([](const auto& a, const auto& b) { return mod(a, b); });
    case Op::Atan2:
        return then([](const auto& a, const auto& b) { return angle(a, b); });
    case Op::Hypot:
        return then([](const auto& a, const auto& b) { return hypotenuse(a, b); });
    case Op::ConjugateSum: // c has no x in it
        return then(
            [](const auto& u, const auto& c) { return conjugateSum(u, static_cast<double>(value(c))); });
    default: // 1 or 0
        return then([op](const auto& a, const auto& b) {
            return holds(op, value(a), value(b)) ? decltype(a + b)(1.0) : decltype(a + b)(0.0);
        });
    }
}

} // namespace actiscope::operations
