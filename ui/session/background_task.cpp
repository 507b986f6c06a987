#include "ui/session/background_task.h"

#include <new>

namespace actiscope {

BackgroundTask::BackgroundTask(QObject* parent) : QObject(parent) {}

BackgroundTask::~BackgroundTask() {
    for (auto& job : jobs_)
        job.thread.request_stop();
}

void BackgroundTask::run(std::function<void(const Control&, int job)> body) {
    cancel();
    const int job = ++job_;
    running_ = true;
    emit started();
    std::erase_if(jobs_, [](const Job& old) { return old.finished->load(); });
    auto finished = std::make_shared<std::atomic<bool>>(false);
    jobs_.push_back(
        {finished, std::jthread([this, job, finished, body = std::move(body)](const std::stop_token& stop) {
             // A job may tell its progress a million times; the window is told a hundred times.
             auto told = std::make_shared<std::atomic<int>>(-1);
             const auto progress = [this, job, told](double part) {
                 const int percent = static_cast<int>(100 * part);
                 if (told->exchange(percent) == percent)
                     return;
                 QMetaObject::invokeMethod(
                     this,
                     [this, job, part] {
                         if (job == job_ && running_)
                             emit progressed(part);
                     },
                     Qt::QueuedConnection);
             };
             try {
                 body({stop, progress}, job);
             } catch (const std::bad_alloc&) {
                 // Thrown again where the window makes a message of it.
                 tell(job, [this] {
                     emit ended();
                     throw std::bad_alloc();
                 });
             }
             *finished = true;
         })});
}

void BackgroundTask::tell(int job, std::function<void()> finish) {
    QMetaObject::invokeMethod(
        this,
        [this, job, finish = std::move(finish)] {
            if (job != job_ || !running_)
                return;
            running_ = false;
            finish();
            emit ended();
        },
        Qt::QueuedConnection);
}

void BackgroundTask::cancel() {
    if (!running_)
        return;
    jobs_.back().thread.request_stop();
    running_ = false;
    emit ended();
}

} // namespace actiscope
