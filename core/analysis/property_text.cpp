#include "core/analysis/property_text.h"

#include "core/fields/readable_number.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope::detail {

namespace {

constexpr std::size_t mostListed = 3;

/// "a, b, c", or the nearest to 0 of many: "12: …, a, b, c, …". When more follow that rounding drowns: "2
/// above rounding: a, b".
template <class Item, class Write>
std::string listed(const std::vector<Item>& items, bool endless, bool faint, const char* separator,
                   const Write& write) {
    if (items.empty())
        return endless ? say("infinitely many") : faint ? say("none above rounding") : say("none");
    std::size_t first = 0;
    std::size_t count = items.size();
    if (items.size() > mostListed) {
        std::size_t nearest = 0;
        for (std::size_t i = 0; i < items.size(); ++i)
            if (std::fabs(items[i].x) < std::fabs(items[nearest].x))
                nearest = i;
        first = nearest == 0 ? 0 : std::min(nearest - 1, items.size() - mostListed);
        count = mostListed;
    }
    std::string text;
    for (std::size_t i = first; i < first + count; ++i)
        text += (text.empty() ? "" : separator) + write(items[i]);
    const std::string dots = std::string(separator) + "…";
    if (endless)
        return say("infinitely many: {}", text + dots);
    if (faint)
        return say("{} above rounding: {}", items.size(),
                   text + (count < items.size() ? dots : std::string()));
    return count < items.size() ? std::to_string(items.size()) + ": " + text + dots : text;
}

/// "x = −1, 0, 1"
template <class Item>
std::string placesText(const std::vector<Item>& items, bool endless, bool faint, int digits) {
    const std::string text =
        listed(items, endless, faint, ", ", [&](const Item& item) { return readableNumber(item.x, digits); });
    return items.empty() || items.size() > mostListed || endless || faint ? text : "x = " + text;
}

std::string stretchText(const Stretch& stretch, bool withEnds, int digits) {
    const char* after = withEnds && stretch.hasFrom ? " ≤ " : " < ";
    const char* less = withEnds && stretch.hasTo ? " ≤ " : " < ";
    const char* greater = withEnds && stretch.hasFrom ? " ≥ " : " > ";
    const bool left = std::isinf(stretch.from);
    const bool right = std::isinf(stretch.to);
    if (left && right)
        return say("all x");
    if (left)
        return "x" + std::string(less) + readableNumber(stretch.to, digits);
    if (right)
        return "x" + std::string(greater) + readableNumber(stretch.from, digits);
    return readableNumber(stretch.from, digits) + after + "x" + less + readableNumber(stretch.to, digits);
}

std::string limitText(double limit, int digits) {
    return std::isnan(limit) ? say("none") : readableNumber(limit, digits);
}

std::string discontinuityText(KinkKind kind, const std::string& place) {
    switch (kind) {
    case KinkKind::Branch:
        break;
    case KinkKind::Pole:
        return say("C⁻¹ — pole at x = {}", place);
    case KinkKind::DomainEnd:
        return say("C⁻¹ — domain ends at x = {}", place);
    case KinkKind::Gap:
        return say("C⁻¹ — not defined at x = {}", place);
    }
    return say("C⁻¹ — jump at x = {}", place);
}

std::string intervalText(const ValueInterval& interval, int digits) {
    return (interval.lowAttained ? "[" : "(") + readableNumber(interval.low, digits) + ", " +
           readableNumber(interval.high, digits) + (interval.highAttained ? "]" : ")");
}

} // namespace

std::string rangeText(const ValueRange& range, int digits) {
    std::string text;
    std::string values; // single ones that follow each other: {0, 1}
    const auto flush = [&] {
        if (!values.empty())
            text += (text.empty() ? "{" : " ∪ {") + values + "}";
        values.clear();
    };
    for (const ValueInterval& part : range.parts) {
        if (part.low == part.high) {
            values += (values.empty() ? "" : ", ") + readableNumber(part.low, digits);
            continue;
        }
        flush();
        text += (text.empty() ? "" : " ∪ ") + intervalText(part, digits);
    }
    flush();
    return text.empty() ? say("undefined") : text;
}

std::string limitsText(const Properties& properties, int digits) {
    return limitText(properties.limitLeft, digits) + " · " + limitText(properties.limitRight, digits);
}

std::string zerosText(const Zeros& zeros, int digits) {
    std::string text;
    for (const Stretch& stretch : zeros.stretches)
        text += (text.empty() ? "" : ", ") + stretchText(stretch, true, digits);
    if (!text.empty() && zeros.points.empty())
        return text;
    const std::string points = placesText(zeros.points, zeros.endless, zeros.faint, digits);
    return text.empty() ? points : text + ", " + points;
}

std::string extremaText(const Extrema& extrema, int digits) {
    return listed(extrema.points, extrema.endless, extrema.faint, "; ", [&](const Extremum& e) {
        const std::string f = readableNumber(e.f, digits);
        const std::string x = readableNumber(e.x, digits);
        return e.maximum ? say("max {} at {}", f, x) : say("min {} at {}", f, x);
    });
}

std::string inflectionsText(const Inflections& inflections, int digits) {
    return placesText(inflections.points, inflections.endless, inflections.faint, digits);
}

