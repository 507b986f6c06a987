// The panel of p against one logit, and the triangle of three classes.
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/pages/softmax/panels.h"
#include "core/pages/softmax/simplex.h"
#include "core/text/say.h"
#include "core/vectors/softmax.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

/// Where the chosen class reaches one half: T·ln Σ e^(zⱼ/T) of the others.
double turnOf(const SoftmaxDrawing& d) {
    const double t = d.page.temperature;
    std::vector<double> others;
    for (std::size_t i = 0; i < d.count(); ++i)
        if (i != static_cast<std::size_t>(d.page.chosen))
            others.push_back(d.z[i] / t);
    return t * logSumExp(others);
}

std::vector<Point> pointsOf(const std::vector<double>& x, const std::vector<double>& y) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<Point> points;
    for (std::size_t i = 0; i < x.size(); ++i)
        points.push_back(std::isfinite(y[i]) ? Point{x[i], y[i]} : Point{nan, nan});
    return points;
}

void addNaiveCurve(Panel& panel, const SoftmaxDrawing& d, const std::vector<double>& xs) {
    const auto chosen = static_cast<std::size_t>(d.page.chosen);
    std::vector<double> z = d.z;
    std::vector<double> naive;
    for (const double x : xs) {
        z[chosen] = x;
        naive.push_back(naiveProbabilities(d.page, z)[chosen]);
    }
    panel.lines.push_back({pointsOf(xs, naive),
                           {Role::Text, 0, 1},
                           Dash::Dotted,
                           2.5,
                           say("{}, naive exp in {}", d.names[chosen], d.page.precision),
                           Layer::Data});
    for (std::size_t i = 0; i < xs.size(); ++i) {
        if (!std::isnan(naive[i]))
            continue;
        std::size_t end = i;
        while (end + 1 < xs.size() && std::isnan(naive[end + 1]))
            ++end;
        panel.bands.push_back({xs[i], xs[end], {Role::Curve, 1, 0.1}, say("naive exp gives NaN")});
        const double middle = (xs[i] + xs[end]) / 2;
        if ((xs[end] - xs[i]) * 4 > panel.x.maximum - panel.x.minimum)
            panel.labels.push_back({{middle, 0.5},
                                    say("naive exp: NaN"),
                                    {Role::Curve, 1, 1},
                                    TextAlign::Centre,
                                    TextSide::Middle,
                                    true});
        i = end;
    }
}

/// Names at the ends of the curves; one that would run into another is left out.
void addCurveNames(Panel& panel, const SoftmaxDrawing& d, const MovedLogit& moved, double letterHeight) {
    const auto chosen = static_cast<std::size_t>(d.page.chosen);
    std::vector<std::pair<double, std::size_t>> ends;
    for (std::size_t i = 0; i < d.count(); ++i)
        if (i != chosen)
            ends.emplace_back(moved.p[i].front(), i);
    std::sort(ends.rbegin(), ends.rend());
    double last = 2;
    for (const auto& [y, i] : ends) {
        if (last - y < letterHeight || y < 0.5 * letterHeight)
            continue;
        last = y;
        panel.labels.push_back({{panel.x.minimum, y},
                                d.names[i],
                                d.paintOf(i),
                                TextAlign::Left,
                                y > 1 - letterHeight ? TextSide::Below : TextSide::Above,
                                true});
    }
    const double y = moved.p[chosen].back();
    if (y > letterHeight)
        panel.labels.push_back({{panel.x.maximum, y},
                                d.names[chosen],
                                d.paintOf(chosen),
                                TextAlign::Right,
                                y > 1 - letterHeight ? TextSide::Below : TextSide::Above,
                                true});
}

/// How many points of the curves lie in the box of a label at this point; letters in data units.
int crossings(const Panel& panel, const Label& label, const Point& letter) {
    const double width = letter.x * static_cast<double>(letters(label.text));
    double left = label.at.x - width / 2;
    if (label.align != TextAlign::Centre)
        left = label.align == TextAlign::Left ? label.at.x : label.at.x - width;
    const double bottom =
        label.side == TextSide::Above ? label.at.y + 0.25 * letter.y : label.at.y - 1.25 * letter.y;
    int count = left < panel.x.minimum || left + width > panel.x.maximum ? 1000 : 0;
    for (const Line& line : panel.lines)
        for (const Point& p : line.points)
            if (p.x > left && p.x < left + width && p.y > bottom && p.y < bottom + letter.y)
                ++count;
    return count;
}

