#include "ui/window/frame_clock.h"

#include <cmath>

namespace actiscope {

FrameClock::FrameClock(double framesPerSecond, QObject* parent) : QObject(parent) {
    trailing_.setSingleShot(true);
    trailing_.setTimerType(Qt::PreciseTimer);
    trailing_.setInterval(std::max(1, static_cast<int>(std::floor(1000 / framesPerSecond))));
    connect(&trailing_, &QTimer::timeout, this, [this] {
        if (pending_)
            fire();
    });
}

void FrameClock::request() {
    if (trailing_.isActive())
        pending_ = true;
    else
        fire();
}

void FrameClock::fire() {
    pending_ = false;
    trailing_.start();
    emit frame();
}

} // namespace actiscope
