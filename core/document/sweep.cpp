#include "core/document/sweep.h"

#include <cmath>

namespace actiscope {

Sweep advanced(Sweep sweep, SweepMode mode, double distance) {
    if (mode == SweepMode::Loop) {
        const double unbounded = sweep.fraction + distance;
        return {unbounded <= 1 ? unbounded : std::fmod(unbounded, 1), 1};
    }
    // There and back is a way of length 2.
    const double travelled = sweep.direction > 0 ? sweep.fraction : 2 - sweep.fraction;
    const double phase = std::fmod(travelled + distance, 2);
    return phase <= 1 ? Sweep{phase, 1} : Sweep{2 - phase, -1};
}

} // namespace actiscope
