#include "core/activations/activation.h"

#include "core/activations/entry.h"

#include <algorithm>
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
    const double infinity = std::numeric_limits<double>::infinity();
    return evaluateAt(activation, parameters, std::nextafter(x, side < 0 ? -infinity : infinity));
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
