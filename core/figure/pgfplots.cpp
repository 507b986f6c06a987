#include "core/figure/pgfplots.h"

#include "core/fields/tex_text.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <iterator>

namespace actiscope {

namespace {

/// The palette of a figure on white paper, in the order of its indices.
constexpr std::array palette{"2B6CD9", "D9531E", "1A9A74", "7B4FC9", "B8860B", "C2307A", "2A9DB8", "5B6473"};

std::string colour(const Paint& paint) {
    switch (paint.role) {
    case Role::Curve:
        return fmt::format("curve{}", static_cast<std::size_t>(paint.index) % palette.size());
    case Role::Text:
        return "black";
    case Role::Grid:
        return "black!10";
    case Role::Axis:
    case Role::MutedText:
    case Role::Cursor:
        break;
    }
    return "black!50";
}

const char* dashName(Dash dash) {
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

const char* legendPosition(const std::string& place) {
    if (place == "top-right")
        return "north east";
    if (place == "bottom-left")
        return "south west";
    if (place == "bottom-right")
        return "south east";
    return "north west";
}

std::string lineOptions(const Line& line) {
    // Width 2 is a normal curve: 0.8 pt in print.
    return fmt::format("{}, {}, line width={}pt{}", colour(line.paint), dashName(line.dash), 0.4 * line.width,
                       line.paint.opacity < 1 ? fmt::format(", opacity={}", line.paint.opacity)
                                              : std::string());
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

std::string ticks(const char* axis, const std::vector<Tick>& list) {
    std::string at;
    std::string labels;
    for (const auto& tick : list) {
        at += (at.empty() ? "" : ",") + fmt::format("{:.9g}", tick.at);
        labels += (labels.empty() ? "" : ",") + ("{" + texText(tick.label) + "}");
    }
    return fmt::format("  {0}tick={{{1}}}, {0}ticklabels={{{2}}},\n", axis, at, labels);
}

std::string axisOptions(const Panel& panel, const std::string& title, const PgfplotsSize& size) {
    std::string text =
        fmt::format("  width={}mm, height={}mm, scale only axis=false,\n", size.widthMm, size.heightMm);
    text += fmt::format("  xmin={:.9g}, xmax={:.9g}, ymin={:.9g}, ymax={:.9g},\n", panel.x.minimum,
                        panel.x.maximum, panel.y.minimum, panel.y.maximum);
    text += ticks("x", panel.x.ticks) + ticks("y", panel.y.ticks);
    text += "  scaled ticks=false, tick align=outside, tick pos=left, axis line style={black!50},\n";
    text += "  tick label style={font=\\footnotesize}, label style={font=\\small},\n";
    if (panel.grid)
        text += "  grid=major, grid style={black!10},\n";
    if (!title.empty())
        text += "  title={" + texText(title) + "},\n";
    if (!panel.x.label.empty())
        text += "  xlabel={" + texText(panel.x.label) + "},\n";
    if (!panel.y.label.empty())
        text += "  ylabel={" + texText(panel.y.label) + "},\n";
    if (panel.legend.visible)
        text += fmt::format("  legend pos={}, legend cell align=left, legend style={{draw=black!15, "
                            "font=\\footnotesize}},\n",
                            legendPosition(panel.legend.place));
    return text;
}

std::string bandsOf(const Panel& panel) {
    std::string text;
    for (const auto& band : panel.bands)
        text += fmt::format(
            "\\fill[{}, opacity={}] (axis cs:{:.7g},{:.7g}) rectangle (axis cs:{:.7g},{:.7g}); % {}\n",
            colour(band.paint), band.paint.opacity, band.from, panel.y.minimum, band.to, panel.y.maximum,
            texText(band.name));
    return text;
}

std::string zeroLines(const Panel& panel) {
    std::string text;
    if (panel.x.minimum < 0 && panel.x.maximum > 0)
        text += fmt::format("\\draw[black!45] (axis cs:0,{:.7g}) -- (axis cs:0,{:.7g});\n", panel.y.minimum,
                            panel.y.maximum);
    if (panel.y.minimum < 0 && panel.y.maximum > 0)
        text += fmt::format("\\draw[black!45] (axis cs:{:.7g},0) -- (axis cs:{:.7g},0);\n", panel.x.minimum,
                            panel.x.maximum);
    return text;
}

std::string linesOf(const Panel& panel) {
    std::string text;
    for (const auto& line : panel.lines)
        text += fmt::format("% {}\n\\addplot[{}, forget plot, empty line=jump] coordinates {{\n{}\n}};\n",
                            texText(line.name), lineOptions(line), coordinates(line.points));
    return text;
}

std::string markersOf(const Panel& panel) {
    std::string text;
    for (const auto& marker : panel.markers)
        text += fmt::format(
            "\\addplot[only marks, mark=*, mark size=1.3pt, forget plot, mark options={{draw={0}, "
            "fill={1}}}] coordinates {{({2:.7g},{3:.7g})}};\n",
            colour(marker.paint), marker.shape == MarkerShape::FilledDot ? colour(marker.paint) : "white",
            marker.at.x, marker.at.y);
    return text;
}

std::string legendOf(const Panel& panel) {
    std::string text;
    if (!panel.legend.visible)
        return text;
    for (const auto& entry : panel.legend.entries)
        text += fmt::format("\\addlegendimage{{{}, {}, line width=0.8pt}}\n\\addlegendentry{{{}}}\n",
                            colour(entry.paint), dashName(entry.dash), texText(entry.text));
    return text;
}

std::string noteOf(const Panel& panel) {
    if (panel.legend.note.empty())
        return {};
    const bool left = panel.legend.place == "top-right";
    return fmt::format(
        "\\node[anchor=north {0}, font=\\footnotesize, text=black!55, fill=white, inner sep=1pt] "
        "at (rel axis cs:{1},0.98) {{{2}}};\n",
        left ? "west" : "east", left ? "0.01" : "0.99", texText(panel.legend.note));
}

} // namespace

std::string toPgfplots(const Figure& figure, const PgfplotsSize& size) {
    std::string tex =
        "% Drawn by Actiscope. Needs the packages pgfplots and standalone; the tikzpicture alone can be\n"
        "% pasted into a paper whose preamble has the \\definecolor lines.\n"
        "\\documentclass[border=1mm]{standalone}\n"
        "\\usepackage[utf8]{inputenc}\n"
        "\\usepackage{pgfplots}\n"
        "\\pgfplotsset{compat=1.17}\n";
    for (std::size_t i = 0; i < palette.size(); ++i)
        tex += fmt::format("\\definecolor{{curve{}}}{{HTML}}{{{}}}\n", i, palette[i]);
    tex += "\\begin{document}\n\\begin{tikzpicture}\n";
    for (const auto& panel : figure.panels) {
        tex += "\\begin{axis}[\n" + axisOptions(panel, figure.title, size) + "]\n";
        tex += bandsOf(panel) + zeroLines(panel) + linesOf(panel) + markersOf(panel) + legendOf(panel) +
               noteOf(panel);
        tex += "\\end{axis}\n";
    }
    return tex + "\\end{tikzpicture}\n\\end{document}\n";
}

} // namespace actiscope
