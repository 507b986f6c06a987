#include "ui/session/window_run.h"

#include <QMetaObject>
#include <QPointer>
#include <QThread>

namespace actiscope {

namespace {

/// An object of this thread that may be let go of on any.
std::shared_ptr<QObject> makeMailbox() {
    return {new QObject, [](QObject* mailbox) {
                if (mailbox->thread() == QThread::currentThread())
                    delete mailbox;
                else
                    mailbox->deleteLater();
            }};
}

} // namespace

WindowRun::WindowRun(std::shared_ptr<Runner> runner, QObject* parent)
    : QObject(parent), runner_(std::move(runner)), mailbox_(makeMailbox()) {}

WindowRun::~WindowRun() {
    if (id_)
        runner_->cancel(*id_);
}

void WindowRun::begin(std::unique_ptr<Run> run, std::function<void(const Snapshot&)> done) {
    cancel();
    done_ = std::move(done);
    told_ = 0;
    grown_.reset();
    paused_ = false;
    // A thread of the pool may post when this object is gone, but never to a mailbox that is.
    id_ = runner_->start(std::move(run), [mailbox = mailbox_, self = QPointer(this)] {
        QMetaObject::invokeMethod(
            mailbox.get(),
            [self] {
                if (self)
                    self->look();
            },
            Qt::QueuedConnection);
    });
    emit started();
}

void WindowRun::waitFor(std::chrono::milliseconds most) {
    if (id_ && runner_->waitFor(*id_, most)->isEnded())
        look();
}

void WindowRun::look() {
    const auto state = id_ ? runner_->state(*id_) : std::nullopt;
    if (!state)
        return; // it has ended, or another run has taken its place
    if (state->progress != told_) {
        told_ = state->progress;
        emit progressed(told_);
    }
    if (!state->isEnded() && state->snapshot != grown_) {
        grown_ = state->snapshot;
        emit grew(grown_);
    }
    if (!id_ || !state->isEnded()) // a listener may have cancelled it
        return;
    runner_->cancel(*id_);
    id_.reset();
    const auto done = std::exchange(done_, {});
    if (state->status == RunStatus::Done)
        done(state->snapshot);
    else
        emit failed(QString::fromStdString(state->reason));
    emit ended();
}

void WindowRun::pause() {
    if (id_)
        runner_->pause(*id_);
    paused_ = true;
}

void WindowRun::resume() {
    if (id_)
        runner_->resume(*id_);
    paused_ = false;
}

void WindowRun::step() {
    if (id_ && paused_)
        runner_->step(*id_);
}

void WindowRun::cancel() {
    if (!id_)
        return;
    runner_->cancel(*id_);
    id_.reset();
    done_ = {};
    emit ended();
}

} // namespace actiscope
