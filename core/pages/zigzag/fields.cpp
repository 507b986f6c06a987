// The declared fields of the Zig-zag page: one row a field.
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/pages/zigzag/state.h"

namespace actiscope {

const std::vector<BoundField<ZigzagPage>>& zigzagFields() {
    using P = ZigzagPage;
    static const std::vector<BoundField<P>> table{
        {onCard("Activations", wholeField("selected", "Selected activation",
                                          "The activation in the inspector, 0 the first, −1 none.", 0, -1,
                                          static_cast<double>(mostZigzag) - 1)),
         &P::selected},
        {sweepSecondsField(), &P::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
    };
    return table;
}

} // namespace actiscope
