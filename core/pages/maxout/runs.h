// Gradient descents on the page's target from several random starts.
#pragma once

#include "core/fitting/descent_fit.h"
#include "core/pages/maxout/state.h"

#include <memory>

namespace actiscope {

constexpr std::size_t mostDescentSteps = 1500;

/// One descent at rising steps, the first of them 0.
struct DescentRun {
    std::vector<Descent> checkpoints;
    std::vector<double> supErrors; ///< one a checkpoint; no positive finite number once it has diverged
};

/// What the runs depend on, beside the samples of the target.
struct DescentChoice {
    std::size_t k = 0;
    int starts = 0;
    int seed = 0;
    double rate = 0;
    friend bool operator==(const DescentChoice&, const DescentChoice&) = default;
};

DescentChoice descentChoice(const MaxoutPage& page);

struct DescentRuns {
    DescentChoice choice;
    DescentProblem problem;
    std::vector<DescentRun> runs; ///< as many as there are starts
    std::size_t best = 0;         ///< the one with the least loss at the last step

    /// A run's pieces after so many steps, at most mostDescentSteps.
    Descent after(std::size_t run, std::size_t steps) const;
    /// Its sup-error at a checkpoint not after `steps`.
    double supErrorBy(std::size_t run, std::size_t steps) const;
};

/// Runs the descents to a target that has been found finite, a start a step.
class DescentRunner {
public:
    DescentRunner(const Samples& samples, const DescentChoice& choice);

    /// The next start; answers whether there is another.
    bool advance();
    /// The part that is done, 0 … 1.
    double progress() const;
    const DescentRuns& result() const { return all_; }

private:
    DescentRuns all_;
    Samples few_; ///< enough for the sup-error of a checkpoint
};

} // namespace actiscope