std::string monotoneText(const Monotone& monotone, int digits) {
    switch (monotone.kind) {
    case Monotonicity::Constant:
        return say("constant");
    case Monotonicity::Increasing:
        return say("increasing");
    case Monotonicity::NonDecreasing:
        return say("non-decreasing");
    case Monotonicity::Decreasing:
        return say("decreasing");
    case Monotonicity::NonIncreasing:
        return say("non-increasing");
    case Monotonicity::None:
        break;
    }
    if (monotone.witness.size() != 3)
        return say("no");
    const auto f = [&](std::size_t i) { return "f(" + readableNumber(monotone.witness[i].x, digits) + ")"; };
    const bool dips = monotone.witness[1].f < monotone.witness[0].f;
    return say("no: {}", f(0) + (dips ? " > " : " < ") + f(1) + (dips ? " < " : " > ") + f(2));
}

std::string symmetryText(const SymmetryReport& symmetry, int digits) {
    switch (symmetry.kind) {
    case Symmetry::Odd:
        return say("odd");
    case Symmetry::Even:
        return say("even");
    case Symmetry::AboutPoint:
        return say("about (0, {})", readableNumber(symmetry.centre, digits));
    case Symmetry::None:
        break;
    }
    return say("none");
}

std::string smoothnessText(const Smoothness& smoothness, int digits) {
    const std::string place = readableNumber(smoothness.place, digits);
    if (!smoothness.order) {
        const bool exact = smoothness.known == Known::Exact;
        if (smoothness.undefinedAt.empty())
            return exact ? say("smooth, no kinks") : say("no kinks found");
        const std::string holes = readableNumber(smoothness.undefinedAt.front(), digits) +
                                  (smoothness.undefinedAt.size() > 1 ? ", …" : "");
        return exact ? say("smooth, not defined at x = {}", holes)
                     : say("no kinks found, not defined at x = {}", holes);
    }
    switch (*smoothness.order) {
    case -1:
        return discontinuityText(smoothness.kind, place);
    case 0:
        return say("C⁰ — kink at x = {}", place);
    case 1:
        return say("C¹ — f″ jumps at x = {}", place);
    default:
        return say("C² at least");
    }
}

std::string kinksText(const std::vector<KinkSides>& kinks, Known known, int digits) {
    if (kinks.empty() && known != Known::Exact)
        return say("none found");
    return listed(kinks, false, false, "; ", [&](const KinkSides& kink) {
        const int order = kink.smoothness < 0 ? 0 : kink.smoothness == 1 ? 2 : 1;
        const char* symbol[] = {"f: ", "", "f″: "};
        return say("{} at {}",
                   symbol[order] + readableNumber(component(kink.left, order), digits) + " · " +
                       readableNumber(component(kink.right, order), digits),
                   readableNumber(kink.x, digits));
    });
}

std::string supremumText(const Supremum& supremum, int digits) {
    const std::string value = readableNumber(supremum.value, digits);
    const std::string x = readableNumber(supremum.x, digits);
    switch (supremum.where) {
    case Supremum::Where::Along:
        return std::isinf(supremum.along.from) && std::isinf(supremum.along.to)
                   ? value
                   : say("{} for {}", value, stretchText(supremum.along, false, digits));
    case Supremum::Where::At:
        return say("{} at x = {}", value, x);
    case Supremum::Where::Approached:
        break;
    }
    if (supremum.value == 0)
        return value;
    return say("{} as x → {}", value, x + (supremum.side < 0 ? "⁻" : supremum.side > 0 ? "⁺" : ""));
}

std::string slopeText(const Properties& properties, int digits) {
    const bool jumps =
        std::any_of(properties.kinks.begin(), properties.kinks.end(), [](const KinkSides& kink) {
            return kink.smoothness < 0 && kink.kind == KinkKind::Branch;
        });
    const std::string text = supremumText(properties.slope, digits);
    return jumps ? say("{}; jumps, so not Lipschitz", text) : text;
}

std::string saturationText(const Properties& properties, int digits) {
    const Saturation& saturation = properties.saturation;
    if (saturation.stretches.empty())
        return say("nowhere");
    if (saturation.endless)
        return say("in infinitely many places");
    constexpr std::size_t mostStretches = 6;
    const std::size_t count = saturation.stretches.size();
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        if (count > mostStretches && i == 1) { // all but the outer ones
            text += "; " + say("{} between", count - 2);
            i = count - 1;
        }
        const Stretch& stretch = saturation.stretches[i];
        text += (text.empty() ? "" : "; ") + stretchText(stretch, false, digits);
        if (std::isinf(stretch.from) && std::isfinite(properties.limitLeft) && std::isfinite(stretch.to))
            text += " → " + readableNumber(properties.limitLeft, digits);
        if (std::isinf(stretch.to) && std::isfinite(properties.limitRight) && std::isfinite(stretch.from))
            text += " → " + readableNumber(properties.limitRight, digits);
    }
    return text;
}

std::string momentText(const Integral& moment, int digits) {
    if (std::isnan(moment.value))
        return say("infinite");
    if (std::fabs(moment.value) <= moment.error)
        return moment.error < 1e-6 ? "0" : say("not settled");
    if (moment.error > 1e-3 * std::fabs(moment.value))
        return say("not settled");
    return readableNumber(moment.value, digits);
}

std::string gainText(const std::optional<double>& gain, int digits) {
    return gain ? readableNumber(*gain, digits) : say("none");
}

std::string criticalText(const std::optional<CriticalPoint>& point, int digits) {
    if (!point)
        return say("none");
    return say("{} at q = {}", readableNumber(point->sigmaW, digits), readableNumber(point->q, digits));
}

} // namespace actiscope::detail
