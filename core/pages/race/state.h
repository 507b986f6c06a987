// The Race page: one network learns with several activations, from the same start and by the same batches.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"
#include "core/pages/pointed_place.h"

#include <optional>

namespace actiscope {

struct RaceResult; // result.h

struct RacePage {
    std::vector<ActivationRow> activations;
    int selected = 0;            ///< index of the activation in the inspector; −1 when there is none
    bool learnsSlope = true;     ///< PReLU's α is a weight like others
    std::string data = "circle"; ///< of dataSets()
    std::string formula = "sin(3*x)/x";
    std::string csv; ///< file of an own table
    double noise = 0.1;
    int samples = 200;
    double trainShare = 0.5;
    int seed = 1;                 ///< of the data, the start and the batches
    int seeds = 1;                ///< how many races: seed, seed + 1 …; the lanes are those of the first
    std::string layers = "8,8";   ///< widths of the hidden layers
    std::string layerActivations; ///< of the first hidden layers; none: the lane's in all
    std::string init = "xavier";
    double sigmaW = 1;
    std::string loss = "squared";
    std::string optimiser = "sgd";
    double rate = 0.03;
    double momentum = 0.9;
    std::string schedule = "constant";
    int batch = 10;
    double l2 = 0;
    int epochs = 300;
    double target = 0.05;
    bool stopAtTarget = false; ///< a lane that has reached it learns no more
    int playhead = -1;         ///< epoch that is shown; −1 the last
    double saturationThreshold = 0.01;
    std::string rows; ///< tables of many seeds, apart by semicolons, to draw in place of a race; none
    bool grid = true;
    bool legend = true;
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    std::optional<PointedPlace> pointed; ///< of what is only drawn
    friend bool operator==(const RacePage&, const RacePage&) = default;
};

constexpr std::size_t mostRace = 12; ///< activations
constexpr int mostEpochs = 20'000;
constexpr int mostSeeds = 100;
constexpr std::size_t mostHiddenLayers = 8;
constexpr std::size_t widestLayer = 64;

const std::vector<BoundField<RacePage>>& raceFields();

/// What a newcomer sees: sigmoid, tanh, ReLU and Swish on the circle.
RacePage defaultRacePage();

/// Numbers of the data and the network, and of one activation at the playhead.
std::vector<PageProperty> raceProperties(const RacePage& page, const RaceResult* result);
std::vector<PageProperty> raceRowProperties(const RacePage& page, const RaceResult* result, std::size_t row);
std::vector<StatusItem> raceStatus(const RacePage& page, const RaceResult* result);

/// Handles "playhead" and "target" of the panel "loss".
std::string moveRaceHandle(RacePage& page, const HandleMove& move);

/// Panels "lane.0", "lane.1" …, "loss" and "ranking" at its side, which a narrow figure leaves out.
Figure drawRace(const RacePage& page, const RaceResult* result, const PlotSize& size, bool withData);
/// The losses at the pointer or, in a lane, its network there and the weights of the nearest unit.
void drawRaceReadOut(const RacePage& page, const RaceResult* result, const PlotSize& size, Figure& figure);

Page racePage();

} // namespace actiscope
