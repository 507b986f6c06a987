#include "ui/window/dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace actiscope {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Dialogs", text);
}

/// A path with one of the suffixes; the chosen filter's own when the user typed none.
QString askForTarget(QWidget* parent, const QString& title, const QString& suggested, const QString& filters,
                     const QString& defaultSuffix) {
    QFileDialog dialog(parent, title, suggested, filters);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(defaultSuffix);
    dialog.selectFile(suggested);
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& filter) {
        const qsizetype star = filter.indexOf(QLatin1String("*."));
        dialog.setDefaultSuffix(filter.mid(star + 2, filter.indexOf(QLatin1Char(')')) - star - 2));
    });
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

} // namespace

Dialogs realDialogs(QWidget* parent) {
    Dialogs dialogs;
    dialogs.openPath = [parent](const QString& folder) {
        return QFileDialog::getOpenFileName(parent, tr("Open"), folder,
                                            tr("Sessions and exported images (*.actiscope *.json *.png *.svg "
                                               "*.pdf *.jpg *.jpeg);;All files (*)"));
    };
    dialogs.savePath = [parent](const QString& suggested) {
        return askForTarget(parent, tr("Save as"), suggested, tr("Actiscope session (*.actiscope)"),
                            QStringLiteral("actiscope"));
    };
    dialogs.exportImagePath = [parent](const QString& suggested) {
        return askForTarget(parent, tr("Export image"), suggested,
                            tr("PNG (*.png);;SVG (*.svg);;PDF (*.pdf);;JPEG (*.jpg)"), QStringLiteral("png"));
    };
    dialogs.exportDataPath = [parent](const QString& suggested) {
        return askForTarget(parent, tr("Export data"), suggested,
                            tr("Comma-separated values (*.csv);;PGFPlots for LaTeX (*.tex)"),
                            QStringLiteral("csv"));
    };
    dialogs.exportTablePath = [parent](const QString& suggested) {
        return askForTarget(parent, tr("Export table"), suggested,
                            tr("Comma-separated values (*.csv);;Markdown (*.md);;LaTeX (*.tex)"),
                            QStringLiteral("csv"));
    };
    dialogs.unsaved = [parent](const QString& name) {
        const auto answer = QMessageBox::question(
            parent, tr("Unsaved changes"), tr("“%1” has changes that are not saved. Save them?").arg(name),
            QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
        if (answer == QMessageBox::Save)
            return UnsavedAnswer::Save;
        return answer == QMessageBox::Discard ? UnsavedAnswer::Discard : UnsavedAnswer::Cancel;
    };
    dialogs.changed = [parent](const QString& name) {
        QMessageBox box(
            QMessageBox::Warning, tr("The file has changed"),
            tr("Another program has changed “%1” since it was opened or saved here. Overwrite it?").arg(name),
            QMessageBox::Cancel, parent);
        const QPushButton* overwrite = box.addButton(tr("&Overwrite"), QMessageBox::DestructiveRole);
        QPushButton* saveAs = box.addButton(tr("Save &as…"), QMessageBox::AcceptRole);
        box.setDefaultButton(saveAs);
        box.exec();
        if (box.clickedButton() == overwrite)
            return ChangedAnswer::Overwrite;
        return box.clickedButton() == saveAs ? ChangedAnswer::SaveAs : ChangedAnswer::Cancel;
    };
    dialogs.inform = [parent](const QString& title, const QString& text) {
        QMessageBox::information(parent, title, text);
    };
    return dialogs;
}

} // namespace actiscope
