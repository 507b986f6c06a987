// How far work is, on stderr, for people who wait at a terminal.
#pragma once

#include <chrono>
#include <string>

namespace actiscope {

/// Says nothing to files and pipes, nor of work that is done in a moment; what it wrote is gone at its end.
class ProgressBar {
public:
    /// `what` stands before the bar.
    explicit ProgressBar(std::string what);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// 0 … 1
    void show(double part);

private:
    std::string what_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    bool terminal_;
    int shown_ = -1; ///< per cent; −1 nothing
};

} // namespace actiscope
