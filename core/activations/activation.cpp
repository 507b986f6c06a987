#include "core/activations/activation.h"

#include "core/activations/entry.h"
#include "core/numerics/beside.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace actiscope {

Jet evaluateAt(const Activation& activation, Parameters parameters, double x) {
    // One point is the scalar formula's in any case: called directly, it costs no detour.
    const auto& implementations = activation.implementations;
    const auto& evaluate = implementations.empty() ? activation.evaluate : implementations.back().evaluate;
    Jet y;
    evaluate(parameters, {&x, 1}, {{&y.f, 1}, {&y.f1, 1}, {&y.f2, 1}});
    return y;
}

Jet evaluateBeside(const Activation& activation, Parameters parameters, double x, int side) {
    const auto at = [&](double place) { return evaluateAt(activation, parameters, place); };
    const int sign = side < 0 ? -1 : 1;
    return at(activation.landmarks ? besideOf(at, x, sign)
                                   : std::nextafter(x, sign * std::numeric_limits<double>::infinity()));
}

Landmarks landmarksOf(const Activation& activation, Parameters parameters, double from, double to) {
    if (activation.landmarks)
        return activation.landmarks(parameters, from, to);
    Landmarks declared;
    declared.complete = true;
    for (const Kink& kink : activation.kinks(parameters))
        if (kink.x >= from && kink.x <= to)
            declared.kinks.push_back(kink);
    return declared;
}

Jet evaluateAcross(const Activation& activation, Parameters parameters, const std::vector<Hole>& holes,
                   double x) {
    for (const Hole& hole : holes) {
        const double t = (x - hole.x) / hole.reach;
        if (!(std::fabs(t) < 1))
            continue;
        // Lagrange's cubic, in an order in which an odd function is 0 in the middle.
        const std::array<double, 4> nodes{-2, 2, -1, 1};
        Jet y{0, 0, 0};
        double size = 0;
        for (const double node : nodes) {
            double weight = 1;
            for (const double other : nodes)
                weight *= other == node ? 1 : (t - other) / (node - other);
            const Jet there = evaluateAt(activation, parameters, hole.x + node * hole.reach);
            size = std::max(size, std::fabs(there.f));
            y.f += weight * there.f;
            y.f1 += weight * there.f1;
            y.f2 += weight * there.f2;
        }
        // Where only derivatives are amiss, f is the formula's own: 0 stays 0.
        if (const double own = evaluateAt(activation, parameters, x).f; std::fabs(own - y.f) <= 1e-9 * size)
            y.f = own;
        return y;
    }
    return evaluateAt(activation, parameters, x);
}

void addDetail(std::vector<double>& xs, const NarrowPlace& place) {
    constexpr int octaves = 7;
    constexpr int perOctave = 4;
    xs.push_back(place.x);
    for (int i = 0; i <= octaves * perOctave; ++i) {
        const double distance = place.width / 8 * std::exp2(static_cast<double>(i) / perOctave);
        xs.push_back(place.x - distance);
        xs.push_back(place.x + distance);
    }
}

std::vector<double> defaultParameters(const Activation& activation) {
    std::vector<double> values;
    for (const auto& field : activation.parameters)
        values.push_back(std::get<double>(field.defaultValue));
    return values;
}

double detail::limitFrom(double far, double farther) {
    if (std::isnan(far) || std::isnan(farther))
        return std::numeric_limits<double>::quiet_NaN();
    const double larger = std::max(std::fabs(far), std::fabs(farther));
    if (std::fabs(far - farther) <= 1e-9 * larger || larger < std::numeric_limits<double>::min())
        return farther;
    if (std::fabs(farther) > std::fabs(far) && std::signbit(far) == std::signbit(farther))
        return std::copysign(std::numeric_limits<double>::infinity(), farther);
    if (std::fabs(farther) < std::fabs(far) && std::fabs(farther) < 1e-100)
        return 0;
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace actiscope
