#include "core/analysis/moments.h"

#include <cmath>
#include <vector>

namespace actiscope {

namespace {

class MeanField {
public:
    MeanField(const Activation& activation, Parameters parameters, double biasSigma)
        : activation_(activation), parameters_(parameters), biasVariance_(biasSigma * biasSigma) {}

    /// The critical point at q = 0, where only f near 0 matters.
    std::optional<CriticalPoint> atZero() const {
        if (biasVariance_ != 0 || evaluateAt(activation_, parameters_, 0).f != 0)
            return {};
        const Jet left = evaluateBeside(activation_, parameters_, 0, -1);
        const Jet right = evaluateBeside(activation_, parameters_, 0, +1);
        const double slopeSquare = (left.f1 * left.f1 + right.f1 * right.f1) / 2;
        constexpr double tiny = 1e-300; // f(0±): continuous there
        if (!(slopeSquare > 0) || !std::isfinite(slopeSquare) || std::fabs(left.f) > tiny ||
            std::fabs(right.f) > tiny)
            return {};
        // Stable: the variance of a small signal does not grow.
        const double small = 1e-4;
        const auto m = gaussianSquares(activation_, parameters_, std::sqrt(small), accurate);
        if (!(m.square.value / slopeSquare <= small * (1 + 1e-9)))
            return {};
        return CriticalPoint{1 / std::sqrt(slopeSquare), 0};
    }

    std::optional<CriticalPoint> inside() const {
        constexpr double growth = 1.7782794100389228; // a quarter of a decade
        double a = 1e-6;
        double atA = excess(a, coarse).value;
        int unsettled = 0;
        for (double b = a * growth; b < 1e4; a = b, b *= growth) {
            const auto [atB, settled] = excess(b, coarse);
            unsettled = settled ? 0 : unsettled + 1;
            if (unsettled == mostUnsettled)
                return {};
            // Exactly 0 all along (ReLU) is a line of fixed points, no crossing.
            const double rounding = 1e-6 * b;
            if (atA * atB < 0 && (std::fabs(atA) > rounding || std::fabs(atB) > rounding))
                if (const auto point = between(a, atA, b, atB))
                    return point;
            atA = atB;
        }
        return {};
    }

private:
    static constexpr double accurate = 1e-11;
    static constexpr double coarse = 1e-7;
    /// So many variances in a row without integrals, which cost the most then, and there are none.
    static constexpr int mostUnsettled = 3;

    struct Excess {
        double value;
        bool settled; ///< the integrals are known to a thousandth
    };

    /// With σ_w set to χ = 1: by how much the layer's variance is above q.
    Excess excess(double q, double relative) const {
        const auto m = gaussianSquares(activation_, parameters_, std::sqrt(q), relative);
        const auto settled = [](const Integral& y) { return y.error <= 1e-3 * y.value; };
        return {m.square.value / m.slopeSquare.value + biasVariance_ - q,
                settled(m.square) && settled(m.slopeSquare)};
    }

    std::optional<CriticalPoint> between(double a, double atA, double b, double atB) const {
        // Illinois: regula falsi that halves the weight of an end that stays.
        for (int i = 0; i < 60 && std::fabs(b - a) > 1e-13 * b; ++i) {
            const double q = (a * atB - b * atA) / (atB - atA);
            const double here = excess(q, accurate).value;
            if (here == 0) {
                a = b = q;
                break;
            }
            if ((here > 0) != (atB > 0)) {
                a = b;
                atA = atB;
            } else {
                atA /= 2;
            }
            const double width = std::fabs(q - b);
            b = q;
            atB = here;
            if (width < 1e-13 * q)
                break;
        }
        const double q = b;
        const auto variance = [&](double at) {
            return gaussianSquares(activation_, parameters_, std::sqrt(at));
        };
        const auto m = variance(q);
        const double sigmaW2 = 1 / m.slopeSquare.value;
        const double step = 1e-4 * q;
        const double slope =
            sigmaW2 * (variance(q + step).square.value - variance(q - step).square.value) / (2 * step);
        if (!(std::fabs(slope) < 1))
            return {}; // the variance runs away from this fixed point
        return CriticalPoint{std::sqrt(sigmaW2), q};
    }

    const Activation& activation_;
    Parameters parameters_;
    double biasVariance_;
};

} // namespace

std::optional<CriticalPoint> criticalPoint(const Activation& activation, Parameters parameters,
                                           double biasSigma) {
    const MeanField field(activation, parameters, biasSigma);
    const auto atZero = field.atZero();
    return atZero ? atZero : field.inside();
}

} // namespace actiscope
