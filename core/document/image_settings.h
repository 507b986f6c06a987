// How an exported image looks, apart from what it shows.
#pragma once

#include "core/fields/binding.h"

namespace actiscope {

struct ImageSettings {
    double width = 178; ///< in `unit`
    double height = 110;
    std::string unit = "mm";          ///< px, mm or in
    double dpi = 300;                 ///< pixels an inch
    std::string background = "white"; ///< white, transparent or dark
    double fontSize = 8;              ///< pt
    double lineWidth = 1.25;          ///< pt, of a curve
    friend bool operator==(const ImageSettings&, const ImageSettings&) = default;
};

const std::vector<BoundField<ImageSettings>>& imageFields();

/// A size worth one click.
struct ImagePreset {
    std::string id;
    std::string label; ///< "Single column, 85 mm"
    double width = 0;
    double height = 0;
    std::string unit;
    double dpi = 300;
    double fontSize = 8;
    double lineWidth = 1;
};
const std::vector<ImagePreset>& imagePresets();

/// Settings for an image of this size with letters and lines that suit it.
ImageSettings sizedInPixels(double width, double height);
ImageSettings sizedInMillimetres(double width, double height);

/// The exact size in whole pixels, at least 1 × 1.
struct PixelSize {
    int width = 0;
    int height = 0;
};
PixelSize pixelSize(const ImageSettings& settings);

/// The physical size. Pixels are 1/dpi inch.
struct PhysicalSize {
    double widthMm = 0;
    double heightMm = 0;
};
PhysicalSize physicalSize(const ImageSettings& settings);

/// The same physical size with width and height in another unit, to a readable number of digits.
ImageSettings inUnit(ImageSettings settings, const std::string& unit);

/// An image of more than 200 million pixels or 20000 on a side is refused with a sentence that says so;
/// likewise one of less than 16 × 16.
tl::expected<void, std::string> checkImageSize(const ImageSettings& settings);

} // namespace actiscope
