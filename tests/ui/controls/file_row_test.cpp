// The row of a field that is a file, and files that are dropped on the window.
#include "core/fields/field_makers.h"
#include "core/pages/distribution/state.h"
#include "core/pages/race/state.h"
#include "tests/ui/window/page_window.h"
#include "ui/controls/field_row.h"

#include <QAction>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUrl>

namespace actiscope {
namespace {

QString writtenTable(const QTemporaryDir& folder) {
    const QString path = folder.filePath(QStringLiteral("table.csv"));
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("0.5,1\n-0.5,0\n1.5,1\n-1,0\n");
    return path;
}

void drop(QWidget& widget, const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&widget, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent event({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&widget, &event);
}

TEST(FileRow, TakesTheFileOfItsDialog) {
    const QTemporaryDir folder;
    const QString path = writtenTable(folder);
    FieldRow row(fileField("csv", "File", "A table."));
    row.show();
    QSignalSpy edited(&row, &FieldRow::edited);
    row.findChild<QToolButton*>(QStringLiteral("choose"))->click();
    auto* dialog = row.findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->selectFile(path);
    dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
    QMetaObject::invokeMethod(dialog, "accept");
    ASSERT_TRUE(QTest::qWaitFor([&] { return !edited.isEmpty(); }, PageWindow::patience));
    EXPECT_EQ(std::get<std::string>(row.value()), path.toStdString());
}

TEST(FileRow, TakesAFileThatIsDroppedOnIt) {
    FieldRow row(fileField("csv", "File", "A table."));
    QSignalSpy edited(&row, &FieldRow::edited);
    drop(*row.findChild<QLineEdit*>(), QStringLiteral("/somewhere/else.csv"));
    EXPECT_EQ(edited.size(), 1);
    EXPECT_EQ(std::get<std::string>(row.value()), "/somewhere/else.csv");
}

TEST(FileRow, DataDroppedOnTheWindowGoIntoThePageThatReadsThem) {
    const QTemporaryDir folder;
    const QString path = writtenTable(folder);
    PageWindow shown;
    shown.show();
    shown.window.findChild<QAction*>(QStringLiteral("page_race"))->trigger();
    drop(shown.window, path);
    const Document& document = shown.window.session().document();
    EXPECT_EQ(document.race->csv, path.toStdString());
    EXPECT_EQ(document.race->data, "csv");
    shown.window.findChild<QAction*>(QStringLiteral("page_distribution"))->trigger();
    drop(shown.window, path);
    EXPECT_EQ(shown.window.session().document().distribution->source, "samples");
    shown.window.session().undo();
    EXPECT_EQ(shown.window.session().document().distribution->source, "gaussian");
}

} // namespace
} // namespace actiscope
