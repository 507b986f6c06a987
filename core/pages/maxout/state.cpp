#include "core/pages/maxout/state.h"

#include "core/fields/range_check.h"
#include "core/pages/lift.h"
#include "core/pages/maxout/pieces.h"
#include "core/pages/maxout/result.h"
#include "core/pages/maxout/sketch.h"
#include "core/text/say.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace actiscope {

namespace {

tl::expected<void, std::string> check(const MaxoutPage& page) {
    if (auto range = checkRange("maxout.from", page.from, "to", page.to); !range)
        return range;
    if (auto x = checkRange("maxout.x_min", page.xMinimum, "x_max", page.xMaximum); !x)
        return x;
    return checkRange("maxout.y_min", page.yMinimum, "y_max", page.yMaximum);
}

std::string setView(MaxoutPage& page, const std::string&, const ViewRange& view) {
    const double width = page.xMaximum - page.xMinimum;
    const bool pans = std::fabs((view.xMaximum - view.xMinimum) - width) <= 1e-9 * width;
    const auto bounded = [](double x) { return std::clamp(x, -1e100, 1e100); };
    page.xMinimum = bounded(view.xMinimum);
    page.xMaximum = bounded(view.xMaximum);
    page.yMinimum = bounded(view.yMinimum);
    page.yMaximum = bounded(view.yMaximum);
    return pans ? say("Pan") : say("Zoom");
}

/// The range of the fit with a margin, and what is shown over it.
void fitView(MaxoutPage& page) {
    if (page.show != "lines") {
        page.xMinimum = page.yMinimum = -3;
        page.xMaximum = page.yMaximum = 3;
        return;
    }
    const ShownMaxout shown = shownMaxout(page);
    const double width = page.to - page.from;
    double low = shown.at(page.from);
    double high = low;
    constexpr int steps = 64;
    for (int i = 0; i <= steps; ++i) {
        const double x = page.from + width * i / steps;
        low = std::min(low, shown.at(x));
        high = std::max(high, shown.at(x));
    }
    if (shown.analysis)
        for (const double f : shown.analysis->samples.f) {
            low = std::min(low, f);
            high = std::max(high, f);
        }
    const double margin = std::max(0.12 * (high - low), 1e-3 * std::max(1e-200, std::fabs(high)));
    page.xMinimum = page.from - 0.15 * width;
    page.xMaximum = page.to + 0.15 * width;
    page.yMinimum = low - 2 * margin;
    page.yMaximum = high + margin;
}

void hover(MaxoutPage& page, const std::string& panel, double x) {
    if (panel != "maxout")
        return;
    page.cursor = x;
    page.cursorVisible = true;
}

/// Further own pieces can be seen; what the fit is stays.
void addLines(MaxoutPage& page, std::size_t count) {
    const std::string fit = page.fit;
    while (page.w.size() < count)
        addPiece(page, pieceTables().front());
    page.fit = fit;
}

/// A list with a number for each piece.
struct PieceList {
    const char* id;
    std::vector<double>* numbers;
};

/// How many pieces those lists have that were given; nothing when none was.
tl::expected<std::optional<std::size_t>, std::string> givenCount(const std::vector<PieceList>& lists,
                                                                 const FieldIds& given) {
    const PieceList* first = nullptr;
    for (const PieceList& list : lists) {
        if (!given.contains(list.id))
            continue;
        if (first && first->numbers->size() != list.numbers->size())
            return tl::unexpected(say("maxout.{} has {} numbers, but maxout.{} has {}", first->id,
                                      first->numbers->size(), list.id, list.numbers->size()));
        if (!first)
            first = &list;
    }
    return first ? std::optional(first->numbers->size()) : std::nullopt;
}

/// Lists that belong together are as long as those that were given.
tl::expected<void, std::string> settleLines(MaxoutPage& page, const FieldIds& given) {
    const auto listed = givenCount({{"w", &page.w}, {"b", &page.b}}, given);
    if (!listed)
        return tl::unexpected(listed.error());
    const auto k = static_cast<std::size_t>(page.count);
    const bool countGiven = given.contains("k");
    if (countGiven && *listed && **listed != k)
        return tl::unexpected(say("maxout.{} has {} numbers, but maxout.k is {}",
                                  given.contains("w") ? "w" : "b", **listed, k));
    if (*listed && !given.contains("fit"))
        page.fit = "own";
    if (countGiven && !*listed && (page.fit == "own" || page.target == "none"))
        addLines(page, k);
    const std::size_t count = *listed ? **listed : countGiven ? k : page.w.size();
    page.w.resize(count, 0);
    page.b.resize(count, 0);
    page.count = static_cast<int>(count);
    return {};
}

tl::expected<void, std::string> settlePlanes(MaxoutPage& page, const FieldIds& given) {
    const auto listed = givenCount({{"w1", &page.w1}, {"w2", &page.w2}, {"c", &page.c}}, given);
    if (!listed)
        return tl::unexpected(listed.error());
    for (auto* list : {&page.w1, &page.w2, &page.c})
        list->resize(listed->value_or(page.w1.size()), 0);
    return {};
}

/// What was given of the range stays, also where the target is infinite in it.
void settleTarget(MaxoutPage& page, const FieldIds& given) {
    if (given.contains("formula") && !given.contains("target"))
        page.target = "formula";
    if (!given.contains("target") || page.target != "minus_log" || given.contains("from") || page.from > 0)
        return;
    page.from = 0.05; // −log is finite on the right of 0 only
    if (!given.contains("to"))
        page.to = std::max(page.to, 4.0);
}

/// Another drawing is seen whole, but for the ends of the view that were given.
void settleView(MaxoutPage& page, const FieldIds& given) {
    constexpr std::array ends{
        std::pair("x_min", &MaxoutPage::xMinimum), std::pair("x_max", &MaxoutPage::xMaximum),
        std::pair("y_min", &MaxoutPage::yMinimum), std::pair("y_max", &MaxoutPage::yMaximum)};
    const auto isGiven = [&](const auto& end) { return given.contains(end.first); };
    if (!given.contains("show") || std::all_of(ends.begin(), ends.end(), isGiven))
        return;
    const MaxoutPage before = page;
    fitView(page);
    for (const auto& end : ends)
        if (isGiven(end))
            page.*end.second = before.*end.second;
}

tl::expected<void, std::string> settle(MaxoutPage& page, const FieldIds& given) {
    settleTarget(page, given);
    if (auto lines = settleLines(page, given); !lines)
        return lines;
    if (auto planes = settlePlanes(page, given); !planes)
        return planes;
    settleView(page, given);
    return {};
}

double sweepSeconds(const MaxoutPage& page) {
    return page.sweepSeconds;
}

} // namespace

