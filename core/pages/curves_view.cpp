// Which part of the plane the Curves page shows.
#include "core/pages/curves.h"

#include "core/activations/catalogue.h"

#include <algorithm>
#include <cmath>
#include <limits>

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
        if (!curve.visible)
            continue;
        const Activation& activation = *findActivation(curve.activation);
        const auto parameters = parameterValues(curve);
        for (int i = 0; i <= steps; ++i) {
            const Jet y = evaluateAt(activation, parameters, xMinimum + (xMaximum - xMinimum) * i / steps);
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

} // namespace

ViewRange viewOf(const CurvesPage& page, const PlotSize& size) {
    ViewRange view{page.xMinimum, page.xMaximum, page.yMinimum, page.yMaximum};
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
    double reach = 5;
    for (const auto& curve : page.curves) {
        if (!curve.visible)
            continue;
        for (const Kink& kink : findActivation(curve.activation)->kinks(parameterValues(curve)))
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
