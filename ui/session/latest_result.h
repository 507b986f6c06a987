// The result of what is shown, worked out away from the window.
#pragma once

#include "core/simulation/run_key.h"
#include "ui/session/window_run.h"

#include <QElapsedTimer>
#include <QTimer>

#include <string>
#include <string_view>

namespace actiscope {

/// Has one run at a time at work for the key that is wanted. What takes a few milliseconds is there at once;
/// until the rest is, the result before it stays, so that nothing flickers. While the key keeps changing,
/// brief runs are let come to their end and what they found is shown, so that a drag is seen to have effect.
/// Of a run that takes long, what it has found so far is shown, too.
class LatestResult : public QObject {
    Q_OBJECT

public:
    using Start = std::function<std::unique_ptr<Run>()>;

    explicit LatestResult(std::shared_ptr<Runner> runner, QObject* parent = nullptr);

    /// Wants the result of this key; of nothing, none. `start` makes the run and is called now or later. The
    /// result of another owner, which is of another type, goes at once.
    void want(const std::string& owner, const RunKey& key, Start start);

    /// Cancels what runs and forgets what there is.
    void drop();

    /// Of the key that is wanted or, while that is worked out or when its run failed, of one before; null
    /// when there is none, or when it is of another owner.
    Snapshot snapshot(std::string_view owner) const { return owner == owner_ ? snapshot_ : nullptr; }

    /// The run gets no more turns until resume(), but for one with each step().
    void pause();
    void resume();
    void step();
    /// Ends the run; what it has found so far stays, and nothing is worked out until the key changes.
    void stop();
    /// Works the key out anew.
    void restart();

    bool isPaused() const { return run_.isPaused(); }
    /// By stop(), before its end.
    bool isStopped() const { return stopped_ && !isWorking(); }
    /// Whether there is a key to work out, or that was.
    bool hasKey() const { return static_cast<bool>(wanted_); }
    bool isWorking() const { return run_.isRunning(); }
    /// Works for so long that people are to be told.
    bool isSlow() const { return slow_; }
    /// 0 … 1
    double progress() const { return progress_; }

signals:
    /// Another snapshot has come, after want().
    void changed();
    /// isSlow, isPaused, isStopped or, of slow work, the progress.
    void progressed();
    void failed(const QString& reason);

private:
    bool isWanting() const;
    void begin();
    void take(const Snapshot& snapshot);
    void goOn();

    WindowRun run_;
    std::string owner_;
    RunKey wanted_;
    Start start_;     ///< of the key that is wanted
    RunKey running_;  ///< of the run
    RunKey known_;    ///< of the snapshot
    RunKey hopeless_; ///< its run failed
    Snapshot snapshot_;
    bool inWant_ = false;
    bool beginning_ = false;
    bool slow_ = false;
    bool stopped_ = false;
    double progress_ = 0;
    QTimer patience_; ///< with a run of a key that is wanted no more
    QTimer slowness_;
};

} // namespace actiscope
