#include "core/pages/maxout/target.h"

#include "core/expressions/resolve.h"
#include "core/fitting/convex_fit.h"
#include "core/simulation/result_cache.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

constexpr std::size_t gridSteps = 512;

tl::expected<FitTarget, std::string> targetOf(const TargetChoice& choice) {
    const auto& [id, formula, drawn, on] = choice;
    if (id == "square")
        return [](double x) { return TargetPoint{x * x, 2 * x}; };
    if (id == "abs")
        return [](double x) { return TargetPoint{std::fabs(x), x < 0 ? -1.0 : x > 0 ? 1.0 : 0.0}; };
    if (id == "exp")
        return [](double x) { return TargetPoint{std::exp(x), std::exp(x)}; };
    if (id == "softplus")
        return [](double x) {
            return TargetPoint{std::fmax(x, 0) + std::log1p(std::exp(-std::fabs(x))), 1 / (1 + std::exp(-x))};
        };
    if (id == "minus_log")
        return [](double x) { return TargetPoint{-std::log(x), -1 / x}; };
    if (id == "drawn") {
        std::vector<double> x;
        const auto last = static_cast<double>(drawn.size() - 1);
        for (std::size_t i = 0; i < drawn.size(); ++i)
            x.push_back(on.from + (on.to - on.from) * static_cast<double>(i) / last);
        return polylineTarget(std::move(x), drawn);
    }
    const auto activation = resolveActivation(formula);
    if (!activation)
        return tl::unexpected(activation.error());
    return [activation = *activation, parameters = defaultParameters(**activation)](double x) {
        const Jet y = evaluateAt(*activation, parameters, x);
        return TargetPoint{y.f, y.f1};
    };
}

/// Of about 20 kB each: the targets that are gone back to, and what all who look at one have in common.
ResultCache<TargetChoice, TargetAnalysis>& analyses() {
    static ResultCache<TargetChoice, TargetAnalysis> cache(16);
    return cache;
}

} // namespace

TargetChoice targetChoice(const MaxoutPage& page) {
    return {page.target,
            page.target == "formula" ? page.formula : std::string(),
            page.target == "drawn" ? page.drawn : std::vector<double>(),
            {page.from, page.to}};
}

tl::expected<SampledTarget, std::string> sampledTarget(const TargetChoice& choice) {
    auto target = targetOf(choice);
    if (!target)
        return tl::unexpected(target.error());
    auto samples = sampledTarget(*target, choice.on, gridSteps);
    if (!samples)
        return tl::unexpected(samples.error());
    return SampledTarget{std::move(*target), std::move(*samples)};
}

TargetAnalyser::TargetAnalyser(const TargetChoice& choice)
    : choice_(choice), result_(analyses().find(choice)) {}

bool TargetAnalyser::advance() {
    if (result_)
        return false;
    if (all_.samples.x.empty()) {
        auto sampled = sampledTarget(choice_);
        if (!sampled) {
            all_.trouble = sampled.error();
            return finish();
        }
        all_.target = std::move(sampled->target);
        all_.samples = std::move(sampled->samples);
        all_.hull = convexHull(all_.samples);
        all_.convex = isConvex(all_.hull, all_.samples);
        double size = 0;
        for (const double f : all_.samples.f)
            size = std::max(size, std::fabs(f));
        all_.floor = 1e-14 * size;
        return true;
    }
    if (all_.best.empty()) {
        all_.best = all_.convex ? bestConvexFits(all_.target, choice_.on, mostPieces)
                                : bestHullFits(all_.samples, all_.hull, mostPieces);
        return all_.convex ? finish() : true;
    }
    all_.differences = differenceFits(all_.samples, mostPieces);
    return finish();
}

bool TargetAnalyser::finish() {
    result_ = std::make_shared<const TargetAnalysis>(std::move(all_));
    analyses().keep(choice_, result_);
    return false;
}

} // namespace actiscope
