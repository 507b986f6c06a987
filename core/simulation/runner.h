// Where runs work: a pool of threads away from the window, the same for the window and the command line.
#pragma once

#include "core/simulation/run.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace actiscope {

/// Names a run for as long as its runner lives; numbers are never used twice.
using RunId = std::uint64_t;

enum class RunStatus {
    Running, ///< has work left and gets its turns
    Paused,  ///< has work left and gets none
    Done,
    Failed, ///< threw; see RunState::reason
};

/// What is known of a run, as of the end of its last slice.
struct RunState {
    RunStatus status = RunStatus::Running;
    double progress = 0; ///< 0 … 1
    Snapshot snapshot;   ///< the newest; null while there is nothing to show
    std::string reason;  ///< of a failed run: what its exception said

    bool isEnded() const { return status == RunStatus::Done || status == RunStatus::Failed; }
};

/// Gives runs their slices in turn, on as many threads as it was made with. All of its functions may be
/// called from any thread and, except wait() and waitFor(), return at once.
class Runner {
public:
    explicit Runner(unsigned threads = std::thread::hardware_concurrency());
    /// Cancels everything and waits until each run has noticed.
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    /// `changed` is called after every change of the run's state that the run itself made, on a thread of the
    /// pool; when it looks, the state may have gone on or the run have been cancelled.
    RunId start(
        std::unique_ptr<Run> run, std::function<void()> changed = [] {});

    /// Ends a run without a result and forgets it. A run that works in this moment is asked to stop.
    void cancel(RunId id);

    void pause(RunId id);
    void resume(RunId id);
    /// One slice of a paused run, which stays paused.
    void step(RunId id);

    /// Nothing for a run that was cancelled.
    std::optional<RunState> state(RunId id) const;

    /// Waits for a run to end, be it by cancel(): then the answer is nothing. A paused run does not end.
    std::optional<RunState> wait(RunId id);
    /// Likewise, but no longer than this; the answer is then a state that has not ended.
    std::optional<RunState> waitFor(RunId id, std::chrono::milliseconds most);

private:
    struct Entry {
        RunId id = 0;
        std::unique_ptr<Run> run; ///< touched only by the thread that has set `working`
        std::function<void()> changed;
        std::stop_source stop;
        RunState state;
        bool working = false;
        bool cancelled = false;
        int steps = 0; ///< slices that a paused run is still owed
    };

    bool hasEnded(RunId id) const;
    void work(const std::stop_token& stop);
    void advance(Entry& entry, std::unique_lock<std::mutex>& lock);
    Entry* find(RunId id);
    const Entry* find(RunId id) const;
    Entry* next();

    mutable std::mutex mutex_; ///< of everything below
    std::condition_variable_any wake_;
    std::condition_variable_any ended_;
    std::list<Entry> entries_; ///< the one whose turn is next stands first
    RunId newest_ = 0;
    std::vector<std::jthread> threads_; ///< last, so that they end before what they work on goes
};

} // namespace actiscope
