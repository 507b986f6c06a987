// How ▶ moves a parameter along its slider.
#pragma once

namespace actiscope {

enum class SweepMode { PingPong, Loop };

/// Where a sweep stands: the place on the slider, 0…1, and which way it goes.
struct Sweep {
    double fraction = 0;
    int direction = 1; ///< +1 or −1
};

/// The sweep after going on by `distance` ≥ 0, in lengths of the slider: turned round at the ends (ping-pong)
/// or started again at the beginning (loop).
Sweep advanced(Sweep sweep, SweepMode mode, double distance);

} // namespace actiscope
