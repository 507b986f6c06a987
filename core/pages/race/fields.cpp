// The declared fields of the Race page: one row a field.
#include "core/analysis/analysis_settings.h"
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/networks/data_sets.h"
#include "core/networks/initialisers.h"
#include "core/networks/optimisers.h"
#include "core/pages/compared.h"
#include "core/pages/race/state.h"

namespace actiscope {

namespace {

constexpr const char* dataCard = "Data";
constexpr const char* networkCard = "Network";
constexpr const char* trainingCard = "Training";
constexpr const char* shownCard = "Shown";
constexpr int longestTaskFormula = 400;

using Race = RacePage;
const Race freshRace;

Field withDefault(Field field, std::string byDefault) {
    field.defaultValue = std::move(byDefault);
    return field;
}

Field logField(std::string id, std::string label, std::string help, double byDefault, double least,
               double most, double from, double to) {
    return slid(limited(realField(std::move(id), std::move(label), std::move(help), byDefault), least, most),
                from, to, FieldScale::Logarithmic);
}

Field seedsField() {
    Field field = slid(wholeField("seeds", "Many seeds",
                                  "How many races, of this seed and the next ones: the losses are then shown "
                                  "as median and quartiles.",
                                  freshRace.seeds, 1, mostSeeds),
                       1, mostSeeds);
    field.presets = {{1, ""}, {20, ""}};
    return field;
}

std::vector<BoundField<Race>> dataFields() {
    return {
        {onCard(dataCard, choiceField("data", "Data", "What the networks learn.", dataSets())), &Race::data},
        {onCard(dataCard, textField("formula", "f(x)", "The function of the data, in x.", freshRace.formula,
                                    longestTaskFormula)),
         &Race::formula},
        {onCard(dataCard, fileField("csv", "File",
                                    "Your own table as a .csv file: a sample a line, its inputs and last "
                                    "what is to be learned.")),
         &Race::csv},
        {onCard(dataCard, slid(limited(realField("noise", "Noise",
                                                 "Standard deviation of what is added to points of classes, "
                                                 "or to values.",
                                                 freshRace.noise),
                                       0, 10),
                               0, 1)),
         &Race::noise},
        {onCard(dataCard, slid(wholeField("samples", "Samples", "For training and test together.",
                                          freshRace.samples, 4, 5000),
                               20, 1000)),
         &Race::samples},
        {onCard(dataCard,
                limited(realField("train_share", "Share for training",
                                  "The other samples are for the test alone.", freshRace.trainShare),
                        0.05, 1)),
         &Race::trainShare},
        {onCard(dataCard,
                wholeField("seed", "Seed", "Of data, start and batches: the same seed, the same race.",
                           freshRace.seed, 0, 999'999)),
         &Race::seed},
        {onCard(dataCard, seedsField()), &Race::seeds},
    };
}

std::vector<BoundField<Race>> networkFields() {
    return {
        {onCard(networkCard,
                textField("layers", "Hidden layers", "Their widths, such as 8,8; nothing for a linear model.",
                          freshRace.layers, 100)),
         &Race::layers},
        {onCard(
             networkCard,
             textField("layer_activations", "Activation by layer",
                       "Of the first hidden layers, apart by semicolons, such as lane; tanh, where lane is "
                       "the lane's own; nothing: the lane's in all layers.",
                       "", longestTaskFormula)),
         &Race::layerActivations},
        {onCard(networkCard,
                withDefault(choiceField("init", "Start", "How the weights begin, alike in all lanes.",
                                        initialisers()),
                            freshRace.init)),
         &Race::init},
        {onCard(networkCard,
                slid(limited(realField("sigma_w", "σ_w",
                                       "The weights start as N(0, σ_w²/fan-in), in the start \"own σ\".",
                                       freshRace.sigmaW),
                             0, 100),
                     0, 4)),
         &Race::sigmaW},
        {onCard(networkCard, flagField("train_alpha", "Learn PReLU's α",
                                       "A slope of its own for each layer, learned like the weights.",
                                       freshRace.learnsSlope)),
         &Race::learnsSlope},
    };
}

std::vector<BoundField<Race>> trainingFields() {
    return {
        {onCard(trainingCard,
                choiceField("loss", "Loss",
                            "½(output − target)², or −ln of the probability of the right class.",
                            {{"squared", "squared"}, {"cross_entropy", "cross entropy"}})),
         &Race::loss},
        {onCard(trainingCard,
                choiceField("optimiser", "Optimiser", "How a gradient moves the weights.", optimisers())),
         &Race::optimiser},
        {onCard(trainingCard,
                logField("rate", "Rate", "How far a step goes.", freshRace.rate, 1e-6, 1e4, 1e-4, 10)),
         &Race::rate},
        {onCard(trainingCard,
                limited(realField("momentum", "Momentum", "How much of the last step is kept; β₁ of Adam.",
                                  freshRace.momentum),
                        0, 0.9999)),
         &Race::momentum},
        {onCard(trainingCard,
                choiceField("schedule", "Schedule", "How the rate changes over the epochs.", schedules())),
         &Race::schedule},
        {onCard(trainingCard, slid(wholeField("batch", "Batch",
                                              "Samples a step; as many as there are, or more: all of them.",
                                              freshRace.batch, 1, 1'000'000),
                                   1, 100)),
         &Race::batch},
        {onCard(trainingCard,
                slid(limited(realField("l2", "L2", "Adds so much of ½Σw² to the loss that is minimised.",
                                       freshRace.l2),
                             0, 100),
                     0, 0.1)),
         &Race::l2},
        {onCard(trainingCard, slid(wholeField("epochs", "Epochs", "How often all training samples are seen.",
                                              freshRace.epochs, 1, mostEpochs),
                                   10, 2000, FieldScale::Logarithmic)),
         &Race::epochs},
    };
}

std::vector<BoundField<Race>> shownFields() {
    return {
        {onCard(shownCard, slid(wholeField("playhead", "Epoch shown", "Drag it back; −1 for the last one.",
                                           freshRace.playhead, -1, mostEpochs),
                                -1, freshRace.epochs)),
         &Race::playhead},
        {onCard(shownCard, logField("target", "Target", "The loss that is raced for.", freshRace.target,
                                    1e-12, 1e6, 1e-4, 1)),
         &Race::target},
        {onCard(shownCard,
                flagField("stop_at_target", "Stop there",
                          "A lane that has reached the target learns no more.", freshRace.stopAtTarget)),
         &Race::stopAtTarget},
        {onCard(shownCard, saturationThresholdField()), &Race::saturationThreshold},
        {onCard(shownCard,
                fileField("rows", "Rows of seeds",
                          "Tables that actiscope numbers --seeds wrote, apart by semicolons: medians "
                          "and quartiles in place of a race.")),
         &Race::rows},
        {flagField("grid", "Grid", "Lines at the ticks.", true), &Race::grid},
        {flagField("legend", "Legend", "Names the activations where there is no ranking.", true),
         &Race::legend},
        {sweepSecondsField(), &Race::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &Race::title},
    };
}

} // namespace

const std::vector<BoundField<RacePage>>& raceFields() {
    static const std::vector<BoundField<Race>> table = [] {
        std::vector<BoundField<Race>> all{{selectedField(mostRace), &Race::selected}};
        for (const auto& fields : {dataFields(), networkFields(), trainingFields(), shownFields()})
            all.insert(all.end(), fields.begin(), fields.end());
        return all;
    }();
    return table;
}

} // namespace actiscope
