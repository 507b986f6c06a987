#include "core/vectors/maxout.h"

#include "core/activations/catalogue.h"
#include "core/numerics/constants.h"
#include "core/numerics/split_mix.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

const Pieces& preset(const std::string& id) {
    for (const auto& candidate : maxoutPresets())
        if (candidate.id == id)
            return candidate.pieces;
    throw std::out_of_range(id);
}

TEST(Maxout, ContainsReluAndLeakyReluWithTheirConventionAtZero) {
    for (const char* id : {"relu", "leaky_relu"}) {
        const Activation& activation = *findActivation(id);
        for (const double x : {-infinity, -3.5, 0.0, 1e-300, 2.25, infinity}) {
            const Jet want = evaluateAt(activation, defaultParameters(activation), x);
            const MaxoutPoint got = maxoutAt(preset(id), x);
            EXPECT_EQ(got.f, want.f) << id << " at " << x;
            EXPECT_EQ(got.slope, want.f1) << id << " at " << x;
        }
    }
    EXPECT_EQ(maxoutAt(preset("abs"), -2).f, 2);
    EXPECT_EQ(maxoutAt(preset("linear"), -2).f, -2);
}

TEST(Maxout, TakesTheFirstPieceAtATieAndLimitsAtInfinity) {
    EXPECT_EQ(maxoutAt({{1, 0}, {-1, 0}}, 0).slope, 1);
    EXPECT_EQ(maxoutAt({{-1, 0}, {1, 0}}, 0).slope, -1);
    EXPECT_EQ(maxoutAt({{1, 0}, {3, -5}, {0, 9}}, infinity).active, 1U);
    EXPECT_EQ(maxoutAt({{0, 9}, {1, 0}}, -infinity).f, 9);
    EXPECT_TRUE(std::isnan(maxoutAt({{0, 9}}, std::nan("")).f));
}

TEST(Envelope, HasTheLargestPieceOnEveryInterval) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const Pieces pieces = randomPieces(1 + seed % mostPieces, seed);
        const UpperEnvelope envelope = upperEnvelope(pieces);
        EXPECT_EQ(envelope.intervals.front().from, -infinity);
        EXPECT_EQ(envelope.intervals.back().to, infinity);
        for (std::size_t i = 0; i < envelope.intervals.size(); ++i) {
            const ActiveInterval& interval = envelope.intervals[i];
            ASSERT_LT(interval.from, interval.to);
            const double low = std::max(interval.from, -1e3);
            const double high = std::min(interval.to, 1e3);
            EXPECT_EQ(maxoutAt(pieces, (low + high) / 2).active, interval.piece);
            EXPECT_FALSE(envelope.redundant[interval.piece]);
            if (i > 0) {
                EXPECT_EQ(interval.from, envelope.intervals[i - 1].to);
                EXPECT_GT(pieces[interval.piece].w, pieces[envelope.intervals[i - 1].piece].w);
            }
        }
        EXPECT_EQ(std::count(envelope.redundant.begin(), envelope.redundant.end(), false),
                  static_cast<std::ptrdiff_t>(envelope.intervals.size()));
    }
}

TEST(Envelope, FlagsPiecesThatAreNeverAloneOnTop) {
    const auto redundant = [](const Pieces& pieces) { return upperEnvelope(pieces).redundant; };
    EXPECT_EQ(redundant({{0, 0}, {1, 0}, {0.5, -1}}), (std::vector<bool>{false, false, true}));
    EXPECT_EQ(redundant({{0, 0}, {1, 0}, {0.5, 0}}), (std::vector<bool>{false, false, true}))
        << "touches only";
    EXPECT_EQ(redundant({{1, 0}, {1, 0}}), (std::vector<bool>{false, true})) << "the same twice";
    EXPECT_EQ(redundant({{1, -1}, {1, 0}}), (std::vector<bool>{true, false})) << "parallel below";
}

TEST(Envelope, HoldsForHugeAndNearlyEqualPieces) {
    const auto huge = upperEnvelope({{-1e308, 1e308}, {1e308, -1e308}});
    EXPECT_EQ(huge.intervals[0].to, 1);
    const auto near = upperEnvelope({{1, 0}, {1 + 0x1p-52, -0x1p-52}});
    EXPECT_EQ(near.intervals[0].to, 1);
    // The middle line is above the crossing of the others by 2^-60.
    EXPECT_EQ(upperEnvelope({{-1, 0}, {0, 0x1p-60}, {1, 0}}).intervals.size(), 3U);
    EXPECT_EQ(upperEnvelope({{-1, 0}, {0, -0x1p-60}, {1, 0}}).intervals.size(), 2U);
}

TEST(Pieces, ReadBackFromTheirTextAndNameTheWrongOne) {
    const Pieces pieces{{-3, -2.125}, {1e-300, 0.1}};
    EXPECT_EQ(parsePieces(piecesText(pieces)).value(), pieces);
    EXPECT_EQ(parsePieces(" 1 , 2 ;0x1p1,-1; ").value(), (Pieces{{1, 2}, {2, -1}}));
    const auto refusal = [](const char* text) {
        const auto read = parsePieces(text);
        return read ? std::string() : read.error();
    };
    EXPECT_NE(refusal("1,2;3").find("piece 2 is '3'"), std::string::npos);
    EXPECT_NE(refusal("1,inf").find("piece 1 is '1,inf'"), std::string::npos);
    EXPECT_NE(refusal("1,2;;3,4").find("piece 2 is ''"), std::string::npos);
    EXPECT_NE(refusal(" ").find("no pieces"), std::string::npos);
    EXPECT_EQ(refusal("1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1"), "more than 12 pieces");
}

TEST(RandomPieces, AreTheSameForTheSameSeed) {
    EXPECT_EQ(randomPieces(5, 8), randomPieces(5, 8));
    EXPECT_NE(randomPieces(5, 8), randomPieces(5, 9));
}

} // namespace
} // namespace actiscope