Pieces ownPieces(const MaxoutPage& page) {
    Pieces pieces;
    for (std::size_t i = 0; i < page.w.size(); ++i)
        pieces.push_back({page.w[i], page.b[i]});
    return pieces;
}

void setOwnPieces(MaxoutPage& page, const Pieces& pieces) {
    page.w.clear();
    page.b.clear();
    for (const Piece& piece : pieces) {
        page.w.push_back(std::clamp(piece.w, -1e100, 1e100));
        page.b.push_back(std::clamp(piece.b, -1e100, 1e100));
    }
    page.count = static_cast<int>(pieces.size());
    page.fit = "own";
}

std::string targetName(const MaxoutPage& page) {
    if (page.target == "none")
        return {};
    if (page.target == "formula")
        return page.formula;
    for (const auto& bound : maxoutFields())
        if (bound.field.id == "target")
            for (const auto& choice : bound.field.choices)
                if (choice.id == page.target)
                    return page.target == "drawn" ? say("drawn") : said(choice.label);
    return page.target;
}

Page maxoutPage() {
    return {.id = "maxout",
            .name = "Maxout",
            .section = "FUNCTIONS",
            .symbol = "∨",
            .fields = lifted(maxoutFields(), settle),
            .commands = lifted(maxoutCommands()),
            .clear = cleared<MaxoutPage>,
            .key = lifted(maxoutKey),
            .start = lifted(startMaxout),
            .draw = liftedWithResult(drawMaxout),
            .drawReadOut = liftedWithResult(drawMaxoutReadOut),
            .status = liftedWithResult(maxoutStatus),
            .properties = liftedWithResult(maxoutProperties),
            .check = lifted(check),
            .checkDrawing = lifted(checkMaxoutDrawing),
            .settle = lifted(settle),
            .matters = lifted(maxoutMatters),
            .moveHandle = lifted(moveMaxoutHandle),
            .sketch = lifted(sketchMaxout),
            .setView = lifted(setView),
            .fit = lifted(fitView),
            .hover = lifted(hover),
            .sweepSeconds = lifted(sweepSeconds)};
}

} // namespace actiscope
