// How a family file writes an activation: one formula, generic in the number type.
#pragma once

#include "core/activations/activation.h"
#include "core/numerics/closed_form.h"
#include "core/numerics/elementary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace actiscope {

namespace detail {

/// At x = ±∞ a formula may be indeterminate (∞·0, ∞/∞). Its limit is then read off at the largest doubles:
/// the common value when two of them agree, ±∞ when they grow, and NaN when there is no limit.
double limitFrom(double far, double farther);

template <bool readsOffLimits, class Formula>
Jet jetAt(const Formula& formula, Parameters p, double x) {
    if (std::isnan(x)) // a branch without x would answer with its own constant
        return {x, x, x};
    Jet y = formula(Jet::variable(x), p);
    if (!readsOffLimits || !std::isinf(x)) [[likely]]
        return y;
    const double edge = std::copysign(std::numeric_limits<double>::max(), x);
    const Jet farther = formula(Jet::variable(edge), p);
    const Jet far = formula(Jet::variable(edge / 4), p);
    if (std::isnan(y.f))
        y.f = limitFrom(far.f, farther.f);
    if (std::isnan(y.f1))
        y.f1 = limitFrom(far.f1, farther.f1);
    if (std::isnan(y.f2))
        y.f2 = limitFrom(far.f2, farther.f2);
    return y;
}

} // namespace detail

/// The batch evaluation of a formula (T x, Parameters p) → T. Derivatives are computed only when asked for. A
/// point where x is ±∞ takes the limit of the formula there. The formula never sees NaN.
template <class Formula, bool readsOffLimits = true>
auto evaluator(Formula formula) {
    return [formula](Parameters p, std::span<const double> x, const JetSpans& out) {
        const bool derivatives = !out.f1.empty() || !out.f2.empty();
        if (!derivatives && out.f.empty())
            return;
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (!derivatives && std::isfinite(x[i])) {
                out.f[i] = formula(x[i], p);
                continue;
            }
            const Jet y = detail::jetAt<readsOffLimits>(formula, p, x[i]);
            if (!out.f.empty())
                out.f[i] = y.f;
            if (!out.f1.empty())
                out.f1[i] = y.f1;
            if (!out.f2.empty())
                out.f2[i] = y.f2;
        }
    };
}

/// The same for a formula that gives its own answer at ±∞: two values near the end of the doubles tell
/// nothing about a function that oscillates.
template <class Formula>
auto evaluatorWithOwnLimits(Formula formula) {
    return evaluator<Formula, false>(std::move(formula));
}

/// A point on a straight piece.
template <class T>
T straight(const T& x, double f, double slope) {
    return closedForm(x, f, [slope] { return Slopes{slope, 0}; });
}

/// Kinks at the places that `places(parameters)` names in any order; those that coincide are one.
template <class Places>
auto kinksOf(Places places) {
    return [places = std::move(places)](Parameters p) {
        std::vector<double> xs = places(p);
        std::sort(xs.begin(), xs.end());
        xs.erase(std::unique(xs.begin(), xs.end()), xs.end());
        std::vector<Kink> kinks;
        for (const double x : xs)
            kinks.push_back({x + 0.0}); // −0 reads 0
        return kinks;
    };
}

/// Fixed kinks, whatever the parameters.
inline auto kinksAt(std::vector<double> places) {
    return [places = std::move(places)](Parameters) {
        std::vector<Kink> kinks;
        for (const double x : places)
            kinks.push_back({x});
        return kinks;
    };
}

} // namespace actiscope
