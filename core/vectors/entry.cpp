#include "core/vectors/entry.h"

#include "core/numerics/constants.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

tl::unexpected<std::string> empty(const std::string& name) {
    return tl::unexpected(say("{} needs at least one number, not an empty vector", name));
}

} // namespace

OutputSize sameSize(std::string name) {
    return timesSize(std::move(name), 1);
}

OutputSize timesSize(std::string name, std::size_t factor) {
    return [name = std::move(name), factor](Parameters,
                                            std::size_t n) -> tl::expected<std::size_t, std::string> {
        if (n == 0)
            return empty(name);
        return factor * n;
    };
}

OutputSize oneNumber(std::string name) {
    return [name = std::move(name)](Parameters, std::size_t n) -> tl::expected<std::size_t, std::string> {
        if (n == 0)
            return empty(name);
        return std::size_t{1};
    };
}

OutputSize halves(std::string name) {
    return [name = std::move(name)](Parameters, std::size_t n) -> tl::expected<std::size_t, std::string> {
        if (n == 0)
            return empty(name);
        if (n % 2 != 0)
            return tl::unexpected(
                say("{} needs an even number of values, not {}: the first half meets the second", name, n));
        return n / 2;
    };
}

OutputSize groups(std::string name, std::size_t parameter, bool oneEach) {
    return [name = std::move(name), parameter,
            oneEach](Parameters p, std::size_t n) -> tl::expected<std::size_t, std::string> {
        const auto size = static_cast<std::size_t>(p[parameter]);
        if (n == 0)
            return empty(name);
        if (n % size != 0)
            return tl::unexpected(
                say("{} with groups of {} needs a multiple of {} values, not {}", name, size, size, n));
        return oneEach ? n / size : n;
    };
}

double sumOfOthers(Vector y, std::size_t i) {
    double sum = 0;
    for (std::size_t j = 0; j < y.size(); ++j)
        if (j != i)
            sum += y[j];
    return sum;
}

Peak peakOf(Vector z, std::size_t& at) {
    at = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
        if (std::isnan(z[i]))
            return Peak::None;
        if (z[i] > z[at])
            at = i;
    }
    if (std::isfinite(z[at]))
        return Peak::Finite;
    return z[at] == infinity && std::count(z.begin(), z.end(), infinity) == 1 ? Peak::OneInfinite
                                                                              : Peak::None;
}

Peak peakOfMagnitude(Vector z, std::size_t& at) {
    at = 0;
    std::size_t infinite = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
        if (std::isnan(z[i]))
            return Peak::None;
        infinite += std::isinf(z[i]) ? 1 : 0;
        if (std::fabs(z[i]) > std::fabs(z[at]))
            at = i;
    }
    if (infinite == 0)
        return Peak::Finite;
    return infinite == 1 ? Peak::OneInfinite : Peak::None;
}

void fillOneHot(std::span<double> y, std::size_t at, double value) {
    std::fill(y.begin(), y.end(), 0.0);
    y[at] = value;
}

void fillNan(std::span<double> y) {
    std::fill(y.begin(), y.end(), std::numeric_limits<double>::quiet_NaN());
}

double binaryScale(double magnitude) {
    return magnitude == 0 ? 1 : std::ldexp(1.0, std::clamp(std::ilogb(magnitude), -1022, 1022));
}

} // namespace actiscope
