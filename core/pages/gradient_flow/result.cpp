#include "core/pages/gradient_flow/result.h"

#include "core/simulation/parallel.h"
#include "core/simulation/result_cache.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace actiscope {

namespace {

/// What a prediction depends on; of a limit, the depth is 0.
struct FlowQuestion {
    ActivationChoice choice;
    LayerScale scale;
    double firstQ = 0;
    std::size_t depth = 0;
    friend bool operator==(const FlowQuestion&, const FlowQuestion&) = default;
};

constexpr std::size_t rememberedFlows = 4 * mostGradientFlow;

/// The remembered answer to a question, or a new one.
template <class Question, class Answer, class Work>
std::shared_ptr<const Answer> rememberedFlow(ResultCache<Question, Answer>& cache, const Question& question,
                                             const Work& work) {
    auto known = cache.find(question);
    if (!known) {
        known = std::make_shared<const Answer>(work());
        cache.keep(question, known);
    }
    return known;
}

GradientFlowKey flowKey(const GradientFlowPage& page) {
    return {networksOf(page), static_cast<std::size_t>(page.seeds), visibleChoices(page.activations)};
}

/// The values of f that lie within three standard deviations of the widest layer, with a little air; where
/// signals grow, of one that is ten times as wide as the first.
void setCells(CarriedActivation& carried, const MeanFieldPath& path) {
    constexpr double mostGrowth = 100; // of the variance
    double widest = 0;
    for (const double q : path.q)
        if (std::isfinite(q))
            widest = std::max(widest, std::min(q, mostGrowth * path.q.front()));
    constexpr double deviations = 3;
    constexpr std::size_t places = 400;
    const double reach = deviations * std::sqrt(widest > 0 ? widest : 1);
    std::vector<double> z;
    for (std::size_t i = 0; i <= places; ++i)
        z.push_back(reach * (2 * static_cast<double>(i) / static_cast<double>(places) - 1));
    std::vector<double> y(z.size());
    carried.activation->evaluate(carried.parameters, z, {y, {}, {}});
    std::erase_if(y, [](double value) { return !std::isfinite(value); });
    if (y.empty())
        return;
    const auto [low, high] = std::minmax_element(y.begin(), y.end());
    constexpr double farthest = 1e99; // the plotting library draws nothing far beyond
    const double from = std::clamp(*low, -farthest, farthest);
    const double to = std::clamp(*high, -farthest, farthest);
    const double air = to > from ? 0.02 * (to - from) : std::max(1e-3, std::fabs(from));
    carried.cellsFrom = from - air;
    carried.cellsTo = to + air;
}

class GradientFlowRun final : public Run {
public:
    GradientFlowRun(const GradientFlowPage& page, GradientFlowKey key)
        : key_(std::move(key)),
          rooms_(std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, key_.count)),
          rows_(key_.choices.size()),
          measured_(key_.choices.size()) {
        constexpr std::size_t allRooms = 256U << 20U;
        for (WeightRoom& room : rooms_)
            room.mostBytes = allRooms / rooms_.size();
        for (const ActivationChoice& choice : key_.choices) {
            paths_.push_back(flowPath(page, choice));
            carried_.push_back({&*choice.activation, choice.parameters});
            setCells(carried_.back(), *paths_.back());
        }
        const LayerScale scale = layerScale(key_.networks);
        firstCorrelation_ =
            (scale.sigmaW2 * page.inputQ * page.correlation + scale.sigmaB2) / firstVariance(page);
    }

    bool advance(const Control& control) override {
        if (!isPredicted_) {
            inParallel(rows_.size(), [&](std::size_t i) { predict(i); });
            isPredicted_ = true;
            return true;
        }
        const std::size_t first = measured_.front().size();
        const std::size_t batch = std::min(rooms_.size(), key_.count - first);
        std::vector<std::optional<std::vector<std::vector<LayerSignals>>>> nets(batch);
        inParallel(batch, [&](std::size_t i) {
            nets[i] = deepSignals(key_.networks, carried_, first + i, rooms_[i], control.stop);
        });
        for (auto& net : nets) {
            if (!net)
                return true; // stopped
            for (std::size_t i = 0; i < measured_.size(); ++i)
                measured_[i].push_back(std::move((*net)[i]));
        }
        const std::size_t done = first + batch;
        if (control.progress)
            control.progress(static_cast<double>(done) / static_cast<double>(key_.count));
        return done < key_.count;
    }

