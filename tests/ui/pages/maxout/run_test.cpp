// What the Maxout page works out, seen from the window.
#include "core/pages/maxout/state.h"
#include "tests/ui/pages/maxout/support.h"
#include "tests/ui/session/busy_pool.h"

#include <QElapsedTimer>

#include <stdexcept>

namespace actiscope {
namespace {

void setRate(Session& session, double rate) {
    session.edit(QStringLiteral("rate"), [rate](Document& document) { document.maxout->rate = rate; });
}

/// A target that takes longest to analyse, and the longest descents to it.
void wantMuch(Session& session, const std::string& target, const std::string& fit) {
    session.edit(QStringLiteral("much"), [&](Document& document) {
        std::vector<KeyAndText> changes{{"maxout.k", "12"}, {"maxout.target", target}, {"maxout.fit", fit}};
        if (fit == "descent")
            changes.push_back({"maxout.starts", "8"});
        if (target == "formula")
            changes.push_back({"maxout.formula", "mish(x)"});
        const auto set = setFields(document, changes);
        EXPECT_TRUE(set) << set.error();
    });
}

TEST(MaxoutRun, KeepsTheFigureUntilTheNewOneIsThereAndSaysSo) {
    ShownMaxoutPage shown("fit", "descent");
    Session& session = shown.window.session();
    const std::vector<Line> before = shown.panel("descent")->lines;
    BusyPool busy(*session.runner());
    setRate(session, 0.05);
    EXPECT_TRUE(session.result().isWorking());
    EXPECT_FALSE(shown.window.statusText().contains(QStringLiteral("being worked out")))
        << "what is brief does not flicker";
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return shown.window.statusText().contains(QStringLiteral("being worked out")); }));
    ASSERT_NE(shown.panel("descent"), nullptr);
    EXPECT_EQ(shown.panel("descent")->lines, before);
    busy.open();
    shown.settle();
    EXPECT_NE(shown.panel("descent")->lines, before);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return !shown.window.statusText().contains(QStringLiteral("being worked out")); }));
}

TEST(MaxoutRun, ADragNeverLosesThePanelOfTheDescent) {
    ShownMaxoutPage shown("fit", "descent");
    int without = 0;
    QObject::connect(&shown.window.view(), &FigurePane::drawn, [&] {
        if (!shown.panel("descent"))
            ++without;
    });
    for (int step = 1; step <= 40; ++step) {
        setRate(shown.window.session(), 0.05 + 0.005 * step);
        QCoreApplication::processEvents();
    }
    shown.settle();
    EXPECT_EQ(without, 0);
}

TEST(MaxoutRun, UndoShowsTheResultOfBefore) {
    ShownMaxoutPage shown("fit", "descent");
    const std::vector<Line> before = shown.panel("descent")->lines;
    setRate(shown.window.session(), 0.05);
    shown.settle();
    EXPECT_NE(shown.panel("descent")->lines, before);
    shown.window.session().undo();
    shown.settle();
    EXPECT_EQ(shown.panel("descent")->lines, before);
}

TEST(MaxoutRun, AnotherPageOrDocumentShowsNothingOfIt) {
    ShownMaxoutPage shown("fit", "descent");
    Session& session = shown.window.session();
    {
        BusyPool busy(*session.runner());
        setRate(session, 0.05);
        session.showPage("softmax");
        EXPECT_FALSE(session.result().isWorking());
        shown.settle();
        session.showPage("maxout");
        Document fresh;
        fresh.page = "maxout";
        fresh.maxout->fit = "descent";
        session.reset(fresh);
        EXPECT_EQ(session.result().snapshot("maxout"), nullptr);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !shown.panel("descent"); }));
    }
    shown.settle();
    EXPECT_NE(shown.panel("descent"), nullptr);
}

TEST(MaxoutRun, APieceTakenFromAFitThatIsWorkedOutIsThatOfTheFit) {
    ShownMaxoutPage shown("fit", "exact");
    Session& session = shown.window.session();
    BusyPool busy(*session.runner());
    session.edit(QStringLiteral("target"), [](Document& document) { document.maxout->target = "exp"; });
    EXPECT_TRUE(session.result().isWorking());
    Document fitted;
    fitted.page = "maxout";
    *fitted.maxout = *session.document().maxout;
    session.edit(QStringLiteral("lift"), [](Document& document) {
        moveMaxoutHandle(*document.maxout, {"maxout", "offset.0", {0, 1}});
    });
    moveMaxoutHandle(*fitted.maxout, {"maxout", "offset.0", {0, 1}});
    EXPECT_EQ(ownPieces(shown.state()), ownPieces(*fitted.maxout));
}

TEST(MaxoutRun, ThatFailsIsAMessageAndThePageGoesOn) {
    ShownMaxoutPage shown("fit", "descent");
    Session& session = shown.window.session();
    const auto failing = [](const Control&) -> int { throw std::runtime_error("no luck"); };
    session.result().want("maxout", RunKey(0),
                          [&] { return std::make_unique<FunctionRun<decltype(failing)>>(failing); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown.window.message().contains(QStringLiteral("no luck")); }));
    EXPECT_NE(shown.panel("descent"), nullptr);
    setRate(session, 0.05);
    shown.settle();
}

/// The window goes while a run waits, and while one works.
TEST(MaxoutRun, TheWindowMayCloseInTheMiddleOfEach) {
    for (const char* target : {"formula", "drawn"})
        for (const char* fit : {"exact", "difference", "descent"})
            for (const bool waits : {true, false}) {
                QElapsedTimer closing;
                std::shared_ptr<Runner> runner;
                {
                    auto shown = std::make_unique<ShownMaxoutPage>("fit", "exact");
                    Session& session = shown->window.session();
                    std::optional<BusyPool> busy;
                    if (waits) {
                        runner = session.runner();
                        busy.emplace(*runner);
                    }
                    wantMuch(session, target, fit);
                    EXPECT_TRUE(!waits || session.result().isWorking());
                    closing.start();
                    shown.reset();
                    EXPECT_LT(closing.elapsed(), 2000);
                }
                QCoreApplication::processEvents();
            }
}

} // namespace
} // namespace actiscope
