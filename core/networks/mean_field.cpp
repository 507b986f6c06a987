#include "core/networks/mean_field.h"

#include "core/analysis/moments.h"
#include "core/numerics/constants.h"
#include "core/numerics/root.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// What two quadratures differ by at most, relatively: below it there is no difference to see.
constexpr double quadratureNoise = 1e-9;

double settledMean(const Integral& integral) {
    constexpr double coarsest = 1e-3;
    return integral.error <= coarsest * std::fabs(integral.value) + 1e-14 ? integral.value : nan;
}

double meanSlopeSquare(const Jet& left, const Jet& right) {
    return (left.f1 * left.f1 + right.f1 * right.f1) / 2;
}

/// Where layer after layer leads from q. The variance that they run to is a fixed point: from where the first
/// ones have led, the next one on the way.
double variancesEnd(const MeanFieldLayer& layer, double q) {
    constexpr int ownSteps = 48;
    for (int i = 0; i < ownSteps; ++i) {
        const double next = layer.at(q).next;
        if (std::isnan(next)) // beyond what doubles hold, on the way up
            return q > 1 ? infinity : nan;
        if (std::fabs(next - q) <= 1e-15 * q)
            return next;
        q = next;
    }
    const auto excess = [&](double at) { return layer.at(at).next - at; };
    const double here = excess(q);
    if (std::isnan(here) || std::fabs(here) <= 1e-12 * q)
        return std::isnan(here) ? nan : q;
    constexpr double most = 1e12;
    constexpr double least = 1e-24;
    const double stride = here > 0 ? 2 : 0.5;
    while (q > least && q < most) {
        const double beyond = q * stride;
        const double there = excess(beyond);
        if (std::isnan(there))
            return here > 0 ? infinity : nan;
        if (std::signbit(there) != std::signbit(here) && std::fabs(there) > quadratureNoise * beyond)
            return signChange(excess, std::min(q, beyond), std::max(q, beyond));
        q = beyond;
    }
    return here > 0 ? infinity : 0;
}

/// d next/dq at a fixed point. By differences, for a kink puts an f″ of its own beside the one that there is.
double varianceSlope(const MeanFieldLayer& layer, double q) {
    const double step = 3e-4 * q;
    return (layer.at(q + step).next - layer.at(q - step).next) / (2 * step);
}

/// Layers in which what is multiplied by `rate` in each falls by e.
double depthScale(double rate) {
    const double size = std::fabs(rate);
    return std::fabs(size - 1) <= 1e-8 ? infinity : -1 / std::log(size);
}

/// The lower fixed point of the correlation in the chaotic phase, where the upper one, 1, is unstable. The
/// map is convex from 0 on: it is a power series without negative coefficients.
double lowerCorrelation(const MeanFieldLayer& layer, double q) {
    const auto excess = [&](double c) { return layer.correlationAt(q, c).next - c; };
    constexpr double nearest = 1 - 1e-6;
    if (excess(0) <= 1e-12)
        return 0;
    return excess(nearest) < 0 ? signChange(excess, 0, nearest) : 1;
}

} // namespace

MeanFieldLayer::Step MeanFieldLayer::at(double q) const {
    if (std::isnan(q))
        return {nan, nan};
    if (q == 0) {
        const double f = evaluateAt(activation_, parameters_, 0).f;
        return {scale_.sigmaW2 * f * f + scale_.sigmaB2,
                scale_.sigmaW2 * meanSlopeSquare(evaluateBeside(activation_, parameters_, 0, -1),
                                                 evaluateBeside(activation_, parameters_, 0, +1))};
    }
    if (std::isinf(q)) {
        const Jet left = evaluateAt(activation_, parameters_, -infinity);
        const Jet right = evaluateAt(activation_, parameters_, infinity);
        return {scale_.sigmaW2 * (left.f * left.f + right.f * right.f) / 2 + scale_.sigmaB2,
                scale_.sigmaW2 * meanSlopeSquare(left, right)};
    }
    const auto means = gaussianSquares(activation_, parameters_, std::sqrt(q));
    return {scale_.sigmaW2 * settledMean(means.square) + scale_.sigmaB2,
            scale_.sigmaW2 * settledMean(means.slopeSquare)};
}

