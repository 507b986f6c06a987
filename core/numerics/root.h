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

/// A value with its derivative.
struct ValueAndSlope {
    double value = 0;
    double slope = 0;
};

/// The place in [low, high] where a rising function changes its sign; f gives ValueAndSlope. Newton's method
/// from `guess`, with bisection wherever a step would leave what is known to hold the place or comes too
/// slowly: a few evaluations for a smooth f and a good guess, some 60 for any other.
template <class Function>
double risingRoot(const Function& f, double low, double high, double guess, double resolution) {
    double x = guess > low && guess < high ? guess : low + (high - low) / 2;
    double stride = high - low;
    constexpr int most = 200;
    for (int step = 0; step < most; ++step) {
        const ValueAndSlope y = f(x);
        if (y.value == 0)
            return x;
        (y.value < 0 ? low : high) = x;
        double next = x - y.value / y.slope;
        const bool slow = std::fabs(2 * y.value) > std::fabs(stride * y.slope);
        if (slow || !(next > low && next < high))
            next = low + (high - low) / 2;
        stride = next - x;
        x = next;
        if (std::fabs(stride) <= resolution + 2e-16 * std::fabs(x))
            break;
    }
    return x;
}

} // namespace actiscope
