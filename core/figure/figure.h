// What a drawing shows, in data coordinates and colour roles: no pixels, no RGB, no toolkit.
#pragma once

#include <string>
#include <vector>

namespace actiscope {

/// The plot area that a figure is drawn for. Curves are within a tenth of a pixel of the truth, and ticks
/// leave room for letters of this size.
struct PlotSize {
    double widthPx = 800;
    double heightPx = 600;
    double fontPx = 12;
};

/// The part of the plane that is drawn.
struct ViewRange {
    double xMinimum = 0;
    double xMaximum = 1;
    double yMinimum = 0;
    double yMaximum = 1;
};

struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

/// Colours are roles that the theme turns into RGB. Curve takes an index into the palette.
enum class Role { Curve, Axis, Grid, Text, MutedText, Cursor };

struct Paint {
    Role role = Role::Curve;
    int index = 0;      ///< palette index for Role::Curve; the palette repeats
    double opacity = 1; ///< 0…1
    friend bool operator==(const Paint&, const Paint&) = default;
};

enum class Dash { Solid, Dashed, Dotted, DashDot };

/// How often an element changes: Data with the document, Cursor with every move of the mouse.
enum class Layer { Data, Cursor };

/// A polyline, clipped to the panel's view. A point with NaN breaks it.
struct Line {
    std::vector<Point> points;
    Paint paint;
    Dash dash = Dash::Solid;
    double width = 2; ///< in the figure's line-width units: 2 is a normal curve, 1 a thin helper
    std::string name; ///< "ELU (α = 0.72), f′": accessible name, PGFPlots comment; never empty for a curve
    Layer layer = Layer::Data;
    friend bool operator==(const Line&, const Line&) = default;
};

enum class MarkerShape { FilledDot, OpenDot };

struct Marker {
    Point at;
    MarkerShape shape = MarkerShape::FilledDot;
    Paint paint;
    Layer layer = Layer::Data;
    friend bool operator==(const Marker&, const Marker&) = default;
};

/// A shaded vertical strip over the whole height of the panel: a saturated set, for instance.
struct Band {
    double from = 0; ///< x, within the view
    double to = 0;
    Paint paint;
    std::string name;
    friend bool operator==(const Band&, const Band&) = default;
};

/// A box with lines of text, attached to a point. The first line is strong.
struct Callout {
    Point at;
    std::vector<std::string> lines;
    Layer layer = Layer::Cursor;
    friend bool operator==(const Callout&, const Callout&) = default;
};

struct Tick {
    double at = 0;
    std::string label;
    friend bool operator==(const Tick&, const Tick&) = default;
};

struct Axis {
    double minimum = 0; ///< finite, minimum < maximum
    double maximum = 1;
    std::string label;
    std::vector<Tick> ticks; ///< major, ascending, inside the range
    friend bool operator==(const Axis&, const Axis&) = default;
};

struct LegendEntry {
    std::string text;
    Paint paint;
    Dash dash = Dash::Solid;
    friend bool operator==(const LegendEntry&, const LegendEntry&) = default;
};

struct Legend {
    bool visible = true;
    std::string place = "top-left"; ///< top-left, top-right, bottom-left or bottom-right
    std::vector<LegendEntry> entries;
    std::string note; ///< how to read the dashes: "solid f · dashed f′"; empty for none
    friend bool operator==(const Legend&, const Legend&) = default;
};

struct Panel {
    std::string title;
    Axis x;
    Axis y;
    bool grid = true;
    bool zeroLines = true; ///< stronger lines where an axis is 0
    std::vector<Band> bands;
    std::vector<Line> lines; ///< the first is drawn first
    std::vector<Marker> markers;
    std::vector<Callout> callouts;
    Legend legend;
    friend bool operator==(const Panel&, const Panel&) = default;
};

/// Numbers behind a curve, for files that carry data: one block a curve.
struct DataBlock {
    std::string name;                        ///< "ELU (α = 0.72)"
    std::vector<std::string> columns;        ///< "x", "f", "f1", "f2"
    std::vector<std::vector<double>> values; ///< one vector a column, all of the same length
    friend bool operator==(const DataBlock&, const DataBlock&) = default;
};

struct Figure {
    std::string title; ///< empty for none
    std::vector<Panel> panels;
    std::vector<DataBlock> data;
    friend bool operator==(const Figure&, const Figure&) = default;
};

} // namespace actiscope
