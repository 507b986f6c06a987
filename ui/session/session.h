// The current document with its undo history and its file.
#pragma once

#include "core/document/document.h"
#include "core/simulation/runner.h"
#include "ui/session/latest_result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace actiscope {

/// Edits with the same gesture number merge into one undo step, also when two gestures go on at once (a
/// slider that plays while another is dragged), and a step that ends where it began is dropped. The history
/// holds documents (a few kilobytes each), the newest 500.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject* parent = nullptr);

    const Document& document() const { return document_; }

    /// Where everything that takes time works, away from the window.
    const std::shared_ptr<Runner>& runner() const { return runner_; }

    /// What the page that is shown works out; follows the document.
    LatestResult& result() { return result_; }
    const LatestResult& result() const { return result_; }

    /// A number for one press-to-release gesture, never 0.
    int newGesture();

    /// Applies a change to the document as one undo step named `text` ("Change α of ELU"); with a gesture
    /// number, merged with the step of the same gesture, unless one that stands alone came between them. For
    /// that the change may be applied to documents of the history too: it says what becomes of the one it is
    /// given. Emits documentChanged when the document differs.
    void edit(const QString& text, const std::function<void(Document&)>& change, int gesture = 0);

    /// Likewise, of a change that has been tried: it made `after` of the document.
    void edit(const QString& text, Document after, const std::function<void(Document&)>& change, int gesture);

    /// Shows another page: neither an undo step nor a change of the file.
    void showPage(const std::string& page);

    /// Puts another row of a page's records into the inspector: neither an undo step nor a change of the
    /// file.
    void selectRow(const Records& records, int row);

    bool canUndo() const;
    bool canRedo() const;
    QString undoText() const; ///< of the step that undo takes back
    QString redoText() const;
    void undo();
    void redo();
    /// Takes the newest step back for good, when it is of this gesture.
    void takeBack(int gesture);

    /// A new document replaces the current one: history starts afresh, nothing is unsaved. The hash is of the
    /// file as it was read.
    void reset(const Document& document, const QString& path = {}, const QByteArray& fileHash = {});

    /// Likewise with a document that was never saved as it is.
    void restore(const Document& document, const QString& path, const QByteArray& fileHash);

    /// The document's own file; empty when it has none yet.
    const QString& path() const { return path_; }
    /// Of the bytes of that file when it was last read or written here; empty when that is not known.
    const QByteArray& fileHash() const { return fileHash_; }
    bool isModified() const;
    void markSaved(const QString& path, const QByteArray& fileHash = {});

signals:
    void documentChanged();
    void historyChanged();
    void fileChanged(); ///< path or isModified

private:
    void replace(const Document& document, const QString& path, const QByteArray& fileHash);
    void wantResult();

    struct Step {
        QString text;
        int gesture = 0;
        Document before{};
        Document after{};
    };

    std::size_t stepOf(int gesture) const;
    void rebase(std::size_t step, const std::function<void(Document&)>& change, const Document& after);
    void show(const Document& document);

    Document document_;
    std::vector<Step> steps_;
    std::size_t position_ = 0;      ///< steps before it are done, the others undone
    std::optional<Document> saved_; ///< none: what is restored is unsaved until it is saved
    QString path_;
    QByteArray fileHash_;
    int newestGesture_ = 0;
    std::shared_ptr<Runner> runner_ = std::make_shared<Runner>();
    LatestResult result_{runner_};
};

} // namespace actiscope
