// Work that takes time, cut into slices: what a run is, and how a plain function becomes one.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace actiscope {

/// What a run shows of itself: a value that never changes again, shared by everyone who looks at it.
using Snapshot = std::shared_ptr<const void>;

/// The snapshot as the value that its run makes; null stays null.
template <class Value>
std::shared_ptr<const Value> snapshotAs(const Snapshot& snapshot) {
    return std::static_pointer_cast<const Value>(snapshot);
}

/// What work is given by whoever runs it: whether to stop, and where to tell the part that is done (0 … 1),
/// as often as it likes.
struct Control {
    std::stop_token stop;
    std::function<void(double)> progress;
};

/// One piece of work with an end. A runner calls it from one thread at a time, not always the same one.
/// A result must not depend on how the work was cut into slices, and so depends on no thread either.
class Run {
public:
    Run() = default;
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    virtual ~Run() = default;

    /// Works for some milliseconds (or one step, when a step costs more) and answers whether work is left.
    /// Returns early once a stop is requested; what the run has done is then thrown away with it. What it
    /// throws ends the run, and what() is the reason that is told.
    virtual bool advance(const Control& control) = 0;

    /// Of the work done so far; null while there is nothing to show.
    virtual Snapshot snapshot() const = 0;
};

/// A function of a Control as a run of one slice. Its result is the snapshot.
template <class Work>
class FunctionRun final : public Run {
public:
    using Result = std::invoke_result_t<Work&, const Control&>;

    explicit FunctionRun(Work work) : work_(std::move(work)) {}

    bool advance(const Control& control) override {
        result_ = std::make_shared<Result>(work_(control));
        return false;
    }
    Snapshot snapshot() const override { return result_; }

private:
    Work work_;
    std::shared_ptr<const Result> result_;
};

} // namespace actiscope
