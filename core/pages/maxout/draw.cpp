// The Maxout page as a figure: which panels there are, and where.
#include "core/pages/maxout/panels.h"
#include "core/text/in_english.h"
#include "core/vectors/glu.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

void addLinesData(Figure& figure, const MaxoutPage& page, const ShownMaxout& shown) {
    DataBlock values{"maxout", {"x", "maxout", "slope", "piece"}, {{}, {}, {}, {}}};
    if (shown.analysis) {
        values.columns.emplace_back("target");
        values.values.emplace_back();
    }
    constexpr int steps = 200;
    const double from = shown.analysis ? page.from : page.xMinimum;
    const double to = shown.analysis ? page.to : page.xMaximum;
    for (int i = 0; i <= steps; ++i) {
        const double x = i == steps ? to : from + (to - from) * i / steps;
        const MaxoutPoint at = maxoutAt(shown.pieces, x);
        values.values[0].push_back(x);
        values.values[1].push_back(shown.at(x));
        values.values[2].push_back(at.slope - (shown.minus.empty() ? 0 : maxoutAt(shown.minus, x).slope));
        values.values[3].push_back(static_cast<double>(at.active + 1));
        if (shown.analysis)
            values.values[4].push_back(shown.analysis->target(x).f);
    }
    figure.data.push_back(std::move(values));
    DataBlock pieces{"pieces", {"w", "b"}, {{}, {}}};
    for (const Piece& piece : shown.pieces) {
        pieces.values[0].push_back(piece.w);
        pieces.values[1].push_back(piece.b);
    }
    figure.data.push_back(std::move(pieces));
    if (!shown.analysis)
        return;
    DataBlock errors{"best sup-error", {"k", "error"}, {{}, {}}};
    for (std::size_t k = 0; k < mostPieces; ++k) {
        errors.values[0].push_back(static_cast<double>(k + 1));
        errors.values[1].push_back(shown.analysis->best[k].error);
    }
    figure.data.push_back(std::move(errors));
}

/// The sections as they are drawn.
void addSurfaceData(Figure& figure, const MaxoutPage& page) {
    const InEnglish forMachines;
    for (const char* id : {"along_a", "along_b"})
        if (const Panel* section = findPanel(figure, id)) {
            const bool alongA = id == std::string("along_a");
            DataBlock block{sectionTitle(page, alongA), {alongA ? "a" : "b", "y"}, {{}, {}}};
            for (const Point& point : section->lines.front().points) {
                block.values[0].push_back(point.x);
                block.values[1].push_back(point.y);
            }
            figure.data.push_back(std::move(block));
        }
}

} // namespace

bool isNarrow(const PlotSize& size) {
    constexpr double letters = 50;
    return size.widthPx < letters * size.fontPx;
}

Panel stillPanel(std::string id, std::initializer_list<std::string> titles, const PanelPlace& place,
                 const PlotSize& size) {
    Panel panel;
    panel.id = std::move(id);
    panel.title = titleWithRoom(titles, place.width * size.widthPx, size.fontPx);
    panel.place = place;
    panel.movable = false;
    panel.legend.visible = false;
    return panel;
}

Paint paintOf(std::size_t piece, double opacity) {
    return {Role::Curve, static_cast<int>(piece), opacity};
}

Figure drawMaxout(const MaxoutPage& page, const MaxoutResult* result, const PlotSize& size, bool withData) {
    Figure figure;
    figure.title = page.title;
    if (page.show == "regions") {
        figure.panels.push_back(regionsPanel(page, {0, 0, 0.64, 1}, size));
        figure.panels.push_back(weightsPanel(page, {0.66, 0, 0.34, 0.47}, size));
        figure.panels.push_back(offsetsPanel(page, {0.66, 0.47, 0.34, 0.53}, size));
        if (withData)
            figure.data.push_back({"planes", {"w1", "w2", "b"}, {page.w1, page.w2, page.c}});
        return figure;
    }
    if (page.show == "glu") {
        figure.panels.push_back(surfacePanel(page, {0, 0, 0.6, 1}, size));
        figure.panels.push_back(sectionPanel(page, {0.61, 0, 0.39, 0.5}, true));
        figure.panels.push_back(sectionPanel(page, {0.61, 0.5, 0.39, 0.5}, false));
        if (withData)
            addSurfaceData(figure, page);
        return figure;
    }
    const ShownMaxout shown = shownMaxout(page, result);
    constexpr double upper = 0.66; // where the lower panels begin
    figure.panels.push_back(linesPanel(page, shown, {0, 0, 1, upper}, size));
    if (shown.analysis) {
        figure.panels.push_back(slopePanel(page, shown, {0, upper, 0.48, 1 - upper}, size));
        const auto errors = shown.runs ? descentPanel : errorPanel;
        figure.panels.push_back(errors(page, shown, {0.5, upper, 0.5, 1 - upper}, size));
    } else {
        figure.panels.push_back(slopePanel(page, shown, {0, upper, 1, 1 - upper}, size));
    }
    if (withData)
        addLinesData(figure, page, shown);
    return figure;
}

void drawMaxoutReadOut(const MaxoutPage& page, const MaxoutResult* result, const PlotSize&, Figure& figure) {
    if (page.show == "lines" && page.cursorVisible)
        addReadOut(figure.panels.front(), page, shownMaxout(page, result));
}

} // namespace actiscope
