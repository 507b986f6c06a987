#include "core/analysis/property_json.h"

#include "core/analysis/property_text.h"

#include <cmath>

namespace actiscope::detail {

namespace {

PropertyJson jsonOf(const Stretch& stretch) {
    return PropertyJson::array({detail::jsonOf(stretch.from), detail::jsonOf(stretch.to)});
}

PropertyJson jsonOf(const std::vector<Stretch>& stretches) {
    PropertyJson list = PropertyJson::array();
    for (const Stretch& stretch : stretches)
        list.push_back(jsonOf(stretch));
    return list;
}

const char* kindId(const KinkSides& kink) {
    switch (kink.kind) {
    case KinkKind::Branch:
        break;
    case KinkKind::Pole:
        return "pole";
    case KinkKind::DomainEnd:
        return "domain_end";
    case KinkKind::Gap:
        return "gap";
    }
    return kink.smoothness < 0 ? "jump" : "kink";
}

PropertyJson jsonOf(const Jet& y) {
    return {{"f", detail::jsonOf(y.f)}, {"f1", detail::jsonOf(y.f1)}, {"f2", detail::jsonOf(y.f2)}};
}

} // namespace

PropertyJson jsonOf(double number) {
    if (std::isfinite(number))
        return number;
    return shortestText(number); // JSON has no infinity
}

PropertyJson jsonOf(const std::optional<double>& number) {
    return number ? jsonOf(*number) : PropertyJson(nullptr);
}

PropertyJson jsonOf(const ValueRange& range) {
    PropertyJson parts = PropertyJson::array();
    for (const ValueInterval& part : range.parts)
        parts.push_back({{"low", jsonOf(part.low)},
                         {"low_attained", part.lowAttained},
                         {"high", jsonOf(part.high)},
                         {"high_attained", part.highAttained}});
    return parts;
}

PropertyJson jsonOf(const Zeros& zeros) {
    PropertyJson points = PropertyJson::array();
    for (const Zero& zero : zeros.points)
        points.push_back(zero.x);
    return {{"points", points},
            {"stretches", jsonOf(zeros.stretches)},
            {"infinitely_many", zeros.endless},
            {"more_below_rounding", zeros.faint}};
}

PropertyJson jsonOf(const Extrema& extrema) {
    PropertyJson points = PropertyJson::array();
    for (const Extremum& e : extrema.points)
        points.push_back(
            {{"x", e.x}, {"f", jsonOf(e.f)}, {"type", e.maximum ? "max" : "min"}, {"at_kink", e.atKink}});
    return {{"points", points}, {"infinitely_many", extrema.endless}, {"more_below_rounding", extrema.faint}};
}

PropertyJson jsonOf(const Inflections& inflections) {
    PropertyJson points = PropertyJson::array();
    for (const Inflection& i : inflections.points)
        points.push_back({{"x", i.x}, {"f", jsonOf(i.f)}, {"f1", jsonOf(i.f1)}, {"at_kink", i.atKink}});
    return {{"points", points},
            {"infinitely_many", inflections.endless},
            {"more_below_rounding", inflections.faint}};
}

PropertyJson jsonOf(const Monotone& monotone) {
    PropertyJson json{{"is_monotone", monotone.kind != Monotonicity::None}};
    if (monotone.kind != Monotonicity::None)
        json["direction"] = monotoneText(monotone, 17);
    for (const Witness& witness : monotone.witness)
        json["witness"].push_back({{"x", witness.x}, {"f", witness.f}});
    return json;
}

PropertyJson jsonOf(const Smoothness& smoothness) {
    PropertyJson json;
    if (smoothness.order)
        json = {{"continuous_derivatives", *smoothness.order},
                {"kinks", true},
                {"roughest_at", smoothness.place}};
    else
        json = {{"continuous_derivatives", nullptr}, {"kinks", false}};
    if (!smoothness.undefinedAt.empty())
        json["undefined_at"] = smoothness.undefinedAt;
    return json;
}

PropertyJson jsonOf(const std::vector<KinkSides>& kinks) {
    PropertyJson list = PropertyJson::array();
    for (const KinkSides& kink : kinks)
        list.push_back({{"x", kink.x},
                        {"left", jsonOf(kink.left)},
                        {"at", jsonOf(kink.at)},
                        {"right", jsonOf(kink.right)},
                        {"continuous_derivatives", kink.smoothness},
                        {"kind", kindId(kink)}});
    return list;
}

PropertyJson jsonOf(const Supremum& supremum) {
    PropertyJson json{{"supremum", jsonOf(supremum.value)},
                      {"attained", supremum.where != Supremum::Where::Approached}};
    if (supremum.where == Supremum::Where::Along)
        json["along"] = jsonOf(supremum.along);
    else
        json["x"] = jsonOf(supremum.x);
    if (supremum.side != 0)
        json["side"] = supremum.side < 0 ? "left" : "right";
    return json;
}

PropertyJson jsonOf(const Saturation& saturation) {
    return {{"stretches", jsonOf(saturation.stretches)}, {"infinitely_many", saturation.endless}};
}

PropertyJson jsonOf(const Integral& moment) {
    return {{"mean", jsonOf(moment.value)}, {"error", jsonOf(moment.error)}};
}

PropertyJson jsonOf(const std::optional<CriticalPoint>& point) {
    if (!point)
        return nullptr;
    return {{"sigma_w", point->sigmaW}, {"q", point->q}};
}

} // namespace actiscope::detail
