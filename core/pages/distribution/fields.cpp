// The declared fields of the Distribution page: one row a field.
#include "core/analysis/analysis_settings.h"
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/pages/compared.h"
#include "core/pages/distribution/state.h"

namespace actiscope {

namespace {

constexpr const char* inputCard = "Pre-activations";
constexpr double farthestEnd = 1e9;

Field meanField() {
    return onCard(
        inputCard,
        slid(limited(realField("mean", "Mean", "Mean of the pre-activations z.", 0), -1e6, 1e6), -4, 4));
}

Field spreadField() {
    Field field = sigmaField();
    field.help = "Standard deviation of the pre-activations z, whatever their law.";
    field.presets = {{0.5, ""}, {1, ""}, {2, ""}};
    return onCard(inputCard, field);
}

Field zEndField(std::string id, std::string label, std::string help, double byDefault) {
    return slid(limited(realField(std::move(id), std::move(label), std::move(help), byDefault), -farthestEnd,
                        farthestEnd),
                -20, 20);
}

} // namespace

const std::vector<BoundField<DistributionPage>>& distributionFields() {
    using P = DistributionPage;
    static const std::vector<BoundField<P>> table{
        {selectedField(mostCompared), &P::selected},
        {onCard(inputCard,
                choiceField("source", "Law of z", "Where the pre-activations come from.",
                            {{"gaussian", "Gaussian"}, {"uniform", "uniform"}, {"samples", "own samples"}})),
         &P::source},
        {meanField(), &P::mean},
        {spreadField(), &P::sigma},
        {onCard(inputCard, fileField("samples_file", "File",
                                     "Your own pre-activations: a .csv or .npy file with a million numbers "
                                     "at most.")),
         &P::samplesFile},
        {onCard(inputCard,
                wholeField("histogram", "Draws", "A histogram of so many random draws on top; 0 for none.", 0,
                           0, mostDraws)),
         &P::histogram},
        {onCard(inputCard,
                wholeField("seed", "Seed", "Of the draws: the same seed, the same draws.", 1, 0, 999'999)),
         &P::seed},
        {saturationThresholdField(), &P::saturationThreshold},
        {zEndField("z_min", "z from", "Left end of the drawn range.", -4), &P::zMinimum},
        {zEndField("z_max", "z to", "Right end of the drawn range.", 4), &P::zMaximum},
        {flagField("grid", "Grid", "Lines at the ticks.", true), &P::grid},
        {flagField("legend", "Legend", "Names the activations inside the figure.", true), &P::legend},
        {sweepSecondsField(), &P::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
    };
    return table;
}

} // namespace actiscope
