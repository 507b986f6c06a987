#include "core/pages/curves/state.h"
#include "ui/session/session.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace actiscope {
namespace {

void setAlpha(Session& session, double alpha, int gesture = 0) {
    session.edit(
        QStringLiteral("Change α"),
        [&](Document& document) { document.curves->curves[0].parameters[0].value = alpha; }, gesture);
}

double alphaOf(const Session& session) {
    return session.document().curves->curves[0].parameters[0].value;
}

TEST(Session, UndoesAndRedoesEdits) {
    Session session;
    setAlpha(session, 1);
    setAlpha(session, 2);
    session.undo();
    EXPECT_EQ(alphaOf(session), 1);
    session.undo();
    EXPECT_EQ(session.document(), Document());
    EXPECT_FALSE(session.canUndo());
    session.redo();
    session.redo();
    EXPECT_EQ(alphaOf(session), 2);
    EXPECT_FALSE(session.canRedo());
    EXPECT_EQ(session.undoText(), QStringLiteral("Change α"));
}

TEST(Session, MergesAGestureIntoOneStep) {
    Session session;
    const int drag = session.newGesture();
    for (int i = 1; i <= 20; ++i)
        setAlpha(session, i, drag);
    session.undo();
    EXPECT_EQ(session.document(), Document());
    EXPECT_FALSE(session.canUndo());
}

TEST(Session, KeepsTwoGesturesApart) {
    Session session;
    setAlpha(session, 1, session.newGesture());
    setAlpha(session, 2, session.newGesture());
    session.undo();
    EXPECT_EQ(alphaOf(session), 1);
}

void setSigma(Session& session, double sigma, int gesture = 0) {
    session.edit(
        QStringLiteral("Change σ"), [&](Document& document) { document.curves->sigma = sigma; }, gesture);
}

TEST(Session, TwoGesturesThatGoOnAtOnceAreTwoSteps) {
    Session session;
    const int play = session.newGesture();
    const int drag = session.newGesture();
    for (int i = 1; i <= 300; ++i) {
        setAlpha(session, i, play);
        setSigma(session, 1 + i, drag);
    }
    EXPECT_EQ(session.undoText(), QStringLiteral("Change σ"));
    session.undo();
    EXPECT_EQ(session.document().curves->sigma, 1);
    EXPECT_EQ(alphaOf(session), 300) << "what played stays";
    session.undo();
    EXPECT_EQ(session.document(), Document());
    EXPECT_FALSE(session.canUndo());
    session.redo();
    EXPECT_EQ(alphaOf(session), 300);
    EXPECT_EQ(session.document().curves->sigma, 1);
    session.redo();
    EXPECT_EQ(session.document().curves->sigma, 301);
}

TEST(Session, AStepThatStandsAloneEndsTheGesturesBeforeIt) {
    Session session;
    const int play = session.newGesture();
    setAlpha(session, 1, play);
    setSigma(session, 2);
    setAlpha(session, 3, play);
    session.undo();
    EXPECT_EQ(alphaOf(session), 1);
    EXPECT_EQ(session.document().curves->sigma, 2);
}

TEST(Session, DropsOneOfTwoGesturesThatEndsWhereItBegan) {
    Session session;
    const double before = alphaOf(session);
    const int play = session.newGesture();
    const int drag = session.newGesture();
    setAlpha(session, 2, play);
    setSigma(session, 2, drag);
    setAlpha(session, before, play);
    session.undo();
    EXPECT_EQ(session.document(), Document());
    EXPECT_FALSE(session.canUndo());
}

TEST(Session, TakesTheNewestGestureBackForGood) {
    Session session;
    setAlpha(session, 1);
    const int stroke = session.newGesture();
    setSigma(session, 2, stroke);
    session.takeBack(stroke + 1);
    EXPECT_EQ(session.document().curves->sigma, 2) << "another gesture's";
    session.takeBack(stroke);
    EXPECT_EQ(session.document().curves->sigma, 1);
    EXPECT_EQ(alphaOf(session), 1);
    EXPECT_FALSE(session.canRedo());
}

TEST(Session, DropsAStepThatEndsWhereItBegan) {
    Session session;
    const double before = alphaOf(session);
    const int drag = session.newGesture();
    setAlpha(session, 2, drag);
    setAlpha(session, before, drag);
    EXPECT_FALSE(session.canUndo());
    EXPECT_FALSE(session.isModified());
}

TEST(Session, IgnoresAnEditThatChangesNothing) {
    Session session;
    const QSignalSpy changed(&session, &Session::documentChanged);
    setAlpha(session, alphaOf(session));
    EXPECT_EQ(changed.count(), 0);
    EXPECT_FALSE(session.canUndo());
}

TEST(Session, AppliesAChangeThatHasBeenTriedToLaterStepsOnly) {
    Session session;
    int applied = 0;
    const int drag = session.newGesture();
    const auto toSigma = [&](double sigma) {
        const auto change = [&applied, sigma](Document& document) {
            document.curves->sigma = sigma;
            ++applied;
        };
        Document tried = session.document();
        change(tried);
        session.edit(QStringLiteral("Drag"), tried, change, drag);
    };
    toSigma(2);
    toSigma(3);
    EXPECT_EQ(applied, 2);
    setAlpha(session, 1.5, session.newGesture());
    toSigma(4);
    EXPECT_EQ(applied, 4) << "the step between is given it, too";
    session.undo();
    EXPECT_EQ(session.document().curves->sigma, 4);
    session.undo();
    EXPECT_EQ(session.document(), Document());
}

TEST(Session, ForgetsTheUndoneStepsOnANewEdit) {
    Session session;
    setAlpha(session, 1);
    setAlpha(session, 2);
    session.undo();
    setAlpha(session, 3);
    EXPECT_FALSE(session.canRedo());
    session.undo();
    EXPECT_EQ(alphaOf(session), 1);
}

TEST(Session, IsModifiedWhileItDiffersFromWhatWasSaved) {
    Session session;
    EXPECT_FALSE(session.isModified());
    setAlpha(session, 1);
    EXPECT_TRUE(session.isModified());
    session.markSaved(QStringLiteral("/a.actiscope"));
    EXPECT_FALSE(session.isModified());
    session.undo();
    EXPECT_TRUE(session.isModified());
    session.redo();
    EXPECT_FALSE(session.isModified());
}

TEST(Session, KeepsTheNewestFiveHundredSteps) {
    Session session;
    for (int i = 1; i <= 600; ++i)
        setAlpha(session, i);
    int steps = 0;
    for (; session.canUndo(); ++steps)
        session.undo();
    EXPECT_EQ(steps, 500);
    EXPECT_EQ(alphaOf(session), 100);
}

TEST(Session, SelectsACurveWithoutAStepOrAChangeOfTheFile) {
    Session session;
    const QSignalSpy changed(&session, &Session::documentChanged);
    session.selectRow(findPage("curves")->records.front(), 2);
    EXPECT_EQ(session.document().curves->selected, 2);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_FALSE(session.canUndo());
    EXPECT_FALSE(session.isModified());
}

TEST(Session, BeginsAfreshOnReset) {
    Session session;
    setAlpha(session, 1);
    session.reset(Document(), QStringLiteral("/b.actiscope"));
    EXPECT_FALSE(session.canUndo());
    EXPECT_FALSE(session.isModified());
    EXPECT_EQ(session.path(), QStringLiteral("/b.actiscope"));
}

} // namespace
} // namespace actiscope
