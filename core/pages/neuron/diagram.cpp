// The diagram of one neuron: inputs, weights as lines, sum, activation, answer.
#include "core/fields/readable_number.h"
#include "core/figure/text_room.h"
#include "core/pages/neuron/panels.h"
#include "core/sampling/adaptive.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

const char* const inputNames[]{"x₁", "x₂", "x₃", "x₄", "x₅", "x₆"};

constexpr double weightFrom = 0.2; // of the way from a node to the sum
constexpr double weightTo = 0.72;

/// The end of tracks that hold these numbers: 3, or as often twice that as they need.
double reachOf(const NeuronPage& page) {
    double largest = std::fabs(page.bias);
    for (const double x : page.inputs)
        largest = std::max(largest, std::fabs(x));
    for (const double w : page.weights)
        largest = std::max(largest, std::fabs(w));
    double reach = 3;
    while (reach < largest)
        reach *= 2;
    return reach;
}

Paint signPaint(double number) {
    if (number == 0)
        return {Role::MutedText, 0, 1};
    return {Role::Diverging, 0, 1, number < 0 ? -0.85 : 0.85};
}

const Paint mutedPaint{Role::MutedText, 0, 1};
const Paint wordPaint{Role::Text, 0, 1};

/// A weight as a line from a node to the sum: the heavier the wider, dashed where it is negative.
void addWeight(Panel& panel, const NeuronDiagram& diagram, std::size_t input, double weight,
               const std::string& name) {
    const Point from{NeuronDiagram::node, diagram.inputHeight(input)};
    panel.lines.push_back({{from, diagram.sumAt()},
                           signPaint(weight),
                           weight < 0    ? Dash::Dashed
                           : weight == 0 ? Dash::Dotted
                                         : Dash::Solid,
                           1 + 6 * std::fabs(weight) / diagram.reach,
                           name + " = " + readableNumber(weight)});
    const Point knob = diagram.weightHandle(input, weight);
    panel.markers.push_back({knob, MarkerShape::FilledDot, signPaint(weight)});
    // Nearer to the nodes, where lines are apart.
    constexpr double share = 0.24;
    const Point sum = diagram.sumAt();
    panel.labels.push_back({{from.x + share * (sum.x - from.x), from.y + share * (sum.y - from.y)},
                            name + " = " + readableNumber(weight),
                            wordPaint,
                            TextAlign::Centre,
                            TextSide::Above});
}

void addInput(Panel& panel, const NeuronDiagram& diagram, std::size_t input, double value) {
    const double y = diagram.inputHeight(input);
    panel.lines.push_back({{{NeuronDiagram::trackFrom, y}, {NeuronDiagram::node, y}},
                           {Role::Axis, 0, 1},
                           Dash::Solid,
                           1,
                           say("track of {}", inputNames[input])});
    const Point knob = diagram.inputHandle(input, value);
    panel.markers.push_back({knob, MarkerShape::FilledDot, wordPaint});
    panel.labels.push_back({{(NeuronDiagram::trackFrom + NeuronDiagram::trackTo) / 2, y},
                            fmt::format("{} = {}", inputNames[input], readableNumber(value)),
                            wordPaint,
                            TextAlign::Centre,
                            TextSide::Above});
    panel.markers.push_back(
        {{NeuronDiagram::node, y}, MarkerShape::OpenDot, {Role::Axis, 0, 1}, Layer::Data, 2});
}

constexpr double boxHalfWidth = 0.65;
constexpr double boxEnd = NeuronDiagram::box + boxHalfWidth;

/// The box is a square on the page.
double boxHalfHeight(const Panel& panel, const NeuronDrawing& d) {
    return boxHalfWidth * d.plotWidthPx(panel.place) / NeuronDiagram::width / d.plotHeightPx(panel.place) *
           (panel.y.maximum - panel.y.minimum);
}

