// How the window looks and what it says: themes, letters, news, the menu of the figure, boxes for readers.
#include "core/pages/pages.h"
#include "tests/ui/window/page_window.h"
#include "ui/controls/controls_style.h"
#include "ui/controls/number_edit.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/window/app_style.h"
#include "ui/window/file_commands.h"
#include "ui/window/help.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTextBrowser>

#include <cmath>
#include <set>

namespace actiscope {
namespace {

double luminance(const QColor& colour) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// WCAG 2.1
double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

TEST(Themes, EveryWordCanBeRead) {
    const std::pair<Theme, double> themes[] = {
        {lightTheme(), 4.5}, {darkTheme(), 4.5}, {highContrastTheme(), 7}};
    for (const auto& [theme, least] : themes) {
        for (const QColor& paper : {theme.panel, theme.rail, theme.window, theme.figure})
            for (const QColor& word : {theme.text, theme.mutedText})
                EXPECT_GE(contrast(word, paper), least)
                    << word.name().toStdString() << " on " << paper.name().toStdString();
        EXPECT_GE(contrast(theme.accent, theme.panel), least); // links
        EXPECT_GE(contrast(theme.onAccent, theme.accent), least);
        EXPECT_GE(contrast(theme.error, theme.panel), least);
        EXPECT_GE(contrast(theme.text, theme.accentSoft), least); // what is chosen in lists and popups
        EXPECT_GE(contrast(accentText(theme), theme.accentSoft), least);
    }
}

/// Height of the letters of every label and button that is seen.
std::vector<int> letterHeights(const QWidget& window) {
    std::vector<int> heights;
    for (const QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() &&
            (qobject_cast<const QLabel*>(widget) || qobject_cast<const QAbstractButton*>(widget) ||
             qobject_cast<const QLineEdit*>(widget)))
            heights.push_back(widget->fontMetrics().height());
    return heights;
}

TEST(Letters, KeepTheirSizeWhenTheThemeChanges) {
    PageWindow shown;
    shown.show();
    shown.window.setThemeChoice(ThemeChoice::Light);
    const auto before = letterHeights(shown.window);
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::HighContrast, ThemeChoice::Light}) {
        shown.window.setThemeChoice(choice);
        EXPECT_EQ(letterHeights(shown.window), before);
    }
}

TEST(Letters, GrowAndShrinkInStepsThatAreRemembered) {
    PageWindow shown;
    shown.show();
    const auto before = letterHeights(shown.window);
    const QSizeF room = shown.canvas().plotSize();
    shown.window.findChild<QAction*>(QStringLiteral("larger"))->trigger();
    const auto larger = letterHeights(shown.window);
    ASSERT_EQ(larger.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        EXPECT_GE(larger[i], before[i]);
    EXPECT_GT(larger, before);
    EXPECT_NE(shown.canvas().plotSize(), room); // the figure's, too
    EXPECT_EQ(savedLetters(), 1.1);
    shown.window.findChild<QAction*>(QStringLiteral("smaller"))->trigger();
    EXPECT_EQ(letterHeights(shown.window), before);
    EXPECT_EQ(lettersBeside(2, 1), 2);
    EXPECT_EQ(lettersBeside(0.8, -1), 0.8);
}

TEST(FrameTimes, AreShownOnWish) {
    PageWindow shown;
    shown.show();
    const auto seen = [&] {
        for (const QLabel* label : shown.window.findChildren<QLabel*>())
            if (label->isVisible() && label->text().startsWith(QStringLiteral("frame ")))
                return true;
        return false;
    };
    shown.window.session().showPage("softmax");
    shown.settle();
    EXPECT_FALSE(seen());
    shown.window.findChild<QAction*>(QStringLiteral("frame_times"))->trigger();
    EXPECT_TRUE(seen());
}

TEST(News, WhatWentWellIsSaidAndTakesTheErrorAway) {
    const QTemporaryDir folder;
    PageWindow shown;
    shown.show();
    shown.window.files().openPath(folder.filePath(QStringLiteral("none.actiscope")));
    EXPECT_FALSE(shown.window.message().isEmpty());
    const QString values = shown.window.statusText();
    shown.window.findChild<QAction*>(QStringLiteral("copy_image"))->trigger();
    EXPECT_TRUE(shown.window.message().isEmpty());
    EXPECT_EQ(shown.window.statusText(), QStringLiteral("Copied"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown.window.statusText() == values; }, PageWindow::patience));
}

TEST(News, AnImageThatIsNoneIsNamed) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("figure.png"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("no image");
    file.close();
    PageWindow shown;
    shown.window.files().openPath(path);
    EXPECT_TRUE(shown.window.message().contains(QStringLiteral("it is no PNG image")))
        << shown.window.message().toStdString();
}

TEST(FigureMenu, OpensByRightClickAndByKey) {
    PageWindow shown;
    shown.show();
    const auto menu = [&]() -> QMenu* {
        auto* popup = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        return popup;
    };
    const QPoint middle = shown.surface().rect().center();
    QTest::mousePress(&shown.surface(), Qt::RightButton, {}, middle);
    EXPECT_EQ(menu(), nullptr); // a zoom box may begin here
    QTest::mouseRelease(&shown.surface(), Qt::RightButton, {}, middle);
    ASSERT_NE(menu(), nullptr);
    EXPECT_TRUE(menu()->actions().contains(shown.window.findChild<QAction*>(QStringLiteral("copy_image"))));
    menu()->close();
    QContextMenuEvent key(QContextMenuEvent::Keyboard, middle, shown.canvas().mapToGlobal(middle));
    QApplication::sendEvent(&shown.canvas(), &key);
    ASSERT_NE(menu(), nullptr);
    menu()->close();
}