/// Beside the hump of the derivative, where the fewest curves run.
void addSlopeName(Panel& panel, const SoftmaxDrawing& d, const std::string& name, const Point& letter) {
    const double t = d.page.temperature;
    const double turn = turnOf(d);
    const double peak = 0.25 / t;
    if (!(turn > panel.x.minimum && turn < panel.x.maximum && peak > letter.y && peak < 0.8))
        return;
    const Paint paint = d.paintOf(static_cast<std::size_t>(d.page.chosen));
    std::vector<Label> places{{{turn, peak}, name, paint, TextAlign::Centre, TextSide::Above},
                              {{turn, peak}, name, paint, TextAlign::Centre, TextSide::Below}};
    for (const double k : {0.8, 1.2, 1.6, 2.0, 2.5, 3.0}) {
        const double p = 1 / (1 + std::exp(k));
        const double slope = p * (1 - p) / t;
        places.push_back({{turn + k * t, slope}, name, paint, TextAlign::Left, TextSide::Above});
        places.push_back({{turn - k * t, slope}, name, paint, TextAlign::Right, TextSide::Above});
    }
    panel.labels.push_back(
        *std::min_element(places.begin(), places.end(), [&](const Label& a, const Label& b) {
            return crossings(panel, a, letter) < crossings(panel, b, letter);
        }));
}

/// "σ((z − z₂) / T)"
std::string sigmoidFormula(const SoftmaxDrawing& d) {
    const std::string difference = d.page.chosen == 0 ? "z₁ − z₂" : "z₂ − z₁";
    return "σ(" + (d.page.temperature == 1 ? difference : "(" + difference + ") / T") + ")";
}

/// Two classes: the dotted line is the sigmoid, on top of p.
void addSigmoidName(Panel& panel, const SoftmaxDrawing& d, double letterWidth) {
    const double at = turnOf(d) + 1.1 * d.page.temperature;
    for (const std::string& text :
         {say("dotted: the sigmoid {} = p", sigmoidFormula(d)), say("dotted: sigmoid")}) {
        if (at < panel.x.minimum ||
            at + letterWidth * static_cast<double>(letters(text) + 1) > panel.x.maximum)
            continue;
        panel.labels.push_back(
            {{at, 1 / (1 + std::exp(-1.1))}, text, {Role::Text, 0, 1}, TextAlign::Left, TextSide::Middle});
        return;
    }
}

} // namespace

MovedLogit movedLogit(const SoftmaxDrawing& d, double from, double to, int steps) {
    MovedLogit moved;
    for (int i = 0; i <= steps; ++i)
        moved.z.push_back(from + (to - from) * i / steps);
    // However steep the turn is, it has points of its own.
    const double turn = turnOf(d);
    for (int i = -40; i <= 40; ++i) {
        const double x = turn + 0.25 * i * d.page.temperature;
        if (x > from && x < to)
            moved.z.push_back(x);
    }
    std::sort(moved.z.begin(), moved.z.end());
    const auto chosen = static_cast<std::size_t>(d.page.chosen);
    moved.p.resize(d.count());
    std::vector<double> z = d.z;
    std::vector<double> p(d.count());
    for (const double x : moved.z) {
        z[chosen] = x;
        softmax(z, d.page.temperature, p);
        double rest = 0;
        for (std::size_t i = 0; i < d.count(); ++i) {
            moved.p[i].push_back(p[i]);
            rest += i == chosen ? 0 : p[i];
        }
        moved.slope.push_back(p[chosen] * rest / d.page.temperature);
    }
    return moved;
}

