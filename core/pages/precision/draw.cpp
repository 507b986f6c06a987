// The Precision page as a figure: the values, their error and the slopes that a format leaves of activations.
#include "core/fields/readable_number.h"
#include "core/figure/free_corner.h"
#include "core/figure/line_read_out.h"
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/pages/precision/result.h"
#include "core/sampling/adaptive.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// The inputs that a drawing looks at: all numbers of the format in view, or one a pixel column where there
/// are more.
struct DrawnInputs {
    std::vector<double> x;
    bool all = false;
};

DrawnInputs inputsInView(const PrecisionPage& page, const FloatFormat& format, double widthPx) {
    const auto columns = static_cast<std::size_t>(std::clamp(widthPx, 20.0, 2000.0));
    DrawnInputs drawn;
    double number = rounded(std::max(page.xMinimum, -format.largest), format) + 0.0;
    if (number < page.xMinimum)
        number = nextAbove(number, format);
    while (number <= page.xMaximum && drawn.x.size() <= columns) {
        drawn.x.push_back(number);
        number = nextAbove(number, format);
    }
    drawn.all = drawn.x.size() <= columns;
    if (drawn.all)
        return drawn;
    drawn.x.clear();
    for (std::size_t i = 0; i <= columns; ++i) {
        const double x = rounded(page.xMinimum + (page.xMaximum - page.xMinimum) * static_cast<double>(i) /
                                                     static_cast<double>(columns),
                                 format);
        if (std::isfinite(x) && (drawn.x.empty() || x > drawn.x.back()))
            drawn.x.push_back(x);
    }
    return drawn;
}

/// An activation at the inputs.
struct DrawnRow {
    std::size_t index;
    std::string name;
    Paint paint;
    RoundedChoice choice;
    const PrecisionNumbers* numbers; ///< null while they are not known
    std::vector<double> exact, exactSlope, stable, stableSlope, textbook, textbookSlope;
};

class PrecisionDrawing {
public:
    PrecisionDrawing(const PrecisionPage& page, const PrecisionResult* result, const PlotSize& size)
        : page_(page),
          size_(size),
          format_(*findFloatFormat(page.format)),
          inputs_(inputsInView(page, format_, 0.55 * size.widthPx)) {
        for (std::size_t i = 0; i < page.activations.size(); ++i) {
            const ActivationRow& row = page.activations[i];
            if (!row.visible)
                continue;
            const RoundedChoice choice = choiceOf(page, row);
            rows_.push_back({i,
                             rowName(row),
                             {Role::Curve, row.colour, 1},
                             choice,
                             numbersOf(result, choice),
                             {},
                             {},
                             {},
                             {},
                             {},
                             {}});
            compute(rows_.back());
        }
    }

    Figure figure(bool withData) const {
        Figure figure;
        figure.title = page_.title;
        const double letters = size_.widthPx / size_.fontPx;
        const bool hasSide = letters >= 46;
        const double left = hasSide ? 0.58 : 1;
        figure.panels.push_back(valuePanel({0, 0, left, 1}));
        if (hasSide) {
            figure.panels.push_back(errorPanel({left, 0, 1 - left, 0.5}));
            figure.panels.push_back(slopePanel({left, 0.5, 1 - left, 0.5}));
        }
        if (withData)
            addTables(figure);
        return figure;
    }

private:
    using Values = std::vector<double> DrawnRow::*;

    void compute(DrawnRow& row) const {
        const RoundedActivation activation = row.choice.rounded();
        for (const Values values :
             {&DrawnRow::exact, &DrawnRow::exactSlope, &DrawnRow::stable, &DrawnRow::stableSlope})
            (row.*values).resize(inputs_.x.size());
        activation.exact(inputs_.x, row.exact, row.exactSlope);
        activation.stable(inputs_.x, row.stable, row.stableSlope);
        if (!page_.textbook)
            return;
        row.textbook.resize(inputs_.x.size());
        row.textbookSlope.resize(inputs_.x.size());
        activation.textbook(inputs_.x, row.textbook, row.textbookSlope);
    }

    bool isSelected(const DrawnRow& row) const { return static_cast<int>(row.index) == page_.selected; }

    Panel panelOf(std::string id, std::initializer_list<std::string> titles, const PanelPlace& place) const {
        Panel panel;
        panel.id = std::move(id);
        panel.title = titleWithRoom(titles, place.width * size_.widthPx, size_.fontPx);
        panel.place = place;
        panel.grid = page_.grid;
        panel.legend.visible = false;
        const double widthPx = std::max(20.0, place.width * size_.widthPx - 5 * size_.fontPx);
        panel.x = linearAxis(page_.xMinimum, page_.xMaximum, "x",
                             std::max(2, static_cast<int>(widthPx / (7 * size_.fontPx))));
        return panel;
    }

    int ticksUpwards(const PanelPlace& place) const {
        return std::max(
            2, static_cast<int>((place.height * size_.heightPx - 6 * size_.fontPx) / (5 * size_.fontPx)));
    }

