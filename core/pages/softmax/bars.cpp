// Panels of bars and cells of the Softmax page.
#include "core/fields/readable_number.h"
#include "core/figure/bar_axis.h"
#include "core/figure/ticks.h"
#include "core/pages/softmax/panels.h"
#include "core/text/say.h"
#include "core/vectors/distribution.h"
#include "core/vectors/softmax.h"
#include "core/vectors/vector_activation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace actiscope {

namespace {

constexpr double barWidth = 0.62;

Panel barPanel(const SoftmaxDrawing& d, const PanelPlace& place, std::string id, std::string title) {
    Panel panel;
    panel.id = std::move(id);
    panel.title = std::move(title);
    panel.place = place;
    panel.grid = false;
    panel.movable = false;
    panel.yTicks = false;
    panel.legend.visible = false;
    panel.x = {0.4, static_cast<double>(d.count()) + 0.6, "", d.classTicks()};
    return panel;
}

double heightPx(const SoftmaxDrawing& d, const PanelPlace& place) {
    return place.height * d.heightPx;
}

/// Are numbers above bars of this many classes told apart?
bool numbersFit(const SoftmaxDrawing& d, double letters) {
    return 0.45 * d.widthPx / static_cast<double>(d.count()) > letters * 0.6 * d.fontPx;
}

/// Of labels that would run into each other the one at the taller bar stays.
void thinLabels(std::vector<Bar>& bars, const SoftmaxDrawing& d) {
    std::vector<std::size_t> byHeight(bars.size());
    std::iota(byHeight.begin(), byHeight.end(), 0U);
    std::stable_sort(byHeight.begin(), byHeight.end(), [&](std::size_t a, std::size_t b) {
        return std::fabs(bars[a].to) > std::fabs(bars[b].to);
    });
    const double letter = 0.65 * d.fontPx / (0.45 * d.widthPx) * static_cast<double>(bars.size());
    const auto half = [&](const Bar& bar) { return letter * static_cast<double>(bar.label.size()) / 2; };
    std::vector<std::size_t> kept;
    for (const std::size_t i : byHeight) {
        const bool free = std::all_of(kept.begin(), kept.end(), [&](std::size_t k) {
            const bool sameSide = (bars[i].to < 0) == (bars[k].to < 0);
            return !sameSide || std::fabs(bars[i].at - bars[k].at) > half(bars[i]) + half(bars[k]);
        });
        if (free && !bars[i].label.empty())
            kept.push_back(i);
        else
            bars[i].label.clear();
    }
}

/// A number in little room: so many decimals and no more, empty when they are all 0.
std::string terse(double number, int decimals) {
    const double least = 0.5 * std::pow(10, -decimals);
    return std::fabs(number) < least ? std::string() : shortNumber(number, decimals);
}

/// The number of a cell, as far as the cell has room.
std::string cellText(double value, double cellPx, double fontPx) {
    if (cellPx > 4.2 * fontPx)
        return shortNumber(value);
    return cellPx > 2.6 * fontPx ? terse(value, 2) : std::string();
}

Panel cellPanel(const PanelPlace& place, std::string id, std::string title, std::vector<Tick> columns,
                const std::vector<std::string>& rows) {
    Panel panel;
    panel.id = std::move(id);
    panel.title = std::move(title);
    panel.place = place;
    panel.grid = false;
    panel.zeroLines = false;
    panel.movable = false;
    panel.legend.visible = false;
    panel.x = {0.5, static_cast<double>(columns.size()) + 0.5, "", std::move(columns)};
    const auto n = static_cast<double>(rows.size());
    panel.y = {0.5, n + 0.5, "", {}};
    // Rows run downwards, ticks upwards.
    for (std::size_t i = rows.size(); i-- > 0;)
        panel.y.ticks.push_back({n - static_cast<double>(i), rows[i]});
    return panel;
}

void addCell(Panel& panel, std::size_t row, std::size_t column, double value, double scale,
             const std::string& text, std::string name) {
    const double x = static_cast<double>(column) + 1;
    const double y = panel.y.maximum - 0.5 - static_cast<double>(row);
    Paint paint{Role::Diverging, 0, 1,
                std::isfinite(value) && scale > 0 ? std::clamp(value / scale, -1.0, 1.0) : 0};
    panel.cells.push_back({x - 0.5, x + 0.5, y - 0.5, y + 0.5, paint, text, std::move(name)});
}

void addNaive(Panel& panel, const SoftmaxDrawing& d) {
    const auto naive = naiveProbabilities(d.page, d.z);
    for (std::size_t place = 0; place < d.count(); ++place) {
        const double x = static_cast<double>(place) + 1;
        const double y = naive[d.order[place]];
        Bar& bar = panel.bars[place];
        if (std::isnan(y) && numbersFit(d, 16))
            bar.label = say("{} (naive: NaN)", bar.label);
        else if (std::isnan(y))
            panel.labels.push_back(
                {{x, 0}, "NaN", {Role::Curve, 1, 1}, TextAlign::Centre, TextSide::Above, true});
        else
            panel.markers.push_back({{x, y}, MarkerShape::Cross, {Role::Text, 0, 1}, Layer::Data, 1.2});
    }
    panel.labels.push_back({{panel.x.maximum, panel.y.maximum},
                            say("× naive exp in {}", d.page.precision),
                            {Role::MutedText, 0, 1},
                            TextAlign::Right,
                            TextSide::Above});
}

} // namespace

