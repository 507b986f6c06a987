// The Distribution page: what activations make of the distribution of their pre-activations.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"
#include "core/pages/pointed_place.h"

namespace actiscope {

struct DistributionPage {
    std::vector<ActivationRow> activations;
    int selected = 0;                ///< index of the activation in the inspector; −1 when there is none
    std::string source = "gaussian"; ///< gaussian, uniform or samples: where the pre-activations z come from
    double mean = 0;                 ///< of z
    double sigma = 1;                ///< standard deviation of z, whatever its law
    std::string samplesFile;         ///< .csv or .npy
    int histogram = 0;               ///< draws on top of the densities, 0 for none
    int seed = 1;                    ///< of the draws
    double saturationThreshold = 0.01;
    double zMinimum = -4; ///< drawn range of z
    double zMaximum = 4;
    bool grid = true;
    bool legend = true;
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    std::optional<PointedPlace> pointed; ///< of what is only drawn
    friend bool operator==(const DistributionPage&, const DistributionPage&) = default;
};

constexpr std::size_t mostCompared = 16;
constexpr int mostDraws = 100'000;

const std::vector<BoundField<DistributionPage>>& distributionFields();

/// What a newcomer sees: ReLU, tanh, GELU and SELU.
DistributionPage defaultDistributionPage();

/// Numbers of the pre-activations, and of one activation of them.
std::vector<PageProperty> distributionProperties(const DistributionPage& page);
std::vector<PageProperty> distributionRowProperties(const DistributionPage& page, std::size_t row);
std::vector<StatusItem> distributionStatus(const DistributionPage& page);

/// Handles "mean" and "sigma" of the panel "input".
std::string moveDistributionHandle(DistributionPage& page, const HandleMove& move);

/// The page as a figure: panels "function", "output" at its side and "input" below it, "derivative" and
/// "numbers". A figure with little room has fewer of them.
Figure drawDistribution(const DistributionPage& page, const PlotSize& size, bool withData);
/// Adds what the lines are worth at the pointer to a figure of the page.
void drawDistributionReadOut(const DistributionPage& page, const PlotSize& size, Figure& figure);

Page distributionPage();

} // namespace actiscope