    /// The range of what is finite of the exact values, with air.
    Axis valueAxis(Values values, const std::string& label, const PanelPlace& place) const {
        double low = infinity;
        double high = -infinity;
        for (const DrawnRow& row : rows_)
            for (const double y : row.*values)
                if (std::fabs(y) <= 1e9) {
                    low = std::min(low, y);
                    high = std::max(high, y);
                }
        if (!(low <= high))
            low = high = 0;
        const double air = high > low ? 0.08 * (high - low) : 1;
        return linearAxis(low - air, high + air, label, ticksUpwards(place));
    }

    /// What all x between two numbers become: a step over the half of the way to its neighbours, or a point a
    /// column.
    std::vector<Point> stepsOf(const std::vector<double>& y) const {
        std::vector<Point> points;
        const std::vector<double>& x = inputs_.x;
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (!std::isfinite(y[i])) {
                points.push_back({nan, nan});
                continue;
            }
            if (!inputs_.all) {
                points.push_back({x[i], y[i]});
                continue;
            }
            points.push_back({i > 0 ? (x[i - 1] + x[i]) / 2 : page_.xMinimum, y[i]});
            points.push_back({i + 1 < x.size() ? (x[i] + x[i + 1]) / 2 : page_.xMaximum, y[i]});
        }
        return points;
    }

    /// The exact curve, thin, and the staircases of the two forms; the selected activation over the others.
    void addCurves(Panel& panel, int order, Values stable, Values textbook) const {
        const View view{panel.x.minimum,      panel.x.maximum, panel.y.minimum, panel.y.maximum,
                        0.55 * size_.widthPx, size_.heightPx,  60'000,          1};
        const std::string sign = order == 0 ? "f" : "f′";
        for (const bool selected : {false, true})
            for (const DrawnRow& row : rows_) {
                if (isSelected(row) != selected)
                    continue;
                SampledCurve sampled =
                    sampleCurve(*row.choice.activation, row.choice.parameters, order, view);
                Paint faint = row.paint;
                faint.opacity = 0.6;
                panel.lines.push_back({std::move(sampled.points), faint, Dash::Dotted, 1.2,
                                       say("{}, exact {}", row.name, sign), Layer::Data,
                                       std::move(sampled.swings)});
                if (page_.textbook)
                    addClippedLine(panel, stepsOf(row.*textbook), row.paint, Dash::Dashed,
                                   selected ? 1.6 : 1.2, say("{}, textbook {}", row.name, sign));
                addClippedLine(panel, stepsOf(row.*stable), row.paint, Dash::Solid, selected ? 2.4 : 1.8,
                               row.name + ", " + sign);
            }
    }

    Panel valuePanel(const PanelPlace& place) const {
        const std::string label = said(format_.label);
        Panel panel = panelOf(
            "value", {say("f with every operation in {}", label), say("f in {}", label), label}, place);
        panel.y = valueAxis(&DrawnRow::exact, "f(x)", place);
        addCurves(panel, 0, &DrawnRow::stable, &DrawnRow::textbook);
        for (const DrawnRow& row : rows_)
            if (row.numbers && page_.textbook)
                addOverflow(panel, row);
        panel.legend.visible = page_.legend && !rows_.empty();
        for (const DrawnRow& row : rows_)
            panel.legend.entries.push_back({row.name, row.paint});
        panel.legend.note = page_.textbook ? say("solid: library, dashed: textbook, dotted: exact")
                                           : say("solid: library, dotted: exact");
        panel.legend.place = freeCorner(panel);
        if (rows_.empty())
            panel.labels.push_back({{(page_.xMinimum + page_.xMaximum) / 2, 0},
                                    say("no activation to show"),
                                    {Role::MutedText, 0, 1},
                                    TextAlign::Centre,
                                    TextSide::Above});
        return panel;
    }

    /// A line where the textbook's form fails; the selected activation's says so at its foot.
    void addOverflow(Panel& panel, const DrawnRow& row) const {
        const double x = row.numbers->overflowFrom;
        if (!(x > panel.x.minimum && x < panel.x.maximum))
            return;
        const double y = std::clamp(evaluateAt(*row.choice.activation, row.choice.parameters, x).f,
                                    panel.y.minimum, panel.y.maximum);
        panel.lines.push_back({{{x, panel.y.minimum}, {x, y}},
                               row.paint,
                               Dash::DashDot,
                               1,
                               say("{}, textbook fails from x = {}", row.name, readableNumber(x))});
        panel.markers.push_back({{x, y}, MarkerShape::Cross, row.paint, Layer::Data, 1.6});
        if (isSelected(row))
            panel.labels.push_back(
                {{x, panel.y.minimum},
                 say(" textbook: ∞ or NaN from {} ", readableNumber(x)),
                 row.paint,
                 x > (panel.x.minimum + panel.x.maximum) / 2 ? TextAlign::Right : TextAlign::Left,
                 TextSide::Above});
    }

    double errorAt(double computed, double exact) const {
        const double difference = std::fabs(computed - exact);
        return page_.error == "ulp" ? difference / spacing(exact, format_) : difference / std::fabs(exact);
    }

    Panel errorPanel(const PanelPlace& place) const {
        const bool inUlp = page_.error == "ulp";
        Panel panel =
            panelOf("error",
                    {inUlp ? say("Error in spacings of the format at f (ULP)") : say("Error relative to f"),
                     inUlp ? say("Error in ULP") : say("Relative error"), say("Error")},
                    place);
        panel.zeroLines = false;
        const double unit = inUlp ? 1 : spacing(1, format_);
        double high = unit;
        for (const DrawnRow& row : rows_)
            for (const std::vector<double>* form : {&row.stable, &row.textbook})
                for (std::size_t i = 0; i < form->size(); ++i)
                    if (const double error = errorAt((*form)[i], row.exact[i]); std::isfinite(error))
                        high = std::max(high, error);
        const double low = unit / 100;
        constexpr double columnPx = 5;
        const int columns = std::max(10, static_cast<int>(place.width * size_.widthPx / columnPx));
        panel.y = {low, 3 * high, inUlp ? "ULP" : "", decades(low, 3 * high), true};
        for (const bool selected : {false, true})
            for (const DrawnRow& row : rows_) {
                if (isSelected(row) != selected)
                    continue;
                if (page_.textbook)
                    addClippedLine(panel, errorsOf(row, row.textbook, low, columns), row.paint, Dash::Dashed,
                                   1.1, say("{}, textbook error", row.name));
                addClippedLine(panel, errorsOf(row, row.stable, low, columns), row.paint, Dash::Solid,
                               selected ? 1.8 : 1.3, say("{}, error", row.name));
            }
        return panel;
    }

    /// The largest error in each of some columns. Where there is none, or less than can be shown, the line
    /// lies on the floor; it breaks where what was computed is no number.
    std::vector<Point> errorsOf(const DrawnRow& row, const std::vector<double>& form, double floor,
                                int columns) const {
        std::vector<Point> points;
        int column = -1;
        for (std::size_t i = 0; i < form.size(); ++i) {
            const double x = inputs_.x[i];
            const double error = errorAt(form[i], row.exact[i]);
            const Point point = std::isfinite(error) ? Point{x, std::max(error, floor)} : Point{nan, nan};
            const int at =
                static_cast<int>((x - page_.xMinimum) / (page_.xMaximum - page_.xMinimum) * columns);
            const bool joins = at == column && !points.empty() && !std::isnan(points.back().y);
            column = at;
            if (!joins || std::isnan(point.y))
                points.push_back(point);
            else if (point.y > points.back().y)
                points.back() = point;
        }
        return points;
    }

    Panel slopePanel(const PanelPlace& place) const {
        Panel panel = panelOf("slope", {say("Slope f′ in the format"), say("Slope f′")}, place);
        panel.y = valueAxis(&DrawnRow::exactSlope, "f′(x)", place);
        addCurves(panel, 1, &DrawnRow::stableSlope, &DrawnRow::textbookSlope);
        return panel;
    }

    void addTables(Figure& figure) const {
        for (const DrawnRow& row : rows_) {
            DataBlock block{row.name, {"x", "f", "computed", "f1", "f1_computed"}, {}, "activation"};
            block.values = {inputs_.x, row.exact, row.stable, row.exactSlope, row.stableSlope};
            if (page_.textbook) {
                block.columns.insert(block.columns.end(), {"textbook", "f1_textbook"});
                block.values.push_back(row.textbook);
                block.values.push_back(row.textbookSlope);
            }
            std::vector<double> errors;
            for (std::size_t i = 0; i < inputs_.x.size(); ++i)
                errors.push_back(errorAt(row.stable[i], row.exact[i]));
            block.columns.push_back(page_.error == "ulp" ? "ulp" : "relative_error");
            block.values.push_back(std::move(errors));
            figure.data.push_back(std::move(block));
        }
        for (const DrawnRow& row : rows_)
            if (row.numbers)
                figure.data.push_back(
                    {row.name,
                     {"max_ulp", "max_ulp_at", "distinct", "overflow_from", "gradient_zero_from"},
                     {{row.numbers->maxUlp},
                      {row.numbers->maxUlpAt},
                      {row.numbers->distinct},
                      {row.numbers->overflowFrom},
                      {row.numbers->gradientZeroFrom}},
                     "numbers of"});
    }

    const PrecisionPage& page_;
    PlotSize size_;
    const FloatFormat& format_;
    DrawnInputs inputs_;
    std::vector<DrawnRow> rows_;
};

} // namespace

Figure drawPrecision(const PrecisionPage& page, const PrecisionResult* result, const PlotSize& size,
                     bool withData) {
    return PrecisionDrawing(page, result, size).figure(withData);
}

void drawPrecisionReadOut(const PrecisionPage& page, const PrecisionResult*, const PlotSize&,
                          Figure& figure) {
    if (page.pointed)
        addLineReadOut(figure, page.pointed->panel, page.pointed->at, ReadAt::Anywhere);
}

} // namespace actiscope
