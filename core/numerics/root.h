// Where a function of one variable changes its sign.
#pragma once

#include <cmath>
#include <utility>

namespace actiscope {

/// A place in [low, high] where f changes its sign, as near as doubles tell. f(low) and f(high) have opposite
/// signs (0 counts as either); f may jump. Chandrupatla 1997: inverse quadratic interpolation where that is
/// safe, bisection elsewhere; some 10 evaluations for a smooth f, at most `steps`.
template <class Function>
double signChange(const Function& f, double low, double high, double resolution = 0, int steps = 120) {
    double a = high;
    double b = low;
    double fa = f(a);
    double fb = f(b);
    double c = a;
    double fc = fa;
    double t = 0.5;
    for (int step = 0; step < steps && fb != 0; ++step) {
        const double x = a + t * (b - a);
        const double fx = f(x);
        if (std::signbit(fx) == std::signbit(fa)) {
            c = a;
            fc = fa;
        } else {
            c = std::exchange(b, a);
            fc = std::exchange(fb, fa);
        }
        a = x;
        fa = fx;
        const double nearest = std::fabs(fa) < std::fabs(fb) ? a : b;
        const double tolerance = resolution + 2e-16 * std::fabs(nearest);
        const double relative = tolerance / std::fabs(b - c);
        if (fa == 0 || relative > 0.5 || !(std::fabs(b - c) > 0))
            return nearest;
        const double xi = (a - b) / (c - b);
        const double phi = (fa - fb) / (fc - fb);
        const bool safe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
        t = safe ? fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
                 : 0.5;
        t = std::fmin(1 - relative, std::fmax(relative, t));
    }
    return std::fabs(fa) < std::fabs(fb) ? a : b;
}

} // namespace actiscope
