#include "ui/window/dialogs.h"

#include "ui/exporting/file_suffix.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>

namespace actiscope {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Dialogs", text);
}

/// The suffixes of "PNG (*.png)".
QStringList suffixesOf(const QString& filter) {
    static const QRegularExpression pattern(QStringLiteral(R"(\*\.(\w+))"));
    QStringList suffixes;
    for (auto found = pattern.globalMatch(filter); found.hasNext();)
        suffixes.append(found.next().captured(1));
    return suffixes;
}

/// A path with an ending of the filter that is chosen: the first is the one that the suggested name ends
/// with, and choosing another changes the ending of the name.
QString askForTarget(QWidget* parent, const QString& title, const QString& suggested,
                     const QStringList& filters) {
    QFileDialog dialog(parent, title);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters(filters);
    const auto follow = [&dialog](const QString& filter) {
        dialog.setDefaultSuffix(suffixesOf(filter).value(0));
    };
    for (const QString& filter : filters)
        if (withSuffix(suggested, suffixesOf(filter)) == suggested)
            dialog.selectNameFilter(filter);
    follow(dialog.selectedNameFilter());
    dialog.setDirectory(QFileInfo(suggested).path());
    dialog.selectFile(suggested);
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString& filter) {
        follow(filter);
        const QFileInfo named(dialog.selectedFiles().value(0));
        for (const QString& other : filters)
            if (!named.isDir() && suffixesOf(other).contains(named.suffix().toLower()))
                dialog.selectFile(named.path() + QLatin1Char('/') + named.completeBaseName() +
                                  QLatin1Char('.') + suffixesOf(filter).first());
    });
    while (dialog.exec() == QDialog::Accepted) {
        const QString path = dialog.selectedFiles().value(0);
        const QString named = withSuffix(path, suffixesOf(dialog.selectedNameFilter()));
        if (named == path || !QFileInfo::exists(named))
            return named;
        dialog.selectFile(named); // it asks whether that may be replaced
    }
    return {};
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
        return askForTarget(parent, tr("Save as"), suggested, {tr("Actiscope session (*.actiscope *.json)")});
    };
    dialogs.exportImagePath = [parent](const QString& suggested) {
        // The format has been chosen before: only its own filter is there.
        QStringList filters{tr("PNG (*.png)"), tr("SVG (*.svg)"), tr("PDF (*.pdf)"),
                            tr("JPEG (*.jpg *.jpeg)")};
        filters.removeIf(
            [&](const QString& filter) { return withSuffix(suggested, suffixesOf(filter)) != suggested; });
        return askForTarget(parent, tr("Export image"), suggested, filters);
    };
    dialogs.exportDataPath = [parent](const QString& suggested) {
        return askForTarget(parent, tr("Export data"), suggested,
                            {tr("Comma-separated values (*.csv)"), tr("PGFPlots for LaTeX (*.tex)")});
    };
    dialogs.exportTablePath = [parent](const QString& suggested) {
        return askForTarget(
            parent, tr("Export table"), suggested,
            {tr("Comma-separated values (*.csv)"), tr("Markdown (*.md)"), tr("LaTeX (*.tex)")});
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
