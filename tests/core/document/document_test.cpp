#include "core/document/document.h"
#include "core/pages/curves/state.h"

#include <gmock/gmock.h>

namespace actiscope {
namespace {

using testing::Contains;
using testing::HasSubstr;

TEST(ImageUnit, KeepsThePhysicalSizeWhenItChanges) {
    ImageSettings settings;
    settings.width = 254;
    settings.height = 127;
    settings.dpi = 150;
    settings = inUnit(settings, "px");
    EXPECT_EQ(settings.width, 1500);
    EXPECT_EQ(settings.height, 750);
    settings = inUnit(settings, "in");
    EXPECT_EQ(settings.width, 10);
    EXPECT_EQ(settings.height, 5);
    settings = inUnit(settings, "mm");
    EXPECT_EQ(settings.width, 254);
    EXPECT_EQ(settings.height, 127);
    EXPECT_EQ(inUnit(settings, "mm"), settings);
}

TEST(SetField, ReachesPageImageCurvesAndParameters) {
    Document document;
    ASSERT_TRUE(setField(document, "x_min", "-0x1p3"));
    ASSERT_TRUE(setField(document, "legend", "off"));
    ASSERT_TRUE(setField(document, "image.background", "transparent"));
    ASSERT_TRUE(setField(document, "curves.1.visible", "false"));
    ASSERT_TRUE(setField(document, "curves.0.alpha", "1.5"));
    EXPECT_EQ(document.curves->xMinimum, -8);
    EXPECT_FALSE(document.curves->legend);
    EXPECT_EQ(document.image.background, "transparent");
    EXPECT_FALSE(document.curves->curves[1].visible);
    EXPECT_EQ(document.curves->curves[0].parameters[0].value, 1.5);
}

TEST(SetField, LeavesTheDocumentAloneOnAnError) {
    Document document;
    EXPECT_THAT(setField(document, "curves.0.alpha", "nan").error(), HasSubstr("curves.0.alpha"));
    EXPECT_THAT(setField(document, "fan_count", "1e6").error(), HasSubstr("from 2 to 25"));
    EXPECT_THAT(setField(document, "curves.9.alpha", "1").error(), HasSubstr("unknown key 'curves.9.alpha'"));
    EXPECT_EQ(setField(document, "lgend", "on").error(), "unknown key 'lgend': did you mean 'legend'?");
    EXPECT_EQ(document, Document());
}

TEST(FieldKeys, ListEveryKeyThatSetFieldTakes) {
    const Document document;
    const auto keys = fieldKeys(document);
    EXPECT_THAT(keys, Contains("saturation_threshold"));
    EXPECT_THAT(keys, Contains("image.dpi"));
    EXPECT_THAT(keys, Contains("curves.2.beta"));
    for (const auto& key : keys) {
        Document copy;
        const auto set = setField(copy, key, "no value of any field\t");
        EXPECT_TRUE(set || set.error().find("unknown key") == std::string::npos) << key;
    }
}

TEST(ImageSize, IsExactInEveryUnit) {
    ImageSettings settings;
    settings.width = 85;
    settings.height = 25.4;
    settings.unit = "mm";
    settings.dpi = 600;
    EXPECT_EQ(pixelSize(settings).width, 2008);
    EXPECT_EQ(pixelSize(settings).height, 600);
    settings.unit = "px";
    EXPECT_EQ(pixelSize(settings).width, 85);
    EXPECT_DOUBLE_EQ(physicalSize(settings).widthMm, 85 * 25.4 / 600);
    settings.unit = "in";
    settings.width = 2;
    EXPECT_EQ(pixelSize(settings).width, 1200);
    EXPECT_DOUBLE_EQ(physicalSize(settings).widthMm, 50.8);
}

TEST(ImageSize, IsRefusedWhenTooSmallOrTooLarge) {
    ImageSettings settings = sizedInPixels(15, 400);
    EXPECT_THAT(checkImageSize(settings).error(), HasSubstr("at least 16 × 16"));
    settings = sizedInPixels(20000, 20000);
    EXPECT_THAT(checkImageSize(settings).error(), HasSubstr("too large"));
    settings = sizedInPixels(1920, 1080);
    EXPECT_TRUE(checkImageSize(settings));
    settings.unit = "in";
    EXPECT_THAT(checkImageSize(settings).error(), HasSubstr("too large"));
}

TEST(ImagePresets, AreAllAllowed) {
    for (const auto& preset : imagePresets()) {
        ImageSettings settings;
        settings.width = preset.width;
        settings.height = preset.height;
        settings.unit = preset.unit;
        settings.dpi = preset.dpi;
        EXPECT_TRUE(checkImageSize(settings)) << preset.id;
    }
}

TEST(ImageFields, HaveTheDefaultsOfTheSettings) {
    for (const auto& bound : imageFields())
        EXPECT_EQ(fieldValue(ImageSettings(), bound), bound.field.defaultValue) << bound.field.id;
}

} // namespace
} // namespace actiscope
