#include "core/pages/maxout_target.h"

#include "core/expressions/resolve.h"
#include "core/vectors/convex_fit.h"
#include "core/vectors/descent_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

constexpr std::size_t gridSteps = 512;

TargetChoice targetChoice(const MaxoutPage& page) {
    return {page.target,
            page.target == "formula" ? page.formula : std::string(),
            page.target == "drawn" ? page.drawn : std::vector<double>(),
            {page.from, page.to}};
}

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

/// Fills in everything but the choice; the sentence says why it cannot.
tl::expected<void, std::string> analyse(TargetAnalysis& all) {
    auto target = targetOf(all.choice);
    if (!target)
        return tl::unexpected(target.error());
    all.target = std::move(*target);
    auto samples = sampledTarget(all.target, all.choice.on, gridSteps);
    if (!samples)
        return tl::unexpected(samples.error());
    all.samples = std::move(*samples);
    all.hull = convexHull(all.samples);
    all.convex = isConvex(all.hull, all.samples);
    double size = 0;
    for (const double f : all.samples.f)
        size = std::max(size, std::fabs(f));
    all.floor = 1e-14 * size;
    if (all.convex) {
        all.best = bestConvexFits(all.target, all.choice.on, mostPieces);
    } else {
        all.best = bestHullFits(all.samples, all.hull, mostPieces);
        all.differences = differenceFits(all.samples, mostPieces);
    }
    return {};
}

} // namespace

tl::expected<std::shared_ptr<const TargetAnalysis>, std::string> targetAnalysis(const MaxoutPage& page) {
    if (page.target == "none")
        return nullptr;
    std::shared_ptr<const TargetAnalysis> known = page.analysis.known;
    if (TargetChoice choice = targetChoice(page); !known || known->choice != choice) {
        auto all = std::make_shared<TargetAnalysis>();
        all->choice = std::move(choice);
        if (auto analysed = analyse(*all); !analysed)
            all->trouble = analysed.error();
        known = all;
    }
    if (!known->trouble.empty())
        return tl::unexpected(known->trouble);
    return known;
}

ShownMaxout shownMaxout(const MaxoutPage& page) {
    ShownMaxout shown;
    shown.pieces = ownPieces(page);
    const auto analysis = targetAnalysis(page);
    shown.error = std::numeric_limits<double>::quiet_NaN();
    if (!analysis) {
        shown.trouble = analysis.error();
        return shown;
    }
    shown.analysis = *analysis;
    if (!shown.analysis)
        return shown;
    const TargetAnalysis& known = *shown.analysis;
    const auto k = static_cast<std::size_t>(page.count);
    if (page.fit == "exact") {
        shown.pieces = known.best[k - 1].pieces;
    } else if (page.fit == "difference") {
        const DifferenceFit fit =
            known.convex ? DifferenceFit{known.best[k - 1].pieces, {{0, 0}}, 0} : known.differences[k - 1];
        shown.pieces = fit.plus;
        shown.minus = fit.minus;
    } else if (page.fit == "descent") {
        shown.runs = descentRuns(page, shown.analysis);
        const Descent best = shown.runs->after(shown.runs->best, static_cast<std::size_t>(page.steps));
        if (isFinite(best.pieces))
            shown.pieces = best.pieces;
        else
            shown.trouble = "the descent diverged: a smaller learning rate keeps it";
    }
    if (page.fit == "exact" && known.convex) {
        shown.error = known.best[k - 1].error;
        return shown;
    }
    shown.error = 0;
    for (std::size_t i = 0; i < known.samples.x.size(); ++i)
        shown.error = std::max(shown.error, std::fabs(shown.at(known.samples.x[i]) - known.samples.f[i]));
    for (const Pieces& pieces : {shown.pieces, shown.minus})
        if (!pieces.empty())
            for (const ActiveInterval& interval :
                 upperEnvelope(pieces).intervals) // breaks fall between samples
                if (interval.to >= page.from && interval.to <= page.to)
                    shown.error =
                        std::max(shown.error, std::fabs(shown.at(interval.to) - known.target(interval.to).f));
    return shown;
}

void prepareMaxout(MaxoutPage& page) {
    if (page.show != "lines")
        return;
    const auto analysis = targetAnalysis(page);
    page.analysis.known = analysis ? *analysis : nullptr;
    page.runs.known =
        page.analysis.known && page.fit == "descent" ? descentRuns(page, page.analysis.known) : nullptr;
}

} // namespace actiscope
