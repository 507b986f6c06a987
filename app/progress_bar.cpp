#include "app/progress_bar.h"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace actiscope {

ProgressBar::ProgressBar(std::string what) : what_(std::move(what)), terminal_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
    if (shown_ < 0)
        return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
}

void ProgressBar::show(double part) {
    constexpr auto moment = std::chrono::milliseconds(300);
    constexpr int width = 30;
    const int percent = static_cast<int>(std::lround(100 * std::clamp(part, 0.0, 1.0)));
    if (!terminal_ || percent == shown_ || std::chrono::steady_clock::now() - begun_ < moment)
        return;
    shown_ = percent;
    const auto full = static_cast<std::size_t>(width * percent / 100);
    fmt::print(stderr, "\r{} [{}{}] {:3} %", what_, std::string(full, '#'), std::string(width - full, ' '),
               percent);
    std::fflush(stderr);
}

} // namespace actiscope
