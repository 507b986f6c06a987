// The questions for a file, in the real dialogs.
#include "ui/window/dialogs.h"

#include "ui/dialogs/export_dialog.h"
#include "ui/exporting/file_suffix.h"

#include <gmock/gmock.h>

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

namespace actiscope {
namespace {

/// Asks, and lets `user` act on the dialog that comes; a dialog that stays open is closed.
QString answerOf(const std::function<QString(const QString&)>& ask, const QString& suggested,
                 const std::function<void(QFileDialog&)>& user) {
    QTimer::singleShot(0, qApp, [user] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        ASSERT_NE(dialog, nullptr);
        user(*dialog);
        if (dialog->isVisible())
            dialog->reject();
    });
    return ask(suggested);
}

void typeName(QFileDialog& dialog, const QString& name) {
    auto* edit = dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    ASSERT_NE(edit, nullptr);
    edit->setText(name);
    QTest::keyClick(edit, Qt::Key_Return);
}

struct RealDialogs {
    RealDialogs() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    QString in(const char* name) { return folder.filePath(QLatin1String(name)); }

    QTemporaryDir folder;
    Dialogs dialogs = realDialogs(nullptr);
};

TEST(FileSuffix, IsThatOfTheFormat) {
    EXPECT_EQ(withSuffix(QStringLiteral("a/fig"), {QStringLiteral("pdf")}), "a/fig.pdf");
    EXPECT_EQ(withSuffix(QStringLiteral("a/fig."), {QStringLiteral("pdf")}), "a/fig.pdf");
    EXPECT_EQ(withSuffix(QStringLiteral("a/fig.PDF"), {QStringLiteral("pdf")}), "a/fig.PDF");
    EXPECT_EQ(withSuffix(QStringLiteral("a/fig.png"), {QStringLiteral("pdf")}), "a/fig.png.pdf");
    EXPECT_EQ(withSuffix(QStringLiteral("a/v1.2"), {QStringLiteral("pdf")}), "a/v1.2.pdf");
    EXPECT_EQ(withSuffix(QStringLiteral("fig.jpeg"), {QStringLiteral("jpg")}), "fig.jpeg");
    EXPECT_EQ(withSuffix({}, {QStringLiteral("jpg")}), "");
}

TEST(FileDialogs, OfferTheFormatThatWasChosen) {
    RealDialogs real;
    for (const char* suffix : {"png", "svg", "pdf", "jpg"}) {
        const QString name = QStringLiteral("figure.") + QLatin1String(suffix);
        const QString path =
            answerOf(real.dialogs.exportImagePath, real.folder.filePath(name), [&](QFileDialog& dialog) {
                EXPECT_TRUE(dialog.selectedNameFilter().contains(QLatin1String(suffix)));
                EXPECT_EQ(dialog.nameFilters().size(), 1) << "another would be another format";
                EXPECT_EQ(QFileInfo(dialog.selectedFiles().value(0)).fileName(), name);
                typeName(dialog, QStringLiteral("mine"));
            });
        EXPECT_EQ(path, real.folder.filePath(QStringLiteral("mine.") + QLatin1String(suffix)));
    }
}

TEST(FileDialogs, AddTheEndingToANameWithAnother) {
    RealDialogs real;
    EXPECT_EQ(answerOf(real.dialogs.exportImagePath, real.in("figure.pdf"),
                       [](QFileDialog& dialog) { typeName(dialog, QStringLiteral("fig.png")); }),
              real.in("fig.png.pdf"));
    EXPECT_EQ(answerOf(real.dialogs.savePath, real.in("Untitled.actiscope"),
                       [](QFileDialog& dialog) { typeName(dialog, QStringLiteral("a.json")); }),
              real.in("a.json"));
}

TEST(FileDialogs, AnotherFilterIsAnotherFormat) {
    RealDialogs real;
    const QString path = answerOf(real.dialogs.exportDataPath, real.in("data.csv"), [](QFileDialog& dialog) {
        EXPECT_TRUE(dialog.selectedNameFilter().contains(QLatin1String("csv")));
        auto* filters = dialog.findChild<QComboBox*>(QStringLiteral("fileTypeCombo"));
        ASSERT_NE(filters, nullptr);
        filters->setFocus();
        QTest::keyClick(filters, Qt::Key_Down);
        EXPECT_TRUE(dialog.selectedNameFilter().contains(QLatin1String("tex")));
        auto* edit = dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        EXPECT_EQ(edit->text(), "data.tex");
        QTest::keyClick(edit, Qt::Key_Return);
    });
    EXPECT_EQ(path, real.in("data.tex"));
}

class FormatDialog {
public:
    explicit FormatDialog(QStringList given) : answers(std::move(given)) {
        dialog.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    }
    void exportAs(const char* suffix) {
        auto* format = dialog.findChild<QComboBox*>("format");
        format->setCurrentIndex(format->findData(QLatin1String(suffix)));
        QTest::mouseClick(dialog.findChild<QPushButton*>("export"), Qt::LeftButton);
    }

    QStringList answers;
    QStringList suggestions;
    Session session;
    ExportDialog dialog{session, [this](const QString& suggested) {
                            suggestions.append(suggested);
                            return answers.isEmpty() ? QString() : answers.takeFirst();
                        }};
};

QByteArray startOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(5) : QByteArray();
}

TEST(ExportFormat, TheFormatChosenIsTheFormatWritten) {
    const QTemporaryDir folder;
    FormatDialog shown({folder.filePath("fig.png")});
    shown.exportAs("pdf");
    EXPECT_EQ(QFileInfo(shown.suggestions.value(0)).suffix(), "pdf");
    EXPECT_EQ(startOf(folder.filePath("fig.png.pdf")), "%PDF-");
    EXPECT_FALSE(QFileInfo::exists(folder.filePath("fig.png")));
}

TEST(ExportFormat, AFileThatNobodyNamedIsNotReplacedWithoutAQuestion) {
    const QTemporaryDir folder;
    const QString there = folder.filePath("fig.pdf");
    QFile file(there);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    FormatDialog shown({folder.filePath("fig")});
    shown.exportAs("pdf");
    EXPECT_EQ(shown.suggestions.value(1), there) << "asked again, with the name that it would be";
    EXPECT_EQ(startOf(there), "mine");
    EXPECT_EQ(shown.dialog.result(), 0);
    shown.answers = {there};
    shown.exportAs("pdf");
    EXPECT_EQ(startOf(there), "%PDF-");
}

} // namespace
} // namespace actiscope
