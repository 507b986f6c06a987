// The Curves page as a figure.
#include "core/pages/curves/state.h"

#include "core/figure/ticks.h"
#include "core/pages/curves/property.h"
#include "core/sampling/adaptive.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace actiscope {

namespace {

struct OrderStyle {
    const char* symbol;
    const char* dashWords;
    Dash dash;
    double width;
    bool Curve::*shown;
};

/// f, f′, f″: told apart by their dashes.
constexpr std::array<OrderStyle, 3> orders{{
    {"f", marked("solid f"), Dash::Solid, 2, &Curve::value},
    {"f′", marked("dashed f′"), Dash::Dashed, 1.5, &Curve::derivative},
    {"f″", marked("dotted f″"), Dash::Dotted, 1.5, &Curve::secondDerivative},
}};

/// A curve with what is looked up once for all that is drawn of it.
struct DrawnCurve {
    const Curve& curve;
    ActivationPtr activation;
    std::vector<double> parameters;
    std::string name;
    Paint paint;
};

/// What the lines of a figure may take, so that a repaint stays within a tenth of a second: each has an equal
/// share, and a slow formula takes larger steps.
constexpr double mostOperations = 8e6;
constexpr double callOperations = 8; // what asking for one value costs beside its operations
constexpr double fewestEvaluations = 600;

/// Lengths in pixels that can be drawn on.
PlotSize drawable(const PlotSize& size) {
    const auto length = [](double px) { return std::isnan(px) ? 1 : std::clamp(px, 1.0, 1e5); };
    return {length(size.widthPx), length(size.heightPx), length(size.fontPx)};
}

class Drawing {
public:
    Drawing(const CurvesPage& page, const PlotSize& size, const ViewRange& range)
        : page_(page), widthPx_(size.widthPx), heightPx_(size.heightPx), fontPx_(size.fontPx) {
        view_ = {range.xMinimum, range.xMaximum, range.yMinimum, range.yMaximum, widthPx_, heightPx_};
        constexpr double fontOnScreen = 12; // beside which a line is two pixels wide
        view_.columnPx = std::max(1.0, fontPx_ / fontOnScreen);
        for (const auto& curve : page.curves) {
            if (!curve.visible)
                continue;
            curves_.push_back({curve, curve.activation, parameterValues(curve), rowName(curve),
                               Paint{Role::Curve, curve.colour, 1}});
        }
    }

    Figure figure(bool withData) {
        addAxes();
        for (const auto& drawn : curves_)
            addBands(drawn);
        for (const auto& drawn : curves_)
            addFan(drawn);
        // The selected curve is drawn last, over the others.
        for (const bool selected : {false, true})
            for (const auto& drawn : curves_)
                if (isSelected(drawn) == selected)
                    addCurve(drawn);
        addShownProperty();
        addLegend();
        Figure figure;
        figure.title = page_.title;
        if (withData)
            for (const auto& drawn : curves_)
                figure.data.push_back(dataOf(drawn));
        if (coarse_)
            figure.note = say("drawn with details of some pixels missing: a formula takes too long");
        figure.panels.push_back(std::move(panel_));
        return figure;
    }

    void addReadOut(Panel& panel) const {
        const double x = page_.cursor;
        if (!page_.cursorVisible || x < view_.xMinimum || x > view_.xMaximum)
            return;
        panel.lines.push_back({{{x, view_.yMinimum}, {x, view_.yMaximum}},
                               {Role::Cursor, 0, 1},
                               Dash::Dotted,
                               1,
                               say("cursor"),
                               Layer::Cursor});
        for (const bool selected : {false, true}) {
            for (const auto& drawn : curves_) {
                if (isSelected(drawn) != selected)
                    continue;
                const Jet y = evaluateAt(*drawn.activation, drawn.parameters, x);
                if (drawn.curve.tangent)
                    addTangent(panel, drawn, y);
                if (drawn.curve.value && inView(y.f))
                    panel.markers.push_back({{x, y.f}, MarkerShape::FilledDot, drawn.paint, Layer::Cursor});
                if (selected)
                    addCallout(panel, y, drawn.curve.secondDerivative);
            }
        }
    }

private:
    bool isSelected(const DrawnCurve& drawn) const {
        return page_.selected >= 0 && static_cast<std::size_t>(page_.selected) < page_.curves.size() &&
               &page_.curves[static_cast<std::size_t>(page_.selected)] == &drawn.curve;
    }

    ClipBox box() const { return {view_.xMinimum, view_.xMaximum, view_.yMinimum, view_.yMaximum}; }
    double pxPerX() const { return widthPx_ / (view_.xMaximum - view_.xMinimum); }
    double pxPerY() const { return heightPx_ / (view_.yMaximum - view_.yMinimum); }
    bool inView(double y) const { return y >= view_.yMinimum && y <= view_.yMaximum; }

