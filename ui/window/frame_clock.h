// Bundles wishes to draw into one a display frame.
#pragma once

#include <QObject>
#include <QTimer>

namespace actiscope {

/// The first request after a rest is answered at once (leading edge); requests during the frame after it are
/// answered together when that frame is over (trailing edge, never lost).
class FrameClock : public QObject {
    Q_OBJECT

public:
    /// A frame lasts 1/framesPerSecond.
    explicit FrameClock(double framesPerSecond, QObject* parent = nullptr);

    void request();

signals:
    void frame();

private:
    void fire();

    QTimer trailing_;
    bool pending_ = false;
};

} // namespace actiscope
