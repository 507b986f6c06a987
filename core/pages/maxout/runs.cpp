#include "core/pages/maxout/runs.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

constexpr double growth = 1.12;            // from checkpoint to checkpoint
constexpr std::size_t sparseSamples = 128; // enough for the sup-error of a checkpoint

Samples thinned(const Samples& samples) {
    Samples few;
    const std::size_t stride = std::max<std::size_t>(1, (samples.x.size() - 1) / sparseSamples);
    for (std::size_t i = 0; i < samples.x.size(); i += stride) {
        few.x.push_back(samples.x[i]);
        few.f.push_back(samples.f[i]);
    }
    return few;
}

DescentRun run(const DescentProblem& problem, const Samples& samples, const DescentChoice& choice,
               int start) {
    // Starts of neighbouring seeds are different ones.
    const auto seed = static_cast<std::uint64_t>(choice.seed) * 1000 + static_cast<std::uint64_t>(start);
    DescentRun run;
    for (Descent now = problem.start(choice.k, seed);;) {
        run.checkpoints.push_back(now);
        run.supErrors.push_back(supError(now.pieces, samples));
        if (now.step >= mostDescentSteps)
            return run;
        const auto next = static_cast<std::size_t>(static_cast<double>(now.step) * growth) + 1;
        now = problem.after(now, choice.rate, std::min(next, mostDescentSteps) - now.step);
    }
}

std::size_t checkpointBy(const DescentRun& run, std::size_t steps) {
    std::size_t last = 0;
    while (last + 1 < run.checkpoints.size() && run.checkpoints[last + 1].step <= steps)
        ++last;
    return last;
}

} // namespace

DescentChoice descentChoice(const MaxoutPage& page) {
    return {static_cast<std::size_t>(page.count), page.starts, page.seed, page.rate};
}

Descent DescentRuns::after(std::size_t run, std::size_t steps) const {
    const Descent& from = runs[run].checkpoints[checkpointBy(runs[run], steps)];
    return problem.after(from, choice.rate, steps - from.step);
}

double DescentRuns::supErrorBy(std::size_t run, std::size_t steps) const {
    return runs[run].supErrors[checkpointBy(runs[run], steps)];
}

DescentRunner::DescentRunner(const Samples& samples, const DescentChoice& choice)
    : all_{choice, DescentProblem(samples), {}, 0}, few_(thinned(samples)) {}

bool DescentRunner::advance() {
    const auto start = static_cast<int>(all_.runs.size());
    all_.runs.push_back(run(all_.problem, few_, all_.choice, start));
    // Of runs that all diverged the first is as good as any.
    const auto loss = [&](std::size_t which) { return all_.runs[which].checkpoints.back().loss; };
    const std::size_t newest = all_.runs.size() - 1;
    if (loss(newest) < loss(all_.best) || (std::isnan(loss(all_.best)) && std::isfinite(loss(newest))))
        all_.best = newest;
    return start + 1 < all_.choice.starts;
}

double DescentRunner::progress() const {
    return static_cast<double>(all_.runs.size()) / all_.choice.starts;
}

} // namespace actiscope
