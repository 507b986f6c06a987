// The descents of the Zig-zag page.
#pragma once

#include "core/networks/linear_unit.h"
#include "core/pages/zigzag/state.h"
#include "core/simulation/run.h"
#include "core/simulation/run_key.h"

#include <memory>
#include <optional>
#include <vector>

namespace actiscope {

/// All that the descent of one activation depends on.
struct ZigzagSetting {
    NamedActivation activation;
    std::vector<double> parameters;
    double rate; ///< 0: the best
    double momentum;
    bool nesterov;
    int batch;
    int steps;
    int samples;
    int seed;
    bool bias;
    std::vector<double> start;
    std::vector<double> minimum;
    friend bool operator==(const ZigzagSetting&, const ZigzagSetting&) = default;
};

ZigzagSetting settingOf(const ZigzagPage& page, const ActivationRow& row);

/// What came of it.
struct ZigzagLane {
    ZigzagSetting setting;
    UnitInputs inputs;
    Spectrum spectrum;
    DescentRule rule;  ///< with the rate that was used
    DescentPath full;  ///< of the full batch
    DescentPath batch; ///< of batches; empty for none

    double largestRate() const { return actiscope::largestRate(spectrum, rule); }
    /// The path of batches or, without one, that of the full batch.
    const DescentPath& shownPath() const { return batch.weights.empty() ? full : batch; }
};

struct ZigzagResult {
    std::vector<ZigzagLane> lanes;
};

/// The lane of this setting or, while that is worked out, the one of its activation before; may be null.
const ZigzagLane* laneOf(const ZigzagResult* result, const ZigzagSetting& setting);

/// The step at which the full batch diverged or, if it did not, the path of batches.
std::optional<std::size_t> divergedAt(const ZigzagLane& lane);

/// "diverged at step 41: learning rate above 3.68, the largest that converges here"; empty if it did not.
std::string divergenceText(const ZigzagLane& lane);

/// Nothing while there is no activation to show.
RunKey zigzagKey(const ZigzagPage& page);

/// The run that makes the ZigzagResult, one activation after the other.
std::unique_ptr<Run> startZigzag(const ZigzagPage& page);

} // namespace actiscope