TEST(Help, EveryPageHasThreeSentences) {
    for (const Page& page : pages()) {
        const QString help = pageHelp(page.id);
        EXPECT_EQ(help.count(QStringLiteral(". ")) + 1, 3) << page.id;
        EXPECT_TRUE(help.endsWith(QLatin1Char('.'))) << page.id;
        EXPECT_TRUE(HelpDialog(page.id).findChild<QTextBrowser*>()->toPlainText().contains(help)) << page.id;
    }
}

TEST(Help, NamesEveryKeyOfTheActions) {
    const QString text = HelpDialog("curves").findChild<QTextBrowser*>()->toPlainText();
    for (const ActionSpec& action : actionTable())
        for (const QKeySequence& key : action.shortcuts)
            EXPECT_TRUE(text.contains(key.toString(QKeySequence::NativeText)))
                << key.toString().toStdString();
}

/// Whether a part of the window takes a key, alone.
bool takes(QWidget& widget, QKeyCombination key) {
    QKeyEvent press(QEvent::KeyPress, key.key(), key.keyboardModifiers());
    press.setAccepted(true);
    QApplication::sendEvent(&widget, &press);
    return press.isAccepted();
}

TEST(Help, NamesEveryKeyThatTheFigureTakes) {
    PageWindow shown;
    shown.show();
    std::set<int> told;
    for (const KeyHelp& help : keyTable())
        if (help.place == keyTable().front().place)
            for (const QKeyCombination& key : help.keys)
                told.insert(key.toCombined());
    Canvas canvas;
    canvas.resize(600, 400);
    canvas.setFigure(shown.canvas().figure());
    for (int key = Qt::Key_Escape; key <= Qt::Key_PageDown; ++key)
        for (const auto modifier : {Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier})
            if (const QKeyCombination pressed(modifier, static_cast<Qt::Key>(key)); takes(canvas, pressed)) {
                const bool isKnown = told.contains(pressed.toCombined()) ||
                                     told.contains(QKeyCombination(static_cast<Qt::Key>(key)).toCombined());
                EXPECT_TRUE(isKnown) << QKeySequence(pressed).toString().toStdString();
            }
    for (int key = Qt::Key_Space; key <= Qt::Key_AsciiTilde; ++key)
        if (takes(canvas, QKeyCombination(static_cast<Qt::Key>(key)))) {
            EXPECT_TRUE(told.contains(key)) << QKeySequence(key).toString().toStdString();
        }
}

TEST(NarrowWindow, CollapsesTheRailAndMakesTheInspectorADrawer) {
    PageWindow shown;
    shown.show();
    auto* rail = shown.window.findChild<QWidget*>(QStringLiteral("rail"));
    auto* inspector = shown.window.findChild<QWidget*>(QStringLiteral("inspectorPane"));
    auto* action = shown.window.findChild<QAction*>(QStringLiteral("inspector"));
    const int wideRail = rail->width();
    EXPECT_TRUE(inspector->isVisible());
    shown.window.resize(640, 480);
    EXPECT_TRUE(QTest::qWaitFor([&] { return rail->width() < wideRail; }, PageWindow::patience));
    EXPECT_EQ(shown.window.size(), QSize(640, 480));
    EXPECT_FALSE(inspector->isVisible());
    EXPECT_FALSE(action->isChecked());
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown.canvas().width() > 500; }, PageWindow::patience));
    const int figure = shown.canvas().width();
    action->trigger();
    EXPECT_TRUE(inspector->isVisible());
    EXPECT_EQ(shown.canvas().width(), figure); // it lies over the figure
    EXPECT_EQ(inspector->geometry().right(), inspector->parentWidget()->rect().right());
    shown.window.resize(1440, 900);
    EXPECT_TRUE(QTest::qWaitFor([&] { return rail->width() == wideRail; }, PageWindow::patience));
    EXPECT_TRUE(inspector->isVisible());
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            return inspector->x() >=
                   shown.canvas().mapTo(&shown.window, shown.canvas().rect().topRight()).x();
        },
        PageWindow::patience));
}

TEST(NumberBoxes, TellReadersTheirRange) {
    PageWindow shown;
    shown.show();
    int boxes = 0;
    for (NumberEdit* box : shown.window.findChildren<NumberEdit*>()) {
        QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(box);
        ASSERT_NE(reader, nullptr);
        QAccessibleValueInterface* value = reader->valueInterface();
        ASSERT_NE(value, nullptr);
        EXPECT_EQ(value->currentValue().toDouble(), box->value());
        EXPECT_EQ(value->minimumValue().toDouble(), box->field().minimum);
        EXPECT_EQ(value->maximumValue().toDouble(), box->field().maximum);
        EXPECT_LT(box->field().minimum, box->field().maximum);
        ASSERT_NE(reader->textInterface(), nullptr);
        ++boxes;
    }
    EXPECT_GT(boxes, 5);
}

TEST(ExportDialogFormat, IsRememberedFromOneExportToTheNext) {
    PageWindow shown; // with settings of its own
    const QTemporaryDir folder;
    const auto ask = [&](const QString&) { return folder.filePath(QStringLiteral("figure.svg")); };
    ExportDialog dialog(shown.window.session(), ask);
    auto* format = dialog.findChild<QComboBox*>(QStringLiteral("format"));
    format->setCurrentIndex(format->findData(QStringLiteral("svg")));
    QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("export")), Qt::LeftButton);
    ExportDialog next(shown.window.session(), ask);
    EXPECT_EQ(next.findChild<QComboBox*>(QStringLiteral("format"))->currentData(), QStringLiteral("svg"));
    QSettings().clear();
}

} // namespace
} // namespace actiscope
