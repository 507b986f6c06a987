// Which part of the plane the Curves page shows.
#include "core/pages/curves.h"

#include "core/pages/curve_activation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace actiscope {

namespace {

struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void include(double y) {
        if (!std::isfinite(y))
            return;
        low = std::min(low, y);
        high = std::max(high, y);
    }
    bool isEmpty() const { return low > high; }
};

/// Of what the visible curves show over [xMinimum, xMaximum].
Extent shownExtent(const CurvesPage& page, double xMinimum, double xMaximum) {
    constexpr int steps = 400;
    Extent extent;
    for (const auto& curve : page.curves) {
        const ActivationPtr activation = curve.visible ? drawableActivation(curve) : nullptr;
        if (!activation)
            continue;
        const auto parameters = parameterValues(curve);
        for (int i = 0; i <= steps; ++i) {
            const Jet y = evaluateAt(*activation, parameters, xMinimum + (xMaximum - xMinimum) * i / steps);
            if (curve.value)
                extent.include(y.f);
            if (curve.derivative)
                extent.include(y.f1);
            if (curve.secondDerivative)
                extent.include(y.f2);
        }
    }
    return extent;
}

/// Air around the curves; a flat curve gets a range of its own size.
Extent withMargin(Extent extent) {
    if (extent.isEmpty())
        return {-1, 1};
    constexpr double limit = 1e99;
    extent.low = std::max(extent.low, -limit);
    extent.high = std::min(extent.high, limit);
    double height = extent.high - extent.low;
    const double size = std::max(std::fabs(extent.low), std::fabs(extent.high));
    if (height <= 1e-9 * size || height == 0)
        height = size == 0 ? 2 : size;
    constexpr double air = 0.06;
    return {extent.low - air * height, extent.high + air * height};
}

/// A range that can be drawn, whatever it was: finite, upwards, with doubles between its ends.
void makeDrawable(double& minimum, double& maximum, double defaultMinimum, double defaultMaximum) {
    if (std::isnan(minimum) || std::isnan(maximum)) {
        minimum = defaultMinimum;
        maximum = defaultMaximum;
    }
    constexpr double limit = 1e100;
    minimum = std::clamp(minimum, -limit, limit);
    maximum = std::clamp(maximum, -limit, limit);
    if (minimum > maximum)
        std::swap(minimum, maximum);
    const double narrowest =
        std::max(1e-290, 8 * std::numeric_limits<double>::epsilon() * std::max(-minimum, maximum));
    if (maximum - minimum < narrowest) {
        const double centre = minimum + (maximum - minimum) / 2;
        minimum = centre - narrowest;
        maximum = centre + narrowest;
    }
}

/// Where f turns nearest to the usual range, when it does not turn inside: the dip of Swish with a small β.
double farTurn(const Activation& activation, Parameters parameters, double usual) {
    constexpr double farthest = 200;
    constexpr double growth = 1.05;
    constexpr int steps = 100;
    const auto slope = [&](double x) { return evaluateAt(activation, parameters, x).f1; };
    double before = slope(-usual);
    for (int i = 1; i <= steps; ++i) {
        const double here = slope(-usual + 2 * usual * i / steps);
        if (before * here < 0)
            return 0;
        if (here != 0)
            before = here;
    }
    double left = slope(-usual);
    double right = slope(usual);
    for (double x = usual * growth; x < farthest; x *= growth) {
        const double nextLeft = slope(-x);
        const double nextRight = slope(x);
        if (left * nextLeft < 0 || right * nextRight < 0)
            return x;
        left = nextLeft;
        right = nextRight;
    }
    return 0;
}

} // namespace

ViewRange viewOf(const CurvesPage& page, const PlotSize& size) {
    const CurvesPage defaults;
    ViewRange view{page.xMinimum, page.xMaximum, page.yMinimum, page.yMaximum};
    makeDrawable(view.xMinimum, view.xMaximum, defaults.xMinimum, defaults.xMaximum);
    makeDrawable(view.yMinimum, view.yMaximum, defaults.yMinimum, defaults.yMaximum);
    if (page.yAutomatic) {
        const Extent extent = withMargin(shownExtent(page, view.xMinimum, view.xMaximum));
        view.yMinimum = extent.low;
        view.yMaximum = extent.high;
    }
    if (page.equalAspect) {
        // The range that is too short for its side grows around its centre.
        const double xUnit = (view.xMaximum - view.xMinimum) / size.widthPx;
        const double yUnit = (view.yMaximum - view.yMinimum) / size.heightPx;
        const double unit = std::max(xUnit, yUnit);
        const double xGrowth = (unit - xUnit) * size.widthPx / 2;
        const double yGrowth = (unit - yUnit) * size.heightPx / 2;
        view = {view.xMinimum - xGrowth, view.xMaximum + xGrowth, view.yMinimum - yGrowth,
                view.yMaximum + yGrowth};
    }
    return view;
}

CurvesPage fitted(const CurvesPage& page) {
    constexpr double usual = 5;
    double reach = usual;
    for (const auto& curve : page.curves) {
        const ActivationPtr activation = curve.visible ? drawableActivation(curve) : nullptr;
        if (!activation)
            continue;
        const auto parameters = parameterValues(curve);
        reach = std::max(reach, 1.5 * farTurn(*activation, parameters, usual));
        for (const Kink& kink : activation->kinks(parameters))
            if (std::isfinite(kink.x) && std::fabs(kink.x) < 1e6)
                reach = std::max(reach, 1.5 * std::fabs(kink.x));
    }
    CurvesPage result = page;
    result.xMinimum = -reach;
    result.xMaximum = reach;
    const Extent extent = withMargin(shownExtent(page, -reach, reach));
    result.yMinimum = extent.low;
    result.yMaximum = extent.high;
    return result;
}

} // namespace actiscope
