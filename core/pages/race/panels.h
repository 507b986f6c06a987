// The panels of the Race page, for the figure that puts them together.
#pragma once

#include "core/pages/race/lane_words.h"

namespace actiscope {

/// What the page shows of an activation.
struct DrawnLane {
    std::size_t row = 0;
    std::string name;
    Paint paint;
    const LaneHistory* history = nullptr; ///< null while nothing is known of it
};

inline std::string lanePanelId(const DrawnLane& lane) {
    return "lane." + std::to_string(lane.row);
}

/// What all panels need, worked out once.
struct RaceDrawing {
    RaceDrawing(const RacePage& page, const RaceResult* result, const PlotSize& size);

    const RacePage& page;
    const RaceResult* result; ///< null, or one with a lane at least that is drawn
    PlotSize size;
    RaceInput input; ///< with the data of the result while that is of an earlier state
    std::vector<DrawnLane> lanes;
    std::size_t epoch = 0; ///< shown
};

/// The decision region, or the fitted curve, of a lane over the data. The first in a row names the axis
/// upwards.
Panel lanePanel(const RaceDrawing& drawing, std::size_t lane, const PanelPlace& place, bool isFirst);
/// With a legend where there is no ranking to name the colours.
Panel lossPanel(const RaceDrawing& drawing, const PanelPlace& place, bool hasRanking);
Panel rankingPanel(const RaceDrawing& drawing, const PanelPlace& place);

} // namespace actiscope
