#include "core/simulation/run_key.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace actiscope {
namespace {

TEST(RunKey, IsEqualWhereItsValueIs) {
    const RunKey key(std::vector<double>{1, 2});
    EXPECT_TRUE(key);
    EXPECT_EQ(key, key);
    EXPECT_EQ(key, RunKey(std::vector<double>{1, 2}));
    EXPECT_FALSE(key == RunKey(std::vector<double>{1, 3}));
}

TEST(RunKey, OfAnotherTypeIsAnother) {
    EXPECT_FALSE(RunKey(1) == RunKey(1L));
    EXPECT_FALSE(RunKey(std::string("1")) == RunKey(1));
}

TEST(RunKey, OfNothingIsEqualToItsLikeOnly) {
    EXPECT_FALSE(RunKey());
    EXPECT_EQ(RunKey(), RunKey());
    EXPECT_FALSE(RunKey() == RunKey(0));
    EXPECT_FALSE(RunKey(0) == RunKey());
}

} // namespace
} // namespace actiscope
