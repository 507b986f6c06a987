#include "core/figure/ticks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

std::vector<Tick> linearTicks(double minimum, double maximum, int wanted) {
    if (!std::isfinite(maximum - minimum) || !(minimum < maximum))
        return {{minimum, readableNumber(minimum)}, {maximum, readableNumber(maximum)}};
    const double rough = (maximum - minimum) / std::max(wanted, 2);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = power;
    for (const double factor : {2.0, 5.0, 10.0})
        if (std::fabs(std::log(factor * power / rough)) < std::fabs(std::log(step / rough)))
            step = factor * power;
    const double first = std::ceil(minimum / step - 1e-9);
    const double last = std::floor(maximum / step + 1e-9);
    // A range too narrow for its distance from 0 has no doubles to put ticks at.
    if (!(last - first < 1000) || minimum + step / 2 == minimum)
        return {{minimum, readableNumber(minimum)}, {maximum, readableNumber(maximum)}};

    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    const double largest = std::max(std::fabs(minimum), std::fabs(maximum));
    const bool powers = largest >= 1e6 || (largest < 1e-3 && decimals > 4);
    const int significant = 1 + std::max(0, static_cast<int>(std::floor(std::log10(largest / step) + 1e-9)));
    std::vector<Tick> ticks;
    for (double k = first; k <= last; ++k) {
        const double at = k == 0 ? 0.0 : k * step;
        ticks.push_back({at, powers ? readableNumber(at, significant)
                                    : typesetNumber(fmt::format("{:.{}f}", at, decimals))});
    }
    return ticks;
}

} // namespace actiscope
