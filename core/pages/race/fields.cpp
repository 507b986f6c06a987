// The declared fields of the Race page: one row a field.
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/pages/race/state.h"

namespace actiscope {

const std::vector<BoundField<RacePage>>& raceFields() {
    using P = RacePage;
    static const std::vector<BoundField<P>> table{
        {onCard("Activations", wholeField("selected", "Selected activation",
                                          "The activation in the inspector, 0 the first, −1 none.", 0, -1,
                                          static_cast<double>(mostRace) - 1)),
         &P::selected},
        {sweepSecondsField(), &P::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
    };
    return table;
}

} // namespace actiscope
