#include "core/pages/maxout/sketch.h"

#include "core/text/say.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace actiscope {

namespace {

constexpr double highest = 1e100;  // what a field allows
constexpr double bumpReach = 0.14; // of the range, to either side of the pen

double stored(double y, const MaxoutPage& page) {
    return std::clamp(roundedIn(page.yMaximum - page.yMinimum, y, 3), -highest, highest);
}

void refine(MaxoutPage& page) {
    if (page.drawn.size() != sketchKnots)
        page.drawn = resampled(page.drawn, sketchKnots);
}

/// x as a place among the knots: 0 at the first, count − 1 at the last.
double placeOf(const MaxoutPage& page, double x) {
    return (x - page.from) / (page.to - page.from) * static_cast<double>(page.drawn.size() - 1);
}

double heightAt(const std::vector<double>& knots, double place) {
    const auto last = static_cast<double>(knots.size() - 1);
    const double at = std::clamp(place, 0.0, last);
    const auto i = std::min(static_cast<std::size_t>(at), knots.size() - 2);
    return std::lerp(knots[i], knots[i + 1], at - static_cast<double>(i));
}

/// Sets the knots from one place to the other; false when there are none.
bool overwrite(MaxoutPage& page, double from, double fromY, double to, double toY) {
    const auto last = static_cast<double>(page.drawn.size() - 1);
    const double low = std::max(0.0, std::ceil(std::min(from, to)));
    const double high = std::min(last, std::floor(std::max(from, to)));
    for (double knot = low; knot <= high; ++knot) {
        const double part = from == to ? 1 : (knot - from) / (to - from);
        page.drawn[static_cast<std::size_t>(knot)] = stored(std::lerp(fromY, toY, part), page);
    }
    return low <= high;
}

/// Sets the knot next to a place.
bool touch(MaxoutPage& page, double place, double y) {
    const double knot = std::round(place);
    if (!(knot >= 0) || !(knot < static_cast<double>(page.drawn.size())))
        return false;
    page.drawn[static_cast<std::size_t>(knot)] = stored(y, page);
    return true;
}

} // namespace

double roundedIn(double span, double value, int decimals) {
    const double scale = std::pow(10, decimals - std::floor(std::log10(span)));
    const double scaled = value * scale;
    return std::isfinite(scale) && scale > 0 && std::fabs(scaled) < 1e12 ? std::round(scaled) / scale : value;
}

std::vector<double> firstSketch() {
    constexpr std::size_t knots = 65;
    std::vector<double> y;
    for (std::size_t i = 0; i < knots; ++i) {
        const double t = static_cast<double>(i) / (knots - 1) * 4 - 2;
        y.push_back(std::round(1000 * (0.5 * t * t + 0.25 * t + 0.9 * std::cos(3 * t) + 0.3)) / 1000);
    }
    return y;
}

std::vector<double> resampled(const std::vector<double>& knots, std::size_t count) {
    std::vector<double> all;
    const auto last = static_cast<double>(knots.size() - 1);
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(heightAt(knots, last * static_cast<double>(i) / static_cast<double>(count - 1)));
    return all;
}

double drawnAt(const MaxoutPage& page, double x) {
    return heightAt(page.drawn, placeOf(page, x));
}

Point penAt(const MaxoutPage& page) {
    const double left = std::max(page.from, page.xMinimum);
    const double right = std::min(page.to, page.xMaximum);
    double x = std::lerp(page.from, page.to, page.pen);
    if (left <= right)
        x = std::clamp(x, left, right);
    return {x, std::clamp(drawnAt(page, x), page.yMinimum, page.yMaximum)};
}

std::string sketchMaxout(MaxoutPage& page, const SketchStroke& stroke) {
    const auto isNumber = [](const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); };
    const auto end = std::find_if_not(stroke.points.begin(), stroke.points.end(), isNumber);
    if (page.target != "drawn" || end == stroke.points.begin())
        return {};
    MaxoutPage after = page;
    refine(after);
    bool drew = false;
    for (auto p = stroke.points.begin(); p + 1 != end; ++p)
        drew |= overwrite(after, placeOf(after, p->x), p->y, placeOf(after, (p + 1)->x), (p + 1)->y);
    if (!drew && !touch(after, placeOf(after, (end - 1)->x), (end - 1)->y))
        return {};
    after.pen = std::clamp(((end - 1)->x - page.from) / (page.to - page.from), 0.0, 1.0);
    page = std::move(after);
    return say("Draw the target");
}

void traceTarget(MaxoutPage& page, const FitTarget& target) {
    page.drawn.clear();
    for (std::size_t i = 0; i < sketchKnots; ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(sketchKnots - 1);
        page.drawn.push_back(stored(target(std::lerp(page.from, page.to, part)).f, page));
    }
    page.target = "drawn";
}

std::string movePen(MaxoutPage& page, const Point& to) {
    if (!std::isfinite(to.x) || !std::isfinite(to.y))
        return {};
    const Point pen = penAt(page);
    const double width = page.to - page.from;
    if (std::fabs(to.x - pen.x) > 1e-6 * width) {
        page.pen = std::clamp((to.x - page.from) / width, 0.0, 1.0);
        return say("Move the pen");
    }
    refine(page);
    // Like a stroke it does not leave the view, where it would be lost.
    const double lift = std::clamp(to.y, page.yMinimum, page.yMaximum) - pen.y;
    const double centre = std::clamp((pen.x - page.from) / width, 0.0, 1.0);
    for (std::size_t i = 0; i < page.drawn.size(); ++i) {
        const double away =
            std::fabs(static_cast<double>(i) / static_cast<double>(page.drawn.size() - 1) - centre) /
            bumpReach;
        if (away < 1)
            page.drawn[i] =
                stored(page.drawn[i] + lift * (0.5 + 0.5 * std::cos(std::numbers::pi * away)), page);
    }
    return say("Draw the target");
}

} // namespace actiscope
