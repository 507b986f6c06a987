#include "ui/session/latest_result.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>
#include <utility>

namespace actiscope {
namespace {

template <class Work>
LatestResult::Start runOf(Work work) {
    return [work] { return std::make_unique<FunctionRun<Work>>(work); };
}

LatestResult::Start giving(int number) {
    return runOf([number](const Control&) { return number; });
}

/// Works until it is let go or stopped.
class Gate {
public:
    LatestResult::Start giving(int number) {
        return runOf([this, number](const Control& control) {
            ++started_;
            while (!open_ && !control.stop.stop_requested())
                std::this_thread::yield();
            ++left_;
            return number;
        });
    }
    void open() { open_ = true; }
    int started() const { return started_; }
    int left() const { return left_; }

private:
    std::atomic<bool> open_ = false;
    std::atomic<int> started_ = 0;
    std::atomic<int> left_ = 0;
};

int shown(const LatestResult& result) {
    const auto number = snapshotAs<int>(result.snapshot("page"));
    return number ? *number : -1;
}

TEST(LatestResult, OfBriefWorkIsThereAtOnce) {
    LatestResult result(std::make_shared<Runner>());
    QSignalSpy changed(&result, &LatestResult::changed);
    int tries = 0;
    do { // unless the machine is busy elsewhere
        result.drop();
        result.want("page", RunKey(tries), giving(5));
    } while (result.isWorking() && ++tries < 100);
    EXPECT_FALSE(result.isWorking());
    EXPECT_EQ(shown(result), 5);
    EXPECT_LE(changed.size(), tries) << "whoever asks sees it, and need not be told";
}

TEST(LatestResult, StaysUntilTheNextOneComes) {
    Gate gate;
    LatestResult result(std::make_shared<Runner>());
    result.want("page", RunKey(1), giving(1));
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown(result) == 1; }));
    QSignalSpy changed(&result, &LatestResult::changed);
    result.want("page", RunKey(2), gate.giving(2));
    EXPECT_TRUE(result.isWorking());
    EXPECT_EQ(shown(result), 1);
    gate.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown(result) == 2; }));
    EXPECT_EQ(changed.size(), 1);
    EXPECT_FALSE(result.isWorking());
}

TEST(LatestResult, OfAnEqualKeyIsNotWorkedOutAgain) {
    Gate gate;
    LatestResult result(std::make_shared<Runner>());
    result.want("page", RunKey(1), gate.giving(1));
    result.want("page", RunKey(1), gate.giving(2));
    gate.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !result.isWorking(); }));
    result.want("page", RunKey(1), gate.giving(3));
    EXPECT_FALSE(result.isWorking());
    EXPECT_EQ(shown(result), 1);
    EXPECT_EQ(gate.started(), 1);
}

TEST(LatestResult, OfADragIsShownOnTheWayAndAtItsEnd) {
    Gate gate;
    LatestResult result(std::make_shared<Runner>());
    result.want("page", RunKey(1), gate.giving(1));
    result.want("page", RunKey(2), giving(2));
    result.want("page", RunKey(3), giving(3));
    std::vector<int> seen;
    QObject::connect(&result, &LatestResult::changed, [&] { seen.push_back(shown(result)); });
    gate.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown(result) == 3; }));
    EXPECT_EQ(seen, (std::vector<int>{1, 3})) << "the one between was never begun";
}

TEST(LatestResult, OfLongWorkThatNobodyWantsAnyMoreIsNotWaitedFor) {
    Gate gate;
    LatestResult result(std::make_shared<Runner>());
    result.want("page", RunKey(1), gate.giving(1));
    result.want("page", RunKey(2), giving(2));
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown(result) == 2; }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return gate.left() == gate.started(); })) << "it is stopped";
}

/// Counts to 1000, a number a slice.
class Counting final : public Run {
public:
    explicit Counting(std::shared_ptr<std::atomic<int>> begun) : begun_(std::move(begun)) {}

    bool advance(const Control& control) override {
        ++*begun_;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        control.progress(++count_ / 1000.0);
        return count_ < 1000;
    }
    Snapshot snapshot() const override { return std::make_shared<const int>(count_); }

private:
    std::shared_ptr<std::atomic<int>> begun_; ///< slices
    int count_ = 0;
};

LatestResult::Start
counting(const std::shared_ptr<std::atomic<int>>& begun = std::make_shared<std::atomic<int>>(0)) {
    return [begun] { return std::make_unique<Counting>(begun); };
}

TEST(LatestResult, OfLongWorkIsShownAsItGrows) {
    LatestResult result(std::make_shared<Runner>());
    result.want("page", RunKey(1), counting());
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown(result) > 0; }));
    EXPECT_LT(shown(result), 1000);
    EXPECT_TRUE(result.isWorking());
    const int before = shown(result);
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown(result) > before; }));
}