/// The activation in a small box, z where it works.
void addActivationBox(Panel& panel, const NeuronDrawing& d, const ActivationRow& row,
                      const NeuronDiagram& diagram) {
    const Point middle{NeuronDiagram::box, diagram.sumAt().y};
    const double halfWidth = boxHalfWidth;
    const double halfHeight = boxHalfHeight(panel, d);
    panel.areas.push_back({{{middle.x - halfWidth, middle.y - halfHeight},
                            {middle.x + halfWidth, middle.y - halfHeight},
                            {middle.x + halfWidth, middle.y + halfHeight},
                            {middle.x - halfWidth, middle.y + halfHeight}},
                           {Role::Paper, 0, 1},
                           {Role::Axis, 0, 1},
                           1,
                           row.activation->name});
    constexpr std::size_t places = 60;
    constexpr double reach = 3;
    const std::vector<double> parameters = parameterValues(row);
    std::vector<double> x;
    for (std::size_t i = 0; i <= places; ++i)
        x.push_back(reach * (2 * static_cast<double>(i) / places - 1));
    std::vector<double> y(x.size());
    row.activation->evaluate(parameters, x, {y, {}, {}});
    const ViewRange range = rangeOf(y);
    const double widthPx = 2 * halfWidth / NeuronDiagram::width * d.plotWidthPx(panel.place);
    const View view{-reach, reach, range.yMinimum, range.yMaximum, widthPx, widthPx, 20'000, 1};
    const double across = 0.85 * halfWidth / reach;
    const double upwards = 1.7 * halfHeight / (range.yMaximum - range.yMinimum);
    const auto heightOf = [&](double value) {
        return middle.y - 0.85 * halfHeight + upwards * (value - range.yMinimum);
    };
    SampledCurve sampled = sampleCurve(*row.activation, parameters, 0, view);
    for (Point& point : sampled.points)
        point = {middle.x + across * point.x, heightOf(point.y)};
    for (Swing& swing : sampled.swings)
        swing = {middle.x + across * swing.x, heightOf(swing.low), heightOf(swing.high)};
    Line line{std::move(sampled.points),
              paintOf(row),
              Dash::Solid,
              2,
              say("{}, in the diagram", rowName(row)),
              Layer::Data,
              std::move(sampled.swings)};
    panel.lines.push_back(std::move(line));
    panel.labels.push_back({{middle.x, middle.y - halfHeight},
                            row.activation->name,
                            paintOf(row),
                            TextAlign::Centre,
                            TextSide::Below});
}

} // namespace

NeuronDiagram::NeuronDiagram(const NeuronPage& page) : inputs(page.inputs.size()), reach(reachOf(page)) {}

double NeuronDiagram::inputHeight(std::size_t input) const {
    return static_cast<double>(inputs - input);
}

Point NeuronDiagram::sumAt() const {
    return {sum, static_cast<double>(inputs) / 2};
}

Point NeuronDiagram::inputHandle(std::size_t input, double value) const {
    return {trackFrom + (trackTo - trackFrom) * (value / reach + 1) / 2, inputHeight(input)};
}

Point NeuronDiagram::weightHandle(std::size_t input, double weight) const {
    const double share = weightFrom + (weightTo - weightFrom) * (weight / reach + 1) / 2;
    const double y = inputHeight(input);
    return {node + share * (sum - node), y + share * (sumAt().y - y)};
}

double NeuronDiagram::inputAt(double x) const {
    return std::clamp(reach * (2 * (x - trackFrom) / (trackTo - trackFrom) - 1), -reach, reach);
}

double NeuronDiagram::weightAt(double x) const {
    const double share = (x - node) / (sum - node);
    return std::clamp(reach * (2 * (share - weightFrom) / (weightTo - weightFrom) - 1), -reach, reach);
}

