// The zeros, extrema and inflections that are found, against those of a computation with 50 digits.
#include "core/activations/catalogue.h"
#include "core/analysis/properties.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace actiscope {
namespace {

struct KnownPoint {
    std::string id;
    std::string kind; ///< zero, min, max, inflection or none
    double x;
    double f; ///< 0 for zeros
};

const std::vector<KnownPoint>& knownPoints() {
    static const std::vector<KnownPoint> table{
#include "known_points.inc"
    };
    return table;
}

constexpr double searched = 12; ///< the table's |x|

/// The same kinds of points as in the table, without those that it leaves out: at kinks, and zeros in which f
/// only touches the axis.
std::vector<KnownPoint> foundPoints(const Activation& activation) {
    const Properties found = analysed(activation, defaultParameters(activation));
    std::vector<KnownPoint> points;
    for (const Zero& zero : found.zeros.points)
        if (!zero.atKink && !zero.touches)
            points.push_back({activation.id, "zero", zero.x, 0});
    for (const Extremum& extremum : found.extrema.points)
        if (!extremum.atKink)
            points.push_back({activation.id, extremum.maximum ? "max" : "min", extremum.x, extremum.f});
    for (const Inflection& inflection : found.inflections.points)
        if (!inflection.atKink)
            points.push_back({activation.id, "inflection", inflection.x, inflection.f});
    std::erase_if(points, [](const KnownPoint& point) { return std::fabs(point.x) > searched; });
    return points;
}

bool isAmong(const KnownPoint& point, const std::vector<KnownPoint>& points) {
    return std::any_of(points.begin(), points.end(), [&](const KnownPoint& other) {
        // f is flat at an extremum and f′ at an inflection, yet their roots are known to a few ulps of the
        // slope.
        return other.id == point.id && other.kind == point.kind &&
               std::fabs(other.x - point.x) <= 1e-9 * std::max(1.0, std::fabs(point.x)) &&
               std::fabs(other.f - point.f) <= 1e-9 * std::max(1.0, std::fabs(point.f));
    });
}

/// Activations that the table's computation did not search: those with jumps, and two that oscillate.
const std::set<std::string> notInTable{"binary_step", "sign",   "threshold", "thresholded_relu",
                                       "hardshrink",  "shrink", "finer",     "gabor"};

TEST(KnownPoints, AreFoundAndNothingElse) {
    for (const auto& activation : catalogue()) {
        if (notInTable.contains(activation.id))
            continue;
        std::vector<KnownPoint> expected;
        for (const auto& point : knownPoints())
            if (point.id == activation.id)
                expected.push_back(point);
        ASSERT_FALSE(expected.empty()) << activation.id << " is missing from known_points.inc";
        std::erase_if(expected, [](const KnownPoint& point) { return point.kind == "none"; });
        const auto found = foundPoints(activation);
        for (const auto& point : expected)
            EXPECT_TRUE(isAmong(point, found))
                << activation.id << " lacks " << point.kind << " at " << point.x;
        for (const auto& point : found)
            EXPECT_TRUE(isAmong(point, expected))
                << activation.id << " has no " << point.kind << " at " << point.x << ", f = " << point.f;
    }
}

TEST(KnownPoints, AreOfActivationsThatTheCatalogueHas) {
    for (const auto& point : knownPoints())
        EXPECT_NE(findActivation(point.id), nullptr) << point.id;
    for (const auto& id : notInTable)
        EXPECT_NE(findActivation(id), nullptr) << id;
}

} // namespace
} // namespace actiscope
