#include "core/pages/maxout_runs.h"

#include "core/pages/maxout_target.h"

#include <algorithm>
#include <limits>

namespace actiscope {

namespace {

constexpr double growth = 1.12;            // from checkpoint to checkpoint
constexpr std::size_t sparseSamples = 128; // enough for the sup-error of a checkpoint

DescentChoice choiceOf(const MaxoutPage& page) {
    return {static_cast<std::size_t>(page.count), page.starts, page.seed, page.rate};
}

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

Descent DescentRuns::after(std::size_t run, std::size_t steps) const {
    const Descent& from = runs[run].checkpoints[checkpointBy(runs[run], steps)];
    return problem.after(from, choice.rate, steps - from.step);
}

double DescentRuns::supErrorBy(std::size_t run, std::size_t steps) const {
    return runs[run].supErrors[checkpointBy(runs[run], steps)];
}

std::shared_ptr<const DescentRuns> descentRuns(const MaxoutPage& page,
                                               const std::shared_ptr<const TargetAnalysis>& target) {
    const DescentChoice choice = choiceOf(page);
    if (const auto& known = page.runs.known; known && known->of == target && known->choice == choice)
        return known;
    auto all =
        std::make_shared<DescentRuns>(DescentRuns{target, choice, DescentProblem(target->samples), {}, 0});
    const Samples few = thinned(target->samples);
    double least = std::numeric_limits<double>::infinity();
    for (int start = 0; start < choice.starts; ++start) {
        all->runs.push_back(run(all->problem, few, choice, start));
        if (const double loss = all->runs.back().checkpoints.back().loss; loss < least) {
            least = loss;
            all->best = static_cast<std::size_t>(start);
        }
    }
    return all;
}

} // namespace actiscope
