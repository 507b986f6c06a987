#include "core/vectors/glu.h"

#include "core/numerics/elementary.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace actiscope {

namespace {

/// f(x) and f′(x) of a gate.
struct Gate {
    double f = 0;
    double f1 = 0;
};

Gate silu(double x) {
    const Jet y = gatedBySigmoid(Jet::variable(x), 1);
    return {y.f, y.f1};
}

Gate reluGate(double x) {
    if (std::isnan(x))
        return {x, x};
    return x > 0 ? Gate{x, 1} : Gate{0, 0};
}

/// x·Φ(x), and Φ(x) + x·φ(x).
Gate gelu(double x) {
    const double phi = std::erfc(-x * std::numbers::sqrt2 / 2) / 2;
    constexpr double far = 40; // beyond, the density is 0 and x may be ∞
    const double near = std::clamp(x, -far, far);
    const double density = std::exp(-near * near / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
    return {x < -far ? -0.0 : x * phi, phi + near * density};
}

/// x·(1 + tanh u)/2 = x·σ(2u), u = √(2/π)·(x + 0.044715x³).
Gate geluTanh(double x) {
    constexpr double far = 100; // beyond, σ(2u) is 0 or 1, and x³ does not overflow
    const double near = std::clamp(x, -far, far);
    const double twice = std::numbers::sqrt2 * std::numbers::inv_sqrtpi * 2;
    const double u = twice * near * (1 + 0.044715 * near * near);
    const double slope = twice * (1 + 3 * 0.044715 * near * near);
    const double gate = sigmoid(u);
    return {x < -far ? -0.0 : x * gate, gate + near * sigmoidSlope(u) * slope};
}

/// y = act(a)·b, the order of Shazeer 2020 and ggml.
template <class Act>
auto firstActivated(Act act) {
    return [act](std::span<const double>, double a, double b) {
        const Gate gate = act(a);
        return Gated{gate.f * b, gate.f1 * b, gate.f};
    };
}

Gated glu(std::span<const double>, double a, double b) {
    return {b < -700 ? scaledExp(a, b) : a * sigmoid(b), sigmoid(b), a * sigmoidSlope(b)};
}

Gated gtu(std::span<const double>, double a, double b) {
    const double gate = sigmoid(b);
    const double s = sech(a);
    return {std::tanh(a) * gate, s * s * gate, std::tanh(a) * sigmoidSlope(b)};
}

/// p = (α, limit): min(a, limit)·σ(α·min(a, limit))·(clamp(b, ±limit) + 1).
Gated swigluOai(std::span<const double> p, double a, double b) {
    if (std::isnan(a) || std::isnan(b))
        return {a + b, a + b, a + b};
    const bool freeA = a <= p[1];
    const bool freeB = std::fabs(b) <= p[1];
    const Jet gate = gatedBySigmoid(Jet::variable(std::min(a, p[1])), p[0]);
    const double factor = std::clamp(b, -p[1], p[1]) + 1;
    return {gate.f * factor, freeA ? gate.f1 * factor : 0, freeB ? gate.f : 0};
}

} // namespace

const std::vector<GatedUnit>& gatedUnits() {
    static const std::vector<GatedUnit> units{
        {"glu", "value a", "gate b", glu},
        {"reglu", "gate a", "value b", firstActivated(reluGate)},
        {"geglu", "gate a", "value b", firstActivated(gelu)},
        {"geglu_tanh", "gate a", "value b", firstActivated(geluTanh)},
        {"swiglu", "gate a", "value b", firstActivated(silu)},
        {"bilinear", "gate a", "value b", firstActivated([](double x) {
             return Gate{x, 1};
         })},
        {"gtu", "value a", "gate b", gtu},
        {"swiglu_oai", "gate a", "value b", swigluOai},
    };
    return units;
}

const GatedUnit* findGatedUnit(const std::string& id) {
    for (const GatedUnit& unit : gatedUnits())
        if (unit.id == id)
            return &unit;
    return nullptr;
}

} // namespace actiscope
