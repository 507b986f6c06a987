// Which part of the plane the Curves page shows.
#include "core/fields/limits.h"
#include "core/pages/curves/state.h"

#include <algorithm>
#include <array>
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

/// One curve over [xMinimum, xMaximum]: an even grid, then both sides of its kinks and the detail of its
/// narrow places.
class ShownCurve {
public:
    ShownCurve(const Activation& activation, const std::vector<double>& parameters, double xMinimum,
               double xMaximum)
        : activation_(activation),
          parameters_(parameters),
          landmarks_(landmarksOf(activation, parameters, xMinimum, xMaximum)) {
        for (std::size_t i = 0; i < gridSize; ++i)
            x_.push_back(xMinimum + (xMaximum - xMinimum) * static_cast<double>(i) / (gridSize - 1));
        std::vector<double> more;
        for (const Kink& kink : landmarks_.kinks)
            for (const double side : {-HUGE_VAL, HUGE_VAL})
                more.push_back(std::nextafter(kink.x, side));
        for (const NarrowPlace& place : landmarks_.narrow)
            addDetail(more, place);
        for (const double x : more)
            if (x >= xMinimum && x <= xMaximum)
                x_.push_back(x);
        for (auto& values : y_)
            values.resize(x_.size());
        activation.evaluate(parameters, x_, {y_[0], y_[1], y_[2]});
        for (std::size_t i = 0; !landmarks_.holes.empty() && i < x_.size(); ++i) {
            const Jet y = evaluateAcross(activation, parameters, landmarks_.holes, x_[i]);
            y_[0][i] = y.f;
            y_[1][i] = y.f1;
            y_[2][i] = y.f2;
        }
    }

    void include(Extent& extent, std::size_t order) const {
        const auto& values = y_[order];
        if (isUnbounded(order)) {
            includeMost(extent, values);
            return;
        }
        for (const double y : values)
            extent.include(y);
    }

private:
    static constexpr std::size_t gridSize = 401;

    /// Whether it grows without end at a place in view.
    bool isUnbounded(std::size_t order) const {
        const auto value = [&](double x) {
            const Jet y = evaluateAt(activation_, parameters_, x);
            return order == 0 ? y.f : order == 1 ? y.f1 : y.f2;
        };
        return std::any_of(landmarks_.kinks.begin(), landmarks_.kinks.end(), [&](const Kink& kink) {
            return growsTowards(value, kink.x, -1) || growsTowards(value, kink.x, 1);
        });
    }

    /// Beside a pole everything else would be flat: the middle eight tenths of the values, and three quarters
    /// of their height to both sides.
    static void includeMost(Extent& extent, const std::vector<double>& values) {
        std::vector<double> sorted(values.begin(), values.begin() + gridSize);
        std::erase_if(sorted, [](double y) { return !std::isfinite(y); });
        if (sorted.empty())
            return;
        std::sort(sorted.begin(), sorted.end());
        const double low = sorted[sorted.size() / 10];
        const double high = sorted[sorted.size() - 1 - sorted.size() / 10];
        const double more = 0.75 * (high - low);
        extent.include(std::max(low - more, sorted.front()));
        extent.include(std::min(high + more, sorted.back()));
    }

    const Activation& activation_;
    const std::vector<double>& parameters_;
    Landmarks landmarks_;
    std::vector<double> x_;
    std::array<std::vector<double>, 3> y_;
};

/// Of what the visible curves show over [xMinimum, xMaximum].
Extent shownExtent(const CurvesPage& page, double xMinimum, double xMaximum) {
    Extent extent;
    for (const auto& curve : page.curves) {
        if (!curve.visible)
            continue;
        const auto parameters = parameterValues(curve);
        const ShownCurve shown(*curve.activation, parameters, xMinimum, xMaximum);
        const std::array<bool, 3> orders{curve.value, curve.derivative, curve.secondDerivative};
        for (std::size_t order = 0; order < orders.size(); ++order)
            if (orders[order])
                shown.include(extent, order);
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
    // Less than what rounding makes of a constant is flat.
    if (height <= 16 * std::numeric_limits<double>::epsilon() * size)
        height = size == 0 ? 2 : size;
    const double air = std::max(0.06 * height, narrowestRange);
    return {extent.low - air, extent.high + air};
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
        std::max(narrowestRange, 8 * std::numeric_limits<double>::epsilon() * std::max(-minimum, maximum));
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
        if (!curve.visible)
            continue;
        const auto parameters = parameterValues(curve);
        reach = std::max(reach, 1.5 * farTurn(*curve.activation, parameters, usual));
        const Landmarks landmarks = landmarksOf(*curve.activation, parameters, -HUGE_VAL, HUGE_VAL);
        std::vector<double> places;
        for (const Kink& kink : landmarks.kinks)
            places.push_back(kink.x);
        if (!landmarks.complete) // of endlessly many, the nearest to 0 are in view anyhow
            std::erase_if(places, [&](double x) { return std::fabs(x) > 4 * usual; });
        for (const NarrowPlace& place : landmarks.narrow)
            if (place.width < 0.1)
                places.push_back(place.x);
        for (const double x : places)
            if (std::fabs(x) < 1e6)
                reach = std::max(reach, 1.5 * std::fabs(x));
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
