#include "core/figure/pgfplots_elements.h"

#include "core/fields/tex_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace actiscope {

namespace {

/// The palette of a figure on white paper, in the order of its indices.
constexpr std::array palette{"2B6CD9", "D9531E", "1A9A74", "7B4FC9", "B8860B", "C2307A", "2A9DB8", "5B6473"};

} // namespace

std::string texColour(const Paint& paint) {
    switch (paint.role) {
    case Role::Curve:
        return fmt::format("curve{}", static_cast<std::size_t>(paint.index) % palette.size());
    case Role::Text:
        return "black";
    case Role::Paper:
        return "white";
    case Role::Diverging:
        return fmt::format("curve{}!{:.1f}!white", paint.value < 0 ? 1 : 0,
                           92 * std::min(1.0, std::fabs(paint.value)));
    case Role::Grid:
        return "black!10";
    case Role::Axis:
    case Role::MutedText:
    case Role::Cursor:
        break;
    }
    return "black!50";
}

const char* texDash(Dash dash) {
    switch (dash) {
    case Dash::Solid:
        return "solid";
    case Dash::Dashed:
        return "densely dashed";
    case Dash::Dotted:
        return "densely dotted";
    case Dash::DashDot:
        return "dash dot";
    }
    return "solid";
}

namespace {

/// xcolor and TikZ read no exponents: fixed decimals.
std::string opacity(double value) {
    return value < 1 ? fmt::format(", opacity={:.3f}", value) : std::string();
}

std::string lineOptions(const Line& line) {
    // Width 2 is a normal curve: 0.8 pt in print.
    return fmt::format("{}, {}, line width={:.3g}pt{}", texColour(line.paint), texDash(line.dash),
                       0.4 * line.width, opacity(line.paint.opacity));
}

std::string coordinates(const std::vector<Point>& points) {
    std::string text;
    int onLine = 0;
    for (const Point& p : points) {
        if (std::isnan(p.x)) {
            text += "\n\n"; // an empty line: the plot goes on elsewhere
            onLine = 0;
            continue;
        }
        if (onLine++ == 4) {
            text += '\n';
            onLine = 1;
        }
        // Seven digits are finer than TeX's own arithmetic.
        fmt::format_to(std::back_inserter(text), "({:.7g},{:.7g}) ", p.x, p.y);
    }
    return text;
}

std::string bandsOf(const Panel& panel) {
    std::string text;
    for (const auto& band : panel.bands)
        text += fmt::format(
            "\\fill[{}, opacity={:.3f}] (axis cs:{:.7g},{:.7g}) rectangle (axis cs:{:.7g},{:.7g}); % {}\n",
            texColour(band.paint), band.paint.opacity, band.from, panel.y.minimum, band.to, panel.y.maximum,
            texText(band.name));
    return text;
}

std::string linesOf(const Panel& panel) {
    std::string text;
    for (const auto& line : panel.lines)
        text += fmt::format("% {}\n\\addplot[{}, forget plot, empty line=jump] coordinates {{\n{}\n}};\n",
                            texText(line.name), lineOptions(line), coordinates(line.points));
    return text;
}

const char* markName(MarkerShape shape) {
    switch (shape) {
    case MarkerShape::FilledDot:
    case MarkerShape::OpenDot:
        break;
    case MarkerShape::Square:
        return "square*";
    case MarkerShape::Diamond:
        return "diamond*";
    case MarkerShape::Triangle:
        return "triangle*";
    case MarkerShape::Cross:
        return "x";
    }
    return "*";
}

std::string markersOf(const Panel& panel) {
    std::string text;
    for (const auto& marker : panel.markers)
        text += fmt::format(
            "\\addplot[only marks, mark={4}, mark size={5:.3g}pt, forget plot, mark options={{draw={0}, "
            "fill={1}}}] coordinates {{({2:.7g},{3:.7g})}};\n",
            texColour(marker.paint), marker.shape != MarkerShape::OpenDot ? texColour(marker.paint) : "white",
            marker.at.x, marker.at.y, markName(marker.shape), 1.3 * marker.size);
    return text;
}

std::string rectangle(double x0, double y0, double x1, double y1) {
    return fmt::format("(axis cs:{:.7g},{:.7g}) rectangle (axis cs:{:.7g},{:.7g})", x0, y0, x1, y1);
}

std::string cellsOf(const Panel& panel) {
    std::string text;
    for (const auto& cell : panel.cells) {
        text += fmt::format("\\filldraw[fill={}, draw=white, line width=1pt{}] {}; % {}\n",
                            texColour(cell.paint), opacity(cell.paint.opacity),
                            rectangle(cell.xMinimum, cell.yMinimum, cell.xMaximum, cell.yMaximum),
                            texText(cell.name));
        if (!cell.text.empty())
            text += fmt::format("\\node[font=\\footnotesize, text={}] at (axis cs:{:.7g},{:.7g}) {{{}}};\n",
                                std::fabs(cell.paint.value) > 0.5 ? "white" : "black",
                                (cell.xMinimum + cell.xMaximum) / 2, (cell.yMinimum + cell.yMaximum) / 2,
                                texText(cell.text));
    }
    return text;
}

/// Written as one: TeX is slow, and a contour map has thousands.
bool isRectangle(const Area& area) {
    const auto& c = area.corners;
    return c.size() == 4 && c[0].y == c[1].y && c[1].x == c[2].x && c[2].y == c[3].y && c[3].x == c[0].x;
}

std::string areasOf(const Panel& panel) {
    std::string text;
    for (const auto& area : panel.areas) {
        const std::string fill = texColour(area.fill);
        const std::string edge = area.edgeWidth > 0 ? texColour(area.edge) : "none";
        text += fmt::format(
            "\\filldraw[{}{}, line width={:.3g}pt] ", fill == edge ? fill : "fill=" + fill + ", draw=" + edge,
            area.fill.opacity < 1 ? fmt::format(", fill opacity={:.3f}", area.fill.opacity) : std::string(),
            0.4 * area.edgeWidth);
        if (isRectangle(area)) {
            text += rectangle(area.corners[0].x, area.corners[0].y, area.corners[2].x, area.corners[2].y);
        } else {
            for (const Point& corner : area.corners)
                text += fmt::format("(axis cs:{:.7g},{:.7g}) -- ", corner.x, corner.y);
            text += "cycle";
        }
        text += fmt::format("; % {}\n", texText(area.name));
    }
    return text;
}

std::string barsOf(const Panel& panel) {
    std::string text;
    for (const auto& bar : panel.bars) {
        const double left = bar.at - bar.width / 2;
        const double right = bar.at + bar.width / 2;
        text += fmt::format("\\fill[{}{}] {}; % {}\n", texColour(bar.paint),
                            opacity(bar.fill * bar.paint.opacity), rectangle(left, bar.from, right, bar.to),
                            texText(bar.name));
        if (bar.edge)
            text += fmt::format(
                "\\draw[{}, line width=1pt] (axis cs:{:.7g},{:.7g}) -- (axis cs:{:.7g},{:.7g});\n",
                texColour(bar.paint), left, bar.to, right, bar.to);
        if (!bar.label.empty())
            text += fmt::format("\\node[anchor={}, font=\\footnotesize] at (axis cs:{:.7g},{:.7g}) {{{}}};\n",
                                bar.to < bar.from ? "north" : "south", bar.at, bar.to, texText(bar.label));
    }
    return text;
}

std::string labelsOf(const Panel& panel) {
    std::string text;
    for (const auto& label : panel.labels) {
        std::string anchor = label.side == TextSide::Above   ? "south"
                             : label.side == TextSide::Below ? "north"
                                                             : "";
        const char* end = label.align == TextAlign::Left    ? "west"
                          : label.align == TextAlign::Right ? "east"
                                                            : "";
        anchor += (anchor.empty() || *end == '\0' ? "" : " ") + std::string(end);
        text += fmt::format(
            "\\node[anchor={}, font=\\footnotesize{}, text={}, fill=white, fill opacity=0.7, text opacity=1, "
            "inner sep=1pt, outer sep=1.7pt] at (axis cs:{:.7g},{:.7g}) {{{}}};\n",
            anchor.empty() ? "center" : anchor, label.strong ? "\\bfseries" : "", texColour(label.paint),
            label.at.x, label.at.y, texText(label.text));
    }
    return text;
}

} // namespace

std::string texColours() {
    std::string text;
    for (std::size_t i = 0; i < palette.size(); ++i)
        text += fmt::format("\\definecolor{{curve{}}}{{HTML}}{{{}}}\n", i, palette[i]);
    return text;
}

std::string texElements(const Panel& panel) {
    return bandsOf(panel) + cellsOf(panel) + areasOf(panel) + barsOf(panel) + linesOf(panel) +
           markersOf(panel) + labelsOf(panel);
}

} // namespace actiscope
