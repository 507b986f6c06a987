// The states of a run at some of its steps, few enough to keep: from the one before a step, that step is
// computed again.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace actiscope {

/// States at rising steps, the first of them 0. Holds at most `most` (2 or more): when they are full, every
/// second one goes and the distance between those that are kept doubles, so that they stay evenly spread.
template <class State>
class Checkpoints {
public:
    struct Checkpoint {
        std::size_t step = 0;
        State state;
    };

    Checkpoints(State start, std::size_t most) : most_(most) { kept_.push_back({0, std::move(start)}); }

    /// Offers the state after `step`, which is later than any before; it is kept when its step is due.
    void offer(std::size_t step, const State& state) {
        if (step < kept_.back().step + stride_)
            return;
        if (kept_.size() == most_) {
            for (std::size_t i = 0; 2 * i < kept_.size(); ++i)
                kept_[i] = std::move(kept_[2 * i]);
            kept_.erase(kept_.begin() + static_cast<std::ptrdiff_t>((kept_.size() + 1) / 2), kept_.end());
            stride_ *= 2;
            if (step < kept_.back().step + stride_)
                return;
        }
        kept_.push_back({step, state});
    }

    /// The last one that is not after `step`.
    const Checkpoint& before(std::size_t step) const {
        std::size_t i = kept_.size() - 1;
        while (kept_[i].step > step)
            --i;
        return kept_[i];
    }

    std::size_t size() const { return kept_.size(); }

private:
    std::vector<Checkpoint> kept_;
    std::size_t most_;
    std::size_t stride_ = 1;
};

} // namespace actiscope
