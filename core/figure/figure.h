// What a drawing shows, in data coordinates and colour roles: no pixels, no RGB, no toolkit.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace actiscope {

/// The room that a figure is drawn for: the plot area of a figure of one panel, the whole of a figure of
/// several. Curves are within a tenth of a pixel of the truth, and ticks leave room for letters of this size.
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

/// Equal are also two without a place: the breaks of two polylines that are drawn alike.
struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point& a, const Point& b) {
        return (a.x == b.x || (a.x != a.x && b.x != b.x)) && (a.y == b.y || (a.y != a.y && b.y != b.y));
    }
};

/// Colours are roles that the theme turns into RGB. Curve takes an index into the palette, Diverging a value
/// from −1 (strongly negative) through 0 (next to nothing) to 1, Paper is what a figure is drawn on.
enum class Role { Curve, Axis, Grid, Text, MutedText, Cursor, Diverging, Paper };

struct Paint {
    Role role = Role::Curve;
    int index = 0;      ///< palette index for Role::Curve; the palette repeats
    double opacity = 1; ///< 0…1
    double value = 0;   ///< −1…1 for Role::Diverging
    friend bool operator==(const Paint&, const Paint&) = default;
};

enum class Dash { Solid, Dashed, Dotted, DashDot };

/// How often an element changes: Data with the document, Cursor with every move of the mouse.
enum class Layer { Data, Cursor };

/// What a curve covers at x where it swings more than once within a pixel. A NaN x breaks the band.
struct Swing {
    double x = 0;
    double low = 0;
    double high = 0;
    friend bool operator==(const Swing& a, const Swing& b) {
        return (a.x == b.x && a.low == b.low && a.high == b.high) || (a.x != a.x && b.x != b.x);
    }
};

/// A polyline, clipped to the panel's view. A point with NaN breaks it.
struct Line {
    std::vector<Point> points;
    Paint paint;
    Dash dash = Dash::Solid;
    double width = 2; ///< in the figure's line-width units: 2 is a normal curve, 1 a thin helper
    std::string name; ///< "ELU (α = 0.72), f′": accessible name, PGFPlots comment; never empty for a curve
    Layer layer = Layer::Data;
    /// Where no line can follow the curve it is the area between these, clipped too and ascending in x:
    /// filled in the line's colour, with the line's width around it.
    std::vector<Swing> swings{};
    friend bool operator==(const Line&, const Line&) = default;
};

enum class MarkerShape { FilledDot, OpenDot, Square, Diamond, Triangle, Cross };

struct Marker {
    Point at;
    MarkerShape shape = MarkerShape::FilledDot;
    Paint paint;
    Layer layer = Layer::Data;
    double size = 1; ///< times that of an ordinary dot
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

/// An upright bar from `from` to `to`, clipped to the view.
struct Bar {
    double at = 0; ///< x of its middle
    double width = 0.6;
    double from = 0;
    double to = 0;
    Paint paint;
    double fill = 1;   ///< opacity of its inside, 0…1
    bool edge = false; ///< a strong line, wider than the bar, at `to`
    std::string label; ///< beyond its end; empty for none
    std::string name;  ///< "cat, logit"
    friend bool operator==(const Bar&, const Bar&) = default;
};

/// A rectangle of a heat map or of a table of regions, with a little air to its neighbours.
struct Cell {
    double xMinimum = 0;
    double xMaximum = 1;
    double yMinimum = 0;
    double yMaximum = 1;
    Paint paint;
    std::string text; ///< in its middle, in a colour that can be read on it; left out where it has no room
    std::string name; ///< "∂p(cat)/∂z(dog)"
    friend bool operator==(const Cell&, const Cell&) = default;
};

/// A filled polygon; the last corner joins the first. It lies under the lines.
struct Area {
    std::vector<Point> corners;
    Paint fill;
    Paint edge;
    double edgeWidth = 0; ///< in line-width units; 0 for no edge
    std::string name;
    friend bool operator==(const Area&, const Area&) = default;
};

enum class TextAlign { Left, Centre, Right };
enum class TextSide { Above, Middle, Below };

/// Words in the plot area or beside it, attached to a point.
struct Label {
    Point at;
    std::string text;
    Paint paint{Role::Text, 0, 1};
    TextAlign align = TextAlign::Centre; ///< which end of the text is at the point
    TextSide side = TextSide::Above;     ///< where the text stands, seen from the point
    bool strong = false;
    Layer layer = Layer::Data;
    friend bool operator==(const Label&, const Label&) = default;
};

/// What the user can take hold of: on a screen it is a small ring, in a file it does not appear. It moves
/// where its page lets it.
struct Handle {
    std::string id;   ///< unique within the figure: "logit.0"
    std::string name; ///< "logit of cat", accessible name; the page's status says its value
    Point at;
    Paint paint;
    bool alongX = true; ///< which way it may be moved
    bool alongY = true;
    double stepX = 0.1; ///< how far an arrow key moves it; ten times as far with Shift
    double stepY = 0.1;
    double reach =
        0; ///< half the width in x within which a press anywhere below or above takes it too: a bar
    bool keysOnly = false; ///< the mouse does not take it: it draws where the ring stands
    friend bool operator==(const Handle&, const Handle&) = default;
};

/// Where a curve is drawn by hand: a stroke of the mouse that begins between these x overwrites it.
struct SketchArea {
    double from = 0;
    double to = 0;
    friend bool operator==(const SketchArea&, const SketchArea&) = default;
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
    std::vector<Tick> ticks;  ///< major, ascending, inside the range
    bool logarithmic = false; ///< then 0 < minimum
    std::string tickUnit{};   ///< at the axis's end, what all labels share: "·10⁶", "+10¹²"; often empty
    std::string room{}; ///< of y: a label that there is room for, so that panels above each other line up
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

/// The part of a figure that a panel and what stands around it get, in fractions of the width and height,
/// from the top left.
struct PanelPlace {
    double left = 0;
    double top = 0;
    double width = 1;
    double height = 1;
    friend bool operator==(const PanelPlace&, const PanelPlace&) = default;
};

struct Panel {
    std::string title; ///< above the plot area; empty for none
    std::string hint;  ///< "drag a bar", after the title on a screen; files leave it out
    Axis x;
    Axis y;
    bool grid = true;
    bool zeroLines = true; ///< stronger lines where an axis is 0
    std::string id;        ///< "logits"; may be empty in a figure of one panel
    PanelPlace place;
    bool xTicks = true; ///< labels at the ticks; without, the axis takes no room
    bool yTicks = true;
    bool equalAspect = false; ///< one unit is as long in x as in y: the plot area is narrowed to that
    bool movable = true;      ///< may be panned and zoomed, and reads out at the pointer
    bool pointable = false;   ///< reads out at the pointer though it is not movable
    std::vector<Cell> cells;
    std::vector<Area> areas;
    std::vector<Bar> bars;
    std::vector<Label> labels;
    std::vector<Handle> handles;
    std::optional<SketchArea> sketch;
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
    std::string nameColumn = "curve";        ///< what the names are names of
    friend bool operator==(const DataBlock&, const DataBlock&) = default;
};

struct Figure {
    std::string title; ///< empty for none
    std::vector<Panel> panels;
    std::vector<DataBlock> data;
    std::string note{}; ///< a sentence on what was drawn more coarsely than usual; mostly empty
    friend bool operator==(const Figure&, const Figure&) = default;
};

/// The panel of this id, or nullptr.
const Panel* findPanel(const Figure& figure, std::string_view id);

} // namespace actiscope
