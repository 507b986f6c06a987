#include "core/simulation/runner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>

namespace actiscope {
namespace {

/// Counts to `last`, one number a slice, and shows where it is.
class Counting : public Run {
public:
    explicit Counting(int last) : last_(last) {}
    bool advance(const Control& control) override {
        ++now_;
        control.progress(static_cast<double>(now_) / last_);
        return now_ < last_;
    }
    Snapshot snapshot() const override { return std::make_shared<const int>(now_); }

private:
    int last_;
    int now_ = 0;
};

template <class Work>
std::unique_ptr<Run> runOf(Work work) {
    return std::make_unique<FunctionRun<Work>>(std::move(work));
}

/// Remembers what it was told, and waits for it.
class Listener {
public:
    std::function<void()> function() {
        return [this] {
            const std::lock_guard lock(mutex_);
            ++told_;
            changed_.notify_all();
        };
    }
    template <class Condition>
    void waitFor(Condition condition) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, condition);
    }
    int count() {
        const std::lock_guard lock(mutex_);
        return told_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int told_ = 0;
};

int shown(const RunState& state) {
    return *snapshotAs<int>(state.snapshot);
}

TEST(Runner, RunsToTheEnd) {
    Runner runner(2);
    const RunId id = runner.start(std::make_unique<Counting>(7));
    const auto end = runner.wait(id);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->status, RunStatus::Done);
    EXPECT_EQ(end->progress, 1);
    EXPECT_EQ(shown(*end), 7);
}

TEST(Runner, WaitsNoLongerThanItIsAllowedTo) {
    Runner runner(1);
    std::promise<void> go;
    const RunId id = runner.start(runOf([&](const Control&) {
        go.get_future().wait();
        return 5;
    }));
    const auto before = runner.waitFor(id, std::chrono::milliseconds(1));
    ASSERT_TRUE(before);
    EXPECT_EQ(before->status, RunStatus::Running);
    go.set_value();
    const auto after = runner.waitFor(id, std::chrono::hours(1));
    ASSERT_TRUE(after);
    EXPECT_EQ(shown(*after), 5);
    runner.cancel(id);
    EXPECT_FALSE(runner.waitFor(id, std::chrono::hours(1)));
}

TEST(Runner, AResultDependsOnNoNumberOfThreads) {
    std::vector<std::vector<int>> results;
    for (const unsigned threads : {1U, 2U, 5U}) {
        Runner runner(threads);
        std::vector<RunId> ids;
        for (int last = 1; last <= 20; ++last)
            ids.push_back(runner.start(std::make_unique<Counting>(last)));
        std::vector<int> ends;
        for (const RunId id : ids)
            ends.push_back(shown(*runner.wait(id)));
        results.push_back(ends);
    }
    EXPECT_EQ(results[0], results[1]);
    EXPECT_EQ(results[0], results[2]);
}

TEST(Runner, RunsTakeTurns) {
    Runner runner(1);
    std::promise<void> go;
    const RunId first = runner.start(runOf([&](const Control&) { // both others wait behind it
        go.get_future().wait();
        return 0;
    }));
    const RunId endless = runner.start(std::make_unique<Counting>(std::numeric_limits<int>::max()));
    const RunId brief = runner.start(std::make_unique<Counting>(3));
    go.set_value();
    EXPECT_TRUE(runner.wait(first));
    EXPECT_EQ(shown(*runner.wait(brief)), 3) << "an endless run keeps others from theirs";
    runner.cancel(endless);
}

TEST(Runner, WhatIsThrownBecomesAReason) {
    Runner runner(1);
    const RunId bad = runner.start(runOf([](const Control&) -> int { throw std::runtime_error("no luck"); }));
    const RunId huge = runner.start(runOf([](const Control&) -> int { throw std::bad_alloc(); }));
    const auto end = runner.wait(bad);
    EXPECT_EQ(end->status, RunStatus::Failed);
    EXPECT_EQ(end->reason, "no luck");
    EXPECT_EQ(runner.wait(huge)->reason, "there is not enough memory");
    EXPECT_EQ(runner.wait(runner.start(std::make_unique<Counting>(1)))->status, RunStatus::Done);
}

TEST(Runner, CancelAsksAWorkingRunToStopAndForgetsItAtOnce) {
    Runner runner(1);
    std::promise<void> started;
    std::promise<void> stopped;
    const RunId id = runner.start(runOf([&](const Control& control) {
        started.set_value();
        while (!control.stop.stop_requested())
            std::this_thread::yield();
        stopped.set_value();
        return 0;
    }));
    started.get_future().wait();
    runner.cancel(id);
    EXPECT_FALSE(runner.state(id));
    EXPECT_FALSE(runner.wait(id));
    stopped.get_future().wait();
    EXPECT_EQ(runner.wait(runner.start(std::make_unique<Counting>(1)))->status, RunStatus::Done);
}

TEST(Runner, APausedRunGoesStepByStepAndOn) {
    Listener listener;
    Runner runner(1);
    std::promise<void> go;
    const RunId gate = runner.start(runOf([&](const Control&) {
        go.get_future().wait();
        return 0;
    }));
    const RunId id = runner.start(std::make_unique<Counting>(1000), listener.function());
    runner.pause(id);
    go.set_value();
    ASSERT_TRUE(runner.wait(gate));
    EXPECT_EQ(runner.state(id)->status, RunStatus::Paused);
    EXPECT_EQ(runner.state(id)->snapshot, nullptr);
    runner.step(id);
    listener.waitFor([&] { return runner.state(id)->snapshot != nullptr; });
    EXPECT_EQ(shown(*runner.state(id)), 1);
    EXPECT_EQ(runner.state(id)->status, RunStatus::Paused);
    runner.resume(id);
    EXPECT_EQ(shown(*runner.wait(id)), 1000);
}

TEST(Runner, ProgressIsToldNoOftenerThanByTheHundredth) {
    Listener listener;
    {
        Runner runner(1);
        const auto busy = [](const Control& control) {
            for (int i = 1; i <= 100000; ++i)
                control.progress(i / 100000.0);
            return 0;
        };
        runner.wait(runner.start(runOf(busy), listener.function()));
    }
    EXPECT_LE(listener.count(), 102);
    EXPECT_GE(listener.count(), 2);
}

TEST(Runner, ItsEndStopsWhatWorksAndWhatWaits) {
    std::atomic<bool> left = false;
    {
        Runner runner(1);
        std::promise<void> started;
        runner.start(runOf([&](const Control& control) {
            started.set_value();
            while (!control.stop.stop_requested())
                std::this_thread::yield();
            left = true;
            return 0;
        }));
        runner.start(std::make_unique<Counting>(5));
        started.get_future().wait();
    }
    EXPECT_TRUE(left);
}

} // namespace
} // namespace actiscope
