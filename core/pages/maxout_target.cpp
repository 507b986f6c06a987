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
constexpr std::size_t descentSteps = 96; // samples of the descent: a thousand steps stay within a frame

tl::expected<FitTarget, std::string> targetOf(const MaxoutPage& page) {
    if (page.target == "square")
        return [](double x) { return TargetPoint{x * x, 2 * x}; };
    if (page.target == "abs")
        return [](double x) { return TargetPoint{std::fabs(x), x < 0 ? -1.0 : x > 0 ? 1.0 : 0.0}; };
    if (page.target == "exp")
        return [](double x) { return TargetPoint{std::exp(x), std::exp(x)}; };
    if (page.target == "minus_log")
        return [](double x) { return TargetPoint{-std::log(x), -1 / x}; };
    if (page.target == "drawn") {
        std::vector<double> x;
        const auto last = static_cast<double>(page.drawn.size() - 1);
        for (std::size_t i = 0; i < page.drawn.size(); ++i)
            x.push_back(page.from + (page.to - page.from) * static_cast<double>(i) / last);
        return polylineTarget(std::move(x), page.drawn);
    }
    const auto activation = resolveActivation(page.target == "formula" ? page.formula : page.target);
    if (!activation)
        return tl::unexpected(activation.error());
    return [activation = *activation, parameters = defaultParameters(**activation)](double x) {
        const Jet y = evaluateAt(*activation, parameters, x);
        return TargetPoint{y.f, y.f1};
    };
}

tl::expected<std::shared_ptr<const TargetAnalysis>, std::string> analysed(const MaxoutPage& page) {
    auto target = targetOf(page);
    if (!target)
        return tl::unexpected(target.error());
    auto all = std::make_shared<TargetAnalysis>();
    all->target = std::move(*target);
    const Interval on{page.from, page.to};
    auto samples = sampledTarget(all->target, on, gridSteps);
    if (!samples)
        return tl::unexpected(samples.error());
    all->samples = std::move(*samples);
    all->hull = convexHull(all->samples);
    all->convex = isConvex(all->hull, all->samples);
    double size = 0;
    for (const double f : all->samples.f)
        size = std::max(size, std::fabs(f));
    all->floor = 1e-14 * size;
    for (std::size_t k = 1; k <= mostPieces; ++k) {
        all->best[k - 1] =
            all->convex ? bestConvexFit(all->target, on, k) : bestHullFit(all->samples, all->hull, k);
        if (!all->convex)
            all->differences[k - 1] = differenceFit(all->samples, k);
    }
    return all;
}

} // namespace

tl::expected<std::shared_ptr<const TargetAnalysis>, std::string> targetAnalysis(const MaxoutPage& page) {
    if (page.target == "none")
        return nullptr;
    struct Remembered {
        MaxoutPage page;
        tl::expected<std::shared_ptr<const TargetAnalysis>, std::string> analysis;
    };
    // A pure function's last result, one a thread: nothing can tell but the clock.
    thread_local std::unique_ptr<Remembered> last;
    const bool same = last && last->page.target == page.target && last->page.formula == page.formula &&
                      last->page.drawn == page.drawn && last->page.from == page.from &&
                      last->page.to == page.to;
    if (!same)
        last = std::make_unique<Remembered>(Remembered{page, analysed(page)});
    return last->analysis;
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
        const auto few = sampledTarget(known.target, {page.from, page.to}, descentSteps);
        if (few)
            shown.pieces = descended(descentStart(*few, k, static_cast<std::uint64_t>(page.seed)), *few,
                                     page.rate, static_cast<std::size_t>(page.steps))
                               .pieces;
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

} // namespace actiscope
