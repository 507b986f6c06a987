// The Zig-zag page in numbers: properties and status line.
#include "core/fields/readable_number.h"
#include "core/pages/zigzag/result.h"
#include "core/text/say.h"

#include <cmath>

namespace actiscope {

namespace {

/// A number of a lane.
struct LaneNumber {
    const char* id;
    const char* label;
    const char* help;
    double (*of)(const ZigzagLane&);
};

constexpr LaneNumber laneNumbers[]{
    {"kappa", "κ = λ_max/λ_min", "The condition number of the bowl: 1 for a round one. No batch changes it.",
     [](const ZigzagLane& lane) { return lane.spectrum.kappa(); }},
    {"eigenvalue_min", "λ_min", "The least curvature of the bowl.",
     [](const ZigzagLane& lane) { return lane.spectrum.least; }},
    {"eigenvalue_max", "λ_max", "The largest curvature of the bowl.",
     [](const ZigzagLane& lane) { return lane.spectrum.largest; }},
    {"rate", "Learning rate", "The one that was taken.",
     [](const ZigzagLane& lane) { return lane.rule.rate; }},
    {"rate_optimal", "Best rate", "2/(λ_min + λ_max), for plain descent with a full batch.",
     [](const ZigzagLane& lane) { return lane.spectrum.optimalRate(); }},
    {"rate_max", "Largest rate", "Above it a full batch with this momentum diverges.",
     [](const ZigzagLane& lane) { return lane.largestRate(); }},
    {"contraction", "Contraction", "Of the distance per step at the best rate, (κ − 1)/(κ + 1).",
     [](const ZigzagLane& lane) { return lane.spectrum.contraction(); }},
    {"contraction_momentum", "… with momentum", "Of the best momentum at its best rate, (√κ − 1)/(√κ + 1).",
     [](const ZigzagLane& lane) { return lane.spectrum.contractionMomentum(); }},
    {"steps_to_1e-6", "Steps to 10⁻⁶", "At the best rate, until the distance is a millionth.",
     [](const ZigzagLane& lane) { return lane.spectrum.stepsToMillionth(); }},
    {"path_ratio", "Path ÷ straight line",
     "How much longer the path of the batches is than the way between its ends; of the full batch when there "
     "are none.",
     [](const ZigzagLane& lane) { return pathRatio(lane.shownPath()); }},
};

} // namespace

std::optional<std::size_t> divergedAt(const ZigzagLane& lane) {
    return lane.full.divergedAt ? lane.full.divergedAt : lane.batch.divergedAt;
}

std::string divergenceText(const ZigzagLane& lane) {
    const auto step = divergedAt(lane);
    if (!step)
        return {};
    if (lane.rule.rate > lane.largestRate())
        return say("diverged at step {}: learning rate above {}, the largest that converges here", *step,
                   readableNumber(lane.largestRate(), 3));
    return say("diverged at step {}: learning rate too large for batches of {}", *step, lane.setting.batch);
}

std::vector<PageProperty> zigzagRowProperties(const ZigzagPage& page, const ZigzagResult* result,
                                              std::size_t row) {
    const ZigzagLane* lane = laneOf(result, settingOf(page, page.activations[row]));
    if (!lane)
        return {};
    std::vector<PageProperty> all;
    for (const LaneNumber& number : laneNumbers) {
        const double value = number.of(*lane);
        all.push_back({said(number.label), readableNumber(value, 5), said(number.help), number.id, value});
    }
    if (const std::string words = divergenceText(*lane); !words.empty())
        all.push_back({say("Diverged"), words, say("Where the path left the figure for good.")});
    return all;
}

std::vector<StatusItem> zigzagStatus(const ZigzagPage& page, const ZigzagResult* result) {
    std::vector<StatusItem> items;
    for (const ActivationRow& row : page.activations) {
        const ZigzagLane* lane = laneOf(result, settingOf(page, row));
        if (!lane || !row.visible)
            continue;
        const std::string words = divergenceText(*lane);
        items.push_back({rowName(row) + ": " +
                             (words.empty() ? say("κ = {}", readableNumber(lane->spectrum.kappa())) : words),
                         {Role::Curve, row.colour, 1}});
    }
    return items;
}

} // namespace actiscope
