#include "core/figure/line_read_out.h"

#include "core/fields/readable_number.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace actiscope {

namespace {

constexpr std::size_t mostRead = 12; ///< lines in a call-out
constexpr const char* nearestSign = "▸ ";

double along(const Axis& axis, double value) {
    return axis.logarithmic ? std::log(value) : value;
}

/// From one end of the axis to the other: 0…1.
double shareOf(const Axis& axis, double value) {
    const double from = along(axis, axis.minimum);
    return (along(axis, value) - from) / (along(axis, axis.maximum) - from);
}

/// No more digits than a line that is drawn holds.
std::string readOff(const Axis& axis, double value) {
    if (axis.logarithmic)
        return readableNumber(value, 3);
    const double step = std::pow(10, std::floor(std::log10((axis.maximum - axis.minimum) / 1000)));
    return readableNumber(std::round(value / step) * step, 6);
}

/// On the straight way between two points, as the axes draw it; none where x is not between them.
std::optional<double> valueBetween(const Panel& panel, const Point& a, const Point& b, double x) {
    if (a.x == b.x || !(std::min(a.x, b.x) <= x && x <= std::max(a.x, b.x)))
        return std::nullopt;
    const double from = along(panel.x, a.x);
    const double t = (along(panel.x, x) - from) / (along(panel.x, b.x) - from);
    const double y = std::lerp(along(panel.y, a.y), along(panel.y, b.y), t);
    return std::isfinite(y) ? std::optional(panel.y.logarithmic ? std::exp(y) : y) : std::nullopt;
}

std::optional<double> valueAt(const Panel& panel, const Line& line, double x) {
    for (std::size_t i = 0; i + 1 < line.points.size(); ++i)
        if (const auto y = valueBetween(panel, line.points[i], line.points[i + 1], x))
            return y;
    return std::nullopt;
}

/// Thin helpers, such as guides and error bars, say nothing of their own.
bool isRead(const Line& line) {
    constexpr double helper = 1;
    const Role role = line.paint.role;
    return line.layer == Layer::Data && line.width > helper && !line.name.empty() &&
           (role == Role::Curve || role == Role::Text || role == Role::MutedText);
}

double nearestPoint(const Panel& panel, double x) {
    double nearest = x;
    double least = HUGE_VAL;
    for (const Line& line : panel.lines)
        for (const Point& point : line.points) {
            const double far = std::fabs(shareOf(panel.x, point.x) - shareOf(panel.x, x));
            if (isRead(line) && std::isfinite(point.y) && far < least) {
                least = far;
                nearest = point.x;
            }
        }
    return nearest;
}

struct ReadLine {
    const Line* line;
    double value;
    double far; ///< from the pointer, in heights of the panel
};

std::vector<ReadLine> linesAt(const Panel& panel, const Point& at, double x) {
    std::vector<ReadLine> all;
    for (const Line& line : panel.lines)
        if (isRead(line))
            if (const auto y = valueAt(panel, line, x))
                all.push_back({&line, *y, std::fabs(shareOf(panel.y, *y) - shareOf(panel.y, at.y))});
    if (all.size() <= mostRead)
        return all;
    std::vector<double> distances;
    for (const ReadLine& read : all)
        distances.push_back(read.far);
    std::nth_element(distances.begin(), distances.begin() + (mostRead - 1), distances.end());
    std::erase_if(all, [&](const ReadLine& read) { return read.far > distances[mostRead - 1]; });
    return all;
}

/// Panels above each other may leave the name of their axis to the lowest one; what follows a dot explains
/// the lines.
std::string nameOfX(const Figure& figure, const Panel& panel) {
    std::string name = panel.x.label;
    for (const Panel& other : figure.panels)
        if (name.empty() && other.x.minimum == panel.x.minimum && other.x.maximum == panel.x.maximum)
            name = other.x.label;
    return name.substr(0, name.find(" · "));
}

void readBars(Panel& panel, const Point& at) {
    for (const Bar& bar : panel.bars)
        if (std::fabs(at.x - bar.at) <= bar.width / 2 && !bar.name.empty()) {
            panel.callouts.push_back({at, {bar.name}});
            return;
        }
}

} // namespace

void addLineReadOut(Figure& figure, std::string_view id, const Point& at, ReadAt where) {
    const auto found = std::find_if(figure.panels.begin(), figure.panels.end(),
                                    [&](const Panel& candidate) { return candidate.id == id; });
    if (found == figure.panels.end() || !(found->movable || found->pointable))
        return;
    Panel& panel = *found;
    if (!(at.x >= panel.x.minimum && at.x <= panel.x.maximum))
        return;
    if (!panel.bars.empty()) {
        readBars(panel, at);
        return;
    }
    const double x = where == ReadAt::Points ? nearestPoint(panel, at.x) : at.x;
    const std::vector<ReadLine> read = linesAt(panel, at, x);
    if (read.empty())
        return;
    const auto nearest = std::min_element(read.begin(), read.end(),
                                          [](const ReadLine& a, const ReadLine& b) { return a.far < b.far; });
    const std::string name = nameOfX(figure, panel);
    const std::string number = where == ReadAt::Points ? readableNumber(x, 6) : readOff(panel.x, x);
    Callout callout{{x, at.y}, {say("{} = {}", name.empty() ? "x" : name, number)}};
    for (const ReadLine& one : read) {
        const std::string sign = &one == &*nearest && read.size() > 1 ? nearestSign : "";
        callout.lines.push_back(sign + say("{}: {}", one.line->name, readOff(panel.y, one.value)));
        panel.markers.push_back(
            {{x, one.value}, MarkerShape::FilledDot, one.line->paint, Layer::Cursor, 0.9});
    }
    panel.lines.push_back({{{x, panel.y.minimum}, {x, panel.y.maximum}},
                           {Role::Cursor, 0, 1},
                           Dash::Dotted,
                           1,
                           say("read-out"),
                           Layer::Cursor});
    panel.callouts.push_back(std::move(callout));
}

} // namespace actiscope
