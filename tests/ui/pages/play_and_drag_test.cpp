// A slider that plays while another is dragged: two undo steps, on every page.
#include "tests/ui/controls/controls_support.h"
#include "tests/ui/window/page_window.h"
#include "ui/controls/number_row.h"
#include "ui/pages/page_inspector.h"

#include <QSignalSpy>
#include <QToolButton>

namespace actiscope {
namespace {

/// Plays with the one, drags the other while frames pass, and counts the steps.
void expectTwoSteps(PageWindow& shown, QToolButton& play, const std::function<ValueSlider&()>& other) {
    Session& session = shown.window.session();
    const Document before = session.document();
    play.click();
    EXPECT_TRUE(QTest::qWaitFor([&] { return session.canUndo(); })) << "it plays";
    ValueSlider& slider = other();
    const QPoint start = handleAt(slider, slider.value());
    const int direction = start.x() > slider.width() / 2 ? -1 : 1;
    QTest::mousePress(&slider, Qt::LeftButton, {}, start);
    for (int i = 1; i <= 25; ++i) {
        QTest::mouseMove(&slider, start + QPoint(2 * direction * i, 0));
        const QSignalSpy frames(&session, &Session::documentChanged);
        EXPECT_TRUE(QTest::qWaitFor([&] { return frames.count() >= 2; })) << "it plays on";
    }
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, start + QPoint(50 * direction, 0));
    const Document after = session.document();
    session.undo(); // the play stops here
    EXPECT_NE(session.document(), before);
    session.undo();
    EXPECT_EQ(session.document(), before);
    EXPECT_FALSE(session.canUndo());
    session.redo();
    session.redo();
    EXPECT_FALSE(session.canRedo());
    EXPECT_EQ(session.document(), after);
}

TEST(PlayAndDrag, AreTwoStepsOnCurves) {
    PageWindow shown;
    shown.show();
    auto* inspector = shown.window.findChild<PageInspector*>(QStringLiteral("inspector_curves"));
    auto* row = inspector->findChild<QWidget*>("parameter_alpha");
    expectTwoSteps(shown, *row->findChild<QToolButton*>("play"), [&]() -> ValueSlider& {
        shown.window.session().selectRow(findPage("curves")->records.front(), 2);
        return *inspector->findChild<QWidget*>("parameter_beta")->findChild<ValueSlider*>();
    });
}

void onPage(const char* id, int played, int dragged) {
    PageWindow shown;
    Document document;
    document.page = id;
    EXPECT_TRUE(setField(document, "sweep_seconds", "0.3")); // a whole number changes at every frame, too
    shown.window.session().reset(document);
    shown.show();
    auto* inspector =
        shown.window.findChild<PageInspector*>(QStringLiteral("inspector_") + QLatin1String(id));
    ASSERT_NE(inspector, nullptr);
    std::vector<NumberRow*> rows;
    for (NumberRow* row : inspector->findChildren<NumberRow*>())
        if (row->isVisible())
            rows.push_back(row);
    ASSERT_GT(rows.size(), static_cast<std::size_t>(std::max(played, dragged))) << id;
    expectTwoSteps(shown, *rows[static_cast<std::size_t>(played)]->findChild<QToolButton*>("play"),
                   [&]() -> ValueSlider& {
                       return *rows[static_cast<std::size_t>(dragged)]->findChild<ValueSlider*>();
                   });
}

TEST(PlayAndDrag, AreTwoStepsOnSoftmax) {
    onPage("softmax", 0, 1);
    onPage("softmax", 3, 0);
}

TEST(PlayAndDrag, AreTwoStepsOnMaxout) {
    onPage("maxout", 0, 1);
}

} // namespace
} // namespace actiscope
