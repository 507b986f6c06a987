// What the Gradient flow page works out: what theory says of its networks, and what is measured of them.
#pragma once

#include "core/networks/deep_signals.h"
#include "core/networks/mean_field.h"
#include "core/pages/compared.h"
#include "core/pages/gradient_flow/state.h"

#include <memory>

namespace actiscope {

DeepNetworks networksOf(const GradientFlowPage& page);

/// The variance of the first layer's pre-activations.
double firstVariance(const GradientFlowPage& page);

/// Layer by layer; worked out at once, unless it was lately.
std::shared_ptr<const MeanFieldPath> flowPath(const GradientFlowPage& page, const ActivationChoice& choice);

struct FlowLimit {
    MeanFieldLimit limit;
    double criticalSigmaW2 = 0; ///< for the biases of the page's networks
};
std::shared_ptr<const FlowLimit> flowLimit(const GradientFlowPage& page, const ActivationChoice& choice);

std::shared_ptr<const std::vector<EdgePoint>> flowEdge(const ActivationChoice& choice);

struct GradientFlowKey {
    DeepNetworks networks;
    std::size_t count = 0; ///< networks
    std::vector<ActivationChoice> choices;
    friend bool operator==(const GradientFlowKey&, const GradientFlowKey&) = default;
};

struct GradientFlowResult {
    struct Row {
        SignalSummary summary;
        std::vector<double> correlation; ///< as predicted
        double cellsFrom = 0;            ///< of the values that are counted
        double cellsTo = 1;
    };
    GradientFlowKey key;
    std::size_t nets = 0; ///< those that are in the summaries, at least one
    std::vector<Row> rows;
};

/// What is measured of this choice: of an earlier state where that of the page is not there yet. Null where
/// there is nothing; the result may be null.
const GradientFlowResult::Row* measuredRow(const GradientFlowResult* result, const ActivationChoice& choice);

/// Whether a result is of this state of the page, and not of an earlier one.
bool isOf(const GradientFlowResult* result, const GradientFlowPage& page);

/// Nothing while there is no activation to show.
RunKey gradientFlowKey(const GradientFlowPage& page);

/// The run that makes the GradientFlowResult: one network after the other, as many at once as there are
/// cores.
std::unique_ptr<Run> startGradientFlow(const GradientFlowPage& page);

/// The layer that is looked at, from 1 on.
int lookedAtLayer(const GradientFlowPage& page);

} // namespace actiscope
