// Plays parameters: moves them along their sliders as time goes by.
#pragma once

#include "core/document/sweep.h"
#include "ui/session/session.h"

#include <QTimer>

#include <functional>
#include <vector>

namespace actiscope {

/// Any number of parameters play at once; one run, from play to stop, is one undo step. A parameter that
/// somebody else changes (the user takes the slider, another document) stops, and so does everything at an
/// undo; a curve that moves in the list is followed, one that is removed stops.
class ParameterAnimator : public QObject {
    Q_OBJECT

public:
    using Seconds = std::function<double()>;

    explicit ParameterAnimator(Session& session, QObject* parent = nullptr);

    /// Time comes from here instead of a monotonic clock.
    void setClock(Seconds clock) { clock_ = std::move(clock); }

    /// Frames a second, as the display shows them.
    void setFrameRate(double framesPerSecond);

    void setPlaying(int curve, int parameter, bool playing);
    bool isPlaying(int curve, int parameter) const;
    bool isPlaying() const { return !runs_.empty(); }

    /// Moves everything that plays to where it is now. The timer does this at every frame.
    void advance();

    void stopAll();

signals:
    void playingChanged();

private:
    struct Run {
        int curve = 0;
        int parameter = 0;
        Sweep sweep;
        double written = 0; ///< the value that we set last
    };

    void follow();
    int placeOf(const Run& run) const;
    void updateTimer();

    Session& session_;
    Seconds clock_;
    QTimer timer_;
    std::vector<Run> runs_;
    std::vector<Curve> seen_; ///< the curves as they were after the last change
    double lastTime_ = 0;
    int gesture_ = 0;
    bool writing_ = false;
};

} // namespace actiscope
