#include "core/networks/straight_pieces.h"

#include "core/activations/catalogue.h"
#include "core/expressions/resolve.h"
#include "core/numerics/constants.h"

#include <gmock/gmock.h>

#include <cmath>

namespace actiscope {
namespace {

using testing::ElementsAre;

std::optional<StraightPieces> piecesOf(const std::string& text, std::vector<double> parameters = {}) {
    const ActivationPtr activation = findOrMakeActivation(text);
    if (parameters.empty())
        parameters = defaultParameters(*activation);
    return straightPieces(*activation, parameters);
}

TEST(StraightPieces, AreThoseOfTheActivation) {
    const auto relu = piecesOf("relu");
    ASSERT_TRUE(relu);
    EXPECT_THAT(relu->kinks, ElementsAre(0));
    EXPECT_THAT(relu->slopes, ElementsAre(0, 1));
    const auto leaky = piecesOf("leaky_relu", {0.25});
    ASSERT_TRUE(leaky);
    EXPECT_THAT(leaky->slopes, ElementsAre(0.25, 1));
    const auto hard = piecesOf("hard_tanh");
    ASSERT_TRUE(hard);
    EXPECT_THAT(hard->kinks, ElementsAre(-1, 1));
    EXPECT_THAT(hard->slopes, ElementsAre(0, 1, 0));
    EXPECT_THAT(hard->at, ElementsAre(-1, 1));
    ASSERT_TRUE(piecesOf("identity"));
    EXPECT_TRUE(piecesOf("identity")->affine());
}

TEST(StraightPieces, TellAJumpFromAKink) {
    const auto jumping = piecesOf("hardshrink");
    ASSERT_TRUE(jumping);
    EXPECT_EQ(jumping->kinks.size(), 2U);
    EXPECT_NE(jumping->left[1], jumping->right[1]);
    const auto bent = piecesOf("softshrink");
    ASSERT_TRUE(bent);
    EXPECT_EQ(bent->left, bent->right);
}

TEST(StraightPieces, AreNoneWhereAnActivationBends) {
    for (const char* id : {"tanh", "sigmoid", "softplus", "gelu", "elu", "hardswish", "swish", "softsign"})
        EXPECT_FALSE(piecesOf(id)) << id;
}

TEST(StraightPieces, OfATypedFormulaAreFoundToo) {
    const auto tent = piecesOf("max(0, 1 - abs(x))");
    ASSERT_TRUE(tent);
    EXPECT_THAT(tent->kinks, ElementsAre(-1, 0, 1));
    EXPECT_THAT(tent->slopes, ElementsAre(0, 1, -1, 0));
}

TEST(StraightPieces, DescribeTheWholeFunction) {
    int found = 0;
    for (const Activation& activation : catalogue()) {
        const auto parameters = defaultParameters(activation);
        const auto pieces = straightPieces(activation, parameters);
        if (!pieces)
            continue;
        ++found;
        for (double x = -9.87; x < 10; x += 0.31) {
            std::size_t region = 0;
            while (region < pieces->kinks.size() && pieces->kinks[region] < x)
                ++region;
            EXPECT_NEAR(evaluateAt(activation, parameters, x).f1, pieces->slopes[region], 1e-12)
                << activation.id << " at " << x;
        }
    }
    EXPECT_GT(found, 10);
}

} // namespace
} // namespace actiscope
