#include "core/networks/born_dead.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

struct Shares {
    double oneInput = 0;
    double allInputs = 0;
};

constexpr int drawnNets = 10'000;

Shares sharesOf(int width, int layers) {
    Shares shares;
    for (int net = 0; net < drawnNets; ++net) {
        const DeathInDepth death = drawDeath(width, layers, RandomStream(5, static_cast<std::uint64_t>(net)));
        shares.oneInput += death.oneInput <= layers ? 1.0 / drawnNets : 0;
        shares.allInputs += death.allInputs <= layers ? 1.0 / drawnNets : 0;
    }
    return shares;
}

double fourErrors(double p) {
    return 4 * std::sqrt(p * (1 - p) / drawnNets);
}

TEST(BornDead, ForOneInputAsOftenAsTheExactValueSays) {
    for (const auto& [width, layers] :
         {std::pair(1, 3), std::pair(2, 5), std::pair(3, 10), std::pair(5, 8)}) {
        const double exact = bornDeadOneInput(width, layers);
        EXPECT_NEAR(exact, 1 - std::pow(1 - std::pow(2, -width), layers), 1e-14);
        EXPECT_NEAR(sharesOf(width, layers).oneInput, exact, fourErrors(exact));
    }
}

TEST(BornDead, ForAllInputsOfTwoLayersExactly) {
    for (const int width : {1, 2, 3}) {
        const double exact = 3 * std::pow(2, -2 * width) - std::pow(2, 1 - 3 * width);
        EXPECT_NEAR(sharesOf(width, 2).allInputs, exact, fourErrors(exact)) << width;
    }
}

TEST(BornDead, TenLayersOfThreeLieBetweenTheBounds) {
    EXPECT_NEAR(bornDeadLowerBound(3, 10), 0.5684, 5e-5);
    EXPECT_NEAR(bornDeadOneInput(3, 10), 0.7369, 5e-5);
    EXPECT_NEAR(sharesOf(3, 10).allInputs, 0.620, 4 * 0.005);
}

TEST(BornDead, TheBoundsEncloseTheTruthEverywhere) {
    for (int width = 1; width <= 5; ++width)
        for (int layers = 1; layers <= 12; ++layers) {
            const double share = sharesOf(width, layers).allInputs;
            EXPECT_GE(share, bornDeadLowerBound(width, layers) - fourErrors(share) - 1e-9)
                << width << " " << layers;
            EXPECT_LE(share, bornDeadOneInput(width, layers) + fourErrors(share) + 1e-9);
        }
}

} // namespace
} // namespace actiscope
