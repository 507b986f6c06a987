#include "core/pages/race/spread.h"

#include "core/numerics/constants.h"
#include "core/pages/seed_rows.h"

#include <algorithm>

namespace actiscope {

namespace {

double firstSeedLoss(const LaneHistory& lane, std::size_t epoch) {
    if (lane.divergedAt && epoch >= *lane.divergedAt)
        return infinity;
    return lane.epochs[std::min(epoch, lane.lastEpoch())].loss;
}

double otherSeedLoss(const SeedLosses& seed, std::size_t epoch) {
    if (seed.diverged && epoch + 1 >= seed.losses.size())
        return infinity;
    return seed.losses[std::min(epoch, seed.losses.size() - 1)];
}

} // namespace

bool hasSpread(const RacePage& page, const LaneHistory& lane) {
    return page.seeds > 1 && !lane.otherSeeds.empty();
}

LossQuartiles lossQuartiles(const LaneHistory& lane, std::size_t epoch) {
    std::vector<double> losses{firstSeedLoss(lane, epoch)};
    for (const auto& seed : lane.otherSeeds)
        losses.push_back(otherSeedLoss(*seed, epoch));
    return {seedQuantile(losses, 0.25), seedQuantile(losses, 0.5), seedQuantile(losses, 0.75)};
}

double medianToTarget(const LaneHistory& lane, double target) {
    const auto first = lane.reached(target);
    std::vector<double> epochs{first ? static_cast<double>(*first) : infinity};
    for (const auto& seed : lane.otherSeeds) {
        const auto found = std::find_if(seed->losses.begin(), seed->losses.end(),
                                        [&](double loss) { return loss <= target; });
        epochs.push_back(found == seed->losses.end() ? infinity
                                                     : static_cast<double>(found - seed->losses.begin()));
    }
    return seedQuantile(std::move(epochs), 0.5);
}

std::size_t lastOfSeeds(const LaneHistory& lane) {
    std::size_t last = lane.lastEpoch();
    for (const auto& seed : lane.otherSeeds)
        last = std::max(last, seed->losses.size() - 1);
    return last;
}

} // namespace actiscope