Panel logitsPanel(const SoftmaxDrawing& d, const PanelPlace& place) {
    Panel panel =
        barPanel(d, place, "logits", d.page.offset == 0 ? say("Logits z") : say("Logits z, offset added"));
    panel.hint = say("drag a bar");
    panel.xTicks = false; // the names stand below the probabilities
    const auto [least, most] = std::minmax_element(d.z.begin(), d.z.end());
    double low = -niceAbove(-*least);
    double high = niceAbove(*most);
    if (low == 0 && high == 0)
        high = 1;
    panel.y = barAxis(low, high, heightPx(d, place), d.fontPx);
    const double step = std::max(high, -low) / 30;
    const double keyStep = std::pow(10, std::round(std::log10(step)));
    for (std::size_t at = 0; at < d.count(); ++at) {
        const std::size_t i = d.order[at];
        const double x = static_cast<double>(at) + 1;
        const std::string number = shortNumber(d.z[i], 2);
        panel.bars.push_back({x, barWidth, 0, d.z[i], d.paintOf(i), 0.27, true,
                              numbersFit(d, 5) ? number : std::string(),
                              say("{}, logit {}", d.names[i], number)});
        panel.handles.push_back({"logit." + std::to_string(i),
                                 say("logit of {}", d.names[i]),
                                 {x, d.z[i]},
                                 d.paintOf(i),
                                 false,
                                 true,
                                 0,
                                 keyStep,
                                 barWidth / 2});
    }
    return panel;
}

Panel probabilitiesPanel(const SoftmaxDrawing& d, const PanelPlace& place) {
    const std::string t = readableNumber(d.page.temperature, 3);
    const std::string title =
        d.page.temperature == 1
            ? d.titleOf({say("Probabilities softmax(z), Σ = 1"), "softmax(z), Σ = 1"}, place.width)
            : d.titleOf({say("Probabilities softmax(z / T), T = {}, Σ = 1", t),
                         "softmax(z / T), T = " + t + ", Σ = 1", "softmax(z / " + t + ")"},
                        place.width);
    Panel panel = barPanel(d, place, "probabilities", title);
    panel.y = barAxis(0, 1, heightPx(d, place), d.fontPx);
    for (std::size_t at = 0; at < d.count(); ++at) {
        const std::size_t i = d.order[at];
        const std::string number = shortNumber(d.p[i]);
        panel.bars.push_back({static_cast<double>(at) + 1, barWidth, 0, d.p[i], d.paintOf(i), 1, false,
                              numbersFit(d, 6) ? number : terse(d.p[i], 2),
                              say("{}, probability {}", d.names[i], number)});
    }
    thinLabels(panel.bars, d);
    if (d.page.naive)
        addNaive(panel, d);
    return panel;
}