    Snapshot snapshot() const override {
        const std::size_t nets = measured_.front().size();
        if (nets == 0)
            return nullptr;
        auto result = std::make_shared<GradientFlowResult>(GradientFlowResult{key_, nets, rows_});
        for (std::size_t i = 0; i < measured_.size(); ++i)
            result->rows[i].summary = summarised(measured_[i]);
        return result;
    }

private:
    void predict(std::size_t i) {
        const ActivationChoice& choice = key_.choices[i];
        const MeanFieldLayer layer(*choice.activation, choice.parameters, layerScale(key_.networks));
        rows_[i].correlation = correlationPath(layer, paths_[i]->q, firstCorrelation_);
        rows_[i].cellsFrom = carried_[i].cellsFrom;
        rows_[i].cellsTo = carried_[i].cellsTo;
    }

    GradientFlowKey key_;
    std::vector<WeightRoom> rooms_; ///< one for each of the networks that are worked on at once
    std::vector<std::shared_ptr<const MeanFieldPath>> paths_;
    std::vector<CarriedActivation> carried_;
    double firstCorrelation_ = 0;
    bool isPredicted_ = false;
    std::vector<GradientFlowResult::Row> rows_;
    std::vector<std::vector<std::vector<LayerSignals>>> measured_; ///< of each activation in each network
};

} // namespace

DeepNetworks networksOf(const GradientFlowPage& page) {
    DeepNetworks networks{.depth = static_cast<std::size_t>(page.depth),
                          .width = static_cast<std::size_t>(page.width),
                          .samples = static_cast<std::size_t>(page.inputs),
                          .init = page.init,
                          .inputQ = page.inputQ,
                          .inputCorrelation = page.correlation,
                          .saturationThreshold = page.saturationThreshold,
                          .seed = static_cast<std::uint64_t>(page.seed)};
    if (page.init == "own") {
        networks.sigmaW = page.sigmaW;
        networks.sigmaB = page.sigmaB;
    }
    return networks;
}

double firstVariance(const GradientFlowPage& page) {
    const LayerScale scale = layerScale(networksOf(page));
    return scale.sigmaW2 * page.inputQ + scale.sigmaB2;
}

std::shared_ptr<const MeanFieldPath> flowPath(const GradientFlowPage& page, const ActivationChoice& choice) {
    static ResultCache<FlowQuestion, MeanFieldPath> cache(rememberedFlows);
    const FlowQuestion question{choice, layerScale(networksOf(page)), firstVariance(page),
                                static_cast<std::size_t>(page.depth)};
    return rememberedFlow(cache, question, [&] {
        return meanFieldPath({*choice.activation, choice.parameters, question.scale}, question.firstQ,
                             question.depth);
    });
}

std::shared_ptr<const FlowLimit> flowLimit(const GradientFlowPage& page, const ActivationChoice& choice) {
    static ResultCache<FlowQuestion, FlowLimit> cache(rememberedFlows);
    const FlowQuestion question{choice, layerScale(networksOf(page)), firstVariance(page)};
    return rememberedFlow(cache, question, [&] {
        return FlowLimit{
            meanFieldLimit({*choice.activation, choice.parameters, question.scale}, question.firstQ),
            criticalSigmaW2(*choice.activation, choice.parameters, std::sqrt(question.scale.sigmaB2))};
    });
}

std::shared_ptr<const std::vector<EdgePoint>> flowEdge(const ActivationChoice& choice) {
    static ResultCache<ActivationChoice, std::vector<EdgePoint>> cache(rememberedFlows);
    return rememberedFlow(cache, choice, [&] { return edgeOfChaos(*choice.activation, choice.parameters); });
}

const GradientFlowResult::Row* measuredRow(const GradientFlowResult* result, const ActivationChoice& choice) {
    if (!result)
        return nullptr;
    const auto& choices = result->key.choices;
    auto found = std::find(choices.begin(), choices.end(), choice);
    if (found == choices.end())
        found = std::find_if(choices.begin(), choices.end(), [&](const ActivationChoice& other) {
            return other.activation == choice.activation;
        });
    return found == choices.end() ? nullptr
                                  : &result->rows[static_cast<std::size_t>(found - choices.begin())];
}

bool isOf(const GradientFlowResult* result, const GradientFlowPage& page) {
    return result && result->key == flowKey(page);
}

RunKey gradientFlowKey(const GradientFlowPage& page) {
    GradientFlowKey key = flowKey(page);
    return key.choices.empty() ? RunKey() : RunKey(std::move(key));
}

std::unique_ptr<Run> startGradientFlow(const GradientFlowPage& page) {
    return std::make_unique<GradientFlowRun>(page, flowKey(page));
}

int lookedAtLayer(const GradientFlowPage& page) {
    return page.layer == 0 ? page.depth : std::min(page.layer, page.depth);
}

} // namespace actiscope
