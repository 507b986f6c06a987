// A run seen from the window: what comes of it is told on the window's thread.
#pragma once

#include "core/simulation/runner.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace actiscope {

/// Shows one run of a runner at a time. start() and cancel() return at once; a run that was cancelled or
/// overtaken by another tells nothing any more. All signals come on the thread of this object. Its end
/// cancels what runs, without waiting: what the work refers to must be its own.
class WindowRun : public QObject {
    Q_OBJECT

public:
    explicit WindowRun(std::shared_ptr<Runner> runner, QObject* parent = nullptr);
    ~WindowRun() override;

    /// Cancels what runs, then lets `work` (a function of a Control) run and calls `done` with its result
    /// here, or emits failed.
    template <class Work, class Done>
    void start(Work work, Done done) {
        using Result = std::invoke_result_t<Work&, const Control&>;
        begin(std::make_unique<FunctionRun<Work>>(std::move(work)),
              [done = std::move(done)](const Snapshot& snapshot) { done(*snapshotAs<Result>(snapshot)); });
    }

    /// Likewise with a run: `done` gets its last snapshot.
    void begin(std::unique_ptr<Run> run, std::function<void(const Snapshot&)> done);

    /// Waits for the end of what runs, no longer than this, so that brief work is done in the frame that asks
    /// for it.
    void waitFor(std::chrono::milliseconds most);

    void cancel();
    bool isRunning() const { return id_.has_value(); }

    /// Gets no more turns until resume(), but for one with each step().
    void pause();
    void resume();
    void step();
    bool isPaused() const { return isRunning() && paused_; }

signals:
    void started();
    void progressed(double part);
    /// The run has more to show than before and goes on.
    void grew(const Snapshot& snapshot);
    /// The work threw; the reason is part of a sentence.
    void failed(const QString& reason);
    /// Done, failed or cancelled; `done` has been called before.
    void ended();

private:
    void look();

    std::shared_ptr<Runner> runner_;
    std::optional<RunId> id_; ///< of the run that is shown; none when nothing runs
    double told_ = 0;         ///< the progress told last
    Snapshot grown_;          ///< the snapshot told last
    bool paused_ = false;
    std::function<void(const Snapshot&)> done_;
    std::shared_ptr<QObject> mailbox_; ///< on this object's thread; the pool's threads post to it
};

} // namespace actiscope
