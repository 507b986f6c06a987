#include "core/pages/neuron/result.h"

#include "core/numerics/constants.h"
#include "core/simulation/parallel.h"
#include "core/simulation/result_cache.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

ScalarNetworkLaw lawOf(const NeuronPage& page, int depth) {
    return {depth, page.width, page.sigmaW, page.sigmaB};
}

PieceCounting countingOf(const NeuronPage& page) {
    PieceCounting counting{lawOf(page, countedDepth(page)), page.seed, page.nets, {}};
    for (const ActivationRow& row : page.activations) {
        ActivationChoice choice = activationChoice(row);
        if (row.visible && straightPieces(*choice.activation, choice.parameters))
            counting.choices.push_back(std::move(choice));
    }
    return counting;
}

class PieceRun final : public Run {
public:
    explicit PieceRun(PieceCounting counting) {
        for (const ActivationChoice& choice : counting.choices)
            pieces_.push_back(*straightPieces(*choice.activation, choice.parameters));
        done_.counts.resize(counting.choices.size());
        followed_.assign(counting.choices.size(), deepestNetwork);
        done_.counting = std::move(counting);
    }

    bool advance(const Control& control) override {
        const PieceCounting& counting = done_.counting;
        const int count = std::min(sliceOf(counting), counting.nets - done_.nets);
        const std::size_t choices = counting.choices.size();
        // Pieces by network, choice and hidden layers; 0 where there are too many.
        std::vector<long long> found(static_cast<std::size_t>(count) * choices * deepestNetwork, 0);
        inParallel(static_cast<std::size_t>(count), [&](std::size_t i) {
            if (control.stop.stop_requested())
                return;
            const auto seed = static_cast<std::uint64_t>(counting.seed + done_.nets) + i;
            const ScalarNetwork network = drawScalarNetwork(counting.law, seed);
            for (std::size_t c = 0; c < choices; ++c) {
                const ActivationChoice& choice = counting.choices[c];
                const auto all =
                    composedPieces(network, *choice.activation, choice.parameters, pieces_[c], followed_[c]);
                for (std::size_t d = 0; d < all.size(); ++d)
                    found[(i * choices + c) * deepestNetwork + d] = static_cast<long long>(all[d].count());
            }
        });
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
            for (std::size_t c = 0; c < choices; ++c)
                for (std::size_t d = 0; d < static_cast<std::size_t>(counting.law.depth); ++d)
                    add(c, d, found[(i * choices + c) * deepestNetwork + d]);
        done_.nets += count;
        if (control.progress)
            control.progress(static_cast<double>(done_.nets) / counting.nets);
        return done_.nets < counting.nets;
    }

    Snapshot snapshot() const override {
        return done_.nets < 2 ? nullptr : std::make_shared<const NeuronResult>(done_);
    }

private:
    /// Networks in some milliseconds, about.
    static int sliceOf(const PieceCounting& counting) {
        const double breakpoints = counting.law.depth * counting.law.width / 2.0;
        const double steps = breakpoints * counting.law.depth * counting.law.width * counting.law.width;
        return static_cast<int>(
            std::clamp(4e7 / (steps * static_cast<double>(counting.choices.size())), 1.0, 50.0));
    }

    void add(std::size_t choice, std::size_t depth, long long pieces) {
        PieceCount& count = done_.counts[choice][depth];
        if (pieces == 0) {
            ++count.uncounted;
            // One network with too many leaves no mean: the others are not followed so far.
            followed_[choice] = std::min(followed_[choice], depth);
            return;
        }
        ++count.nets;
        count.sum += pieces;
        count.squares += pieces * pieces;
    }

    std::vector<StraightPieces> pieces_;
    std::vector<std::size_t> followed_; ///< hidden layers, of each choice
    NeuronResult done_;
};

/// What a composed network depends on.
struct ComposedKey {
    ActivationChoice choice;
    ScalarNetworkLaw law;
    int seed;
    double xMinimum;
    double xMaximum;
    friend bool operator==(const ComposedKey&, const ComposedKey&) = default;
};

