// The declared fields of the Zig-zag page: one row a field.
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/pages/zigzag/state.h"

namespace actiscope {

namespace {

constexpr const char* descentCard = "Descent";
constexpr const char* unitCard = "Unit and data";
constexpr double farthestWeight = 1000;
constexpr int mostSamples = 10'000;

Field rateField() {
    Field field = slid(limited(realField("rate", "Learning rate",
                                         "How far a step goes. optimal is each activation's own best, "
                                         "2/(λ_min + λ_max).",
                                         0.5),
                               0, 1e4),
                       0.01, 100, FieldScale::Logarithmic);
    field.presets = {{0, "optimal"}, {0.5, ""}};
    return onCard(descentCard, field);
}

Field momentumField() {
    Field field = realField("momentum", "Momentum", "What is kept of the step before: 0 for none.", 0);
    field = slid(limited(field, 0, 0.9999), 0, 0.99);
    field.presets = {{0, ""}, {0.5, ""}, {0.9, ""}};
    return onCard(descentCard, field);
}

Field weightsField(std::string id, std::string label, std::string help, std::vector<double> byDefault) {
    return onCard(unitCard, limited(numbersField(std::move(id), std::move(label), std::move(help),
                                                 std::move(byDefault), 2, 2),
                                    -farthestWeight, farthestWeight));
}

} // namespace

const std::vector<BoundField<ZigzagPage>>& zigzagFields() {
    using P = ZigzagPage;
    static const std::vector<BoundField<P>> table{
        {onCard("Activations", wholeField("selected", "Selected activation",
                                          "The activation in the inspector, 0 the first, −1 none.", 0, -1,
                                          static_cast<double>(mostZigzag) - 1)),
         &P::selected},
        {rateField(), &P::rate},
        {momentumField(), &P::momentum},
        {onCard(descentCard,
                flagField("nesterov", "Nesterov",
                          "Take the gradient's momentum one step ahead (Nesterov 1983).", false)),
         &P::nesterov},
        {onCard(descentCard, slid(wholeField("batch", "Batch",
                                             "Samples in each step of the thin path, 0 for the full batch "
                                             "alone.",
                                             1, 0, 1000),
                                  0, 32)),
         &P::batch},
        {onCard(descentCard,
                slid(wholeField("steps", "Steps", "How many steps are taken.", 100, 1, mostZigzagSteps), 1,
                     500)),
         &P::steps},
        {onCard(descentCard,
                slid(wholeField("playhead", "Step shown", "The step that the figure shows, −1 the last.", -1,
                                -1, mostZigzagSteps),
                     -1, 500)),
         &P::playhead},
        {onCard(unitCard, slid(wholeField("samples", "Samples",
                                          "How many inputs the data has; 0 for the exact expectation.", 0, 0,
                                          mostSamples),
                               0, 100)),
         &P::samples},
        {onCard(unitCard,
                wholeField("seed", "Seed", "Of the inputs: the same seed, the same path.", 1, 0, 999'999)),
         &P::seed},
        {onCard(unitCard, flagField("bias", "Bias", "A third weight, whose input is 1.", false)), &P::bias},
        {weightsField("start", "Start", "The two weights before the first step.", {-1.8, 1.2}), &P::start},
        {weightsField("minimum", "Minimum", "The two weights that give the targets.", {0.6, -0.5}),
         &P::minimum},
        {slid(limited(realField("reach", "Weights up to", "The figure shows weights from minus this to this.",
                                2.4),
                      1e-3, 2 * farthestWeight),
              0.5, 20, FieldScale::Logarithmic),
         &P::reach},
        {flagField("grid", "Grid", "Lines at the ticks.", true), &P::grid},
        {flagField("legend", "Legend", "Names the activations inside the figure.", true), &P::legend},
        {sweepSecondsField(), &P::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
    };
    return table;
}

} // namespace actiscope
