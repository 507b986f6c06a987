#include "core/pages/maxout/result.h"

#include "core/simulation/result_cache.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

/// Of up to 150 kB each.
ResultCache<MaxoutKey, MaxoutResult>& results() {
    static ResultCache<MaxoutKey, MaxoutResult> cache(8);
    return cache;
}

bool hasResult(const MaxoutPage& page) {
    return page.show == "lines" && page.target != "none";
}

MaxoutKey keyOf(const MaxoutPage& page) {
    return {targetChoice(page), page.fit == "descent" ? std::optional(descentChoice(page)) : std::nullopt};
}

/// The analysis of the target, then the descents, a start a slice.
class MaxoutRun final : public Run {
public:
    explicit MaxoutRun(MaxoutKey key)
        : key_(std::move(key)), analyser_(key_.target), result_(results().find(key_)) {}

    bool advance(const Control& control) override {
        if (result_)
            return false;
        if (!analyser_.result()) {
            analyser_.advance();
            return true;
        }
        const TargetAnalysis& analysis = *analyser_.result();
        if (key_.descent && analysis.trouble.empty()) {
            if (!descents_)
                descents_.emplace(analysis.samples, *key_.descent);
            const bool goesOn = descents_->advance();
            control.progress(descents_->progress());
            if (goesOn)
                return true;
        }
        result_ = std::make_shared<const MaxoutResult>(
            MaxoutResult{analyser_.result(),
                         descents_ ? std::make_shared<const DescentRuns>(descents_->result()) : nullptr});
        results().keep(key_, result_);
        return false;
    }

    Snapshot snapshot() const override { return result_; }

private:
    MaxoutKey key_;
    TargetAnalyser analyser_;
    std::optional<DescentRunner> descents_;
    std::shared_ptr<const MaxoutResult> result_;
};

std::shared_ptr<const MaxoutResult> resultOf(const MaxoutPage& page) {
    if (!hasResult(page))
        return nullptr;
    MaxoutRun run(keyOf(page));
    const Control control{{}, [](double) {}};
    while (run.advance(control))
        ;
    return snapshotAs<MaxoutResult>(run.snapshot());
}

} // namespace

RunKey maxoutKey(const MaxoutPage& page) {
    return hasResult(page) ? RunKey(keyOf(page)) : RunKey();
}

std::unique_ptr<Run> startMaxout(const MaxoutPage& page) {
    return std::make_unique<MaxoutRun>(keyOf(page));
}

ShownMaxout shownMaxout(const MaxoutPage& page, const MaxoutResult* result) {
    ShownMaxout shown;
    shown.pieces = ownPieces(page);
    shown.error = std::numeric_limits<double>::quiet_NaN();
    if (!result || !hasResult(page))
        return shown;
    if (!result->analysis->trouble.empty()) {
        shown.trouble = result->analysis->trouble;
        return shown;
    }
    shown.analysis = result->analysis;
    const TargetAnalysis& known = *shown.analysis;
    const auto k = static_cast<std::size_t>(page.count);
    const bool isDescent = page.fit == "descent";
    if (page.fit == "exact" || (isDescent && !result->runs)) {
        shown.pieces = known.best[k - 1].pieces;
    } else if (page.fit == "difference") {
        const DifferenceFit fit =
            known.convex ? DifferenceFit{known.best[k - 1].pieces, {{0, 0}}, 0} : known.differences[k - 1];
        shown.pieces = fit.plus;
        shown.minus = fit.minus;
    } else if (isDescent) {
        shown.runs = result->runs;
        const Descent best = shown.runs->after(shown.runs->best, static_cast<std::size_t>(page.steps));
        if (isFinite(best.pieces))
            shown.pieces = best.pieces;
        else
            shown.trouble = say("the descent diverged: a smaller learning rate keeps it");
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

ShownMaxout shownMaxout(const MaxoutPage& page) {
    return shownMaxout(page, resultOf(page).get());
}

Pieces shownPieces(const MaxoutPage& page) {
    return page.fit == "own" ? ownPieces(page) : shownMaxout(page).pieces;
}

tl::expected<void, std::string> checkMaxoutDrawing(const MaxoutPage& page) {
    if (!hasResult(page))
        return {};
    if (const auto target = sampledTarget(targetChoice(page)); !target)
        return tl::unexpected(
            fmt::format("maxout.{}: {}", page.target == "formula" ? "formula" : "target", target.error()));
    return {};
}

} // namespace actiscope