Panel gradientPanel(const SoftmaxDrawing& d, const PanelPlace& place) {
    const auto target = static_cast<std::size_t>(d.page.trueClass);
    const auto gradient =
        crossEntropyGradient(d.page.logits, d.page.temperature, target, d.page.labelSmoothing);
    const std::string formula = d.page.temperature == 1 ? "p − y" : "(p − y) / T";
    const std::string& name = d.names[target];
    Panel panel =
        barPanel(d, place, "gradient",
                 d.titleOf({say("Gradient of the cross-entropy, {}, true class {}", formula, name),
                            say("Gradient {}, true class {}", formula, name),
                            say("Gradient {}, true: {}", formula, name), say("Gradient {}", formula)},
                           place.width));
    const auto [least, most] = std::minmax_element(gradient.begin(), gradient.end());
    const double low = -niceAbove(-*least);
    const double high = niceAbove(*most);
    panel.y = barAxis(low, low == high ? 1 : high, heightPx(d, place), d.fontPx);
    for (std::size_t at = 0; at < d.count(); ++at) {
        const std::size_t i = d.order[at];
        const std::string number = shortNumber(gradient[i]);
        panel.bars.push_back({static_cast<double>(at) + 1, barWidth, 0, gradient[i], d.paintOf(i), 0.55,
                              false, numbersFit(d, 7) ? number : terse(gradient[i], numbersFit(d, 5) ? 2 : 1),
                              say("{}, gradient {}", d.names[i], number)});
    }
    thinLabels(panel.bars, d);
    return panel;
}

Panel jacobianPanel(const SoftmaxDrawing& d, const PanelPlace& place) {
    std::vector<std::string> rows;
    for (const std::size_t i : d.order)
        rows.push_back(d.names[i]);
    Panel panel =
        cellPanel(place, "jacobian",
                  d.titleOf({say("Jacobian ∂pᵢ/∂zⱼ: row i, column j"), say("Jacobian ∂pᵢ/∂zⱼ")}, place.width),
                  d.classTicks(), rows);
    const std::size_t n = d.count();
    std::vector<double> jacobian(n * n);
    softmaxJacobian(d.p, d.page.temperature, 0, jacobian);
    double scale = 0;
    for (const double value : jacobian)
        scale = std::max(scale, std::fabs(value));
    const double cellPx = 0.42 * d.widthPx / static_cast<double>(n);
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t column = 0; column < n; ++column) {
            const std::size_t i = d.order[row];
            const std::size_t k = d.order[column];
            const double value = jacobian[i * n + k];
            addCell(panel, row, column, value, scale, cellText(value, cellPx, d.fontPx),
                    "∂p(" + d.names[i] + ")/∂z(" + d.names[k] + ")");
        }
    }
    return panel;
}

Panel comparePanel(const SoftmaxDrawing& d, const PanelPlace& place) {
    std::vector<std::string> rows{"Softmax"};
    std::vector<std::vector<double>> values{d.p};
    for (const auto& id : d.compared) {
        const VectorActivation* activation = findVectorActivation(id);
        if (!activation)
            continue;
        rows.push_back(activation->name);
        values.push_back(comparedValues(d.page, id));
    }
    Panel panel = cellPanel(
        place, "compare",
        d.titleOf({say("Other activations of the same logits"), say("Others, same logits")}, place.width),
        d.classTicks(0.3), rows);
    const double cellPx = 0.36 * d.widthPx / static_cast<double>(d.count());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < d.count(); ++column) {
            const double value = values[row][d.order[column]];
            addCell(panel, row, column, value, 1.2, cellText(value, cellPx, d.fontPx),
                    rows[row] + ", " + d.names[d.order[column]]);
        }
    }
    return panel;
}

} // namespace actiscope
