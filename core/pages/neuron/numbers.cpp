// The Neuron page in numbers: properties and status line.
#include "core/fields/readable_number.h"
#include "core/numerics/constants.h"
#include "core/pages/neuron/panels.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <cmath>

namespace actiscope {

namespace {

const char* const subscripts[]{"₁", "₂", "₃", "₄", "₅", "₆"};

PageProperty neuronNumber(std::string id, std::string label, std::string help, double value) {
    return {std::move(label), readableNumber(value, 5), std::move(help), std::move(id), value};
}

/// "0.8·1", in brackets where a factor is negative.
std::string factor(double number) {
    const std::string text = readableNumber(number);
    return number < 0 ? "(" + text + ")" : text;
}

std::string weightedSum(const NeuronPage& page) {
    std::string text;
    for (std::size_t i = 0; i < page.weights.size(); ++i) {
        const double weight = page.weights[i];
        text += i == 0 ? (weight < 0 ? "−" : "") : (weight < 0 ? " − " : " + ");
        text += readableNumber(std::fabs(weight)) + "·" + factor(page.inputs[i]);
    }
    if (page.bias != 0)
        text += (page.bias < 0 ? " − " : " + ") + readableNumber(std::fabs(page.bias));
    return text;
}

std::vector<PageProperty> oneRowProperties(const NeuronPage& page, const ActivationRow& row) {
    const double z = preActivation(page);
    const Jet y = evaluateAt(*row.activation, parameterValues(row), z);
    std::vector<PageProperty> all{
        neuronNumber("z", "z = w·x + b", say("The pre-activation."), z),
        neuronNumber("y", "y = f(z)", say("What the neuron answers."), y.f),
        neuronNumber("dy_dz", "dy/dz = f′(z)", say("The slope of the activation where it works."), y.f1)};
    for (std::size_t i = 0; i < page.inputs.size(); ++i)
        all.push_back(neuronNumber(fmt::format("dy_dweight.{}", i), fmt::format("dy/dw{}", subscripts[i]),
                                   say("f′(z) times the input."), y.f1 * page.inputs[i]));
    all.push_back(neuronNumber("dy_dbias", "dy/db", say("f′(z) itself."), y.f1));
    for (std::size_t i = 0; i < page.inputs.size(); ++i)
        all.push_back(neuronNumber(fmt::format("dy_dinput.{}", i), fmt::format("dy/dx{}", subscripts[i]),
                                   say("f′(z) times the weight: what goes back to the layer before."),
                                   y.f1 * page.weights[i]));
    all.push_back(
        {say("With the numbers"), neuronFormula(page, row), say("The neuron, worked out."), {}, 0.0});
    return all;
}

std::string countText(double count, const std::string& none) {
    return std::isnan(count) ? none : fmt::format("{}", count);
}

std::vector<PageProperty> depthRowProperties(const NeuronPage& page, const NeuronResult* result,
                                             const ActivationRow& row) {
    const auto composed = composedNetwork(page, row);
    const double pieces = composed->pieces ? static_cast<double>(composed->pieces->count()) : nan;
    double inView = nan;
    if (composed->pieces) {
        inView = 0;
        for (const double x : composed->pieces->kinks)
            inView += x >= page.xMinimum && x <= page.xMaximum ? 1 : 0;
    }
    std::vector<PageProperty> all{
        {say("Straight pieces"),
         countText(pieces, composed->straight ? say("too many to follow") : say("none: it bends")),
         say("Of this network on all of the line, each of a slope of its own."), "pieces", pieces},
        {say("Kinks in view"), countText(inView, say("none")), say("Those between the drawn ends."),
         "kinks_in_view", inView}};
    const PieceCount* count = countOf(result, page, row, page.depth);
    const double mean = count ? count->mean() : nan;
    const double error = count ? count->standardError() : nan;
    if (count || composed->straight) {
        const std::string text =
            !count             ? say("being counted")
            : std::isnan(mean) ? say("too many to follow")
                               : fmt::format("{} ± {}", readableNumber(mean, 5), readableNumber(error, 2));
        all.push_back({say("Mean over networks"), text,
                       say("Straight pieces, a mean over networks of other seeds."), "pieces_mean", mean});
        all.push_back({say("… its standard error"),
                       std::isnan(error) ? say("unknown") : readableNumber(error, 3),
                       say("How far the mean may be off by chance."), "pieces_mean_se", error});
    } else {
        all.push_back({say("Mean over networks"), say("none: it bends"),
                       say("Straight pieces, a mean over networks."), "pieces_mean", nan});
        all.push_back({say("… its standard error"), say("unknown"),
                       say("How far the mean may be off by chance."), "pieces_mean_se", nan});
    }
    const std::string curved = say("none: no line");
    const auto lineNumber = [&](const char* id, const std::string& label, const std::string& help,
                                double value) {
        all.push_back({label, std::isnan(value) ? curved : readableNumber(value, 5), help, id, value});
    };
    lineNumber("slope", say("Slope"),
               say("The product of all weight matrices, where the activation is a line."),
               composed->line ? composed->line->slope : nan);
    lineNumber("offset", say("Offset"), say("What the biases come to through the layers after them."),
               composed->line ? composed->line->offset : nan);
    lineNumber(
        "line_deviation", say("Off that line by"),
        say("The largest |f − line| over the drawn inputs, divided by the largest |f|: rounding alone."),
        composed->line ? composed->lineDeviation : nan);
    return all;
}

} // namespace

double preActivation(const NeuronPage& page) {
    double z = page.bias;
    for (std::size_t i = 0; i < page.inputs.size(); ++i)
        z += page.weights[i] * page.inputs[i];
    return z;
}

int shownNeuronRow(const NeuronPage& page) {
    const auto visible = [&](int row) {
        return row >= 0 && row < static_cast<int>(page.activations.size()) &&
               page.activations[static_cast<std::size_t>(row)].visible;
    };
    if (visible(page.selected))
        return page.selected;
    for (int row = 0; row < static_cast<int>(page.activations.size()); ++row)
        if (visible(row))
            return row;
    return -1;
}

std::string neuronFormula(const NeuronPage& page, const ActivationRow& row) {
    const double z = preActivation(page);
    const std::string& name = row.activation->name;
    return fmt::format("y = {0}({1}) = {0}({2}) = {3}", name, weightedSum(page), readableNumber(z),
                       readableNumber(evaluateAt(*row.activation, parameterValues(row), z).f));
}

std::string hiddenLayersText(const NeuronPage& page) {
    if (page.depth == 1)
        return page.width == 1 ? say("1 hidden layer of 1 unit")
                               : say("1 hidden layer of {} units", page.width);
    return page.width == 1 ? say("{} hidden layers of 1 unit", page.depth)
                           : say("{} hidden layers of {} units", page.depth, page.width);
}

double regionsOfOneKink(const NeuronPage& page) {
    const double units = page.width;
    if (page.sigmaW == 0)
        return 1;
    return page.sigmaB == 0 ? 2 * units : 1 + units + units * (units - 1) / 2;
}

std::vector<PageProperty> neuronProperties(const NeuronPage& page, const NeuronResult*) {
    if (page.show == "one")
        return {neuronNumber("z", "z = w·x + b", say("The pre-activation, the same for every activation."),
                             preActivation(page))};
    const double units = page.width;
    return {
        {say("1 + number of units"), readableNumber(1 + page.depth * units),
         say("What the mean number of pieces is to leading order where a unit has one kink (Hanin & Rolnick "
             "2019)."),
         "pieces_leading", 1 + page.depth * units},
        {say("Most pieces"), readableNumber(std::pow(units + 1, page.depth)),
         say("Π (units + 1) over the layers: no network of units with one kink has more."), "pieces_bound",
         std::pow(units + 1, page.depth)},
        {say("Regions of two inputs"), readableNumber(regionsOfOneKink(page)),
         say("Of one layer of n units with one kink, at 0: 1 + n + n(n − 1)/2, or 2n without biases, where "
             "all lines meet."),
         "regions", regionsOfOneKink(page)}};
}

std::vector<PageProperty> neuronRowProperties(const NeuronPage& page, const NeuronResult* result,
                                              std::size_t row) {
    const ActivationRow& shown = page.activations[row];
    return page.show == "one" ? oneRowProperties(page, shown) : depthRowProperties(page, result, shown);
}

std::vector<StatusItem> neuronStatus(const NeuronPage& page, const NeuronResult*) {
    std::vector<StatusItem> items;
    if (page.show == "one")
        items.push_back({"z = " + readableNumber(preActivation(page))});
    else
        items.push_back({hiddenLayersText(page)});
    for (const ActivationRow& row : page.activations) {
        if (!row.visible)
            continue;
        const Paint paint{Role::Curve, row.colour, 1};
        if (page.show == "one") {
            const Jet y = evaluateAt(*row.activation, parameterValues(row), preActivation(page));
            items.push_back(
                {say("{}: y = {}, f′(z) = {}", rowName(row), readableNumber(y.f), readableNumber(y.f1)),
                 paint});
            continue;
        }
        const auto composed = composedNetwork(page, row);
        if (composed->pieces && composed->pieces->count() == 1)
            items.push_back({say("{}: a straight line", rowName(row)), paint});
        else if (composed->pieces)
            items.push_back({say("{}: {} straight pieces", rowName(row), composed->pieces->count()), paint});
        else if (composed->straight)
            items.push_back({say("{}: more straight pieces than can be followed", rowName(row)), paint});
        else
            items.push_back({say("{}: bends", rowName(row)), paint});
    }
    return items;
}

} // namespace actiscope
