#include "ui/session/session.h"

#include <algorithm>
#include <utility>

namespace actiscope {

namespace {
constexpr std::size_t mostSteps = 500;
constexpr std::size_t mostGestures = 8; ///< that can go on at once and still be one step each
} // namespace

Session::Session(QObject* parent) : QObject(parent), saved_(document_) {}

int Session::newGesture() {
    return ++newestGesture_;
}

void Session::edit(const QString& text, const std::function<void(Document&)>& change, int gesture) {
    Document after = document_;
    change(after);
    edit(text, std::move(after), change, gesture);
}

void Session::edit(const QString& text, Document after, const std::function<void(Document&)>& change,
                   int gesture) {
    if (after == document_)
        return;
    if (const std::size_t step = stepOf(gesture); step < steps_.size()) {
        rebase(step, change, after);
    } else {
        steps_.resize(position_);
        steps_.push_back({text, gesture, document_, after});
        if (steps_.size() > mostSteps)
            steps_.erase(steps_.begin());
    }
    position_ = steps_.size();
    document_ = std::move(after);
    wantResult();
    emit documentChanged();
    emit historyChanged();
    emit fileChanged();
}

/// The step that edits of this gesture belong to; steps_.size() when they begin one.
std::size_t Session::stepOf(int gesture) const {
    if (gesture == 0 || position_ != steps_.size())
        return steps_.size();
    for (std::size_t back = 1; back <= std::min(mostGestures, steps_.size()); ++back) {
        const std::size_t step = steps_.size() - back;
        if (steps_[step].gesture == gesture)
            return step;
        if (steps_[step].gesture == 0) // it may have done anything, to the list that the gesture is about too
            break;
    }
    return steps_.size();
}

/// Makes a change part of a step, and of everything that later steps start from and lead to.
void Session::rebase(std::size_t step, const std::function<void(Document&)>& change, const Document& after) {
    for (std::size_t i = step; i < steps_.size(); ++i) {
        if (i > step)
            steps_[i].before = steps_[i - 1].after;
        if (i + 1 < steps_.size())
            change(steps_[i].after);
        else
            steps_[i].after = after;
    }
    std::erase_if(steps_,
                  [](const Step& done) { return done.before == done.after; }); // it ended where it began
}

void Session::showPage(const std::string& page) {
    if (page == document_.page)
        return;
    document_.page = page;
    wantResult();
    emit documentChanged();
}

void Session::selectRow(const Records& records, int row) {
    if (row == records.selected(document_))
        return;
    records.select(document_, row);
    emit documentChanged();
}

bool Session::canUndo() const {
    return position_ > 0;
}

bool Session::canRedo() const {
    return position_ < steps_.size();
}

QString Session::undoText() const {
    return canUndo() ? steps_[position_ - 1].text : QString();
}

QString Session::redoText() const {
    return canRedo() ? steps_[position_].text : QString();
}

void Session::undo() {
    if (canUndo())
        show(steps_[--position_].before);
}

void Session::redo() {
    if (canRedo())
        show(steps_[position_++].after);
}

void Session::takeBack(int gesture) {
    if (gesture == 0 || position_ == 0 || position_ != steps_.size() || steps_.back().gesture != gesture)
        return;
    const Document before = steps_.back().before;
    steps_.pop_back();
    --position_;
    show(before);
}

void Session::show(const Document& document) {
    document_ = document;
    wantResult();
    emit documentChanged();
    emit historyChanged();
    emit fileChanged();
}

void Session::reset(const Document& document, const QString& path, const QByteArray& fileHash) {
    saved_ = document;
    replace(document, path, fileHash);
}

void Session::restore(const Document& document, const QString& path, const QByteArray& fileHash) {
    saved_.reset();
    replace(document, path, fileHash);
}

void Session::replace(const Document& document, const QString& path, const QByteArray& fileHash) {
    result_.drop(); // nothing of another document is shown
    document_ = document;
    wantResult();
    path_ = path;
    fileHash_ = fileHash;
    steps_.clear();
    position_ = 0;
    emit documentChanged();
    emit historyChanged();
    emit fileChanged();
}

void Session::wantResult() {
    result_.want(shownPage(document_).id, resultKey(document_),
                 [document = document_] { return startResult(document); });
}

bool Session::isModified() const {
    if (!saved_)
        return true;
    Document saved = *saved_;
    for (const Page& page : pages())
        for (const Records& records : page.records)
            if (const int row = records.selected(document_); row != records.selected(saved))
                records.select(saved, row);
    saved.page = document_.page;
    return document_ != saved;
}

void Session::markSaved(const QString& path, const QByteArray& fileHash) {
    path_ = path;
    fileHash_ = fileHash;
    saved_ = document_;
    emit fileChanged();
}

} // namespace actiscope
