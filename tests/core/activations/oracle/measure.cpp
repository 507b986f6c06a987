#include "tests/core/activations/oracle/measure.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace actiscope::oracle {

namespace {

constexpr double u = 0x1p-53;

/// Uniform in the bits, in the exponent, and in what a plot shows.
std::vector<double> positivePoints(int randomPoints) {
    std::vector<double> xs{0.0, 0x1p-1074, 0x1p-1022, 0x1.fffffffffffffp-1023, 0x1p-53, 1e-17, 1e-8};
    // Where exp, its reciprocal, its square and e^-x² leave the normal, then the subnormal range.
    for (const double edge : {1.0,   2.0,   6.0,   18.715, 26.5,  27.3,   36.7,  36.74, 37.5,   38.6,  354.0,
                              355.0, 372.0, 372.5, 708.3,  709.7, 709.79, 744.4, 745.2, 1490.0, 2000.0})
        for (const double x : {edge, std::nextafter(edge, 0.0), std::nextafter(edge, 1e9)})
            xs.push_back(x);
    for (const double x : {1e10, 1e100, 1e154, 1.4e154, 1e200, 1e300, std::numeric_limits<double>::max()})
        xs.push_back(x);
    std::mt19937_64 random(20240515);
    for (int i = 0; i < randomPoints; ++i) {
        const double any = std::bit_cast<double>(random() & 0x7fffffffffffffffULL);
        if (std::isfinite(any))
            xs.push_back(any);
        xs.push_back(std::uniform_real_distribution<double>(0, 10)(random));
        xs.push_back(std::exp2(std::uniform_real_distribution<double>(-60, 11)(random)));
    }
    return xs;
}

/// A relative error of a thousandth is enough below this: the tail is there, its last digits matter to
/// nobody.
constexpr double tail = 1e-300;

double multiple(double got, const Real& want, Real allowed) {
    const auto rounded = want.convert_to<double>();
    if (got == rounded || (std::isnan(got) && std::isnan(rounded)))
        return 0;
    if (std::fabs(rounded) < tail)
        allowed = std::max<Real>(allowed, Real(1e-3) * abs(want));
    const Real error = std::isfinite(got) ? Real(abs(Real(got) - want)) : Real(1e300);
    return Real(error / allowed).convert_to<double>();
}

/// From the values at larger and larger x, the last far beyond the first.
double limit(const std::vector<Real>& values) {
    const double nearly = 1e-15;
    const Real& far = values.front();
    const Real& farther = values.back();
    if (abs(farther) < 1e-20 && (abs(far) < 1e-20 || abs(farther) < Real(1e-10) * abs(far)))
        return 0;
    const auto isLast = [&](const Real& y) {
        return y == farther || abs(y - farther) <= nearly * abs(farther);
    };
    if (std::all_of(values.begin(), values.end(), isLast))
        return farther.convert_to<double>();
    const bool falls = std::is_sorted(values.rbegin(), values.rend());
    const bool rises = std::is_sorted(values.begin(), values.end());
    if (!rises && !falls) // it oscillates, or is nowhere defined
        return std::numeric_limits<double>::quiet_NaN();
    if (abs(farther) > 2 * abs(far) && (far < 0) == (farther < 0))
        return far < 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::vector<double> points(const Activation& activation, const std::vector<double>& parameters,
                           int randomPoints) {
    std::vector<double> xs = positivePoints(randomPoints);
    for (std::size_t i = 0, half = xs.size(); i < half; ++i)
        xs.push_back(-xs[i]);
    const auto kinks = activation.kinks(parameters);
    for (const auto& kink : kinks) {
        const double step = std::max(std::fabs(kink.x), std::numeric_limits<double>::min());
        for (const double far : {0x1p-52, 0x1p-40, 0x1p-20, 0x1p-6})
            xs.insert(xs.end(), {kink.x - far * step, kink.x + far * step});
        xs.push_back(std::nextafter(kink.x, -std::numeric_limits<double>::infinity()));
        xs.push_back(std::nextafter(kink.x, std::numeric_limits<double>::infinity()));
    }
    std::erase_if(xs, [&](double x) {
        return !std::isfinite(x) ||
               std::any_of(kinks.begin(), kinks.end(), [&](const Kink& kink) { return kink.x == x; });
    });
    return xs;
}

std::array<double, 3> excess(const Row& row, const Jet& got, const Values& want, double x) {
    const Real size = std::fabs(x);
    const auto allowed = [&](double ulps, const Real& y, const Real& slope) {
        // One unit in the last place of a subnormal x, too: its products are rounded to such units.
        const Real least = std::numeric_limits<double>::denorm_min() * (1 + abs(slope));
        return Real(ulps * u * (abs(y) + size * abs(slope)) + least + row.absolute * (1 + size));
    };
    return {multiple(got.f, want.f, allowed(4, want.f, want.f1)),
            multiple(got.f1, want.f1, allowed(8, want.f1, want.f2)),
            multiple(got.f2, want.f2, allowed(16, want.f2, want.f3))};
}

std::array<double, 3> ulps(const Jet& got, const Values& want, double x) {
    const auto error = [x](double y, const Real& exact, const Real& slope) {
        const double size = std::fabs(exact.convert_to<double>());
        if (!(size >= std::numeric_limits<double>::min()) || abs(x * slope) > abs(exact))
            return 0.0;
        const double unit = std::ldexp(2 * u, std::ilogb(size));
        return Real(abs(Real(y) - exact) / unit).convert_to<double>();
    };
    return {error(got.f, want.f, want.f1), error(got.f1, want.f1, want.f2), error(got.f2, want.f2, want.f3)};
}

bool isModerate(const std::vector<double>& parameters) {
    return std::all_of(parameters.begin(), parameters.end(),
                       [](double p) { return p == 0 || (std::fabs(p) >= 1e-6 && std::fabs(p) <= 1e6); });
}

Jet limitsAt(const Row& row, const std::vector<double>& parameters, double infinity) {
    std::vector<Real> f;
    std::vector<Real> f1;
    std::vector<Real> f2;
    for (const char* size : {"1e30", "1.1e30", "1.3e30", "1.4e30", "1.7e30", "2.1e30", "2.5e30", "1e90"}) {
        const Values y = valuesAt(row, parameters, Real(infinity < 0 ? -Real(size) : Real(size)));
        f.push_back(y.f);
        f1.push_back(y.f1);
        f2.push_back(y.f2);
    }
    return {limit(f), limit(f1), limit(f2)};
}

} // namespace actiscope::oracle
