#include "ui/session/window_run.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <future>
#include <stdexcept>

namespace actiscope {
namespace {

int untilStopped(const Control& control) {
    while (!control.stop.stop_requested())
        std::this_thread::yield();
    return 1;
}

TEST(WindowRun, WorksOnAnotherThreadAndIsDoneOnOurs) {
    const auto runner = std::make_shared<Runner>();
    WindowRun run(runner);
    QThread* here = nullptr;
    QThread* there = nullptr;
    run.start([](const Control&) { return QThread::currentThread(); },
              [&](QThread* worker) {
                  there = worker;
                  here = QThread::currentThread();
              });
    EXPECT_TRUE(run.isRunning());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !run.isRunning(); }));
    EXPECT_EQ(here, QThread::currentThread());
    EXPECT_NE(there, nullptr);
    EXPECT_NE(there, here);
}

TEST(WindowRun, TellsItsProgressToTheEnd) {
    const auto runner = std::make_shared<Runner>();
    WindowRun run(runner);
    QSignalSpy progress(&run, &WindowRun::progressed);
    run.start(
        [](const Control& control) {
            for (int i = 1; i <= 100000; ++i)
                control.progress(i / 100000.0);
            return 0;
        },
        [](int) {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !run.isRunning(); }));
    ASSERT_FALSE(progress.isEmpty());
    EXPECT_LE(progress.size(), 102);
    EXPECT_EQ(progress.last()[0].toDouble(), 1);
}

TEST(WindowRun, CancelEndsItAtOnceAndNothingIsDone) {
    const auto runner = std::make_shared<Runner>();
    WindowRun run(runner);
    std::promise<void> started;
    std::promise<void> stopped;
    bool done = false;
    run.start(
        [&](const Control& control) {
            started.set_value();
            untilStopped(control);
            stopped.set_value();
            return 0;
        },
        [&](int) { done = true; });
    started.get_future().wait();
    QSignalSpy ended(&run, &WindowRun::ended);
    run.cancel();
    EXPECT_FALSE(run.isRunning());
    EXPECT_EQ(ended.size(), 1);
    stopped.get_future().wait();
    QCoreApplication::processEvents();
    EXPECT_FALSE(done);
}

TEST(WindowRun, ANewOneOvertakesTheOneBefore) {
    const auto runner = std::make_shared<Runner>();
    WindowRun run(runner);
    std::vector<int> done;
    run.start(untilStopped, [&](int result) { done.push_back(result); });
    run.start([](const Control&) { return 2; }, [&](int result) { done.push_back(result); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return !run.isRunning(); }));
    EXPECT_EQ(done, std::vector<int>{2});
}

TEST(WindowRun, WhatIsThrownIsAMessage) {
    const auto runner = std::make_shared<Runner>();
    WindowRun run(runner);
    QSignalSpy failed(&run, &WindowRun::failed);
    run.start([](const Control&) -> int { throw std::runtime_error("no luck"); },
              [](int) { FAIL() << "there is no result"; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return !run.isRunning(); }));
    ASSERT_EQ(failed.size(), 1);
    EXPECT_EQ(failed[0][0].toString(), QStringLiteral("no luck"));
}

TEST(WindowRun, MayEndInTheMiddle) {
    std::promise<void> started;
    bool left = false;
    {
        const auto runner = std::make_shared<Runner>();
        {
            WindowRun run(runner);
            run.start(
                [&](const Control& control) {
                    started.set_value();
                    untilStopped(control);
                    left = true;
                    return 0;
                },
                [](int) { FAIL() << "there is nobody left to tell"; });
            started.get_future().wait();
        }
        QCoreApplication::processEvents();
    }
    EXPECT_TRUE(left);
}

} // namespace
} // namespace actiscope