Panel curvePanel(const SoftmaxDrawing& d, const PanelPlace& place) {
    const auto chosen = static_cast<std::size_t>(d.page.chosen);
    const bool two = d.count() == 2;
    Panel panel;
    panel.id = "curve";
    panel.place = place;
    panel.legend.visible = false;
    const std::string& name = d.names[chosen];
    panel.title =
        two ? d.titleOf({say("p against the logit of {}: the sigmoid {}, its derivative dashed", name,
                             sigmoidFormula(d)),
                         say("p against the logit of {}: the sigmoid {}", name, sigmoidFormula(d)),
                         say("p against z of {}: the sigmoid", name)},
                        place.width)
            : d.titleOf({say("p against the logit of {}, others fixed: a sigmoid, shifted by ln Σ", name),
                         say("p against the logit of {}: a shifted sigmoid", name),
                         say("p against z of {}: a sigmoid", name), say("p against z of {}", name)},
                        place.width);
    const double from = d.page.zMinimum + d.page.offset;
    const double to = d.page.zMaximum + d.page.offset;
    const double plotPx = std::max(40.0, place.height * d.heightPx - (d.isLow() ? 5 : 7) * d.fontPx);
    const double letterHeight = 1.25 * d.fontPx / plotPx;
    panel.x = linearAxis(from, to, d.isLow() ? "" : say("z of {}", name),
                         static_cast<int>(place.width * d.widthPx / (6 * d.fontPx)));
    panel.y = {-0.01, 1.04, "", {{0, "0.00"}, {0.25, "0.25"}, {0.5, "0.50"}, {0.75, "0.75"}, {1, "1.00"}}};
    panel.zeroLines = false;
    const int steps = std::clamp(static_cast<int>(place.width * d.widthPx / 4), 40, 400);
    const MovedLogit moved = movedLogit(d, from, to, steps);
    for (std::size_t i = 0; i < d.count(); ++i)
        if (i != chosen)
            panel.lines.push_back({pointsOf(moved.z, moved.p[i]), d.paintOf(i), Dash::Solid, 2,
                                   d.names[i] + ", p", Layer::Data});
    const std::string slopeName = d.page.temperature == 1 ? "p(1 − p)" : "p(1 − p) / T";
    // Small temperatures make the slope steeper than the panel is high.
    std::vector<double> slope = moved.slope;
    for (double& s : slope)
        if (s > panel.y.maximum)
            s = std::numeric_limits<double>::quiet_NaN();
    panel.lines.push_back({pointsOf(moved.z, slope), d.paintOf(chosen), Dash::Dashed, 1.5,
                           d.names[chosen] + ", " + slopeName, Layer::Data});
    panel.lines.push_back({pointsOf(moved.z, moved.p[chosen]), d.paintOf(chosen), Dash::Solid, 2.5,
                           d.names[chosen] + ", p", Layer::Data});
    if (two) {
        std::vector<double> sigmoid;
        for (const double x : moved.z)
            sigmoid.push_back(1 / (1 + std::exp((d.z[1 - chosen] - x) / d.page.temperature)));
        panel.lines.push_back(
            {pointsOf(moved.z, sigmoid), {Role::Text, 0, 1}, Dash::Dotted, 2, say("sigmoid"), Layer::Data});
    }
    if (d.page.naive)
        addNaiveCurve(panel, d, moved.z);
    addCurveNames(panel, d, moved, letterHeight);
    const double letterWidth =
        0.6 * d.fontPx * (to - from) / std::max(40.0, place.width * d.widthPx - 6 * d.fontPx);
    addSlopeName(panel, d, slopeName, {letterWidth, letterHeight});
    if (two)
        addSigmoidName(panel, d, letterWidth);
    const double z = d.z[chosen];
    if (z >= from && z <= to) {
        panel.lines.push_back({{{z, panel.y.minimum}, {z, panel.y.maximum}},
                               {Role::Cursor, 0, 1},
                               Dash::Dotted,
                               1,
                               say("the logit now"),
                               Layer::Data});
        panel.markers.push_back(
            {{z, d.p[chosen]}, MarkerShape::FilledDot, d.paintOf(chosen), Layer::Data, 1.3});
        panel.handles.push_back({"curve.z",
                                 say("logit of {} on its curve", d.names[chosen]),
                                 {z, d.p[chosen]},
                                 d.paintOf(chosen),
                                 true,
                                 false,
                                 (to - from) / 120,
                                 0,
                                 0});
    }
    return panel;
}

