// What the lanes of a race have in common, worked out of the page.
#pragma once

#include "core/networks/training.h"
#include "core/pages/race/state.h"

#include <memory>

namespace actiscope {

/// The data and settings of all lanes, or what is wrong with them.
struct RaceInput {
    std::shared_ptr<const DataSet> data; ///< none where there is trouble
    TrainingSettings settings;
    std::string key;     ///< of the field that makes trouble; empty where there is none
    std::string trouble; ///< a sentence
};

RaceInput raceInput(const RacePage& page);

/// "8, 8" as widths; the error says what is allowed.
tl::expected<std::vector<std::size_t>, std::string> hiddenWidths(std::string_view text);

/// "lane; tanh" as activations of the first hidden layers; nothing for those that have the lane's. The error
/// says what is wrong.
tl::expected<std::vector<std::optional<LayerActivation>>, std::string> layerActivations(std::string_view text,
                                                                                        bool learnsSlope);

} // namespace actiscope