Panel diagramPanel(const NeuronDrawing& d, const PanelPlace& place) {
    Panel panel = neuronPanel(d, "diagram", place, say("A neuron: y = f(w·x + b)"));
    panel.hint = say("drag inputs, weights and bias");
    panel.grid = panel.zeroLines = panel.xTicks = panel.yTicks = panel.movable = false;
    const NeuronDiagram diagram(d.page);
    const auto count = static_cast<double>(diagram.inputs);
    panel.x = {0, NeuronDiagram::width, "", {}};
    panel.y = {-1.1, count + 0.65, "", {}};
    const double z = preActivation(d.page);
    const ActivationRow* row = d.shown();

    const Point sum = diagram.sumAt();
    panel.lines.push_back({{sum, {NeuronDiagram::answer, sum.y}},
                           {Role::Axis, 0, 1},
                           Dash::Solid,
                           1.5,
                           say("from the sum to y")});
    for (std::size_t i = 0; i < diagram.inputs; ++i)
        addWeight(panel, diagram, i, d.page.weights[i], fmt::format("w{}", inputNames[i] + 1));
    addWeight(panel, diagram, diagram.inputs, d.page.bias, "b");
    for (std::size_t i = 0; i < diagram.inputs; ++i)
        addInput(panel, diagram, i, d.page.inputs[i]);
    const Point one{NeuronDiagram::node, diagram.inputHeight(diagram.inputs)};
    panel.markers.push_back({one, MarkerShape::OpenDot, {Role::Axis, 0, 1}, Layer::Data, 2});
    panel.labels.push_back({{one.x - 0.12, one.y}, "1", wordPaint, TextAlign::Right, TextSide::Middle});
    panel.markers.push_back({sum, MarkerShape::OpenDot, {Role::Axis, 0, 1}, Layer::Data, 8});
    panel.labels.push_back({sum, "Σ", mutedPaint, TextAlign::Centre, TextSide::Above});
    panel.labels.push_back({sum, readableNumber(z), wordPaint, TextAlign::Centre, TextSide::Middle, true});
    if (!row) {
        panel.labels.push_back({{NeuronDiagram::box, sum.y},
                                say("no activation to show"),
                                mutedPaint,
                                TextAlign::Centre,
                                TextSide::Above});
    } else {
        addActivationBox(panel, d, *row, diagram);
        const double y = evaluateAt(*row->activation, parameterValues(*row), z).f;
        // A long number has no room between the box and the edge: it stands above the box.
        const std::string answer = "y = " + readableNumber(y, 3);
        const double room =
            (NeuronDiagram::width - boxEnd) / NeuronDiagram::width * d.plotWidthPx(place) / d.size.fontPx;
        const bool fits = 0.55 * static_cast<double>(letters(answer)) < room;
        panel.labels.push_back({fits ? Point{NeuronDiagram::answer, sum.y}
                                     : Point{NeuronDiagram::width, sum.y + boxHalfHeight(panel, d)},
                                answer, paintOf(*row), fits ? TextAlign::Centre : TextAlign::Right,
                                TextSide::Above, true});
        const std::string& name = row->activation->name;
        panel.labels.push_back(
            {{NeuronDiagram::width / 2, panel.y.minimum},
             titleWithRoom({neuronFormula(d.page, *row),
                            fmt::format("y = {}({}) = {}", name, readableNumber(z), readableNumber(y)),
                            answer},
                           place.width * d.size.widthPx, d.size.fontPx),
             wordPaint,
             TextAlign::Centre,
             TextSide::Above});
    }

    const auto stepOf = [&](double trackLength) { return 0.1 / (2 * diagram.reach) * trackLength; };
    const double inputStep = stepOf(NeuronDiagram::trackTo - NeuronDiagram::trackFrom);
    const double weightStep = stepOf((weightTo - weightFrom) * (NeuronDiagram::sum - NeuronDiagram::node));
    for (std::size_t i = 0; i < diagram.inputs; ++i)
        panel.handles.push_back({fmt::format("input.{}", i), say("input {}", i + 1),
                                 diagram.inputHandle(i, d.page.inputs[i]), wordPaint, true, false, inputStep,
                                 0});
    for (std::size_t i = 0; i < diagram.inputs; ++i)
        panel.handles.push_back({fmt::format("weight.{}", i), say("weight {}", i + 1),
                                 diagram.weightHandle(i, d.page.weights[i]), signPaint(d.page.weights[i]),
                                 true, false, weightStep, 0});
    panel.handles.push_back({"bias", say("bias"), diagram.weightHandle(diagram.inputs, d.page.bias),
                             signPaint(d.page.bias), true, false, weightStep, 0});
    return panel;
}

} // namespace actiscope
