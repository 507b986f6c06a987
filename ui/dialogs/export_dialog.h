// Export image…: how the picture is to look, with a live preview, and where it goes.
#pragma once

#include "ui/session/session.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace actiscope {

/// Works on a copy of the document. A successful export makes the choices part of the session's document, as
/// one undo step; a failed one says why and keeps the dialog open with everything as it was.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// Asked for the target when Export is pressed, with a suggestion; an empty answer cancels. A name with
    /// another ending than that of the format gets this one added, and is asked for again where such a file
    /// exists.
    using AskPath = std::function<QString(const QString& suggested)>;

    ExportDialog(Session& session, AskPath askPath, QWidget* parent = nullptr);

    /// The document as it would be exported now.
    const Document& draft() const { return draft_; }

    /// The sentence of the last failure; empty when there was none.
    QString message() const;

signals:
    /// "Exported figure.png"
    void exported(const QString& sentence);
    /// The preview shows the draft.
    void previewed();

private:
    void addFormat(QVBoxLayout& column);
    void addPresets(QVBoxLayout& column);
    void addFields(QVBoxLayout& column);
    void addRows(QVBoxLayout& column, const std::vector<std::string>& ids);
    void addPageRow(QVBoxLayout& column, const PageField& field);
    void showPreview();
    /// A target with the ending of the format.
    QString askPathFor(QString path, const QString& suffix);
    void exportNow();
    void showMessage(const QString& sentence);

    Session& session_;
    AskPath askPath_;
    Document draft_;
    QComboBox* format_ = nullptr;
    QLabel* preview_;
    QLabel* sizes_;
    QLabel* message_;
    QPushButton* export_ = nullptr;

signals:
    void draftChanged();
};

} // namespace actiscope
