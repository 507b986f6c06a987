#include "core/figure/pgfplots.h"

#include "core/fields/tex_text.h"
#include "core/figure/pgfplots_elements.h"
#include "core/figure/text_room.h"

#include <fmt/format.h>

#include <algorithm>

namespace actiscope {

namespace {

const char* legendPosition(const std::string& place) {
    if (place == "top-right")
        return "north east";
    if (place == "bottom-left")
        return "south west";
    if (place == "bottom-right")
        return "south east";
    return "north west";
}

std::string ticks(const char* axis, const std::vector<Tick>& list, const TexAxis& scale) {
    std::string at;
    std::string labels;
    for (const auto& tick : list) {
        at += (at.empty() ? "" : ",") + scale.exactText(tick.at);
        labels += (labels.empty() ? "" : ",") + ("{" + texText(tick.label) + "}");
    }
    return fmt::format("  {0}tick={{{1}}}, {0}ticklabels={{{2}}},\n", axis, at, labels);
}

/// The plot area of one of several panels, in millimetres from the lower left corner of the figure.
struct PlotBox {
    double left = 0;
    double bottom = 0;
    double width = 1;
    double height = 1;
    double margin = 0; ///< what its labels take at the left
    double above = 0;  ///< and what stands between it and its title
};

PlotBox plotBox(const Panel& panel, const PgfplotsSize& size) {
    // Of \footnotesize, 8 pt.
    constexpr double letter = 1.5;
    constexpr double line = 3.6;
    constexpr double air = 1.6;
    double words = 0;
    if (panel.yTicks)
        for (const auto& tick : panel.y.ticks)
            words = std::max(words, letter * static_cast<double>(letters(tick.label)) + air);
    constexpr double axisLabel = 4.8;
    const double left = air + words + (panel.y.label.empty() ? 0 : axisLabel);
    const bool xUnit = panel.xTicks && !panel.x.tickUnit.empty();
    const bool yUnit = panel.yTicks && !panel.y.tickUnit.empty();
    const double top = air + (panel.title.empty() ? 0 : 1.2 * line) + (yUnit ? line : 0);
    const double bottom =
        air + (panel.xTicks ? line + 1 : 0) + (panel.x.label.empty() && !xUnit ? 0 : axisLabel);
    const PanelPlace& place = panel.place;
    PlotBox box{place.left * size.widthMm + left,
                (1 - place.top - place.height) * size.heightMm + bottom,
                std::max(2.0, place.width * size.widthMm - left - 2 * air),
                std::max(2.0, place.height * size.heightMm - top - bottom),
                left,
                yUnit ? line : 0};
    if (!panel.equalAspect)
        return box;
    const double spanX = panel.x.maximum - panel.x.minimum;
    const double spanY = panel.y.maximum - panel.y.minimum;
    const double unit = std::min(box.width / spanX, box.height / spanY);
    const double spareX = box.width - unit * spanX;
    const double spareY = box.height - unit * spanY;
    return {box.left + spareX / 2, box.bottom + spareY / 2, unit * spanX,
            unit * spanY,          left + spareX / 2,       box.above};
}

/// The first lines of an axis: alone in its figure it has all the room, otherwise its place.
std::string sizeOptions(const Figure& figure, const Panel& panel, const PgfplotsSize& size) {
    if (figure.panels.size() == 1)
        return fmt::format("  width={}mm, height={}mm, scale only axis=false,\n", size.widthMm,
                           size.heightMm);
    const PlotBox box = plotBox(panel, size);
    return fmt::format("  at={{({:.2f}mm,{:.2f}mm)}}, anchor=south west, width={:.2f}mm, height={:.2f}mm, "
                       "scale only axis,\n"
                       "  title style={{at={{(rel axis cs:0,1)}}, anchor=south west, inner sep=0pt, "
                       "xshift={:.2f}mm, yshift={:.1f}mm, font=\\footnotesize\\bfseries}},\n",
                       box.left, box.bottom, box.width, box.height, 1 - box.margin, 1.2 + box.above);
}

std::string lookOptions(const Panel& panel) {
    std::string text;
    if (panel.x.logarithmic)
        text += "  xmode=log,\n";
    if (panel.y.logarithmic)
        text += "  ymode=log,\n";
    if (!panel.xTicks && !panel.yTicks)
        text += "  axis lines=none, clip=false,\n";
    else if (!panel.bars.empty() || !panel.cells.empty())
        text += "  axis lines=left, axis line style={draw=none}, tick style={draw=none}, clip=false,\n";
    return text;
}

TexScale scaleOf(const Figure& figure, const Panel& panel, const PgfplotsSize& size) {
    if (figure.panels.size() == 1)
        return {TexAxis(panel.x, size.widthMm), TexAxis(panel.y, size.heightMm)};
    const PlotBox box = plotBox(panel, size);
    return {TexAxis(panel.x, box.width), TexAxis(panel.y, box.height)};
}

/// At the ends of the axes, outside of what is clipped.
std::string tickUnits(const Panel& panel) {
    std::string nodes;
    if (panel.xTicks && !panel.x.tickUnit.empty())
        nodes += "\\node[anchor=north east, inner sep=0pt, yshift=-1.6em, font=\\footnotesize] at "
                 "(axis description cs:1,0) {" +
                 texText(panel.x.tickUnit) + "};";
    if (panel.yTicks && !panel.y.tickUnit.empty())
        nodes += "\\node[anchor=south east, inner sep=0pt, xshift=-0.4em, yshift=0.8em, font=\\footnotesize] "
                 "at (axis description cs:0,1) {" +
                 texText(panel.y.tickUnit) + "};";
    return nodes.empty() ? nodes : "  extra description/.append code={" + nodes + "},\n";
}

std::string axisOptions(const Figure& figure, const Panel& panel, const PgfplotsSize& size,
                        const TexScale& scale) {
    std::string text = sizeOptions(figure, panel, size);
    if (panel.equalAspect && figure.panels.size() == 1)
        text += "  axis equal image,\n";
    text += fmt::format("  xmin={}, xmax={}, ymin={}, ymax={},\n", scale.x.exactText(panel.x.minimum),
                        scale.x.exactText(panel.x.maximum), scale.y.exactText(panel.y.minimum),
                        scale.y.exactText(panel.y.maximum));
    text += ticks("x", panel.xTicks ? panel.x.ticks : std::vector<Tick>(), scale.x);
    text += ticks("y", panel.yTicks ? panel.y.ticks : std::vector<Tick>(), scale.y);
    text += tickUnits(panel);
    text += "  scaled ticks=false, tick align=outside, tick pos=left, axis line style={black!50},\n";
    text += "  tick label style={font=\\footnotesize}, label style={font=\\small},\n";
    text += lookOptions(panel);
    if (panel.grid)
        text += "  grid=major, grid style={black!10},\n";
    const std::string& title = figure.panels.size() == 1 && panel.title.empty() ? figure.title : panel.title;
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

std::string zeroLines(const Panel& panel, const TexScale& scale) {
    std::string text;
    const auto add = [&](double x0, double y0, double x1, double y1) {
        text += fmt::format("\\draw[black!45] {} -- {};\n", scale.at(x0, y0), scale.at(x1, y1));
    };
    if (panel.x.minimum < 0 && panel.x.maximum > 0)
        add(0, panel.y.minimum, 0, panel.y.maximum);
    if (panel.y.minimum < 0 && panel.y.maximum > 0)
        add(panel.x.minimum, 0, panel.x.maximum, 0);
    return text;
}

/// As a comment: how to read the numbers that follow, where they are not those of the axis.
std::string howWritten(const TexScale& scale) {
    std::string text;
    for (const std::string& formula : {scale.x.formula("x"), scale.y.formula("y")})
        if (!formula.empty())
            text += (text.empty() ? "" : " and ") + formula;
    return text.empty() ? text : "% Within the accuracy of TeX, the coordinates are " + text + ".\n";
}

std::string legendOf(const Panel& panel) {
    std::string text;
    if (!panel.legend.visible)
        return text;
    for (const auto& entry : panel.legend.entries)
        text += fmt::format("\\addlegendimage{{{}, {}, line width=0.8pt}}\n\\addlegendentry{{{}}}\n",
                            texColour(entry.paint), texDash(entry.dash), texText(entry.text));
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
    tex += texColours();
    tex += "\\begin{document}\n\\begin{tikzpicture}\n";
    for (const auto& panel : figure.panels) {
        const TexScale scale = scaleOf(figure, panel, size);
        tex += howWritten(scale);
        tex += "\\begin{axis}[\n" + axisOptions(figure, panel, size, scale) + "]\n";
        tex += (panel.zeroLines ? zeroLines(panel, scale) : std::string()) + texElements(panel, scale) +
               legendOf(panel) + noteOf(panel);
        tex += "\\end{axis}\n";
    }
    if (figure.panels.size() > 1 && !figure.title.empty())
        tex += fmt::format("\\node[anchor=south, font=\\bfseries] at ({:.4g}mm,{:.4g}mm) {{{}}};\n",
                           size.widthMm / 2, size.heightMm, texText(figure.title));
    return tex + "\\end{tikzpicture}\n\\end{document}\n";
}

} // namespace actiscope
