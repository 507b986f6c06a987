#include "core/figure/tex_scale.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

constexpr double tolerancePx = 0.01;
constexpr int mostDigits = 17;

} // namespace

TexAxis::TexAxis(const Axis& axis, double lengthMm) : logarithmic_(axis.logarithmic) {
    const double lengthPx = std::max(1.0, lengthMm / 25.4 * 96);
    if (logarithmic_) {
        const double relative = tolerancePx / lengthPx * std::log(axis.maximum / axis.minimum);
        places_ = std::clamp(1 + static_cast<int>(std::ceil(-std::log10(2 * relative))), 1, mostDigits);
        return;
    }
    const double half =
        std::max(axis.maximum / 2 - axis.minimum / 2, std::numeric_limits<double>::denorm_min());
    const double decade = std::floor(std::log10(half)) + 1; // of ranges up to five times as wide
    const double farthest = std::max(std::fabs(axis.minimum), std::fabs(axis.maximum));
    constexpr double far = 16; // half ranges: TeX loses a digit with every factor of ten
    constexpr double usualDecades = 9;
    if (farthest > far * half) {
        const double unit = std::pow(10.0, decade);
        origin_ = std::round((axis.minimum + half) / unit) * unit;
        power_ = static_cast<int>(decade) - 1;
    } else if (std::fabs(decade) > usualDecades) {
        power_ = static_cast<int>(decade) - 1;
    }
    const double perPx = std::pow(10.0, std::log10(half) - power_) * 2 / lengthPx;
    places_ = static_cast<int>(std::ceil(-std::log10(2 * tolerancePx * perPx)));
}

double TexAxis::written(double value) const {
    if (power_ == 0)
        return value - origin_;
    // In two parts: a power of ten may be beyond the range where what is written is not.
    const int first = power_ / 2;
    return (value - origin_) / std::pow(10.0, first) / std::pow(10.0, power_ - first);
}

std::string TexAxis::text(double value) const {
    if (logarithmic_)
        return fmt::format("{:.{}g}", value, places_);
    const double number = written(value);
    if (!std::isfinite(number))
        return fmt::format("{}", number);
    if (std::fabs(number) < 0.5 * std::pow(10.0, -places_))
        return "0";
    const int whole = static_cast<int>(std::floor(std::log10(std::fabs(number)))) + 1;
    return fmt::format("{:.{}g}", number, std::clamp(whole + places_, 1, mostDigits));
}

std::string TexAxis::exactText(double value) const {
    return fmt::format("{:.9g}", written(value));
}

std::string TexAxis::formula(const char* name) const {
    if (origin_ == 0 && power_ == 0)
        return {};
    const std::string shifted =
        origin_ == 0 ? name : fmt::format("({} {} {})", name, origin_ < 0 ? '+' : '-', std::fabs(origin_));
    return power_ == 0 ? shifted : fmt::format("{}/1e{}", shifted, power_);
}

std::string TexScale::pair(double xValue, double yValue) const {
    return x.text(xValue) + "," + y.text(yValue);
}

std::string TexScale::at(double xValue, double yValue) const {
    return "(axis cs:" + pair(xValue, yValue) + ")";
}

} // namespace actiscope
