#include "core/numerics/polynomial.h"

#include <gmock/gmock.h>

namespace actiscope {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Polynomial, RootsAreAllFoundHoweverNear) {
    EXPECT_THAT(realRoots({-2, 0, 1}),
                ElementsAre(DoubleNear(-1.4142135623730951, 1e-15), DoubleNear(1.4142135623730951, 1e-15)));
    EXPECT_THAT(realRoots({0.0002, -0.03, 1}), ElementsAre(DoubleNear(0.01, 1e-15), DoubleNear(0.02, 1e-15)));
    EXPECT_THAT(realRoots({0, 0, 0, 1}), ElementsAre(DoubleNear(0, 1e-300)));
    EXPECT_EQ(realRoots({-6e5, 11, -6e-5, 1e-10}).size(), 3U);
}

TEST(Polynomial, ATouchIsARootAndANearMissIsNone) {
    EXPECT_THAT(realRoots({1, -2, 1}), ElementsAre(1));
    EXPECT_THAT(realRoots({1, 0, 1}), IsEmpty());
    EXPECT_THAT(realRoots({1e-12, 0, 1}), IsEmpty());
    EXPECT_THAT(realRoots({5}), IsEmpty());
    EXPECT_THAT(realRoots({}), IsEmpty());
}

TEST(Polynomial, WilkinsonsFirstTenAreTen) {
    Polynomial p{1};
    for (int i = 1; i <= 10; ++i)
        p = product(p, {-static_cast<double>(i), 1});
    const auto roots = realRoots(p);
    ASSERT_EQ(roots.size(), 10U);
    for (std::size_t i = 0; i < roots.size(); ++i)
        EXPECT_NEAR(roots[i], static_cast<double>(i + 1), 1e-8);
}

} // namespace
} // namespace actiscope