    void addAxes() {
        const double xTickPx = 7 * fontPx_;
        const double yTickPx = 5 * fontPx_;
        panel_.x =
            linearAxis(view_.xMinimum, view_.xMaximum, page_.xLabel, static_cast<int>(widthPx_ / xTickPx));
        panel_.y =
            linearAxis(view_.yMinimum, view_.yMaximum, page_.yLabel, static_cast<int>(heightPx_ / yTickPx));
        panel_.grid = page_.grid;
    }

    void addCurve(const DrawnCurve& drawn) {
        for (std::size_t order = 0; order < orders.size(); ++order) {
            const OrderStyle& style = orders[order];
            if (!(drawn.curve.*style.shown))
                continue;
            SampledCurve sampled = sample(drawn, drawn.parameters, order);
            for (const Jump& jump : sampled.jumps)
                addJump(jump, drawn.paint);
            panel_.lines.push_back({std::move(sampled.points), drawn.paint, style.dash, style.width,
                                    drawn.name + ", " + style.symbol, Layer::Data,
                                    std::move(sampled.swings)});
        }
    }

    /// With the line's share of the evaluations that a figure may take.
    SampledCurve sample(const DrawnCurve& drawn, Parameters parameters, std::size_t order) {
        View view = view_;
        view.evaluations = evaluations(drawn);
        SampledCurve sampled = sampleCurve(*drawn.activation, parameters, static_cast<int>(order), view);
        coarse_ = coarse_ || sampled.coarse;
        return sampled;
    }

    double evaluations(const DrawnCurve& drawn) const {
        return std::max(fewestEvaluations, mostOperations / static_cast<double>(lineCount()) /
                                               (drawn.activation->cost + callOperations));
    }

    std::size_t lineCount() const {
        std::size_t count = 0;
        for (const auto& drawn : curves_)
            for (const OrderStyle& style : orders)
                count += drawn.curve.*style.shown ? (drawn.curve.fan ? 1 + fanCount() : 1) : 0;
        return std::max<std::size_t>(1, count);
    }

    std::size_t fanCount() const { return static_cast<std::size_t>(std::clamp(page_.fanCount, 2, 25)); }

    /// A closed dot at the value, open dots at the limits that are not attained.
    void addJump(const Jump& jump, const Paint& paint) {
        const double closePx = 2; // nearer together, dots would only blot the line
        if (std::fabs(jump.left - jump.right) * pxPerY() < closePx &&
            std::fabs(jump.at - jump.left) * pxPerY() < closePx)
            return;
        const auto add = [&](double y, MarkerShape shape) {
            if (std::isfinite(y) && inView(y))
                panel_.markers.push_back({{jump.x, y}, shape, paint, Layer::Data});
        };
        const auto attained = [&](double y) { return std::fabs(y - jump.at) * pxPerY() < closePx; };
        for (const double limit : {jump.left, jump.right})
            if (!attained(limit))
                add(limit, MarkerShape::OpenDot);
        add(jump.at, MarkerShape::FilledDot);
    }

    void addFan(const DrawnCurve& drawn) {
        if (!drawn.curve.fan || drawn.parameters.empty())
            return;
        const auto& fields = drawn.activation->parameters;
        std::size_t which = 0;
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (fields[i].id == drawn.curve.fanParameter)
                which = i;
        const ParameterState& state = drawn.curve.parameters[which];
        const bool logarithmic = fields[which].scale == FieldScale::Logarithmic && state.sliderMinimum > 0;
        const std::size_t count = fanCount();
        for (std::size_t i = 0; i < count; ++i) {
            const double t = static_cast<double>(i) / static_cast<double>(count - 1);
            std::vector<double> parameters = drawn.parameters;
            parameters[which] =
                logarithmic ? state.sliderMinimum * std::pow(state.sliderMaximum / state.sliderMinimum, t)
                            : state.sliderMinimum + t * (state.sliderMaximum - state.sliderMinimum);
            for (std::size_t order = 0; order < orders.size(); ++order) {
                if (!(drawn.curve.*orders[order].shown))
                    continue;
                Paint faint = drawn.paint;
                faint.opacity = 0.3;
                SampledCurve sampled = sample(drawn, parameters, order);
                panel_.lines.push_back({std::move(sampled.points), faint, orders[order].dash, 1,
                                        drawn.activation->name + ", " + fields[which].label + " = " +
                                            readableNumber(parameters[which]) + ", " + orders[order].symbol,
                                        Layer::Data, std::move(sampled.swings)});
            }
        }
    }

