// The whole window, driven as a user drives it. Runs offscreen and, as its own ctest entry, on a real X
// server.
#include "core/pages/curves/state.h"
#include "ui/window/main_window.h"

#include "core/activations/catalogue.h"
#include "core/vectors/vector_activation.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/value_slider.h"
#include "ui/exporting/image_writer.h"
#include "ui/exporting/session_file.h"
#include "ui/pages/page_inspector.h"
#include "ui/session/recent_files.h"
#include "ui/window/figure_pane.h"
#include "ui/window/help.h"
#include "ui/window/rail.h"

#include <gmock/gmock.h>

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

namespace actiscope {
namespace {

using testing::HasSubstr;

class ShownWindow {
public:
    ShownWindow() {
        QSettings().clear();
        window.resize(1440, 900); // the screen of the tests is small, where the inspector is a drawer
        window.show();
        window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
    }

    Dialogs dialogs() {
        Dialogs answers;
        answers.openPath = answers.savePath = [this](const QString&) { return path; };
        answers.exportDataPath = [this](const QString&) { return path; };
        answers.exportImagePath = [this](const QString&) { return path; };
        answers.unsaved = [this](const QString&) {
            ++questions;
            return answer;
        };
        answers.inform = [this](const QString&, const QString& text) { informed = text; };
        return answers;
    }

    void trigger(const char* id) { window.findChild<QAction*>(QLatin1String(id))->trigger(); }
    void changeAlpha(double alpha) {
        window.session().edit(QStringLiteral("Change α"), [&](Document& document) {
            document.curves->curves[0].parameters[0].value = alpha;
        });
    }
    double alpha() { return window.session().document().curves->curves[0].parameters[0].value; }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("lecture.actiscope"));
    UnsavedAnswer answer = UnsavedAnswer::Cancel;
    int questions = 0;
    QString informed;
    MainWindow window{dialogs()};
};

TEST(Window, HasTheInspectorsOfAllPagesBeforeTheyAreAskedFor) {
    ShownWindow shown;
    for (const char* id : {"inspector_softmax", "inspector_maxout"})
        EXPECT_TRUE(QTest::qWaitFor(
            [&] { return shown.window.findChild<QWidget*>(QLatin1String(id)) != nullptr; }, 5000))
            << id;
    EXPECT_EQ(shown.window.session().document().page, "curves");
}

TEST(Window, DraggingTheSliderMovesTheCurveAndIsOneUndoStep) {
    ShownWindow shown;
    auto* slider =
        shown.window.findChild<PageInspector*>(QStringLiteral("inspector_curves"))->findChild<ValueSlider*>();
    ASSERT_NE(slider, nullptr);
    const int middle = slider->height() / 2;
    const auto at = [&](double value) { return QPoint(qRound(slider->positionOf(value)), middle); };
    const Figure before = shown.window.view().canvas().figure();
    QTest::mousePress(slider, Qt::LeftButton, {}, at(0.72));
    QTest::mouseMove(slider, at(1.2));
    QTest::mouseMove(slider, at(2));
    const double whileDragging = shown.alpha();
    EXPECT_NEAR(whileDragging, 2, 0.05) << "continuously, not on release";
    EXPECT_TRUE(QTest::qWaitFor([&] { return !(shown.window.view().canvas().figure() == before); }));
    QTest::mouseRelease(slider, Qt::LeftButton, {}, at(2));
    shown.trigger("undo");
    EXPECT_EQ(shown.alpha(), 0.72);
    EXPECT_FALSE(shown.window.session().canUndo());
}

TEST(Window, FollowsTheSessionInItsFigure) {
    ShownWindow shown;
    shown.changeAlpha(2.5);
    EXPECT_TRUE(QTest::qWaitFor([&] {
        const auto& panels = shown.window.view().canvas().figure().panels;
        return !panels.empty() && panels[0].legend.entries[0].text == "ELU (α = 2.5)";
    }));
}

TEST(Window, KeyboardCursorReadsOutExactValues) {
    ShownWindow shown;
    Canvas& canvas = shown.window.view().canvas();
    canvas.setFocus();
    EXPECT_TRUE(shown.window.statusText().isEmpty()) << "nobody asked for a read-out";
    QTest::keyClick(&canvas, Qt::Key_Left);
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return shown.window.statusText().startsWith(QStringLiteral("x = −")); }));
    EXPECT_FALSE(shown.window.session().isModified()) << "looking is not changing";
    EXPECT_FALSE(shown.window.session().canUndo());
    QTest::keyClick(&canvas, Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown.window.statusText().isEmpty(); }));
}

