#include "ui/dialogs/export_dialog.h"

#include "ui/controls/field_row.h"
#include "ui/controls/number_edit.h"
#include "ui/exporting/session_file.h"

#include <gmock/gmock.h>

#include <QAccessible>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace actiscope {
namespace {

using testing::HasSubstr;

class ShownDialog {
public:
    ShownDialog() {
        dialog.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    }

    template <class T>
    T& find(const char* name) {
        return *dialog.findChild<T*>(QLatin1String(name));
    }

    void type(const char* row, const QString& text) {
        auto& edit = *find<FieldRow>(row).findChild<NumberEdit*>();
        edit.setFocus();
        edit.selectAll();
        QTest::keyClicks(&edit, text);
        QTest::keyClick(&edit, Qt::Key_Tab);
        edit.clearFocus();
    }
    void press(const char* name) { QTest::mouseClick(&find<QAbstractButton>(name), Qt::LeftButton); }

    QTemporaryDir folder;
    QString target = folder.filePath(QStringLiteral("out.png"));
    Session session;
    ExportDialog dialog{session, [this](const QString&) { return target; }};
};

TEST(ExportDialog, ExportsWhatItsFieldsSay) {
    ShownDialog shown;
    shown.press("preset_single");
    shown.type("row_width", QStringLiteral("100"));
    shown.type("row_dpi", QStringLiteral("254"));
    EXPECT_EQ(shown.dialog.draft().image.width, 100);
    shown.press("export");
    EXPECT_EQ(shown.dialog.result(), QDialog::Accepted);
    const QImage image(shown.target);
    EXPECT_EQ(image.size(), QSize(1000, 600));
}

TEST(ExportDialog, MakesItsSettingsPartOfTheDocumentAsOneStep) {
    ShownDialog shown;
    shown.press("preset_slide");
    shown.press("export");
    EXPECT_EQ(shown.session.document().image.width, 1920);
    shown.session.undo();
    EXPECT_EQ(shown.session.document(), Document());
    EXPECT_FALSE(shown.session.canUndo());
}

TEST(ExportDialog, LeavesTheDocumentAloneWhenCancelled) {
    ShownDialog shown;
    shown.press("preset_slide");
    shown.dialog.reject();
    EXPECT_EQ(shown.session.document(), Document());
}

TEST(ExportDialog, FollowsTheChoicesInItsPreview) {
    ShownDialog shown;
    const QSignalSpy previewed(&shown.dialog, &ExportDialog::previewed);
    shown.press("preset_square");
    ASSERT_TRUE(QTest::qWaitFor([&] { return !previewed.isEmpty(); }));
    EXPECT_TRUE(shown.find<QLabel>("sizes").text().contains(QStringLiteral("1200 × 1200 px")));
}

TEST(ExportDialog, RefusesASizeThatIsTooLargeAndSaysWhatIsAllowed) {
    ShownDialog shown;
    shown.press("preset_square");
    shown.type("row_width", QStringLiteral("19999"));
    shown.type("row_height", QStringLiteral("19999"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !shown.dialog.message().isEmpty(); }));
    EXPECT_THAT(shown.dialog.message().toStdString(), HasSubstr("too large"));
    EXPECT_FALSE(shown.find<QPushButton>("export").isEnabled());
    shown.press("preset_single");
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown.find<QPushButton>("export").isEnabled(); }));
}

TEST(ExportDialog, StaysOpenWithTheReasonWhenWritingFails) {
    ShownDialog shown;
    shown.target = shown.folder.filePath(QStringLiteral("none/out.png"));
    shown.press("export");
    EXPECT_TRUE(shown.dialog.isVisible());
    EXPECT_THAT(shown.dialog.message().toStdString(), HasSubstr("there is no folder"));
    shown.target = shown.folder.filePath(QStringLiteral("out.png"));
    shown.press("export");
    EXPECT_TRUE(openSession(shown.target));
}

TEST(ExportDialog, KeepsThePhysicalSizeWhenTheUnitChanges) {
    ShownDialog shown;
    shown.type("row_width", QStringLiteral("127"));
    auto& unit = *shown.find<FieldRow>("row_unit").findChild<QComboBox*>();
    unit.setCurrentIndex(unit.findData(QStringLiteral("in")));
    EXPECT_EQ(shown.dialog.draft().image.unit, "in");
    EXPECT_EQ(shown.dialog.draft().image.width, 5);
    EXPECT_EQ(std::get<double>(shown.find<FieldRow>("row_width").value()), 5);
}

TEST(ExportDialog, SuggestsTheFolderOfTheLastExport) {
    QString suggestion;
    const auto exportTo = [&](const QString& path) {
        Session session;
        ExportDialog dialog(session, [&](const QString& suggested) {
            suggestion = suggested;
            return path;
        });
        dialog.show();
        QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("export")), Qt::LeftButton);
    };
    const QTemporaryDir folder;
    exportTo(folder.filePath(QStringLiteral("a.png")));
    exportTo(QString());
    EXPECT_EQ(suggestion.toStdString(), folder.filePath(QStringLiteral("figure.png")).toStdString());
}

TEST(ExportDialog, GivesEveryControlANameAndAPlaceInTheTabOrder) {
    ShownDialog shown;
    int controls = 0;
    for (const QWidget* widget : shown.dialog.findChildren<QWidget*>()) {
        const bool takesInput = widget->inherits("QAbstractButton") || widget->inherits("QComboBox") ||
                                widget->inherits("QLineEdit") || widget->inherits("QAbstractSpinBox");
        const bool insideSpinBox = widget->parentWidget()->inherits("QAbstractSpinBox");
        if (!takesInput || insideSpinBox || !widget->isVisible())
            continue;
        ++controls;
        QAccessibleInterface* accessible =
            QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        ASSERT_NE(accessible, nullptr);
        EXPECT_NE(accessible->text(QAccessible::Name).toStdString(), "") << widget->metaObject()->className();
        EXPECT_TRUE(widget->focusPolicy() & Qt::TabFocus)
            << accessible->text(QAccessible::Name).toStdString();
    }
    EXPECT_GE(controls, 20);
}

TEST(ExportDialog, DoesNothingWhenNoPathIsChosen) {
    ShownDialog shown;
    shown.target.clear();
    shown.press("export");
    EXPECT_TRUE(shown.dialog.isVisible());
    EXPECT_EQ(shown.dialog.message(), QString());
}

TEST(ExportDialog, TakesTheChosenFormatWhenThePathHasNone) {
    ShownDialog shown;
    auto& format = shown.find<QComboBox>("format");
    format.setCurrentIndex(format.findData(QStringLiteral("pdf")));
    shown.target = shown.folder.filePath(QStringLiteral("figure"));
    shown.press("export");
    EXPECT_TRUE(QFile::exists(shown.folder.filePath(QStringLiteral("figure.pdf"))));
}

} // namespace
} // namespace actiscope