double deviationFrom(const StraightLine& line, const ComposedKey& key, const ScalarNetwork& network) {
    constexpr int places = 200;
    double worst = 0;
    double largest = 0;
    for (int i = 0; i <= places; ++i) {
        const double x = key.xMinimum + (key.xMaximum - key.xMinimum) * i / places;
        double y = 0;
        evaluateNetwork(network, *key.choice.activation, key.choice.parameters, {&x, 1}, {{&y, 1}, {}, {}});
        worst = std::max(worst, std::fabs(y - (line.slope * x + line.offset)));
        largest = std::max(largest, std::fabs(y));
    }
    return largest > 0 ? worst / largest : 0;
}

ComposedNetwork compose(const ComposedKey& key) {
    const Activation& activation = *key.choice.activation;
    const std::vector<double>& parameters = key.choice.parameters;
    ComposedNetwork composed;
    composed.network = drawScalarNetwork(key.law, static_cast<std::uint64_t>(key.seed));
    composed.straight = straightPieces(activation, parameters);
    if (!composed.straight)
        return composed;
    auto all = composedPieces(composed.network, activation, parameters, *composed.straight);
    if (all.size() == composed.network.depth())
        composed.pieces = std::move(all.back());
    if (composed.straight->affine()) {
        composed.line = productOfLayers(composed.network, composed.straight->slopes[0],
                                        evaluateAt(activation, parameters, 0).f);
        composed.lineDeviation = deviationFrom(*composed.line, key, composed.network);
    }
    return composed;
}

} // namespace

double PieceCount::mean() const {
    return nets == 0 || uncounted > 0 ? nan : static_cast<double>(sum) / static_cast<double>(nets);
}

double PieceCount::standardError() const {
    if (nets < 2 || uncounted > 0)
        return nan;
    const auto n = static_cast<double>(nets);
    const double spread = static_cast<double>(squares) - static_cast<double>(sum) * mean();
    return std::sqrt(std::max(0.0, spread) / (n - 1) / n);
}

int countedDepth(const NeuronPage& page) {
    constexpr int fewest = 6;
    return std::max(fewest, page.depth);
}

const PieceCount* countOf(const NeuronResult* result, const NeuronPage& page, const ActivationRow& row,
                          int depth, bool current) {
    if (!result || depth > result->counting.law.depth)
        return nullptr;
    const auto& choices = result->counting.choices;
    const auto found = std::find(choices.begin(), choices.end(), activationChoice(row));
    if (found == choices.end())
        return nullptr;
    if (current) {
        const PieceCounting& counting = result->counting;
        if (counting.seed != page.seed || counting.nets != page.nets ||
            counting.law != lawOf(page, countedDepth(page)))
            return nullptr;
    }
    return &result->counts[static_cast<std::size_t>(found - choices.begin())]
                          [static_cast<std::size_t>(depth - 1)];
}

RunKey neuronKey(const NeuronPage& page) {
    if (page.show != "depth")
        return {};
    PieceCounting counting = countingOf(page);
    return counting.choices.empty() ? RunKey() : RunKey(std::move(counting));
}

std::unique_ptr<Run> startNeuron(const NeuronPage& page) {
    return std::make_unique<PieceRun>(countingOf(page));
}

std::shared_ptr<const ComposedNetwork> composedNetwork(const NeuronPage& page, const ActivationRow& row) {
    static ResultCache<ComposedKey, ComposedNetwork> cache(2 * mostNeuron);
    ComposedKey key{activationChoice(row), lawOf(page, page.depth), page.seed, page.xMinimum, page.xMaximum};
    if (auto known = cache.find(key))
        return known;
    auto made = std::make_shared<const ComposedNetwork>(compose(key));
    cache.keep(std::move(key), made);
    return made;
}

} // namespace actiscope
