// Plays the numbers of pages: moves them to and fro along their sliders as time goes by.
#pragma once

#include "ui/controls/field_target.h"
#include "core/document/sweep.h"

#include <QTimer>

#include <functional>
#include <vector>

namespace actiscope {

/// Any number of them play at once; one run, from play to stop, is one undo step. A number that somebody else
/// changes stops, and so does everything at an undo and when another document comes. A sweep takes as long as
/// the page's field "sweep_seconds" says.
class FieldAnimator : public QObject {
    Q_OBJECT

public:
    using Seconds = std::function<double()>;

    explicit FieldAnimator(Session& session, QObject* parent = nullptr);

    /// Time comes from here instead of a monotonic clock.
    void setClock(Seconds clock) { clock_ = std::move(clock); }

    /// Frames a second, as the display shows them.
    void setFrameRate(double framesPerSecond);

    void setPlaying(const FieldTarget& target, bool playing);
    bool isPlaying(const FieldTarget& target) const;

    /// Moves everything that plays to where it is now. The timer does this at every frame.
    void advance();

    void stopAll();

signals:
    void playingChanged();

private:
    struct Run {
        FieldTarget target;
        SliderScale scale;
        Sweep sweep;
        double written = 0; ///< what we set last
    };

    void follow();
    void updateTimer();

    Session& session_;
    Seconds clock_;
    QTimer timer_;
    std::vector<Run> runs_;
    double lastTime_ = 0;
    int gesture_ = 0;
    bool writing_ = false;
};

} // namespace actiscope