TEST(Window, ZoomingIsAnEditAndOneStep) {
    ShownWindow shown;
    shown.trigger("zoom_in");
    shown.trigger("zoom_in");
    const auto width = [&] {
        const Document& document = shown.window.session().document();
        return document.curves->xMaximum - document.curves->xMinimum;
    };
    EXPECT_NEAR(width(), 10 / 1.44, 1e-9);
    shown.trigger("undo");
    EXPECT_EQ(width(), 10);
    EXPECT_FALSE(shown.window.session().canUndo());
}

TEST(Window, FitShowsTheCurves) {
    ShownWindow shown;
    shown.trigger("fit");
    EXPECT_GE(shown.window.session().document().curves->yMaximum, 5);
}

TEST(Window, MenusToggleTheFieldsOfThePage) {
    ShownWindow shown;
    shown.trigger("grid");
    EXPECT_FALSE(shown.window.session().document().curves->grid);
    shown.trigger("undo");
    EXPECT_TRUE(shown.window.findChild<QAction*>(QStringLiteral("grid"))->isChecked());
}

TEST(Window, NamesTheStepInUndoAndRedo) {
    ShownWindow shown;
    auto& undo = *shown.window.findChild<QAction*>(QStringLiteral("undo"));
    auto& redo = *shown.window.findChild<QAction*>(QStringLiteral("redo"));
    EXPECT_FALSE(undo.isEnabled());
    shown.changeAlpha(2);
    EXPECT_EQ(undo.text(), QStringLiteral("&Undo Change α"));
    undo.trigger();
    EXPECT_EQ(redo.text(), QStringLiteral("&Redo Change α"));
}

TEST(Window, SavesAndOpensAgain) {
    ShownWindow shown;
    shown.changeAlpha(2);
    EXPECT_TRUE(shown.window.isWindowModified());
    shown.trigger("save");
    EXPECT_FALSE(shown.window.isWindowModified());
    EXPECT_THAT(shown.window.windowTitle().toStdString(), HasSubstr("lecture"));
    EXPECT_EQ(recentFiles().value(0), QFileInfo(shown.path).absoluteFilePath());
    shown.trigger("new");
    EXPECT_EQ(shown.alpha(), 0.72);
    shown.trigger("open");
    EXPECT_EQ(shown.alpha(), 2);
    EXPECT_EQ(shown.questions, 0);
}

TEST(Window, OpensAnExportedImageAndDoesNotSaveOverIt) {
    ShownWindow shown;
    shown.changeAlpha(1.5);
    shown.path = shown.folder.filePath(QStringLiteral("figure.png"));
    ASSERT_TRUE(exportFile(shown.window.session().document(), shown.path));
    shown.answer = UnsavedAnswer::Discard;
    shown.trigger("new");
    shown.trigger("open");
    EXPECT_EQ(shown.alpha(), 1.5);
    EXPECT_EQ(shown.window.session().path(), QString());
}

TEST(Window, AsksBeforeUnsavedWorkIsLost) {
    ShownWindow shown;
    shown.changeAlpha(2);
    shown.trigger("new");
    EXPECT_EQ(shown.questions, 1);
    EXPECT_EQ(shown.alpha(), 2) << "cancelled";
    shown.answer = UnsavedAnswer::Save;
    shown.trigger("new");
    EXPECT_EQ(shown.alpha(), 0.72);
    EXPECT_EQ(openSession(shown.path)->curves->curves[0].parameters[0].value, 2);
    shown.changeAlpha(3);
    shown.answer = UnsavedAnswer::Cancel;
    EXPECT_FALSE(shown.window.close());
    shown.answer = UnsavedAnswer::Discard;
    EXPECT_TRUE(shown.window.close());
}

TEST(Window, KeepsItsWorkWhenSavingFails) {
    ShownWindow shown;
    shown.changeAlpha(2);
    shown.path = shown.folder.filePath(QStringLiteral("none/lecture.actiscope"));
    shown.answer = UnsavedAnswer::Save;
    shown.trigger("new");
    EXPECT_EQ(shown.alpha(), 2);
    EXPECT_THAT(shown.window.message().toStdString(), HasSubstr("there is no folder"));
}

TEST(Window, ShowsWhyAFileCannotBeOpenedAndKeepsTheDocument) {
    ShownWindow shown;
    ASSERT_TRUE(writeWhole(shown.path, "{\"actiscope\": 1, \"curves\": {\"x_min\": 99}}"));
    shown.trigger("open");
    EXPECT_THAT(shown.window.message().toStdString(), HasSubstr("x_min = 99 must be less than x_max = 5"));
    EXPECT_EQ(shown.window.session().document(), Document());
}

