#include "core/figure/pgfplots.h"

#include "core/fields/tex_text.h"
#include "core/figure/pgfplots_elements.h"

#include <fmt/format.h>

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

std::string ticks(const char* axis, const std::vector<Tick>& list) {
    std::string at;
    std::string labels;
    for (const auto& tick : list) {
        at += (at.empty() ? "" : ",") + fmt::format("{:.9g}", tick.at);
        labels += (labels.empty() ? "" : ",") + ("{" + texText(tick.label) + "}");
    }
    return fmt::format("  {0}tick={{{1}}}, {0}ticklabels={{{2}}},\n", axis, at, labels);
}

/// The first lines of an axis: alone in its figure it has all the room, otherwise its place.
std::string sizeOptions(const Figure& figure, const Panel& panel, const PgfplotsSize& size) {
    if (figure.panels.size() == 1)
        return fmt::format("  width={}mm, height={}mm, scale only axis=false,\n", size.widthMm,
                           size.heightMm);
    const PanelPlace& place = panel.place;
    return fmt::format(
        "  at={{({:.4g}mm,{:.4g}mm)}}, anchor=outer south west, width={:.4g}mm, height={:.4g}mm,\n",
        place.left * size.widthMm, (1 - place.top - place.height) * size.heightMm, place.width * size.widthMm,
        place.height * size.heightMm);
}

std::string lookOptions(const Panel& panel) {
    std::string text;
    if (panel.x.logarithmic)
        text += "  xmode=log,\n";
    if (panel.y.logarithmic)
        text += "  ymode=log,\n";
    if (panel.equalAspect)
        text += "  axis equal image,\n";
    if (!panel.xTicks && !panel.yTicks)
        text += "  axis lines=none, clip=false,\n";
    else if (!panel.bars.empty() || !panel.cells.empty())
        text += "  axis lines=left, axis line style={draw=none}, tick style={draw=none}, clip=false,\n";
    return text;
}

std::string axisOptions(const Figure& figure, const Panel& panel, const PgfplotsSize& size) {
    std::string text = sizeOptions(figure, panel, size);
    text += fmt::format("  xmin={:.9g}, xmax={:.9g}, ymin={:.9g}, ymax={:.9g},\n", panel.x.minimum,
                        panel.x.maximum, panel.y.minimum, panel.y.maximum);
    text += ticks("x", panel.xTicks ? panel.x.ticks : std::vector<Tick>());
    text += ticks("y", panel.yTicks ? panel.y.ticks : std::vector<Tick>());
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
        tex += "\\begin{axis}[\n" + axisOptions(figure, panel, size) + "]\n";
        tex += (panel.zeroLines ? zeroLines(panel) : std::string()) + texElements(panel) + legendOf(panel) +
               noteOf(panel);
        tex += "\\end{axis}\n";
    }
    if (figure.panels.size() > 1 && !figure.title.empty())
        tex += fmt::format("\\node[anchor=south, font=\\bfseries] at ({:.4g}mm,{:.4g}mm) {{{}}};\n",
                           size.widthMm / 2, size.heightMm, texText(figure.title));
    return tex + "\\end{tikzpicture}\n\\end{document}\n";
}

} // namespace actiscope
