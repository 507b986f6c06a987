// The Maxout page in numbers: properties and status line.
#include "core/fields/readable_number.h"
#include "core/pages/maxout/panels.h"
#include "core/text/say.h"
#include "core/vectors/glu.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// "16 640": groups of three, set apart by thin spaces.
std::string grouped(double count) {
    std::string digits = fmt::format("{:.0f}", count);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), "\u2009");
    return digits;
}

PageProperty activePieces(const std::vector<bool>& redundant) {
    const auto idle = std::count(redundant.begin(), redundant.end(), true);
    const auto count = static_cast<std::ptrdiff_t>(redundant.size());
    return {say("Active pieces"),
            idle == 0 ? say("all {}", count) : say("{} of {}: {} redundant", count - idle, count, idle),
            say("A redundant piece is nowhere the largest."), "active_pieces",
            static_cast<double>(count - idle)};
}

void addFit(std::vector<PageProperty>& all, const MaxoutPage& page, const ShownMaxout& shown) {
    if (!shown.trouble.empty()) {
        all.push_back({say("No fit"), shown.trouble,
                       say("The target has to be a finite number everywhere in the range.")});
        return;
    }
    if (!shown.analysis)
        return;
    const TargetAnalysis& known = *shown.analysis;
    const MaxoutFit& best = known.best[static_cast<std::size_t>(page.count) - 1];
    all.push_back({say("Sup-error of what is shown"), readableNumber(shown.error),
                   say("The largest distance to the target over the range of the fit."), "error",
                   shown.error});
    all.push_back({say("Best sup-error of {} pieces", page.count), readableNumber(best.error),
                   say("No maxout of so many pieces has less than {}.", readableNumber(best.lowerBound, 6)),
                   "best_error", best.error});
    if (shown.runs)
        all.push_back(
            {say("Start {} of {}", shown.runs->best + 1, shown.runs->runs.size()),
             say("{} × the best error", readableNumber(shown.error / best.error, 3)),
             say("Gradient descent from this start ends best, in the mean square that it descends on."),
             "error_ratio", shown.error / best.error});
    std::vector<double> errors;
    for (const auto& fit : known.best)
        errors.push_back(fit.error);
    all.push_back({say("Slope of error in k"), readableNumber(logLogSlope(errors, known.floor), 3),
                   say("Of ln error against ln k: −2 for a smooth convex target."), "error_slope",
                   logLogSlope(errors, known.floor)});
    if (known.convex) {
        all.push_back({say("Convex target"), say("yes: fits as k grows"),
                       say("A maxout is convex, and so is the target."), "convexity_gap", 0.0});
        return;
    }
    all.push_back(
        {say("Convex target"),
         say("no: never below {}, half the gap {} to its convex hull at x = {}",
             readableNumber(known.hull.gap / 2), readableNumber(known.hull.gap),
             readableNumber(known.samples.x[known.hull.worst], 3)),
         say("A maxout is convex: near the target at x = {} and {} it stays under the chord between, "
             "where the target rises above it.",
             readableNumber(known.hull.from, 3), readableNumber(known.hull.to, 3)),
         "convexity_gap", known.hull.gap});
    all.push_back(
        {say("Maxout − maxout"),
         readableNumber(known.differences[static_cast<std::size_t>(page.count) - 1].error),
         say("Sup-error of a difference of two maxouts of k pieces each; a good one, not proved the best."),
         "difference_error", known.differences[static_cast<std::size_t>(page.count) - 1].error});
}

std::vector<StatusItem> readout(const MaxoutPage& page, const ShownMaxout& shown) {
    const double x = page.cursor;
    std::vector<StatusItem> items{{"x = " + readableNumber(x)}};
    if (shown.minus.empty()) {
        const std::size_t active = maxoutAt(shown.pieces, x).active;
        items.push_back({say("active piece {}", active + 1), {Role::Curve, static_cast<int>(active), 1}});
        items.push_back({say("maxout {}", readableNumber(shown.at(x)))});
    } else {
        items.push_back({say("maxout − maxout {}", readableNumber(shown.at(x)))});
    }
    if (shown.analysis && x >= page.from && x <= page.to)
        items.push_back({say("target {}", readableNumber(shown.analysis->target(x).f))});
    return items;
}

} // namespace

std::vector<PageProperty> maxoutProperties(const MaxoutPage& page, const MaxoutResult* result) {
    std::vector<PageProperty> all;
    if (page.show == "lines") {
        const ShownMaxout shown = shownMaxout(page, result);
        const UpperEnvelope envelope = upperEnvelope(shown.pieces);
        all.push_back(activePieces(envelope.redundant));
        addFit(all, page, shown);
    } else if (page.show == "regions") {
        all.push_back(activePieces(redundantPlanes(planesOf(page))));
    }
    const double dense = (page.inputs + 1.0) * page.units;
    const double k = page.show == "regions" ? static_cast<double>(page.w1.size()) : page.count;
    all.push_back({say("Dense layer, (d+1)·m"), grouped(dense),
                   say("Weights and biases of an ordinary layer."), "dense_parameters", dense});
    if (page.show == "glu") {
        all.push_back({say("Gated layer, 2·(d+1)·m"), fmt::format("{} (× 2)", grouped(2 * dense)),
                       say("Gate and value have weights and a bias each."), "gated_parameters", 2 * dense});
        return all;
    }
    all.push_back({say("Maxout, k·(d+1)·m"), fmt::format("{} (× {})", grouped(k * dense), readableNumber(k)),
                   say("Every one of the k pieces has weights and a bias of its own."), "maxout_parameters",
                   k * dense});
    return all;
}

std::vector<StatusItem> maxoutStatus(const MaxoutPage& page, const MaxoutResult* result) {
    std::vector<StatusItem> items;
    if (page.show == "glu") {
        const auto& unit = *findGatedUnit(page.unit);
        const std::vector<double> parameters{1.702, 7};
        items.push_back(
            {fmt::format("a = {}, b = {} → y = {}", readableNumber(page.a), readableNumber(page.gateB),
                         readableNumber(unit.evaluate(parameters, page.a, page.gateB).y)),
             {Role::Text, 0, 1}});
        return items;
    }
    if (page.show == "regions")
        return {{say("{} pieces of two inputs", page.w1.size()), {Role::Text, 0, 1}}};
    const ShownMaxout shown = shownMaxout(page, result);
    if (page.cursorVisible)
        return readout(page, shown);
    const Pieces& pieces = shown.pieces;
    constexpr std::size_t most = 6; // more would not fit in the line
    for (std::size_t i = 0; i < std::min(pieces.size(), most); ++i)
        items.push_back({fmt::format("{}: {}·x {} {}", i + 1, readableNumber(pieces[i].w, 3),
                                     pieces[i].b < 0 ? "−" : "+", readableNumber(std::fabs(pieces[i].b), 3)),
                         {Role::Curve, static_cast<int>(i), 1}});
    return items;
}

} // namespace actiscope