    /// Strips where |f′| is below the threshold, with edges found to a fraction of a pixel.
    void addBands(const DrawnCurve& drawn) {
        if (!drawn.curve.saturation)
            return;
        const auto saturated = [&](double x) {
            return std::fabs(evaluateAt(*drawn.activation, drawn.parameters, x).f1) <
                   page_.saturationThreshold;
        };
        const auto edge = [&](double a, double b) {
            const bool inside = saturated(a);
            while ((b - a) * pxPerX() > 0.05) {
                const double m = a + (b - a) / 2;
                if (!(m > a && m < b))
                    break;
                (saturated(m) == inside ? a : b) = m;
            }
            return b;
        };
        const int steps = std::clamp(static_cast<int>(widthPx_ / 2), 16, 2000);
        std::optional<double> from;
        double before = view_.xMinimum;
        if (saturated(before))
            from = before;
        for (int i = 1; i <= steps; ++i) {
            const double x = view_.xMinimum + (view_.xMaximum - view_.xMinimum) * i / steps;
            if (saturated(x) != from.has_value()) {
                const double at = edge(before, x);
                if (from)
                    addBand(drawn, *from, at);
                from = from ? std::nullopt : std::optional(at);
            }
            before = x;
        }
        if (from)
            addBand(drawn, *from, view_.xMaximum);
    }

    void addBand(const DrawnCurve& drawn, double from, double to) {
        Paint paint = drawn.paint;
        paint.opacity = 0.1;
        panel_.bands.push_back(
            {from, to, paint, drawn.name + ", |f′| < " + readableNumber(page_.saturationThreshold)});
    }

    void addShownProperty() {
        if (page_.shownProperty == "none")
            return;
        for (const auto& drawn : curves_)
            if (isSelected(drawn))
                addProperty(panel_, page_.shownProperty,
                            {*drawn.activation, drawn.parameters, drawn.name, drawn.paint},
                            analysisSettings(page_), view_);
    }

    void addLegend() {
        panel_.legend.visible = page_.legend && !curves_.empty();
        panel_.legend.place = page_.legendPlace;
        for (const auto& drawn : curves_) {
            const auto shown = std::find_if(orders.begin(), orders.end(), [&](const OrderStyle& style) {
                return drawn.curve.*style.shown;
            });
            const Dash dash = shown == orders.end() ? Dash::Solid : shown->dash;
            panel_.legend.entries.push_back({drawn.name, drawn.paint, dash});
        }
        const auto isShown = [&](const OrderStyle& style) {
            return std::any_of(curves_.begin(), curves_.end(),
                               [&](const DrawnCurve& drawn) { return drawn.curve.*style.shown; });
        };
        // With f alone there is nothing to tell apart.
        if (!isShown(orders[1]) && !isShown(orders[2]))
            return;
        for (const auto& style : orders)
            if (isShown(style))
                panel_.legend.note += (panel_.legend.note.empty() ? "" : " · ") + said(style.dashWords);
    }

    void addTangent(Panel& panel, const DrawnCurve& drawn, const Jet& y) const {
        if (!std::isfinite(y.f) || !std::isfinite(y.f1))
            return;
        constexpr double lengthOfWidth = 0.4;
        const double slopePx = y.f1 * pxPerY() / pxPerX();
        const double half = lengthOfWidth / 2 * widthPx_ / std::sqrt(1 + slopePx * slopePx) / pxPerX();
        const double x = page_.cursor;
        auto points = clipPolyline({{x - half, y.f - half * y.f1}, {x + half, y.f + half * y.f1}}, box());
        if (!points.empty())
            panel.lines.push_back({std::move(points), drawn.paint, Dash::Solid, 1,
                                   say("{}, tangent", drawn.name), Layer::Cursor});
    }

    void addCallout(Panel& panel, const Jet& y, bool withSecond) const {
        const double anchor =
            std::clamp(std::isnan(y.f) ? view_.yMinimum : y.f, view_.yMinimum, view_.yMaximum);
        Callout callout{{page_.cursor, anchor}, {}, Layer::Cursor};
        callout.lines = {"f(" + readableNumber(page_.cursor) + ") = " + readableNumber(y.f),
                         say("slope {}", readableNumber(y.f1))};
        if (withSecond)
            callout.lines.push_back("f″ = " + readableNumber(y.f2));
        panel.callouts.push_back(std::move(callout));
    }

    /// The x of a polyline or, where more of them fall into a pixel column than a reader of the table can
    /// see, those of the least and the largest value there, as of a band.
    void addTurns(std::vector<double>& xs, const std::vector<Point>& points) const {
        constexpr std::ptrdiff_t most = 4;
        const auto columnOf = [&](const Point& p) {
            return std::floor((p.x - view_.xMinimum) * pxPerX() / view_.columnPx);
        };
        for (auto from = points.begin(); from != points.end();) {
            const auto isElsewhere = [&](const Point& p) { return columnOf(p) != columnOf(*from); };
            const auto to = std::find_if(from + 1, points.end(), isElsewhere); // a break stands alone
            if (to - from > most) {
                const auto isLower = [](const Point& a, const Point& b) { return a.y < b.y; };
                const auto [least, largest] = std::minmax_element(from, to, isLower);
                xs.push_back(least->x);
                xs.push_back(largest->x);
            } else {
                for (auto p = from; p != to; ++p)
                    if (!std::isnan(p->x))
                        xs.push_back(p->x);
            }
            from = to;
        }
    }

