#include "ui/session/background_task.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include <future>

namespace actiscope {
namespace {

TEST(BackgroundTask, WorksOnItsOwnThreadAndIsDoneOnOurs) {
    BackgroundTask task;
    QThread* there = nullptr;
    QThread* here = nullptr;
    int answer = 0;
    task.start(
        [&](const BackgroundTask::Control&) {
            there = QThread::currentThread();
            return 42;
        },
        [&](int result) {
            here = QThread::currentThread();
            answer = result;
        });
    EXPECT_TRUE(task.isRunning());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !task.isRunning(); }));
    EXPECT_EQ(answer, 42);
    EXPECT_EQ(here, QThread::currentThread());
    EXPECT_NE(there, here);
}

TEST(BackgroundTask, TellsItsProgressNoOftenerThanByTheHundredth) {
    BackgroundTask task;
    QSignalSpy progress(&task, &BackgroundTask::progressed);
    task.start(
        [](const BackgroundTask::Control& control) {
            for (int i = 1; i <= 100000; ++i)
                control.progress(i / 100000.0);
            return 0;
        },
        [](int) {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !task.isRunning(); }));
    ASSERT_FALSE(progress.isEmpty());
    EXPECT_LE(progress.size(), 101);
    EXPECT_EQ(progress.last()[0].toDouble(), 1);
}

TEST(BackgroundTask, CancelEndsItAtOnceAndNothingIsDone) {
    BackgroundTask task;
    std::promise<void> stopped;
    bool done = false;
    task.start(
        [&](const BackgroundTask::Control& control) {
            while (!control.stop.stop_requested())
                std::this_thread::yield();
            stopped.set_value();
            return 0;
        },
        [&](int) { done = true; });
    QSignalSpy ended(&task, &BackgroundTask::ended);
    task.cancel();
    EXPECT_FALSE(task.isRunning());
    EXPECT_EQ(ended.size(), 1);
    stopped.get_future().wait();
    QCoreApplication::processEvents();
    EXPECT_FALSE(done);
}

TEST(BackgroundTask, ANewJobOvertakesTheOneBefore) {
    BackgroundTask task;
    std::vector<int> done;
    const auto stubborn = [](const BackgroundTask::Control& control) {
        while (!control.stop.stop_requested())
            std::this_thread::yield();
        return 1;
    };
    task.start(stubborn, [&](int result) { done.push_back(result); });
    task.start([](const BackgroundTask::Control&) { return 2; }, [&](int result) { done.push_back(result); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return !task.isRunning(); }));
    EXPECT_EQ(done, std::vector<int>{2});
}

TEST(BackgroundTask, EndsWithItsOwner) {
    std::atomic<bool> left = false;
    {
        BackgroundTask task;
        task.start(
            [&](const BackgroundTask::Control& control) {
                while (!control.stop.stop_requested())
                    std::this_thread::yield();
                left = true;
                return 0;
            },
            [](int) { FAIL() << "there is nobody left to tell"; });
    }
    EXPECT_TRUE(left);
    QCoreApplication::processEvents();
}

} // namespace
} // namespace actiscope
