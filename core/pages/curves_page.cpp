// The Curves page as one of the program's pages.
#include "core/figure/ticks.h"
#include "core/pages/curves.h"

#include <cmath>

namespace actiscope {

namespace {

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
    return pans ? "Pan" : "Zoom";
}

void hover(CurvesPage& page, const std::string&, double x) {
    page.cursor = x;
    page.cursorVisible = true;
}

} // namespace

PageOf<CurvesPage> curvesPage() {
    return {.id = "curves",
            .name = "Curves",
            .section = "FUNCTIONS",
            .symbol = "∿",
            .fields = curvesFields,
            .draw = drawCurves,
            .status = status,
            .setView = setView,
            .fit = [](CurvesPage& page) { page = fitted(page); },
            .hover = hover};
}

} // namespace actiscope
