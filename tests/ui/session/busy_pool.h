// A runner that has no thread to spare, for tests of what waits.
#pragma once

#include "core/simulation/runner.h"

#include <atomic>

namespace actiscope {

/// Keeps every thread of the pool busy, so that what the page wants has to wait.
class BusyPool {
public:
    explicit BusyPool(Runner& runner) : runner_(runner) {
        const auto wait = [open = open_](const Control& control) {
            while (!*open && !control.stop.stop_requested())
                std::this_thread::yield();
            return 0;
        };
        for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
            runs_.push_back(runner_.start(std::make_unique<FunctionRun<decltype(wait)>>(wait)));
    }
    ~BusyPool() {
        open();
        for (const RunId run : runs_)
            runner_.wait(run);
    }
    void open() { *open_ = true; }

private:
    Runner& runner_;
    std::shared_ptr<std::atomic<bool>> open_ = std::make_shared<std::atomic<bool>>(false);
    std::vector<RunId> runs_;
};

} // namespace actiscope
