#include "core/fields/range_check.h"

#include <gmock/gmock.h>

namespace actiscope {
namespace {

using testing::HasSubstr;

TEST(RangeCheck, TakesWhatAnAxisCanShow) {
    EXPECT_TRUE(checkRange("x_min", -5, "x_max", 5));
    EXPECT_TRUE(checkRange("x_min", -1e-270, "x_max", 1e-270));
    EXPECT_TRUE(checkRange("x_min", 1, "x_max", 1 + 1e-12));
}

TEST(RangeCheck, SaysWhyARangeIsTooNarrow) {
    EXPECT_THAT(checkRange("x_min", 5, "x_max", 5).error(), HasSubstr("by more than rounding"));
    EXPECT_THAT(checkRange("x_min", 5, "x_max", -5).error(),
                HasSubstr("x_min = 5 must be less than x_max = -5"));
    EXPECT_THAT(checkRange("x_min", 1, "x_max", 1 + 1e-15).error(), HasSubstr("by more than rounding"));
    EXPECT_THAT(checkRange("y_min", -1e-285, "y_max", 1e-285).error(), HasSubstr("by 1e-270 or more"));
}

} // namespace
} // namespace actiscope
