#include "core/pages/curves/property.h"

#include "core/analysis/property_table.h"
#include "core/figure/ticks.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace actiscope {

namespace {

class PropertyDrawing {
public:
    PropertyDrawing(Panel& panel, const ShownCurve& curve, const AnalysisSettings& settings, const View& view)
        : panel_(panel), curve_(curve), settings_(settings), view_(view) {}

    void add(std::string_view property) {
        using Show = void (PropertyDrawing::*)();
        using Self = PropertyDrawing;
        static const std::map<std::string_view, Show> ways{
            {"range", &Self::showRange},
            {"limits", &Self::showLimits},
            {"zeros", &Self::showZeros},
            {"extrema", &Self::showExtrema},
            {"inflections", &Self::showInflections},
            {"monotone", &Self::showWitness},
            {"symmetry", &Self::showSymmetry},
            {"smoothness", &Self::showKinks},
            {"kinks", &Self::showKinks},
            {"lipschitz", &Self::showSlope},
            {"curvature", &Self::showCurvature},
            {"saturation", &Self::showSaturation},
            {"saturated_mass", &Self::showSaturation},
            {"dead_mass", &Self::showDead},
            {"mean", &Self::showMean},
            {"second_moment", &Self::showSigma},
            {"gradient_factor", &Self::showSigma},
            {"gain", &Self::showSigma},
            {"backward_gain", &Self::showSigma},
            {"critical_sigma_w", &Self::showCritical},
            {"relu_distance", &Self::showReluDistance},
        };
        if (const auto way = ways.find(property); way != ways.end())
            (this->*way->second)();
    }

private:
    Jet at(double x) const { return evaluateAt(curve_.activation, curve_.parameters, x); }
    /// Analysed when first asked for: what only integrates needs none of it, and this runs once a drawn
    /// frame.
    const Properties& shape() {
        if (!shape_)
            shape_ = shapeAnalysed(curve_.activation, curve_.parameters, settings_);
        return *shape_;
    }
    std::string named(const std::string& what) const { return curve_.name + ", " + what; }

    bool inView(double x, double y) const {
        return x >= view_.xMinimum && x <= view_.xMaximum && y >= view_.yMinimum && y <= view_.yMaximum;
    }

    void dot(double x, double y, MarkerShape shape = MarkerShape::FilledDot) {
        if (inView(x, y))
            panel_.markers.push_back({{x, y}, shape, curve_.paint, Layer::Data});
    }

    void callOut(double x, double y, std::vector<std::string> lines) {
        if (inView(x, y))
            panel_.callouts.push_back({{x, y}, std::move(lines), Layer::Data});
    }

    void line(const std::vector<Point>& points, Dash dash, const std::string& what) {
        auto shown = clipPolyline(points, {view_.xMinimum, view_.xMaximum, view_.yMinimum, view_.yMaximum});
        if (!shown.empty())
            panel_.lines.push_back({std::move(shown), curve_.paint, dash, 1, named(what), Layer::Data});
    }

    void level(double y, const std::string& what) {
        if (std::isfinite(y))
            line({{view_.xMinimum, y}, {view_.xMaximum, y}}, Dash::Dashed, what);
    }

    void band(double from, double to, const std::string& what) {
        from = std::max(from, view_.xMinimum);
        to = std::min(to, view_.xMaximum);
        if (!(from < to))
            return;
        Paint paint = curve_.paint;
        paint.opacity = 0.12;
        panel_.bands.push_back({from, to, paint, named(what)});
    }

    void showRange() {
        for (const ValueInterval& part : shape().range.parts)
            for (const double y : {part.low, part.high})
                level(y, say("end of the range {}", readableNumber(y)));
    }

    void showLimits() {
        level(shape().limitLeft, say("limit {} at −∞", readableNumber(shape().limitLeft)));
        if (shape().limitRight != shape().limitLeft)
            level(shape().limitRight, say("limit {} at ∞", readableNumber(shape().limitRight)));
    }

    void showZeros() {
        for (const Stretch& stretch : shape().zeros.stretches)
            band(stretch.from, stretch.to, "f = 0");
        for (const Zero& zero : shape().zeros.points)
            dot(zero.x, 0);
        callOutNearest(shape().zeros.points, [](const Zero& zero) {
            return std::vector<std::string>{say("zero"), "x = " + readableNumber(zero.x)};
        });
    }

    void showExtrema() {
        for (const Extremum& extremum : shape().extrema.points)
            dot(extremum.x, extremum.f);
        callOutNearest(shape().extrema.points, [](const Extremum& extremum) {
            return std::vector<std::string>{extremum.maximum ? say("max {}", readableNumber(extremum.f))
                                                             : say("min {}", readableNumber(extremum.f)),
                                            say("at x = {}", readableNumber(extremum.x))};
        });
    }

    void showInflections() {
        for (const Inflection& inflection : shape().inflections.points)
            dot(inflection.x, inflection.f);
        callOutNearest(shape().inflections.points, [](const Inflection& inflection) {
            return std::vector<std::string>{say("inflection at x = {}", readableNumber(inflection.x)),
                                            say("slope {}", readableNumber(inflection.f1))};
        });
    }

    /// A box at the one nearest to 0, not at each of many.
    template <class Item, class Write>
    void callOutNearest(const std::vector<Item>& items, const Write& write) {
        const auto nearest = std::min_element(items.begin(), items.end(), [](const Item& a, const Item& b) {
            return std::fabs(a.x) < std::fabs(b.x);
        });
        if (nearest != items.end())
            callOut(nearest->x, at(nearest->x).f, write(*nearest));
    }

