#include "core/figure/pgfplots_elements.h"

#include "core/fields/tex_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

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

std::string coordinates(const std::vector<Point>& points, const TexScale& scale) {
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
        text += '(' + scale.pair(p.x, p.y) + ") ";
    }
    return text;
}

std::string bandsOf(const Panel& panel, const TexScale& scale) {
    std::string text;
    for (const auto& band : panel.bands)
        text += fmt::format("\\fill[{}, opacity={:.3f}] {} rectangle {}; % {}\n", texColour(band.paint),
                            band.paint.opacity, scale.at(band.from, panel.y.minimum),
                            scale.at(band.to, panel.y.maximum), texText(band.name));
    return text;
}

/// One closed path for each stretch where the curve is a band; a see-through one has no edge, which would
/// lie twice on its inside.
std::string swingsOf(const Line& line, const TexScale& scale) {
    std::string text;
    for (std::size_t begin = 0; begin < line.swings.size();) {
        std::size_t end = begin;
        while (end < line.swings.size() && !std::isnan(line.swings[end].x))
            ++end;
        std::string corners;
        int onLine = 0;
        const auto add = [&](double x, double y) {
            corners += (corners.empty() ? "" : onLine++ % 3 == 2 ? " --\n" : " -- ") + scale.at(x, y);
        };
        for (std::size_t i = begin; i < end; ++i)
            add(line.swings[i].x, line.swings[i].high);
        for (std::size_t i = end; i-- > begin;)
            add(line.swings[i].x, line.swings[i].low);
        text += fmt::format("\\{}[{}, line width={:.3g}pt{}] {} -- cycle;\n",
                            line.paint.opacity < 1 ? "fill" : "filldraw", texColour(line.paint),
                            0.4 * line.width, opacity(line.paint.opacity), corners);
        begin = end + 1;
    }
    return text;
}

std::string linesOf(const Panel& panel, const TexScale& scale) {
    std::string text;
    for (const auto& line : panel.lines) {
        text += fmt::format("% {}\n", texText(line.name));
        text += swingsOf(line, scale);
        if (!line.points.empty() || line.swings.empty())
            text += fmt::format("\\addplot[{}, forget plot, empty line=jump] coordinates {{\n{}\n}};\n",
                                lineOptions(line), coordinates(line.points, scale));
    }
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

std::string markersOf(const Panel& panel, const TexScale& scale) {
    std::string text;
    for (const auto& marker : panel.markers)
        text += fmt::format(
            "\\addplot[only marks, mark={3}, mark size={4:.3g}pt, forget plot, mark options={{draw={0}, "
            "fill={1}}}] coordinates {{({2})}};\n",
            texColour(marker.paint), marker.shape != MarkerShape::OpenDot ? texColour(marker.paint) : "white",
            scale.pair(marker.at.x, marker.at.y), markName(marker.shape), 1.3 * marker.size);
    return text;
}

std::string rectangle(const TexScale& scale, double x0, double y0, double x1, double y1) {
    return scale.at(x0, y0) + " rectangle " + scale.at(x1, y1);
}

std::string cellsOf(const Panel& panel, const TexScale& scale) {
    std::string text;
    for (const auto& cell : panel.cells) {
        text += fmt::format("\\filldraw[fill={}, draw=white, line width=1pt{}] {}; % {}\n",
                            texColour(cell.paint), opacity(cell.paint.opacity),
                            rectangle(scale, cell.xMinimum, cell.yMinimum, cell.xMaximum, cell.yMaximum),
                            texText(cell.name));
        if (!cell.text.empty())
            text += fmt::format(
                "\\node[font=\\footnotesize, text={}] at {} {{{}}};\n",
                std::fabs(cell.paint.value) > 0.5 ? "white" : "black",
                scale.at((cell.xMinimum + cell.xMaximum) / 2, (cell.yMinimum + cell.yMaximum) / 2),
                texText(cell.text));
    }
    return text;
}

/// Written as one: TeX is slow, and a contour map has thousands.
bool isRectangle(const Area& area) {
    const auto& c = area.corners;
    return c.size() == 4 && c[0].y == c[1].y && c[1].x == c[2].x && c[2].y == c[3].y && c[3].x == c[0].x;
}

std::string areasOf(const Panel& panel, const TexScale& scale) {
    std::string text;
    for (const auto& area : panel.areas) {
        const std::string fill = texColour(area.fill);
        const std::string edge = area.edgeWidth > 0 ? texColour(area.edge) : "none";
        text += fmt::format(
            "\\filldraw[{}{}, line width={:.3g}pt] ", fill == edge ? fill : "fill=" + fill + ", draw=" + edge,
            area.fill.opacity < 1 ? fmt::format(", fill opacity={:.3f}", area.fill.opacity) : std::string(),
            0.4 * area.edgeWidth);
        if (isRectangle(area)) {
            text +=
                rectangle(scale, area.corners[0].x, area.corners[0].y, area.corners[2].x, area.corners[2].y);
        } else {
            for (const Point& corner : area.corners)
                text += scale.at(corner.x, corner.y) + " -- ";
            text += "cycle";
        }
        text += fmt::format("; % {}\n", texText(area.name));
    }
    return text;
}

std::string barsOf(const Panel& panel, const TexScale& scale) {
    std::string text;
    for (const auto& bar : panel.bars) {
        const double left = bar.at - bar.width / 2;
        const double right = bar.at + bar.width / 2;
        text += fmt::format("\\fill[{}{}] {}; % {}\n", texColour(bar.paint),
                            opacity(bar.fill * bar.paint.opacity),
                            rectangle(scale, left, bar.from, right, bar.to), texText(bar.name));
        if (bar.edge)
            text += fmt::format("\\draw[{}, line width=1pt] {} -- {};\n", texColour(bar.paint),
                                scale.at(left, bar.to), scale.at(right, bar.to));
        if (!bar.label.empty())
            text += fmt::format("\\node[anchor={}, font=\\footnotesize] at {} {{{}}};\n",
                                bar.to < bar.from ? "north" : "south", scale.at(bar.at, bar.to),
                                texText(bar.label));
    }
    return text;
}

std::string labelsOf(const Panel& panel, const TexScale& scale) {
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
            "inner sep=1pt, outer sep=1.7pt] at {} {{{}}};\n",
            anchor.empty() ? "center" : anchor, label.strong ? "\\bfseries" : "", texColour(label.paint),
            scale.at(label.at.x, label.at.y), texText(label.text));
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

std::string texElements(const Panel& panel, const TexScale& scale) {
    return bandsOf(panel, scale) + cellsOf(panel, scale) + areasOf(panel, scale) + barsOf(panel, scale) +
           linesOf(panel, scale) + markersOf(panel, scale) + labelsOf(panel, scale);
}

} // namespace actiscope