TEST(Window, OpensAFileThatIsDroppedOnIt) {
    ShownWindow shown;
    Document document;
    document.curves->title = "Dropped";
    ASSERT_TRUE(saveSession(document, shown.path));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(shown.path)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&shown.window, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&shown.window, &drop);
    EXPECT_EQ(shown.window.session().document().curves->title, "Dropped");
}

TEST(Window, ExportsDataAndCopiesTheImage) {
    ShownWindow shown;
    shown.path = shown.folder.filePath(QStringLiteral("data.csv"));
    shown.trigger("export_data");
    QFile file(shown.path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().startsWith("curve,x,f,f1,f2\n"));
    shown.trigger("copy_image");
    const QMimeData* data = QApplication::clipboard()->mimeData();
    ASSERT_NE(data, nullptr);
    EXPECT_TRUE(data->hasFormat(QStringLiteral("image/png")));
    EXPECT_TRUE(data->hasFormat(QStringLiteral("image/svg+xml")));
}

TEST(Window, ChangesItsThemeAtOnce) {
    ShownWindow shown;
    const auto corner = [&] {
        return shown.window.view().canvas().grab().toImage().pixelColor(3, 3).lightness();
    };
    shown.window.setThemeChoice(ThemeChoice::Dark);
    EXPECT_LT(corner(), 60);
    shown.window.setThemeChoice(ThemeChoice::Light);
    EXPECT_GT(corner(), 240);
}

TEST(Window, FitsTheScreenAtItsFirstStart) {
    QSettings().clear();
    MainWindow window{Dialogs()};
    window.show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
    EXPECT_LE(window.width(), window.screen()->availableSize().width());
    EXPECT_LE(window.height(), window.screen()->availableSize().height());
    EXPECT_LE(window.minimumSizeHint().width(), 640);
    EXPECT_LE(window.minimumSizeHint().height(), 480);
}

TEST(Window, IsMaximisedAgainAfterFullScreen) {
    ShownWindow shown;
    shown.window.showMaximized();
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown.window.isMaximized(); }));
    QTest::keyClick(&shown.window.view().canvas(), Qt::Key_F11);
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown.window.isFullScreen(); }));
    EXPECT_TRUE(shown.window.findChild<QAction*>(QStringLiteral("full_screen"))->isChecked());
    QTest::keyClick(&shown.window.view().canvas(), Qt::Key_F11);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !shown.window.isFullScreen() && shown.window.isMaximized(); }));
    EXPECT_FALSE(shown.window.findChild<QAction*>(QStringLiteral("full_screen"))->isChecked());
}

TEST(Window, EscapeLeavesFullScreenWhenNothingElseTakesIt) {
    ShownWindow shown;
    Canvas& canvas = shown.window.view().canvas();
    canvas.setFocus();
    shown.trigger("full_screen");
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown.window.isFullScreen(); }));
    shown.window.session().edit(QStringLiteral("Pin"),
                                [](Document& document) { document.curves->cursorVisible = true; });
    QTest::keyClick(&canvas, Qt::Key_Escape);
    EXPECT_FALSE(shown.window.session().document().curves->cursorVisible) << "first it unpins";
    EXPECT_TRUE(shown.window.isFullScreen());
    QTest::keyClick(&canvas, Qt::Key_Right);
    QTest::keyClick(&canvas, Qt::Key_Escape);
    EXPECT_TRUE(shown.window.isFullScreen()) << "then it hides what the arrows hold";
    auto* box =
        shown.window.findChild<PageInspector*>(QStringLiteral("inspector_curves"))->findChild<NumberEdit*>();
    box->setFocus();
    QTest::keyClick(box, Qt::Key_7);
    QTest::keyClick(box, Qt::Key_Escape);
    EXPECT_TRUE(shown.window.isFullScreen()) << "then it ends what is typed";
    EXPECT_EQ(shown.alpha(), 0.72);
    QTest::keyClick(box, Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !shown.window.isFullScreen(); }));
}

TEST(Window, RemembersItsLayout) {
    {
        ShownWindow shown;
        shown.trigger("rail");
        shown.window.close();
    }
    MainWindow again{Dialogs()};
    EXPECT_TRUE(again.findChild<Rail*>()->isHidden());
}

