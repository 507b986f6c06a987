// Plays numbers: moves them along their sliders as time goes by.
#pragma once

#include "core/document/numbers.h"
#include "ui/session/session.h"

#include <QTimer>

#include <functional>
#include <vector>

namespace actiscope {

/// Any number of them play at once; one run, from play to stop, is one undo step. A number that somebody else
/// changes stops (the user takes the slider, another document), and so does everything at an undo, and when
/// another page is shown; a row that moves in its list is followed, one that is removed stops.
class Animator : public QObject {
    Q_OBJECT

public:
    using Seconds = std::function<double()>;

    explicit Animator(Session& session, QObject* parent = nullptr);

    /// Time comes from here instead of a monotonic clock.
    void setClock(Seconds clock) { clock_ = std::move(clock); }

    /// Frames a second, as the display shows them.
    void setFrameRate(double framesPerSecond);

    /// The key is one of numbers.h.
    void setPlaying(const std::string& key, bool playing);
    bool isPlaying(const std::string& key) const;
    bool isPlaying() const { return !runs_.empty(); }

    /// Moves everything that plays to where it is now. The timer does this at every frame.
    void advance();

    void stopAll();

signals:
    void playingChanged();

private:
    struct Run {
        Play play;
        NumberAt seen; ///< as we left it
    };

    void follow();
    bool goesOn(Run& run) const;
    void updateTimer();

    Session& session_;
    Seconds clock_;
    QTimer timer_;
    std::vector<Run> runs_;
    Document seen_; ///< the document after the last change, while something plays
    int gesture_ = 0;
    bool writing_ = false;
};

} // namespace actiscope