    void showWitness() {
        const auto& witness = shape().monotone.witness;
        if (witness.size() != 3)
            return;
        std::vector<Point> corners;
        for (const Witness& place : witness) {
            corners.push_back({place.x, place.f});
            dot(place.x, place.f);
        }
        line(corners, Dash::Dotted, say("not monotone"));
        callOut(witness[1].x, witness[1].f, {say("not monotone"), describe("monotone")});
    }

    void showSymmetry() {
        if (shape().symmetry.kind == Symmetry::Even)
            line({{0, view_.yMinimum}, {0, view_.yMaximum}}, Dash::Dashed, say("axis of symmetry"));
        else if (shape().symmetry.kind != Symmetry::None)
            dot(0, shape().symmetry.centre, MarkerShape::OpenDot);
    }

    void showKinks() {
        for (const KinkSides& kink : shape().kinks) {
            dot(kink.x, kink.at.f);
            for (const double side : {kink.left.f, kink.right.f})
                if (kink.smoothness < 0 && side != kink.at.f)
                    dot(kink.x, side, MarkerShape::OpenDot);
        }
        callOutNearest(shape().kinks, [](const KinkSides& kink) {
            const std::string x = readableNumber(kink.x);
            return std::vector<std::string>{"f′(" + x + "⁻) = " + readableNumber(kink.left.f1),
                                            "f′(" + x + "⁺) = " + readableNumber(kink.right.f1)};
        });
    }

    /// A place in view where the supremum is taken, or nearly.
    std::optional<double> placeOf(const Supremum& supremum) const {
        if (supremum.where != Supremum::Where::Along)
            return std::isfinite(supremum.x) ? std::optional(supremum.x) : std::nullopt;
        const double from = std::max(supremum.along.from, view_.xMinimum);
        const double to = std::min(supremum.along.to, view_.xMaximum);
        return from < to ? std::optional(from + (to - from) / 2) : std::nullopt;
    }

    void showSlope() {
        const auto x = placeOf(shape().slope);
        if (!x)
            return;
        const Jet y = shape().slope.side == 0
                          ? at(*x)
                          : evaluateBeside(curve_.activation, curve_.parameters, *x, shape().slope.side);
        dot(*x, y.f);
        constexpr double half = 0.2; // of the view's width
        const double dx = half * (view_.xMaximum - view_.xMinimum);
        if (std::isfinite(y.f1))
            line({{*x - dx, y.f - dx * y.f1}, {*x + dx, y.f + dx * y.f1}}, Dash::Dashed,
                 say("steepest tangent"));
        callOut(*x, y.f,
                {say("sup |f′| = {}", readableNumber(shape().slope.value)),
                 say("at x = {}", readableNumber(*x))});
    }

    void showCurvature() {
        if (const auto x = placeOf(shape().curvature)) {
            dot(*x, at(*x).f);
            callOut(*x, at(*x).f,
                    {say("sup |f″| = {}", readableNumber(shape().curvature.value)),
                     say("at x = {}", readableNumber(*x))});
        }
    }

    void showSaturation() {
        for (const Stretch& stretch : shape().saturation.stretches)
            band(stretch.from, stretch.to, "|f′| < " + readableNumber(settings_.saturationThreshold));
    }

    void showDead() {
        for (const Stretch& stretch : shape().dead)
            band(stretch.from, stretch.to, "f′ = 0");
    }

    void showMean() {
        const Integral mean =
            gaussianMoments(curve_.activation, curve_.parameters, settings_.sigma, 1e-6).mean;
        showSigma();
        level(mean.value, "E[f(z)] = " + readableNumber(mean.value));
    }

    void showSigma() {
        band(-settings_.sigma, settings_.sigma, "|z| < σ = " + readableNumber(settings_.sigma));
    }

    void showCritical() {
        const auto point = criticalPoint(curve_.activation, curve_.parameters, settings_.biasSigma);
        if (!point)
            return;
        const double spread = std::sqrt(point->q);
        if (spread > 0)
            band(-spread, spread, "|z| < √q = " + readableNumber(spread));
        callOut(0, at(0).f,
                {say("critical σ_w = {}", readableNumber(point->sigmaW)), "q = " + readableNumber(point->q)});
    }

    void showReluDistance() {
        line({{view_.xMinimum, 0}, {0, 0}, {std::max(view_.xMaximum, 0.0), std::max(view_.xMaximum, 0.0)}},
             Dash::Dotted, "ReLU");
        const Supremum& distance = shape().reluDistance;
        if (!std::isfinite(distance.value) || !std::isfinite(distance.x))
            return;
        const double y = at(distance.x).f;
        line({{distance.x, y}, {distance.x, std::max(distance.x, 0.0)}}, Dash::Solid,
             say("distance to ReLU"));
        dot(distance.x, y);
        callOut(distance.x, y,
                {say("{} from ReLU", readableNumber(distance.value)),
                 say("at x = {}", readableNumber(distance.x))});
    }

    std::string describe(std::string_view id) { return findProperty(id)->describe(shape(), 4).text; }

    Panel& panel_;
    const ShownCurve& curve_;
    AnalysisSettings settings_;
    const View& view_;
    std::optional<Properties> shape_;
};

} // namespace

void addProperty(Panel& panel, std::string_view property, const ShownCurve& curve,
                 const AnalysisSettings& settings, const View& view) {
    if (findProperty(property) != nullptr)
        PropertyDrawing(panel, curve, settings, view).add(property);
}

} // namespace actiscope