Panel simplexPanel(const SoftmaxDrawing& d, const PanelPlace& place) {
    Panel panel;
    panel.id = "simplex";
    panel.title = d.titleOf({say("Probability simplex; dashed: T from 0.05 to 20"),
                             say("Simplex; dashed: T 0.05…20"), say("Simplex; dashed: T")},
                            place.width);
    panel.hint = say("drag the point");
    panel.place = place;
    panel.grid = panel.zeroLines = false;
    panel.xTicks = panel.yTicks = false;
    panel.movable = false;
    panel.legend.visible = false;
    panel.equalAspect = true;
    panel.x = {-0.12, 1.12, "", {}};
    panel.y = {-0.1, 0.96, "", {}};
    panel.areas.push_back({{simplexCorner(0), simplexCorner(1), simplexCorner(2)},
                           {Role::MutedText, 0, 0.06},
                           {Role::Axis, 0, 1},
                           1,
                           say("all distributions over three classes")});
    for (std::size_t i = 0; i < 3; ++i) {
        for (const double share : {0.25, 0.5, 0.75}) {
            std::array<double, 3> a{};
            std::array<double, 3> b{};
            a[i] = b[i] = share;
            a[(i + 1) % 3] = b[(i + 2) % 3] = 1 - share;
            panel.lines.push_back({{simplexPoint(a), simplexPoint(b)},
                                   {Role::Axis, 0, 0.35},
                                   Dash::Solid,
                                   1,
                                   d.names[i] + " = " + readableNumber(share),
                                   Layer::Data});
        }
        const bool top = i == 0;
        panel.labels.push_back({simplexCorner(i), d.names[i], d.paintOf(i), TextAlign::Centre,
                                top ? TextSide::Above : TextSide::Below, true});
    }
    Line path{{}, {Role::Text, 0, 1}, Dash::Dashed, 1.5, say("temperature from 0.05 to 20"), Layer::Data};
    std::vector<double> p(3);
    constexpr int steps = 80;
    for (int i = 0; i <= steps; ++i) {
        softmax(d.page.logits, 0.05 * std::pow(20 / 0.05, static_cast<double>(i) / steps), p);
        path.points.push_back(simplexPoint(p));
    }
    panel.lines.push_back(std::move(path));
    constexpr std::array shapes{MarkerShape::Square, MarkerShape::Diamond, MarkerShape::Triangle,
                                MarkerShape::OpenDot, MarkerShape::Cross};
    std::size_t shape = 0;
    std::vector<Label> words; // what lies at one point shares its label
    for (const auto& id : d.compared) {
        const auto y = comparedValues(d.page, id);
        double sum = 0;
        for (const double share : y)
            sum += share;
        if (y.size() != 3 || !(std::fabs(sum - 1) < 1e-6) || *std::min_element(y.begin(), y.end()) < 0)
            continue;
        const Point at = simplexPoint(y);
        panel.markers.push_back(
            {at, shapes[shape++ % shapes.size()], {Role::MutedText, 0, 1}, Layer::Data, 1.1});
        const std::string name = id.substr(0, id.find("_softmax"));
        const auto same = std::find_if(words.begin(), words.end(), [&](const Label& label) {
            return std::hypot(label.at.x - at.x, label.at.y - at.y) < 0.04;
        });
        if (same != words.end())
            same->text += ", " + name;
        else
            words.push_back({at,
                             name,
                             {Role::MutedText, 0, 1},
                             at.x > 0.75 ? TextAlign::Right : TextAlign::Left,
                             TextSide::Middle});
    }
    panel.labels.insert(panel.labels.end(), words.begin(), words.end());
    const Point now = simplexPoint(d.p);
    panel.markers.push_back({now, MarkerShape::FilledDot, {Role::Text, 0, 1}, Layer::Data, 1.7});
    panel.handles.push_back({"simplex.p",
                             say("point of the probability simplex"),
                             now,
                             {Role::Text, 0, 1},
                             true,
                             true,
                             0.01,
                             0.01,
                             0});
    return panel;
}

} // namespace actiscope
