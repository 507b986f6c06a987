#include "ui/session/session.h"

namespace actiscope {

namespace {
constexpr std::size_t mostSteps = 500;
}

Session::Session(QObject* parent) : QObject(parent), saved_(document_) {}

int Session::newGesture() {
    return ++newestGesture_;
}

void Session::edit(const QString& text, const std::function<void(Document&)>& change, int gesture) {
    Document after = document_;
    change(after);
    if (after == document_)
        return;
    prepare(after);
    const bool merges =
        gesture != 0 && position_ > 0 && position_ == steps_.size() && steps_.back().gesture == gesture;
    if (merges) {
        steps_.back().after = after;
        if (steps_.back().after == steps_.back().before) { // it ended where it began
            steps_.pop_back();
            --position_;
        }
    } else {
        steps_.resize(position_);
        steps_.push_back({text, gesture, document_, after});
        if (steps_.size() > mostSteps)
            steps_.erase(steps_.begin());
        position_ = steps_.size();
    }
    document_ = std::move(after);
    emit documentChanged();
    emit historyChanged();
    emit fileChanged();
}

void Session::showPage(const std::string& page) {
    if (page == document_.page)
        return;
    document_.page = page;
    prepare(document_);
    emit documentChanged();
}

void Session::selectCurve(int curve) {
    if (curve == document_.curves.selected)
        return;
    document_.curves.selected = curve;
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

int Session::lastGesture() const {
    return canUndo() ? steps_[position_ - 1].gesture : 0;
}

void Session::undo() {
    if (!canUndo())
        return;
    document_ = steps_[--position_].before;
    emit documentChanged();
    emit historyChanged();
    emit fileChanged();
}

void Session::redo() {
    if (!canRedo())
        return;
    document_ = steps_[position_++].after;
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
    document_ = document;
    prepare(document_);
    path_ = path;
    fileHash_ = fileHash;
    steps_.clear();
    position_ = 0;
    emit documentChanged();
    emit historyChanged();
    emit fileChanged();
}

bool Session::isModified() const {
    if (!saved_)
        return true;
    Document saved = *saved_;
    saved.curves.selected = document_.curves.selected;
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
