// Means over two correlated Gaussian pre-activations.
#include "core/networks/mean_field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>

namespace actiscope {

namespace {

constexpr std::size_t legendreCount = 12;

struct LegendreRule {
    std::array<double, legendreCount> at;
    std::array<double, legendreCount> weight;
};

/// Gauss and Legendre on [−1, 1], the roots by Newton's method.
LegendreRule legendreRule() {
    LegendreRule rule{};
    for (std::size_t i = 0; i < legendreCount; ++i) {
        double x = std::cos(std::numbers::pi * (static_cast<double>(i) + 0.75) /
                            (static_cast<double>(legendreCount) + 0.5));
        double slope = 1;
        for (int step = 0; step < 8; ++step) {
            double before = 1;
            double here = x;
            for (std::size_t k = 2; k <= legendreCount; ++k) {
                const auto n = static_cast<double>(k);
                const double next = ((2 * n - 1) * x * here - (n - 1) * before) / n;
                before = here;
                here = next;
            }
            slope = static_cast<double>(legendreCount) * (x * here - before) / (x * x - 1);
            x -= here / slope;
        }
        rule.at[i] = x;
        rule.weight[i] = 2 / ((1 - x * x) * slope * slope);
    }
    return rule;
}

constexpr double farthestDeviation = 8.5; // beyond lies less than 2e-17 of a normal distribution

/// Weighted places of a normal density between breaks, which it sorts.
struct NormalNodes {
    std::vector<double> breaks;
    std::vector<double> at;
    std::vector<double> weight;

    void spread() {
        static const LegendreRule rule = legendreRule();
        std::sort(breaks.begin(), breaks.end());
        at.clear();
        weight.clear();
        for (std::size_t i = 1; i < breaks.size(); ++i) {
            const double half = (breaks[i] - breaks[i - 1]) / 2;
            const double centre = breaks[i - 1] + half;
            if (!(half > 1e-14))
                continue;
            for (std::size_t k = 0; k < legendreCount; ++k) {
                const double x = centre + half * rule.at[k];
                at.push_back(x);
                weight.push_back(half * rule.weight[k] * std::exp(-x * x / 2) *
                                 (std::numbers::inv_sqrtpi / std::numbers::sqrt2));
            }
        }
    }
};

struct ProductMeans {
    double values = 0; ///< E f(u) f(v)
    double slopes = 0; ///< E f′(u) f′(v)
};

/// u and v = √q (αx ± βy) with x and y independent and normal. Where f has a kink, that is a line in the
/// plane of x and y, which no stretch of x crosses; nor does one of y step over where two such lines meet.
class ProductRule {
public:
    ProductRule(const Activation& activation, Parameters parameters, double q, double c)
        : activation_(activation),
          parameters_(parameters),
          root_(std::sqrt(q)),
          alpha_(std::sqrt((1 + c) / 2)),
          beta_(std::sqrt((1 - c) / 2)) {
        const double end = 2 * farthestDeviation * root_;
        for (const Kink& kink : landmarksOf(activation, parameters, -end, end).kinks)
            places_.push_back(kink.x / root_);
        // Of countless ones, as of tan(x) over a wide density, those where it is highest.
        if (std::ssize(places_) > mostKinks) {
            std::nth_element(places_.begin(), places_.begin() + mostKinks, places_.end(),
                             [](double a, double b) { return std::fabs(a) < std::fabs(b); });
            places_.resize(mostKinks);
        }
        kinks_ = places_.size();
        places_.push_back(0); // where an activation bends most
    }

    ProductMeans means() {
        NormalNodes y;
        y.breaks = {0, 0.7, 1.5, 3, 5.5, farthestDeviation};
        const auto addY = [&](double at) {
            if (at > 0 && at < farthestDeviation)
                y.breaks.push_back(at);
        };
        // Their number is the square of that of kinks, while each of many matters less.
        for (std::size_t i = 0; i < kinks_ && kinks_ <= mostCrossed; ++i)
            for (std::size_t j = 0; j < i; ++j)
                addY(std::fabs(places_[i] - places_[j]) / (2 * beta_));
        for (const double reach : {1.0, 3.0})
            if (root_ * beta_ > reach)
                addY(reach / (root_ * beta_));
        y.spread();
        ProductMeans means;
        for (std::size_t i = 0; i < y.at.size(); ++i) {
            const ProductMeans inner = along(y.at[i]);
            means.values += 2 * y.weight[i] * inner.values; // as much for −y
            means.slopes += 2 * y.weight[i] * inner.slopes;
        }
        return means;
    }

private:
    ProductMeans along(double y) {
        x_.breaks = {-farthestDeviation, -5.5, -3, -1.5, 0, 1.5, 3, 5.5, farthestDeviation};
        const auto addX = [&](double at) {
            if (std::fabs(at) < farthestDeviation)
                x_.breaks.push_back(at);
        };
        for (const double place : places_)
            for (const double side : {-1.0, 1.0}) {
                const double at = (place + side * beta_ * y) / alpha_;
                addX(at);
                for (const double reach : {1.0, 3.0})
                    if (root_ * alpha_ > reach) {
                        addX(at - reach / (root_ * alpha_));
                        addX(at + reach / (root_ * alpha_));
                    }
            }
        x_.spread();
        const std::size_t count = x_.at.size();
        u_.resize(2 * count);
        f_.resize(2 * count);
        f1_.resize(2 * count);
        for (std::size_t i = 0; i < count; ++i) {
            u_[i] = root_ * (alpha_ * x_.at[i] + beta_ * y);
            u_[count + i] = root_ * (alpha_ * x_.at[i] - beta_ * y);
        }
        activation_.evaluate(parameters_, u_, {f_, f1_, {}});
        ProductMeans means;
        for (std::size_t i = 0; i < count; ++i) {
            means.values += x_.weight[i] * f_[i] * f_[count + i];
            means.slopes += x_.weight[i] * f1_[i] * f1_[count + i];
        }
        return means;
    }

    static constexpr std::ptrdiff_t mostKinks = 24;
    static constexpr std::size_t mostCrossed = 12;

    const Activation& activation_;
    Parameters parameters_;
    double root_;
    double alpha_;
    double beta_;
    std::vector<double> places_; ///< in units of √q: kinks, then 0
    std::size_t kinks_ = 0;
    NormalNodes x_;
    std::vector<double> u_, f_, f1_;
};

} // namespace

MeanFieldLayer::CorrelationStep MeanFieldLayer::correlationAt(double q, double c) const {
    const double next = at(q).next;
    // At ±1 the plane of the rule would shrink to a line.
    constexpr double nearlyOne = 1 - 1e-12;
    c = std::clamp(c, -nearlyOne, nearlyOne);
    const ProductMeans means = ProductRule(activation_, parameters_, q, c).means();
    return {(scale_.sigmaW2 * means.values + scale_.sigmaB2) / next, scale_.sigmaW2 * means.slopes};
}

} // namespace actiscope