    /// x from all orders that are drawn, so that plotting the table gives the picture; f, f′, f″ at each.
    DataBlock dataOf(const DrawnCurve& drawn) const {
        std::vector<double> xs{view_.xMinimum, view_.xMaximum};
        for (std::size_t order = 0; order < orders.size(); ++order) {
            if (!(drawn.curve.*orders[order].shown))
                continue;
            // All of the curve over the x range, not only what the y range leaves of it.
            View tall = view_;
            const double height = view_.yMaximum - view_.yMinimum;
            tall.yMinimum -= 1e3 * height;
            tall.yMaximum += 1e3 * height;
            tall.heightPx *= 2001;
            tall.evaluations = evaluations(drawn);
            const SampledCurve sampled =
                sampleCurve(*drawn.activation, drawn.parameters, static_cast<int>(order), tall);
            addTurns(xs, sampled.points);
            // Instead of a band, whose numbers are no values at their x.
            xs.insert(xs.end(), sampled.extremes.begin(), sampled.extremes.end());
        }
        // Both sides of a kink too: a column that jumps there would otherwise be plotted as a long ramp.
        // At a pole one row without values keeps its two branches apart. The detail of steps and bumps that
        // are too narrow to be seen is there all the same.
        const double besideX = 1e-9 * (view_.xMaximum - view_.xMinimum);
        const Landmarks landmarks =
            landmarksOf(*drawn.activation, drawn.parameters, view_.xMinimum, view_.xMaximum);
        for (const NarrowPlace& place : landmarks.narrow)
            addDetail(xs, place);
        std::vector<double> gaps;
        const auto& kinks = landmarks.kinks;
        for (std::size_t i = 0; i < kinks.size(); ++i) {
            const Kink& kink = kinks[i];
            if (!(kink.x > view_.xMinimum && kink.x < view_.xMaximum))
                continue;
            // Where they crowd in a pixel column the curve is a band, and its extremes say it all.
            if (i > 0 && i + 1 < kinks.size() &&
                (kinks[i + 1].x - kinks[i - 1].x) * pxPerX() < view_.columnPx)
                continue;
            xs.push_back(kink.x);
            if (kink.gap)
                gaps.push_back(kink.x);
            else
                for (const double x : {kink.x - besideX, kink.x + besideX})
                    xs.push_back(x);
        }
        for (const Hole& hole : landmarks.holes)
            std::erase_if(xs, [&](double x) { return std::fabs(x - hole.x) < hole.reach; });
        std::erase_if(xs, [&](double x) { return !(x >= view_.xMinimum && x <= view_.xMaximum); });
        std::sort(xs.begin(), xs.end());
        xs.erase(std::unique(xs.begin(), xs.end()), xs.end());
        std::vector<double> f(xs.size());
        std::vector<double> f1(xs.size());
        std::vector<double> f2(xs.size());
        drawn.activation->evaluate(drawn.parameters, xs, {f, f1, f2});
        for (const double gap : gaps) {
            const auto place = std::lower_bound(xs.begin(), xs.end(), gap);
            if (place == xs.end() || *place != gap) // within a hole
                continue;
            const auto row = static_cast<std::size_t>(place - xs.begin());
            for (auto* column : {&f, &f1, &f2})
                (*column)[row] = std::numeric_limits<double>::quiet_NaN();
        }
        return {
            drawn.name, {"x", "f", "f1", "f2"}, {std::move(xs), std::move(f), std::move(f1), std::move(f2)}};
    }

    const CurvesPage& page_;
    double widthPx_;
    double heightPx_;
    double fontPx_;
    View view_;
    std::vector<DrawnCurve> curves_;
    Panel panel_;
    bool coarse_ = false; ///< a line did not get the evaluations that it takes
};

} // namespace

Figure drawCurves(const CurvesPage& page, const PlotSize& size, bool withData) {
    const PlotSize room = drawable(size);
    return Drawing(page, room, viewOf(page, room)).figure(withData);
}

void drawCurvesReadOut(const CurvesPage& page, const PlotSize& size, Figure& figure) {
    Panel& panel = figure.panels.front();
    const ViewRange range{panel.x.minimum, panel.x.maximum, panel.y.minimum, panel.y.maximum};
    Drawing(page, drawable(size), range).addReadOut(panel);
}

} // namespace actiscope
