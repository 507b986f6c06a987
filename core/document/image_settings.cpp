#include "core/document/image_settings.h"

#include "core/fields/field_makers.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

constexpr double mmPerInch = 25.4;
constexpr double largestSidePx = 20000;
constexpr double mostPixels = 200e6;
constexpr double smallestSidePx = 16;

Field inPoints(Field field) {
    field.unit = "pt";
    return field;
}

double inches(double length, const ImageSettings& settings) {
    if (settings.unit == "mm")
        return length / mmPerInch;
    if (settings.unit == "in")
        return length;
    return length / settings.dpi;
}

} // namespace

const std::vector<BoundField<ImageSettings>>& imageFields() {
    using S = ImageSettings;
    static const S byDefault;
    static const std::vector<BoundField<S>> table{
        {limited(realField("width", "Width", "Width of the image.", byDefault.width), 0.1, largestSidePx),
         &S::width},
        {limited(realField("height", "Height", "Height of the image.", byDefault.height), 0.1, largestSidePx),
         &S::height},
        {choiceField("unit", "Unit", "Unit of width and height.",
                     {{"mm", "Millimetres"}, {"in", "Inches"}, {"px", "Pixels"}}),
         &S::unit},
        {limited(realField("dpi", "DPI", "Pixels an inch.", byDefault.dpi), 10, 2400), &S::dpi},
        {choiceField("background", "Background", "Whatever the theme of the window.",
                     {{"white", "White"}, {"transparent", "Transparent"}, {"dark", "Dark"}}),
         &S::background},
        {inPoints(limited(
             realField("font_size", "Font size", "Of tick labels and legend, in points.", byDefault.fontSize),
             3, 72)),
         &S::fontSize},
        {inPoints(limited(
             realField("line_width", "Line width", "Of a curve, in points.", byDefault.lineWidth), 0.1, 20)),
         &S::lineWidth},
    };
    return table;
}

const std::vector<ImagePreset>& imagePresets() {
    static const std::vector<ImagePreset> presets{
        {"single", "Single column, 85 mm", 85, 60, "mm", 300, 7, 1},
        {"double", "Double column, 178 mm", 178, 110, "mm", 300, 8, 1.25},
        {"slide", "Slide 16:9, 1920 × 1080", 1920, 1080, "px", 150, 12, 2},
        {"square", "Square, 1200 × 1200", 1200, 1200, "px", 150, 12, 2},
    };
    return presets;
}

ImageSettings sizedInPixels(double width, double height) {
    ImageSettings settings;
    settings.unit = "px";
    settings.width = width;
    settings.height = height;
    settings.dpi = 96;
    // Letters of 1/80 of the width are read from the last row; below 11 px nobody reads them.
    const double fontPx = std::max(11.0, std::min(width, 1.8 * height) / 80);
    settings.fontSize = std::min(72.0, fontPx * 72 / settings.dpi);
    settings.lineWidth = settings.fontSize / 6;
    return settings;
}

ImageSettings sizedInMillimetres(double width, double height) {
    ImageSettings settings;
    settings.width = width;
    settings.height = height;
    const bool narrow = width < 120;
    settings.fontSize = narrow ? 7 : 8;
    settings.lineWidth = narrow ? 1 : 1.25;
    return settings;
}

PixelSize pixelSize(const ImageSettings& settings) {
    const auto pixels = [&](double length) {
        const double px = settings.unit == "px" ? length : inches(length, settings) * settings.dpi;
        return static_cast<int>(std::lround(std::clamp(px, 1.0, 1e9)));
    };
    return {pixels(settings.width), pixels(settings.height)};
}

PhysicalSize physicalSize(const ImageSettings& settings) {
    return {inches(settings.width, settings) * mmPerInch, inches(settings.height, settings) * mmPerInch};
}

ImageSettings inUnit(ImageSettings settings, const std::string& unit) {
    const auto convert = [&](double length) {
        const double inch = inches(length, settings);
        if (unit == "px")
            return std::max(1.0, std::round(inch * settings.dpi));
        const double digits = unit == "mm" ? 1e2 : 1e3;
        return std::max(0.1, std::round((unit == "mm" ? inch * mmPerInch : inch) * digits) / digits);
    };
    if (unit != settings.unit) {
        const double width = convert(settings.width);
        settings.height = convert(settings.height);
        settings.width = width;
    }
    settings.unit = unit;
    return settings;
}

tl::expected<void, std::string> checkImageSize(const ImageSettings& settings) {
    const PixelSize size = pixelSize(settings);
    const double width = size.width;
    const double height = size.height;
    if (width < smallestSidePx || height < smallestSidePx)
        return tl::unexpected(say("an image of {} × {} pixels is too small; allowed is at least {} × {}",
                                  width, height, smallestSidePx, smallestSidePx));
    if (width > largestSidePx || height > largestSidePx || width * height > mostPixels)
        return tl::unexpected(
            say("an image of {} × {} pixels is too large; allowed is up to {} on a side and {} million "
                "pixels in all",
                width, height, largestSidePx, mostPixels / 1e6));
    return {};
}

} // namespace actiscope
