// The panels of the Gradient flow page that show the selected activation: its values and its phases.
#include "core/fields/readable_number.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/gradient_flow/drawing.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// The phases of networks by σ_w² and σ_b², from the means over a table of q.
class PhaseTable {
public:
    PhaseTable(const std::vector<EdgePoint>& edge, double inputQ) : inputQ_(inputQ) {
        for (const EdgePoint& point : edge)
            if (point.q > 0 && point.sigmaW2 > 0)
                means_.push_back({point.q, (point.q - point.sigmaB2) / point.sigmaW2, 1 / point.sigmaW2});
    }

    bool isEmpty() const { return means_.size() < 2; }

    /// χ where the layers end up that begin with the page's inputs: at the fixed point on the way of q, or
    /// at the end of the table.
    double chi(double sigmaW2, double sigmaB2) const {
        const double firstQ = sigmaW2 * inputQ_ + sigmaB2;
        const auto above = std::lower_bound(means_.begin(), means_.end(), firstQ,
                                            [](const Means& means, double q) { return means.q < q; });
        std::size_t i = std::min(static_cast<std::size_t>(above - means_.begin()), means_.size() - 1);
        const auto excess = [&](std::size_t at) {
            return sigmaW2 * means_[at].square + sigmaB2 - means_[at].q;
        };
        const bool rises = excess(i) > 0;
        while (rises ? i + 1 < means_.size() : i > 0) {
            const std::size_t next = rises ? i + 1 : i - 1;
            if ((excess(next) > 0) != rises) {
                const double part = excess(i) / (excess(i) - excess(next));
                return sigmaW2 *
                       (means_[i].slopeSquare + part * (means_[next].slopeSquare - means_[i].slopeSquare));
            }
            i = next;
        }
        return sigmaW2 * means_[i].slopeSquare;
    }

private:
    struct Means {
        double q, square, slopeSquare;
    };
    std::vector<Means> means_;
    double inputQ_;
};

/// The plane as stripes of one phase each.
void addFlowPhases(Panel& panel, const PhaseTable& table) {
    if (table.isEmpty())
        return;
    constexpr std::size_t columns = 96;
    constexpr std::size_t stripes = 48;
    const double width = panel.x.maximum / columns;
    const double height = panel.y.maximum / stripes;
    for (std::size_t stripe = 0; stripe < stripes; ++stripe) {
        const double bottom = height * static_cast<double>(stripe);
        const auto isChaos = [&](double sigmaW2) { return table.chi(sigmaW2, bottom + height / 2) > 1; };
        const auto add = [&](double from, double to, bool chaos) {
            const Paint paint{Role::Diverging, 0, 0.22, chaos ? -0.6 : 0.6};
            panel.areas.push_back(
                {{{from, bottom}, {to, bottom}, {to, bottom + height}, {from, bottom + height}},
                 paint,
                 paint,
                 0,
                 chaos ? say("chaotic") : say("ordered")});
        };
        double from = 0;
        bool chaos = isChaos(width / 2);
        for (std::size_t column = 1; column < columns; ++column) {
            const double x = width * (static_cast<double>(column) + 0.5);
            if (isChaos(x) == chaos)
                continue;
            double low = x - width;
            double high = x;
            for (int halving = 0; halving < 6; ++halving) {
                const double middle = (low + high) / 2;
                (isChaos(middle) == chaos ? low : high) = middle;
            }
            add(from, high, chaos);
            from = high;
            chaos = !chaos;
        }
        add(from, panel.x.maximum, chaos);
    }
}

/// The line on which χ = 1. Where χ is the same for all q it is upright.
std::vector<Point> chaosEdgeLine(const std::vector<EdgePoint>& edge, double top) {
    std::vector<Point> line;
    const auto [least, most] =
        std::minmax_element(edge.begin(), edge.end(),
                            [](const EdgePoint& a, const EdgePoint& b) { return a.sigmaW2 < b.sigmaW2; });
    if (edge.empty())
        return line;
    constexpr double same = 1e-9;
    if (most->sigmaW2 - least->sigmaW2 <= same * most->sigmaW2)
        return {{least->sigmaW2, 0}, {least->sigmaW2, top}};
    for (const EdgePoint& point : edge)
        line.push_back({point.sigmaW2, point.sigmaB2});
    return line;
}

/// Which phase the corners are in that differ most; where the edge is out of the plane, where it is instead.
void addPhaseWords(Panel& panel, const PhaseTable& table, const FlowDrawing& d, const FlowRow& row) {
    if (table.isEmpty())
        return;
    const Paint muted{Role::MutedText, 0, 1};
    const auto at = [&](double x, double y) { return Point{x * panel.x.maximum, y * panel.y.maximum}; };
    const auto isChaos = [&](const Point& point) { return table.chi(point.x, point.y) > 1; };
    const auto word = [](bool chaos) { return chaos ? say("gradients grow") : say("gradients die"); };
    const Point left = at(0.03, 0.9);
    const Point right = at(0.97, 0.1);
    panel.labels.push_back({left, word(isChaos(left)), muted, TextAlign::Left, TextSide::Middle});
    if (isChaos(right) != isChaos(left)) {
        panel.labels.push_back({right, word(isChaos(right)), muted, TextAlign::Right, TextSide::Middle});
        return;
    }
    const double critical = flowLimit(d.page, row.choice)->criticalSigmaW2;
    if (critical > panel.x.maximum)
        panel.labels.push_back({right, say("χ = 1 at σ_w² = {} →", readableNumber(critical, 4)), muted,
                                TextAlign::Right, TextSide::Middle});
}

} // namespace

