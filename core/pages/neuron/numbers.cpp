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
        neuronNumber("z", "z = w·x + b", "The pre-activation.", z),
        neuronNumber("y", "y = f(z)", "What the neuron answers.", y.f),
        neuronNumber("dy_dz", "dy/dz = f′(z)", "The slope of the activation where it works.", y.f1)};
    for (std::size_t i = 0; i < page.inputs.size(); ++i)
        all.push_back(neuronNumber(fmt::format("dy_dweight.{}", i), fmt::format("dy/dw{}", subscripts[i]),
                                   "f′(z) times the input.", y.f1 * page.inputs[i]));
    all.push_back(neuronNumber("dy_dbias", "dy/db", "f′(z) itself.", y.f1));
    for (std::size_t i = 0; i < page.inputs.size(); ++i)
        all.push_back(neuronNumber(fmt::format("dy_dinput.{}", i), fmt::format("dy/dx{}", subscripts[i]),
                                   "f′(z) times the weight: what goes back to the layer before.",
                                   y.f1 * page.weights[i]));
    all.push_back({"With the numbers", neuronFormula(page, row), "The neuron, worked out.", {}, 0.0});
    return all;
}

std::string countText(double count, const char* none) {
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
        {"Straight pieces", countText(pieces, composed->straight ? "too many to follow" : "none: it bends"),
         "Of this network on all of the line, each of a slope of its own.", "pieces", pieces},
        {"Kinks in view", countText(inView, "none"), "Those between the drawn ends.", "kinks_in_view",
         inView}};
    const PieceCount* count = countOf(result, page, row, page.depth);
    const double mean = count ? count->mean() : nan;
    const double error = count ? count->standardError() : nan;
    if (count || composed->straight) {
        const std::string text =
            !count             ? std::string("being counted")
            : std::isnan(mean) ? std::string("too many to follow")
                               : fmt::format("{} ± {}", readableNumber(mean, 5), readableNumber(error, 2));
        all.push_back({"Mean over networks", text, "Straight pieces, a mean over networks of other seeds.",
                       "pieces_mean", mean});
        all.push_back({"… its standard error", std::isnan(error) ? "unknown" : readableNumber(error, 3),
                       "How far the mean may be off by chance.", "pieces_mean_se", error});
    } else {
        all.push_back({"Mean over networks", "none: it bends", "Straight pieces, a mean over networks.",
                       "pieces_mean", nan});
        all.push_back({"… its standard error", "unknown", "How far the mean may be off by chance.",
                       "pieces_mean_se", nan});
    }
    const char* const curved = "none: no line";
    const auto lineNumber = [&](const char* id, const char* label, const char* help, double value) {
        all.push_back({label, std::isnan(value) ? curved : readableNumber(value, 5), help, id, value});
    };
    lineNumber("slope", "Slope", "The product of all weight matrices, where the activation is a line.",
               composed->line ? composed->line->slope : nan);
    lineNumber("offset", "Offset", "What the biases come to through the layers after them.",
               composed->line ? composed->line->offset : nan);
    lineNumber("line_deviation", "Off that line by",
               "The largest |f − line| over the drawn inputs, divided by the largest |f|: rounding alone.",
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
        return {neuronNumber("z", "z = w·x + b", "The pre-activation, the same for every activation.",
                             preActivation(page))};
    const double units = page.width;
    return {{"1 + number of units", readableNumber(1 + page.depth * units),
             "What the mean number of pieces is to leading order where a unit has one kink (Hanin & Rolnick "
             "2019).",
             "pieces_leading", 1 + page.depth * units},
            {"Most pieces", readableNumber(std::pow(units + 1, page.depth)),
             "Π (units + 1) over the layers: no network of units with one kink has more.", "pieces_bound",
             std::pow(units + 1, page.depth)},
            {"Regions of two inputs", readableNumber(regionsOfOneKink(page)),
             "Of one layer of n units with one kink, at 0: 1 + n + n(n − 1)/2, or 2n without biases, where "
             "all lines meet.",
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
