#include "core/pages/take_from_curves.h"

#include "core/pages/curves/state.h"
#include "core/pages/lift.h"

#include <algorithm>

namespace actiscope {

Command takeFromCurves(const Records& records, const std::string& card) {
    const auto take = [records](PageStates& states) {
        const CurvesPage curves = stateOf<CurvesPage>(std::as_const(states));
        records.clear(states);
        for (const Curve& curve : curves.curves) {
            if (!curve.visible || records.count(states) == records.most)
                continue;
            records.add(states, curve);
            records.edit(states, records.count(states) - 1).colour = curve.colour;
        }
        records.select(states, 0);
    };
    const auto hasSome = [](const PageStates& states) {
        const auto& curves = stateOf<CurvesPage>(states).curves;
        return std::any_of(curves.begin(), curves.end(), [](const Curve& curve) { return curve.visible; });
    };
    return {"take_from_curves",
            "take from Curves",
            "Take the activations from the page Curves.",
            card,
            take,
            hasSome};
}

} // namespace actiscope
