// What holds of the properties of every activation, whatever its parameters.
#include "core/activations/catalogue.h"
#include "core/analysis/property_table.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <cmath>
#include <random>

namespace actiscope {
namespace {

struct Case {
    const Activation* activation;
    std::vector<double> parameters;
    std::string name;
};

/// Every activation with its defaults, and with two random settings within its sliders.
std::vector<Case> cases() {
    std::mt19937_64 random(7);
    std::vector<Case> all;
    for (const auto& activation : catalogue()) {
        all.push_back({&activation, defaultParameters(activation), activation.id});
        for (int i = 0; i < 2 && !activation.parameters.empty(); ++i) {
            std::vector<double> values;
            std::string name = activation.id;
            for (const Field& field : activation.parameters) {
                values.push_back(
                    std::uniform_real_distribution(field.sliderMinimum, field.sliderMaximum)(random));
                name += " " + shortestText(values.back());
            }
            all.push_back({&activation, values, name});
        }
    }
    return all;
}

bool contains(const ValueRange& range, double y) {
    for (const ValueInterval& part : range.parts) {
        const double rounding = 1e-12 * std::max(1.0, std::fabs(y)); // saturated tails round past their limit
        if (y >= part.low - rounding && y <= part.high + rounding)
            return true;
    }
    return false;
}

TEST(EveryActivationsProperties, HoldAtRandomPlaces) {
    std::mt19937_64 random(11);
    for (const auto& [activation, parameters, name] : cases()) {
        const Properties p = analysed(*activation, parameters);
        std::normal_distribution<double> normal(0, 8);
        Jet last;
        double lastX = -1e3;
        std::vector<double> xs{-1e3};
        for (int i = 0; i < 1500; ++i)
            xs.push_back(normal(random));
        std::sort(xs.begin(), xs.end());
        for (const double x : xs) {
            const Jet y = evaluateAt(*activation, parameters, x);
            if (std::isfinite(y.f)) {
                EXPECT_TRUE(contains(p.range, y.f)) << name << " f(" << x << ") = " << y.f;
            }
            if (std::isfinite(y.f1)) {
                EXPECT_LE(std::fabs(y.f1), p.slope.value * (1 + 1e-9) + 1e-15) << name << " at " << x;
            }
            if (std::isfinite(y.f2)) {
                EXPECT_LE(std::fabs(y.f2), p.curvature.value * (1 + 1e-6) + 1e-15) << name << " at " << x;
            }
            if (std::isfinite(y.f)) {
                EXPECT_LE(std::fabs(y.f - std::max(x, 0.0)), p.reluDistance.value * (1 + 1e-9) + 1e-12)
                    << name << " at " << x;
            }
            const double rounding = 1e-12 * std::max(1.0, std::fabs(y.f));
            if (lastX < x && (p.monotone.kind == Monotonicity::Increasing ||
                              p.monotone.kind == Monotonicity::NonDecreasing)) {
                EXPECT_GE(y.f, last.f - rounding) << name << " at " << x;
            }
            const bool saturated = std::any_of(p.saturation.stretches.begin(), p.saturation.stretches.end(),
                                               [&](const Stretch& s) { return x > s.from && x < s.to; });
            if (!p.saturation.endless && std::fabs(std::fabs(y.f1) - 0.01) > 1e-9) {
                EXPECT_EQ(saturated, std::fabs(y.f1) < 0.01) << name << " at " << x;
            }
            last = y;
            lastX = x;
        }
        EXPECT_GE(p.saturation.mass, p.deadMass - 1e-15) << name;
    }
}

TEST(EveryActivationsProperties, HaveTextAndJson) {
    for (const auto& [activation, parameters, name] : cases()) {
        const Properties p = analysed(*activation, parameters);
        const auto json = propertiesJson(p);
        for (const Property& property : propertyTable()) {
            const PropertyText text = property.describe(p, 4);
            EXPECT_FALSE(text.text.empty()) << name << ' ' << property.id;
            EXPECT_FALSE(text.note.empty()) << name << ' ' << property.id;
            EXPECT_TRUE(json.contains(property.id)) << name;
        }
        EXPECT_NO_THROW((void)json.dump()) << name;
    }
}

} // namespace
} // namespace actiscope