Panel valuesPanel(const FlowDrawing& d, const PanelPlace& place) {
    const FlowRow* row = d.selected();
    const std::string name = row ? row->name : std::string();
    Panel panel = d.panel("values",
                          {say("{}: values against layers (each layer's own scale)", name),
                           say("{}: values against layers", name), say("Values of f")},
                          place);
    panel.x = d.layerAxis(place);
    panel.grid = false;
    if (!row || !row->measured) {
        panel.y = linearAxis(-1, 1, "f(z)", d.ticksUpwards(place));
        return panel;
    }
    const double from = row->measured->cellsFrom;
    const double to = row->measured->cellsTo;
    panel.y = linearAxis(from, to, "f(z)", d.ticksUpwards(place));
    const auto& layers = row->measured->summary.layers;
    const std::size_t shown = std::min(layers.size(), static_cast<std::size_t>(d.page.depth));
    constexpr std::size_t mostColumns = 60;
    const std::size_t together = (shown + mostColumns - 1) / mostColumns;
    const double height = (to - from) / signalCells;
    for (std::size_t first = 0; first < shown; first += together) {
        const std::vector<double>& cells = layers[first + (std::min(together, shown - first) - 1) / 2].cells;
        const double most = *std::max_element(cells.begin(), cells.end());
        const double left = std::max(panel.x.minimum, static_cast<double>(first) + 0.5);
        const double right =
            std::min(panel.x.maximum, static_cast<double>(std::min(first + together, shown)) + 0.5);
        for (std::size_t cell = 0; cell < signalCells; ++cell) {
            // By its root: tails remain visible beside an atom.
            const double strength = most > 0 ? std::sqrt(cells[cell] / most) : 0;
            constexpr double faintest = 0.02;
            if (strength < faintest)
                continue;
            Paint paint = row->paint;
            paint.opacity = std::round(strength * 50) / 50;
            const double bottom = from + height * static_cast<double>(cell);
            panel.areas.push_back(
                {{{left, bottom}, {right, bottom}, {right, bottom + height}, {left, bottom + height}},
                 paint,
                 paint,
                 0,
                 say("layer {}, f(z) = {}", first + 1, readableNumber(bottom + height / 2, 3))});
        }
    }
    return panel;
}

Panel planePanel(const FlowDrawing& d, const PanelPlace& place) {
    const FlowRow* row = d.selected();
    const LayerScale scale = layerScale(networksOf(d.page));
    Panel panel = d.panel(
        "plane", {say("Edge of chaos of {}", row ? row->name : std::string()), say("Edge of chaos")}, place);
    panel.hint = say("drag the point");
    panel.movable = true;
    panel.x = linearAxis(0, d.page.planeSigmaW2, "σ_w²", d.ticksAcross(place));
    panel.y = linearAxis(0, d.page.planeSigmaB2, "σ_b²", d.ticksUpwards(place));
    if (row) {
        const auto edge = flowEdge(row->choice);
        const PhaseTable table(*edge, d.page.inputQ);
        addFlowPhases(panel, table);
        const std::vector<Point> line =
            clipPolyline(chaosEdgeLine(*edge, panel.y.maximum),
                         {panel.x.minimum, panel.x.maximum, panel.y.minimum, panel.y.maximum});
        if (!line.empty())
            panel.lines.push_back({line, {Role::Text, 0, 1}, Dash::Solid, 1.8, say("{}, χ = 1", row->name)});
        addPhaseWords(panel, table, d, *row);
    }
    const Point at{std::min(scale.sigmaW2, panel.x.maximum), std::min(scale.sigmaB2, panel.y.maximum)};
    const Paint paint = row ? row->paint : Paint{Role::Text, 0, 1};
    // A point at the edge that stands for one beyond it says where that is.
    if (scale.sigmaW2 > panel.x.maximum)
        panel.labels.push_back({{0.97 * panel.x.maximum, 0.5 * panel.y.maximum},
                                say("σ_w² = {} →", readableNumber(scale.sigmaW2, 4)),
                                paint,
                                TextAlign::Right,
                                TextSide::Middle});
    if (scale.sigmaB2 > panel.y.maximum)
        panel.labels.push_back({{0.5 * panel.x.maximum, 0.75 * panel.y.maximum},
                                say("σ_b² = {} ↑", readableNumber(scale.sigmaB2, 4)),
                                paint,
                                TextAlign::Centre,
                                TextSide::Middle});
    panel.markers.push_back({at, MarkerShape::OpenDot, paint, Layer::Data, 1.6});
    Handle handle{"variances", say("variances of weights and biases"), at, paint};
    handle.stepX = panel.x.maximum / 80;
    handle.stepY = panel.y.maximum / 80;
    panel.handles.push_back(std::move(handle));
    return panel;
}

} // namespace actiscope
