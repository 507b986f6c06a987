#include "ui/controls/gesture.h"

namespace actiscope {

void Gesture::begin() {
    number_ = session_.newGesture();
    dragging_ = true;
}

void Gesture::end() {
    dragging_ = false;
    number_ = 0;
}

int Gesture::number() {
    const bool goesOn = dragging_ || (sinceLast_.isValid() && sinceLast_.elapsed() < pauseMs);
    if (number_ == 0 || !goesOn)
        number_ = session_.newGesture();
    sinceLast_.start();
    return number_;
}

} // namespace actiscope