TEST(LatestResult, PausesStepsAndGoesOn) {
    LatestResult result(std::make_shared<Runner>());
    const auto begun = std::make_shared<std::atomic<int>>(0);
    result.want("page", RunKey(1), counting(begun));
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown(result) > 0; }));
    result.pause();
    EXPECT_TRUE(result.isPaused());
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown(result) == *begun; }))
        << "the slice at work comes to its end";
    const int before = shown(result);
    result.step();
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown(result) > before; }));
    EXPECT_EQ(shown(result), before + 1);
    result.resume();
    EXPECT_FALSE(result.isPaused());
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown(result) == 1000; }, 60'000));
}

TEST(LatestResult, StoppedKeepsWhatItFoundUntilItIsStartedAnew) {
    LatestResult result(std::make_shared<Runner>());
    result.want("page", RunKey(1), counting());
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown(result) > 0; }));
    result.stop();
    EXPECT_TRUE(result.isStopped());
    EXPECT_FALSE(result.isWorking());
    const int found = shown(result);
    result.want("page", RunKey(1), counting());
    EXPECT_FALSE(result.isWorking()) << "the same key is not begun again";
    EXPECT_EQ(shown(result), found);
    result.restart();
    EXPECT_TRUE(result.isWorking());
    EXPECT_FALSE(result.isStopped());
    result.want("page", RunKey(2), giving(-7));
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown(result) == -7; })) << "another key is";
}

TEST(LatestResult, OfAnotherOwnerOrOfNoneIsNotShown) {
    LatestResult result(std::make_shared<Runner>());
    result.want("page", RunKey(1), giving(1));
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown(result) == 1; }));
    EXPECT_EQ(result.snapshot("other"), nullptr);
    Gate gate;
    result.want("other", RunKey(1), gate.giving(2));
    EXPECT_EQ(result.snapshot("other"), nullptr);
    EXPECT_EQ(result.snapshot("page"), nullptr);
    result.want("other", RunKey(), {});
    EXPECT_FALSE(result.isWorking());
}

TEST(LatestResult, DroppedIsGoneAtOnce) {
    Gate gate;
    LatestResult result(std::make_shared<Runner>());
    result.want("page", RunKey(1), giving(1));
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown(result) == 1; }));
    result.want("page", RunKey(2), gate.giving(2));
    result.drop();
    EXPECT_FALSE(result.isWorking());
    EXPECT_EQ(shown(result), -1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return gate.left() == gate.started(); }));
    QCoreApplication::processEvents();
    EXPECT_EQ(shown(result), -1);
}

TEST(LatestResult, ThatFailsIsToldOnceAndNotTriedAgain) {
    std::atomic<int> tries = 0;
    const auto failing = runOf([&tries](const Control&) -> int {
        ++tries;
        throw std::runtime_error("no luck");
    });
    LatestResult result(std::make_shared<Runner>());
    result.want("page", RunKey(1), giving(1));
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown(result) == 1; }));
    QSignalSpy failed(&result, &LatestResult::failed);
    result.want("page", RunKey(2), failing);
    ASSERT_TRUE(QTest::qWaitFor([&] { return failed.size() == 1; }));
    EXPECT_EQ(failed[0][0].toString(), QStringLiteral("no luck"));
    EXPECT_EQ(shown(result), 1) << "what was shown stays";
    result.want("page", RunKey(2), failing);
    QCoreApplication::processEvents();
    EXPECT_EQ(tries, 1);
    EXPECT_FALSE(result.isWorking());
}

TEST(LatestResult, SaysThatItIsSlowAndHowFarItIs) {
    std::atomic<bool> go = false;
    LatestResult result(std::make_shared<Runner>());
    result.want("page", RunKey(1), runOf([&go](const Control& control) {
                    control.progress(0.4);
                    while (!go && !control.stop.stop_requested())
                        std::this_thread::yield();
                    return 1;
                }));
    EXPECT_FALSE(result.isSlow());
    ASSERT_TRUE(QTest::qWaitFor([&] { return result.isSlow() && result.progress() == 0.4; }));
    QSignalSpy progressed(&result, &LatestResult::progressed);
    go = true;
    ASSERT_TRUE(QTest::qWaitFor([&] { return !result.isWorking(); }));
    EXPECT_FALSE(result.isSlow());
    EXPECT_FALSE(progressed.isEmpty());
}

TEST(LatestResult, MayGoInTheMiddle) {
    Gate gate;
    const auto runner = std::make_shared<Runner>();
    {
        LatestResult result(runner);
        result.want("page", RunKey(1), gate.giving(1));
        ASSERT_TRUE(QTest::qWaitFor([&] { return gate.started() == 1; }));
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return gate.left() == 1; }));
    QCoreApplication::processEvents();
}

} // namespace
} // namespace actiscope
