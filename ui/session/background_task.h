// Long work beside the window: a function that runs on a thread of its own, and what is done with its result
// on the window's.
#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

namespace actiscope {

/// Runs one job at a time. start() and cancel() return at once; a job that was cancelled or overtaken by
/// another tells nothing any more. All signals come on the thread of this object. Ends with its owner,
/// waiting only for the job to notice its stop request.
class BackgroundTask : public QObject {
    Q_OBJECT

public:
    explicit BackgroundTask(QObject* parent = nullptr);
    ~BackgroundTask() override;

    /// What a job gets: whether to stop, and where to tell its progress (0…1), as often as it likes.
    struct Control {
        std::stop_token stop;
        std::function<void(double)> progress;
    };

    /// Cancels what runs, then runs `work` on its own thread and afterwards `done` with its result here. Both
    /// are copied; what they refer to has to outlive the job.
    template <class Work, class Done>
    void start(Work work, Done done) {
        run([this, work = std::move(work), done = std::move(done)](const Control& control, int job) mutable {
            using Result = std::invoke_result_t<Work, const Control&>;
            auto result = std::make_shared<Result>(work(control));
            tell(job, [result, done = std::move(done)] { done(std::move(*result)); });
        });
    }

    void cancel();
    bool isRunning() const { return running_; }

signals:
    void started();
    void progressed(double part);
    /// Done or cancelled; `done` has been called before.
    void ended();

private:
    void run(std::function<void(const Control&, int job)> body);
    void tell(int job, std::function<void()> finish);

    struct Job {
        std::shared_ptr<std::atomic<bool>> finished;
        std::jthread thread;
    };
    std::vector<Job> jobs_; ///< the newest last; older ones are stopping
    int job_ = 0;           ///< number of the newest
    bool running_ = false;
};

} // namespace actiscope
