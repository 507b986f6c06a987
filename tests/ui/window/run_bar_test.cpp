#include "ui/window/run_bar.h"

#include "tests/ui/window/page_window.h"

#include <QAction>
#include <QProgressBar>
#include <QToolButton>

#include <atomic>
#include <thread>

namespace actiscope {
namespace {

/// Has 1000 slices and tells which have been begun and done.
class Slices final : public Run {
public:
    Slices(std::shared_ptr<std::atomic<int>> begun, std::shared_ptr<std::atomic<int>> done)
        : begun_(std::move(begun)), done_(std::move(done)) {}
    bool advance(const Control& control) override {
        ++*begun_;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        control.progress(++*done_ / 1000.0);
        return *done_ < 1000;
    }
    Snapshot snapshot() const override { return std::make_shared<const int>(*done_); }

private:
    std::shared_ptr<std::atomic<int>> begun_;
    std::shared_ptr<std::atomic<int>> done_;
};

TEST(RunBarWidget, PausesStepsStopsAndStartsAnew) {
    LatestResult result(std::make_shared<Runner>());
    RunBar bar(result);
    bar.showFor(true);
    const auto button = [&](const char* name) { return bar.findChild<QToolButton*>(QLatin1String(name)); };
    EXPECT_FALSE(button("restartRun")->isEnabled()) << "there is nothing to run";
    const auto begun = std::make_shared<std::atomic<int>>(0);
    const auto done = std::make_shared<std::atomic<int>>(0);
    result.want("page", RunKey(1), [begun, done] { return std::make_unique<Slices>(begun, done); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return button("pauseRun")->isEnabled(); }));
    EXPECT_TRUE(QTest::qWaitFor([&] { return bar.findChild<QProgressBar*>()->value() > 0; }));
    EXPECT_FALSE(button("stepRun")->isEnabled());
    button("pauseRun")->click();
    EXPECT_EQ(button("pauseRun")->accessibleName(), QStringLiteral("Continue the run"));
    EXPECT_TRUE(button("stepRun")->isEnabled());
    EXPECT_TRUE(QTest::qWaitFor([&] { return *begun == *done; })) << "the slice at work comes to its end";
    const int before = *done;
    button("stepRun")->click();
    EXPECT_TRUE(QTest::qWaitFor([&] { return *done == before + 1; }));
    EXPECT_EQ(button("restartRun")->accessibleName(), QStringLiteral("Stop the run"));
    button("restartRun")->click();
    EXPECT_TRUE(result.isStopped());
    EXPECT_EQ(button("restartRun")->accessibleName(), QStringLiteral("Run again"));
    button("restartRun")->click();
    EXPECT_TRUE(result.isWorking());
}

TEST(RunBarWidget, StandsWherePagesHaveSomethingToWorkOut) {
    PageWindow shown;
    shown.show();
    auto* bar = shown.window.findChild<RunBar*>();
    EXPECT_FALSE(bar->isVisible()) << "on Curves";
    shown.window.findChild<QAction*>(QStringLiteral("page_zigzag"))->trigger();
    EXPECT_TRUE(bar->isVisible());
}

} // namespace
} // namespace actiscope
