// The declared fields of the Dying units page: one row a field.
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/networks/data_sets.h"
#include "core/networks/initialisers.h"
#include "core/pages/compared.h"
#include "core/pages/dying/state.h"

namespace actiscope {

namespace {

constexpr const char* unitsCard = "Units";
constexpr const char* learningCard = "Learning";
constexpr const char* deadNetworkCard = "Whole network";
constexpr int longestDyingFormula = 400;

const DyingPage freshDying;

Field dyingInitField() {
    std::vector<FieldChoice> choices;
    for (const FieldChoice& choice : initialisers())
        if (choice.id != "orthogonal") // its units are not drawn one by one
            choices.push_back(choice);
    Field field = choiceField("init", "Weights start as", "How the weights of the hidden layer are drawn.",
                              std::move(choices));
    field.defaultValue = std::string("he");
    return onCard(unitsCard, field);
}

Field dyingDataField() {
    Field field = choiceField("data", "Task", "What the layer learns: one or two inputs.", dataSets());
    field.defaultValue = freshDying.data;
    return onCard(unitsCard, field);
}

Field dyingReal(const char* card, Field field, double minimum, double maximum, double from, double to) {
    return onCard(card, slid(limited(std::move(field), minimum, maximum), from, to));
}

Field rateField() {
    Field field = slid(limited(realField("rate", "Learning rate",
                                         "How far a step follows the gradient of the whole batch.", 0.1),
                               1e-6, 1e4),
                       0.001, 10, FieldScale::Logarithmic);
    field.presets = {{0.01, ""}, {0.1, ""}, {1, ""}};
    return onCard(learningCard, field);
}

Field dyingThresholdField() {
    Field field = dyingReal(learningCard,
                            realField("threshold", "Nearly dead below",
                                      "A unit counts as dead when |f′| is nowhere above this; 0 counts only "
                                      "those without any gradient.",
                                      0),
                            0, 1, 0, 0.1);
    field.presets = {{0, "exactly"}, {0.01, ""}};
    return field;
}

} // namespace

const std::vector<BoundField<DyingPage>>& dyingFields() {
    using P = DyingPage;
    static const std::vector<BoundField<P>> table{
        {selectedField(mostDying), &P::selected},
        {onCard("View", choiceField("show", "Show",
                                    "The units of one hidden layer as it learns, or whole networks that are "
                                    "dead from the start.",
                                    {{"units", "units"}, {"depth", "depth"}})),
         &P::show},
        {dyingDataField(), &P::data},
        {onCard(unitsCard, textField("formula", "f(x)", "The function of the task, in x.", freshDying.formula,
                                     longestDyingFormula)),
         &P::formula},
        {onCard(unitsCard, fileField("csv", "File",
                                     "Your own table as a .csv file: a sample a line, one or two inputs and "
                                     "last what is to be learned.")),
         &P::csv},
        {dyingReal(unitsCard,
                   realField("noise", "Noise",
                             "Standard deviation of what is added to points of classes, or to values.", 0),
                   0, 10, 0, 1),
         &P::noise},
        {onCard(unitsCard,
                wholeField("samples", "Samples", "How many points of the task there are.", 60, 2, 400)),
         &P::samples},
        {onCard(unitsCard, wholeField("units", "Units", "Of the hidden layer.", 40, 1, mostUnits)),
         &P::units},
        {dyingInitField(), &P::init},
        {dyingReal(unitsCard,
                   realField("sigma_w", "σ of the weights", "σ_w: weights are drawn from N(0, σ_w²/fan-in).",
                             std::numbers::sqrt2),
                   0, 100, 0, 4),
         &P::sigmaW},
        {dyingReal(unitsCard, realField("bias", "Bias", "Mean of the biases at the start.", -0.6), -100, 100,
                   -3, 3),
         &P::bias},
        {dyingReal(unitsCard,
                   realField("bias_sigma", "σ of the biases",
                             "Standard deviation of the biases at the start.", 0.6),
                   0, 100, 0, 3),
         &P::biasSigma},
        {onCard(unitsCard,
                wholeField("seed", "Seed", "The same seed, the same data and start.", 1, 0, 999'999)),
         &P::seed},
        {rateField(), &P::rate},
        {dyingReal(learningCard,
                   realField("momentum", "Momentum", "μ in v = μ v + gradient, w −= rate · v.", 0), 0, 0.999,
                   0, 0.99),
         &P::momentum},
        {onCard(learningCard, wholeField("steps", "Steps", "How long it learns, each step with all samples.",
                                         300, 1, mostDyingSteps)),
         &P::steps},
        {onCard(learningCard, wholeField("playhead", "Step shown",
                                         "The step whose units are shown, 0 the start, −1 the last.", -1, -1,
                                         mostDyingSteps)),
         &P::playhead},
        {dyingThresholdField(), &P::threshold},
        {onCard(learningCard,
                limited(numbersField("moved", "Moved units",
                                     "Units that were moved by hand, five numbers each: step, unit, w₁, w₂, "
                                     "bias.",
                                     {}, 0, static_cast<int>(numbersAMove * mostMoves)),
                        -1e6, 1e6)),
         &P::moved},
        {onCard(deadNetworkCard,
                wholeField("layers", "Hidden layers", "How deep networks go.", 10, 1, mostDyingLayers)),
         &P::layers},
        {onCard(deadNetworkCard, wholeField("layer_width", "Units a layer", "How wide each hidden layer is.",
                                            3, 1, mostLayerWidth)),
         &P::layerWidth},
        {onCard(deadNetworkCard,
                wholeField("nets", "Networks", "How many are drawn of each width.", 1000, 100, 100'000)),
         &P::nets},
        {flagField("grid", "Grid", "Lines at the ticks.", true), &P::grid},
        {flagField("legend", "Legend", "Names the activations inside the figure.", true), &P::legend},
        {sweepSecondsField(), &P::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
    };
    return table;
}

} // namespace actiscope