MeanFieldPath meanFieldPath(const MeanFieldLayer& layer, double firstQ, std::size_t depth) {
    MeanFieldPath path{std::vector<double>(depth), std::vector<double>(depth, 1)};
    std::vector<double> logs(depth);
    MeanFieldLayer::Step step{firstQ, 0};
    for (std::size_t i = 0; i < depth; ++i) {
        path.q[i] = step.next;
        const bool stays = i > 0 && path.q[i] == path.q[i - 1];
        if (!stays)
            step = layer.at(path.q[i]);
        logs[i] = std::log(step.chi) / 2;
    }
    double sum = 0;
    for (std::size_t i = depth; i-- > 1;) {
        sum += logs[i - 1];
        path.gradient[i - 1] = std::exp(sum);
    }
    return path;
}

std::vector<double> correlationPath(const MeanFieldLayer& layer, const std::vector<double>& q,
                                    double firstCorrelation) {
    std::vector<double> path;
    double c = firstCorrelation;
    for (std::size_t i = 0; i < q.size(); ++i) {
        path.push_back(c);
        const bool possible = q[i] > 0 && std::isfinite(q[i]);
        const double next = possible ? layer.correlationAt(q[i], c).next : nan;
        c = std::clamp(next, -1.0, 1.0);
    }
    return path;
}

double factorPerLayer(const std::vector<double>& gradient) {
    if (gradient.size() < 2)
        return nan;
    return std::pow(gradient.front() / gradient.back(), 1 / static_cast<double>(gradient.size() - 1));
}

MeanFieldLimit meanFieldLimit(const MeanFieldLayer& layer, double firstQ) {
    MeanFieldLimit limit;
    const double q = limit.qStar = variancesEnd(layer, firstQ);
    limit.chi = layer.at(q).chi;
    if (std::fabs(limit.chi - 1) <= quadratureNoise)
        limit.chi = 1;
    if (!std::isfinite(q)) {
        limit.xiQ = limit.cStar = limit.xiC = nan;
        return limit;
    }
    limit.xiQ = depthScale(q > 0 ? varianceSlope(layer, q) : limit.chi);
    limit.cStar = limit.chi > 1 && q > 0 ? lowerCorrelation(layer, q) : 1;
    limit.xiC = depthScale(limit.cStar == 1 ? limit.chi : layer.correlationAt(q, limit.cStar).slope);
    return limit;
}

double layersToMillionth(double chi) {
    const double rate = std::fabs(std::log(chi) / 2);
    return rate > 0 ? std::log(1e6) / rate : rate == 0 ? infinity : nan;
}

double criticalSigmaW2(const Activation& activation, Parameters parameters, double sigmaB) {
    if (const auto point = criticalPoint(activation, parameters, sigmaB))
        return point->sigmaW * point->sigmaW;
    // χ is that of any q where f only changes its slope at 0: no variance has to be reached for it.
    const MeanFieldLayer layer(activation, parameters, {1, 0});
    const double small = layer.at(1e-6).chi;
    const double large = layer.at(1e6).chi;
    if (std::fabs(small - large) <= quadratureNoise * large)
        return 1 / large;
    const double wanted = sigmaB * sigmaB;
    const auto excess = [&](double q) {
        const auto [square, slopeSquare] = layer.at(q);
        return q - square / slopeSquare - wanted;
    };
    const std::vector<EdgePoint> edge = edgeOfChaos(activation, parameters);
    for (std::size_t i = 1; i < edge.size(); ++i)
        if (edge[i - 1].sigmaB2 < wanted && edge[i].sigmaB2 >= wanted)
            return 1 / layer.at(signChange(excess, edge[i - 1].q, edge[i].q)).chi;
    return nan;
}

std::vector<EdgePoint> edgeOfChaos(const Activation& activation, Parameters parameters) {
    const MeanFieldLayer layer(activation, parameters, {1, 0});
    std::vector<EdgePoint> points;
    int unsettled = 0; // in a row: integrals that do not settle cost the most, and no more will
    const auto add = [&](double q) {
        const auto [square, slopeSquare] = layer.at(q);
        const double sigmaW2 = 1 / slopeSquare;
        const double sigmaB2 = q - sigmaW2 * square;
        unsettled = std::isnan(sigmaB2) ? unsettled + 1 : 0;
        if (std::isfinite(sigmaW2) && std::isfinite(sigmaB2))
            points.push_back({q, sigmaW2, sigmaB2});
    };
    add(0);
    constexpr double growth = 1.18;
    constexpr int mostUnsettled = 3;
    for (double q = 1e-5; q < 1e4 && unsettled < mostUnsettled; q *= growth)
        add(q);
    return points;
}

} // namespace actiscope