TEST(Window, ComesBackWithItsTitleBarOnTheScreen) {
    QSettings().clear();
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    for (const QPoint place : {QPoint(50, 0), QPoint(50, -300), QPoint(-3000, 60), QPoint(9000, 9000)}) {
        {
            MainWindow placed{Dialogs()}; // never shown: nobody has told it of a frame
            placed.setGeometry({screen.topLeft() + place, placed.size()});
            placed.close();
        }
        MainWindow again{Dialogs()};
        again.show();
        again.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&again));
        const QRect frame = again.frameGeometry();
        EXPECT_GE(frame.top(), screen.top()) << place.x() << ' ' << place.y();
        EXPECT_LT(again.geometry().top(), screen.bottom());
        EXPECT_GE(frame.right(), screen.left() + 100);
        EXPECT_LE(frame.left(), screen.right() - 100);
    }
}

TEST(Window, ListsEveryShortcutOfItsTable) {
    ShownWindow shown;
    shown.trigger("shortcuts");
    const auto* help = shown.window.findChild<HelpDialog*>();
    ASSERT_NE(help, nullptr);
    EXPECT_TRUE(help->isVisible());
    const std::string text = help->findChild<QTextBrowser*>()->toPlainText().toStdString();
    EXPECT_THAT(text, HasSubstr("Ctrl+E\nExport image…"));
    EXPECT_THAT(text, HasSubstr("Ctrl+Z\nUndo"));
}

TEST(Window, GivesEveryShortcutToOneActionOnly) {
    std::map<QString, std::string> owners;
    for (const auto& spec : actionTable())
        for (const auto& shortcut : spec.shortcuts)
            EXPECT_TRUE(owners.emplace(shortcut.toString(), spec.id).second)
                << spec.id << " and " << owners[shortcut.toString()];
}

TEST(Window, ReachesEveryControlWithTheTabKeyAndNamesIt) {
    ShownWindow shown;
    QWidget* first = QApplication::focusWidget();
    ASSERT_NE(first, nullptr);
    int reached = 0;
    bool canvas = false;
    bool slider = false;
    do {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget* focus = QApplication::focusWidget();
        ASSERT_NE(focus, nullptr);
        canvas = canvas || focus == &shown.window.view().canvas();
        slider = slider || qobject_cast<const ValueSlider*>(focus) != nullptr;
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(focus));
        ASSERT_NE(accessible, nullptr);
        EXPECT_FALSE(accessible->text(QAccessible::Name).isEmpty())
            << focus->metaObject()->className() << ' ' << focus->objectName().toStdString();
    } while (QApplication::focusWidget() != first && ++reached < 200);
    EXPECT_LT(reached, 200) << "the chain closes";
    EXPECT_TRUE(canvas);
    EXPECT_TRUE(slider);
}

TEST(Window, GoesRoundItsPanesWithF6) {
    ShownWindow shown;
    shown.window.view().canvas().setFocus();
    shown.trigger("next_pane");
    EXPECT_TRUE(shown.window.findChild<QWidget*>(QStringLiteral("inspectorPane"))
                    ->isAncestorOf(QApplication::focusWidget()));
    shown.trigger("next_pane");
    EXPECT_TRUE(shown.window.findChild<Rail*>()->isAncestorOf(QApplication::focusWidget()));
    shown.trigger("next_pane");
    EXPECT_EQ(QApplication::focusWidget(), &shown.window.view().canvas());
}

TEST(Formulas, ExistForEveryActivation) {
    for (const auto& activation : catalogue())
        for (const char* suffix : {".svg", "_derivative.svg"})
            EXPECT_TRUE(
                QFile::exists(QStringLiteral(":/formulas/") + QString::fromStdString(activation.id + suffix)))
                << activation.id << suffix;
    for (const auto& activation : vectorCatalogue())
        for (const char* suffix : {".svg", "_jacobian.svg"})
            EXPECT_TRUE(
                QFile::exists(QStringLiteral(":/formulas/") + QString::fromStdString(activation.id + suffix)))
                << activation.id << suffix;
}

TEST(FrameClock, AnswersTheFirstRequestAtOnceAndTheRestTogether) {
    FrameClock clock(100);
    int frames = 0;
    QObject::connect(&clock, &FrameClock::frame, &clock, [&] { ++frames; });
    clock.request();
    EXPECT_EQ(frames, 1);
    for (int i = 0; i < 50; ++i)
        clock.request();
    EXPECT_EQ(frames, 1);
    EXPECT_TRUE(QTest::qWaitFor([&] { return frames == 2; }));
}

} // namespace
} // namespace actiscope
