#include "core/fields/slider_scale.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

constexpr SliderScale decades{1e-4, 100, FieldScale::Logarithmic};
constexpr SliderScale linear{-0.5, 3, FieldScale::Linear};

TEST(SliderScale, HitsBothEndsExactly) {
    for (const SliderScale& scale : {decades, linear}) {
        EXPECT_EQ(sliderValue(scale, 0), scale.minimum);
        EXPECT_EQ(sliderValue(scale, 1), scale.maximum);
        EXPECT_EQ(roundSliderValue(scale, 0), scale.minimum);
        EXPECT_EQ(roundSliderValue(scale, 1), scale.maximum);
        EXPECT_EQ(sliderFraction(scale, scale.minimum), 0);
        EXPECT_EQ(sliderFraction(scale, scale.maximum), 1);
    }
}

TEST(SliderScale, PlacesAValueOutsideAtTheNearerEnd) {
    EXPECT_EQ(sliderFraction(linear, -7), 0);
    EXPECT_EQ(sliderFraction(decades, 1e9), 1);
    EXPECT_EQ(sliderValue(linear, 1.5), 3);
}

TEST(SliderScale, LogarithmicGivesEveryDecadeTheSameRoom) {
    for (int decade = 0; decade <= 6; ++decade)
        EXPECT_NEAR(sliderFraction(decades, 1e-4 * std::pow(10, decade)), decade / 6.0, 1e-14);
}

TEST(SliderScale, FractionAndValueAreInverse) {
    for (const SliderScale& scale : {decades, linear})
        for (const double fraction : {0.0, 0.0625, 0.25, 0.5, 0.875, 1.0})
            EXPECT_NEAR(sliderFraction(scale, sliderValue(scale, fraction)), fraction, 1e-12);
}

TEST(SliderScale, RoundsToNumbersThatReadWell) {
    EXPECT_EQ(roundSliderValue({0, 2, FieldScale::Linear}, 0.36021), 0.72);
    EXPECT_EQ(roundSliderValue({0, 1000, FieldScale::Linear}, 0.1234), 123);
    EXPECT_EQ(roundSliderValue(decades, 0.3), 0.00631); // 10^(−4 + 1.8) with three digits
}

TEST(SliderScale, SurvivesARangeAsWideAsTheDoubles) {
    const SliderScale widest{-1.7e308, 1.7e308, FieldScale::Linear};
    EXPECT_EQ(sliderFraction(widest, 0), 0.5);
    EXPECT_EQ(sliderValue(widest, 0.5), 0);
}

} // namespace
} // namespace actiscope
