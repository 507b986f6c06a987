// The Curves page as one of the program's pages.
#include "core/analysis/property_table.h"
#include "core/fields/limits.h"
#include "core/fields/range_check.h"
#include "core/figure/ticks.h"
#include "core/pages/curves/state.h"
#include "core/pages/lift.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

tl::expected<void, std::string> check(const CurvesPage& page) {
    if (page.curves.size() > mostCurves)
        return tl::unexpected(
            say("curves: {} curves are too many; allowed are {}", page.curves.size(), mostCurves));
    if (auto ok = checkRange("x_min", page.xMinimum, "x_max", page.xMaximum); !ok)
        return ok;
    if (auto ok = checkRange("y_min", page.yMinimum, "y_max", page.yMaximum); !ok)
        return ok;
    for (std::size_t i = 0; i < page.curves.size(); ++i)
        if (auto ok = checkRow(page.curves[i], fmt::format("curves[{}]", i)); !ok)
            return ok;
    if (page.selected >= static_cast<int>(page.curves.size()))
        return tl::unexpected(
            say("selected: there is no curve {}; there are {}", page.selected, page.curves.size()));
    return {};
}

/// An empty list has nothing to select, and a range given by number is meant.
tl::expected<void, std::string> settle(CurvesPage& page, const FieldIds& given) {
    if (page.curves.empty() && !given.contains("selected"))
        page.selected = -1;
    if ((given.contains("y_min") || given.contains("y_max")) && !given.contains("y_auto"))
        page.yAutomatic = false;
    return {};
}

bool hasEffect(const CurvesPage& page, const Field& field) {
    return field.id != "cursor" || page.cursorVisible;
}

std::vector<StatusItem> status(const CurvesPage& page) {
    std::vector<StatusItem> items;
    if (!page.cursorVisible)
        return items;
    items.push_back({"x = " + readableNumber(page.cursor)});
    for (const auto& row : readout(page, page.cursor)) {
        std::string text =
            row.name + " f = " + readableNumber(row.at.f) + " f′ = " + readableNumber(row.at.f1);
        if (page.curves[static_cast<std::size_t>(row.curve)].secondDerivative)
            text += " f″ = " + readableNumber(row.at.f2);
        items.push_back({std::move(text), {Role::Curve, row.colour, 1}});
    }
    return items;
}

/// Where the read-out stands, pinned or not.
std::vector<PageProperty> pageNumbers(const CurvesPage& page) {
    return {{"x", readableNumber(page.cursor), say("The place of the read-out."), "x", page.cursor}};
}

/// The read-out of a curve, then those of its properties that are numbers: what the card of properties shows.
std::vector<PageProperty> curveNumbers(const CurvesPage& page, std::size_t row) {
    const Curve& curve = page.curves[row];
    const std::vector<double> parameters = parameterValues(curve);
    const Jet at = evaluateAt(*curve.activation, parameters, page.cursor);
    std::vector<PageProperty> all{
        {"f(x)", readableNumber(at.f), say("The value at the read-out."), "f", at.f},
        {"f′(x)", readableNumber(at.f1), say("The slope at the read-out."), "f1", at.f1},
        {"f″(x)", readableNumber(at.f2), say("The second derivative at the read-out."), "f2", at.f2}};
    const Properties properties = analysed(*curve.activation, parameters, analysisSettings(page));
    for (const Property& property : propertyTable())
        if (property.isNumber)
            all.push_back({said(property.label), property.describe(properties, 4).text, said(property.help),
                           property.id, property.number(properties)});
    return all;
}

std::string setView(CurvesPage& page, const std::string&, const ViewRange& view) {
    const double width = page.xMaximum - page.xMinimum;
    const bool pans = std::fabs((view.xMaximum - view.xMinimum) - width) <= 1e-9 * width;
    page.xMinimum = view.xMinimum;
    page.xMaximum = view.xMaximum;
    // Ranges that the page works out for itself stay its own.
    if (!page.yAutomatic) {
        page.yMinimum = view.yMinimum;
        page.yMaximum = view.yMaximum;
    }
    return pans ? say("Pan") : say("Zoom");
}

void hover(CurvesPage& page, const std::string&, double x) {
    page.cursor = x;
    page.cursorVisible = true;
}

void fit(CurvesPage& page) {
    page = fitted(page);
}

} // namespace

Page curvesPage() {
    return {.id = "curves",
            .name = "Curves",
            .section = "FUNCTIONS",
            .symbol = "∿",
            .fields = lifted(curvesFields(), settle),
            .records = {lifted(
                recordsOf("curves", mostCurves, &CurvesPage::curves, &CurvesPage::selected, curveFields()))},
            .clear = cleared<CurvesPage>,
            .draw = liftedAtOnce(drawCurves),
            .drawReadOut = liftedAtOnce(drawCurvesReadOut),
            .status = liftedAtOnce(status),
            .properties = liftedAtOnce(pageNumbers),
            .rowProperties = liftedAtOnce(curveNumbers),
            .check = lifted(check),
            .settle = lifted(settle),
            .matters = lifted(hasEffect),
            .setView = lifted(setView),
            .fit = lifted(fit),
            .hover = lifted(hover)};
}

} // namespace actiscope
