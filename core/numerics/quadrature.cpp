#include "core/numerics/quadrature.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

// Abscissae and weights on [−1, 1] of the 15-point Kronrod rule, from the outermost to 0; every second
// abscissa is one of the 7-point Gauss rule (Kronrod 1965; recomputed to 17 digits).
constexpr std::array<double, 8> abscissae{
    0.99145537112081264, 0.94910791234275852, 0.86486442335976907, 0.74153118559939444,
    0.58608723546769113, 0.40584515137739717, 0.20778495500789847, 0.0};
constexpr std::array<double, 8> kronrod{0.022935322010529225, 0.063092092629978553, 0.10479001032225018,
                                        0.14065325971552592,  0.16900472663926790,  0.19035057806478541,
                                        0.20443294007529889,  0.20948214108472783};
constexpr std::array<double, 4> gauss{0.12948496616886969, 0.27970539148927667, 0.38183005050511894,
                                      0.41795918367346939};
constexpr int pointCount = 15;

struct Subinterval {
    double from = 0;
    double to = 0;
    std::vector<Integral> parts;
    double excess = 0; ///< of the errors over what is wanted, when this was measured
};

class Integrator {
public:
    Integrator(const Integrand& integrand, int components)
        : integrand_(integrand),
          components_(static_cast<std::size_t>(components)),
          values_(pointCount * components_) {}

    Subinterval measured(double from, double to) {
        const double centre = from + (to - from) / 2;
        const double half = (to - from) / 2;
        std::array<double, pointCount> x{};
        for (std::size_t i = 0; i < 7; ++i) {
            x[i] = centre - half * abscissae[i];
            x[pointCount - 1 - i] = centre + half * abscissae[i];
        }
        x[7] = centre;
        integrand_(x, values_);
        Subinterval interval{from, to, {}, 0};
        for (std::size_t c = 0; c < components_; ++c)
            interval.parts.push_back(rule(c, half));
        return interval;
    }

private:
    double value(std::size_t point, std::size_t component) const {
        return values_[point * components_ + component];
    }

    Integral rule(std::size_t c, double half) const {
        double k = kronrod[7] * value(7, c);
        double g = gauss[3] * value(7, c);
        double absolute = kronrod[7] * std::fabs(value(7, c));
        for (std::size_t i = 0; i < 7; ++i) {
            const double low = value(i, c);
            const double high = value(pointCount - 1 - i, c);
            k += kronrod[i] * (low + high);
            absolute += kronrod[i] * (std::fabs(low) + std::fabs(high));
            if (i % 2 == 1)
                g += gauss[i / 2] * (low + high);
        }
        if (!std::isfinite(absolute))
            return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()};
        double spread = kronrod[7] * std::fabs(value(7, c) - k / 2);
        for (std::size_t i = 0; i < 7; ++i)
            spread += kronrod[i] *
                      (std::fabs(value(i, c) - k / 2) + std::fabs(value(pointCount - 1 - i, c) - k / 2));
        // QUADPACK's estimate: the plain difference is the error of the Gauss rule, far above Kronrod's.
        double error = std::fabs(k - g);
        if (spread > 0 && error > 0)
            error = spread * std::min(1.0, std::pow(200 * error / spread, 1.5));
        error = std::max(error, 4 * std::numeric_limits<double>::epsilon() * absolute);
        return {k * half, error * half};
    }

    const Integrand& integrand_;
    std::size_t components_;
    std::vector<double> values_;
};

} // namespace

std::vector<Integral> integrate(const Integrand& integrand, int components, std::span<const double> breaks,
                                const QuadratureSettings& settings) {
    Integrator integrator(integrand, components);
    std::vector<Subinterval> intervals;
    for (std::size_t i = 0; i + 1 < breaks.size(); ++i)
        if (breaks[i] < breaks[i + 1])
            intervals.push_back(integrator.measured(breaks[i], breaks[i + 1]));

    std::vector<Integral> total(static_cast<std::size_t>(components));
    const auto addUp = [&] {
        std::fill(total.begin(), total.end(), Integral{});
        for (const auto& interval : intervals)
            for (std::size_t c = 0; c < total.size(); ++c) {
                total[c].value += interval.parts[c].value;
                total[c].error += interval.parts[c].error;
            }
    };
    addUp();
    std::vector<double> weights(total.size());
    const auto weigh = [&] {
        for (std::size_t c = 0; c < total.size(); ++c)
            weights[c] = 1 / (settings.relative * std::fabs(total[c].value) + settings.absolute);
    };
    // How much worse than wanted.
    const auto excess = [&](const std::vector<Integral>& parts) {
        double worst = 0;
        for (std::size_t c = 0; c < total.size(); ++c)
            worst = std::max(worst, parts[c].error * weights[c]);
        return worst;
    };
    // A heap: the interval whose error weighed most when it was measured is bisected.
    const auto lessUrgent = [](const Subinterval& a, const Subinterval& b) { return a.excess < b.excess; };
    weigh();
    for (Subinterval& interval : intervals)
        interval.excess = excess(interval.parts);
    std::make_heap(intervals.begin(), intervals.end(), lessUrgent);
    for (int step = 0; step < settings.mostIntervals && excess(total) > 1; ++step) {
        std::pop_heap(intervals.begin(), intervals.end(), lessUrgent);
        Subinterval& worst = intervals.back();
        const double middle = worst.from + (worst.to - worst.from) / 2;
        if (!(middle > worst.from && middle < worst.to) || !std::isfinite(worst.excess))
            break;
        Subinterval left = integrator.measured(worst.from, middle);
        Subinterval right = integrator.measured(middle, worst.to);
        for (std::size_t c = 0; c < total.size(); ++c) {
            total[c].value += left.parts[c].value + right.parts[c].value - worst.parts[c].value;
            total[c].error += left.parts[c].error + right.parts[c].error - worst.parts[c].error;
        }
        weigh();
        left.excess = excess(left.parts);
        right.excess = excess(right.parts);
        worst = std::move(left);
        std::push_heap(intervals.begin(), intervals.end(), lessUrgent);
        intervals.push_back(std::move(right));
        std::push_heap(intervals.begin(), intervals.end(), lessUrgent);
    }
    addUp();
    return total;
}

} // namespace actiscope
