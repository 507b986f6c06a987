#include "core/analysis/property_table.h"

#include "core/analysis/property_json.h"
#include "core/analysis/property_text.h"
#include "core/fields/readable_number.h"
#include "core/text/in_english.h"
#include "core/text/say.h"

#include <cmath>

namespace actiscope {

std::string samplingText(const Properties& properties) {
    return say("{} points, 1/64 apart in [−10, 10] and out to ±10³⁰⁰", properties.points);
}

namespace {

using P = Properties;
using Json = nlohmann::ordered_json;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::string sampledNote(const P& p, Known known, const char* exactly) {
    return known == Known::Exact
               ? said(exactly)
               : say("Seen at {}; what lies between two of them, or goes on for ever, is not.",
                     samplingText(p));
}

std::string boundNote(const Integral& moment) {
    if (std::isnan(moment.value))
        return say("The integrand is beyond what doubles hold.");
    return say("By adaptive quadrature, within ±{}.", readableNumber(moment.error, 1));
}

Known momentKnown(const Integral& moment) {
    return std::isnan(moment.value) ? Known::Sampled : Known::Bounded;
}

PropertyText moment(const Integral& integral, int digits) {
    return {detail::momentText(integral, digits), momentKnown(integral), boundNote(integral)};
}

/// As it is told: NaN for one that did not settle.
double momentNumber(const Integral& integral) {
    if (std::fabs(integral.value) <= integral.error)
        return integral.error < 1e-6 ? 0 : none;
    return integral.error > 1e-3 * std::fabs(integral.value) ? none : integral.value;
}

PropertyText gain(const std::optional<double>& value, const Integral& square, int digits) {
    return {detail::gainText(value, digits), momentKnown(square),
            value ? boundNote(square) : say("The mean square is 0, infinite or not settled.")};
}

const char* const byRoots = marked("By bisection of the exact derivative to neighbouring doubles.");

PropertyText range(const P& p, int digits) {
    return {detail::rangeText(p.range, digits), p.range.known,
            sampledNote(p, p.range.known, marked("From the extrema, the values at kinks and the limits."))};
}
PropertyText limits(const P& p, int digits) {
    return {detail::limitsText(p, digits), p.limitsKnown,
            sampledNote(p, p.limitsKnown, marked("The formula's own limits at ±∞."))};
}
PropertyText zeros(const P& p, int digits) {
    return {detail::zerosText(p.zeros, digits), p.zeros.known,
            sampledNote(p, p.zeros.known, marked("By bisection of f to neighbouring doubles."))};
}
PropertyText extrema(const P& p, int digits) {
    return {detail::extremaText(p.extrema, digits), p.extrema.known,
            sampledNote(p, p.extrema.known, byRoots)};
}
PropertyText inflections(const P& p, int digits) {
    return {detail::inflectionsText(p.inflections, digits), p.inflections.known,
            sampledNote(p, p.inflections.known, byRoots)};
}
PropertyText monotone(const P& p, int digits) {
    const bool witnessed = !p.monotone.witness.empty();
    return {detail::monotoneText(p.monotone, digits), p.monotone.known,
            witnessed ? say("Three values prove it.")
                      : sampledNote(p, p.monotone.known,
                                    marked("From the sign of f′ between its roots and kinks."))};
}
PropertyText symmetry(const P& p, int digits) {
    return {detail::symmetryText(p.symmetry, digits), p.symmetry.known,
            say("f(−x) and f(x) compared, to rounding, at about 1300 places.")};
}
PropertyText smoothness(const P& p, int digits) {
    return {detail::smoothnessText(p.smoothness, digits), p.smoothness.known,
            sampledNote(p, p.smoothness.known,
                        marked("From f, f′ and f″ on both sides of every kink of the formula."))};
}
PropertyText kinks(const P& p, int digits) {
    return {detail::kinksText(p.kinks, p.smoothness.known, digits), p.smoothness.known,
            sampledNote(p, p.smoothness.known, marked("The limits from the left and from the right."))};
}
PropertyText slope(const P& p, int digits) {
    return {
        detail::slopeText(p, digits), p.slope.known,
        sampledNote(p, p.slope.known, marked("From the roots of f″, the sides of kinks and the limits."))};
}
PropertyText curvature(const P& p, int digits) {
    return {detail::supremumText(p.curvature, digits), p.curvature.known,
            sampledNote(p, p.curvature.known, marked("From the sides of kinks and the limits."))};
}
PropertyText saturation(const P& p, int digits) {
    return {detail::saturationText(p, digits), p.saturation.known,
            sampledNote(p, p.saturation.known, marked("Ends by bisection to neighbouring doubles."))};
}
PropertyText saturatedMass(const P& p, int digits) {
    return {readableNumber(p.saturation.mass, digits), p.saturation.known,
            sampledNote(p, p.saturation.known, marked("From the ends of the saturated set, by erfc."))};
}
PropertyText dead(const P& p, int digits) {
    return {readableNumber(p.deadMass, digits), p.deadMassKnown,
            sampledNote(p, p.deadMassKnown, marked("From the stretches on which f is constant, by erfc."))};
}
PropertyText critical(const P& p, int digits) {
    const std::string text = detail::criticalText(p.critical, digits);
    if (!p.critical)
        return {text, Known::Sampled,
                say("No stable fixed point with χ = 1 at q = 0 or for q from 10⁻⁶ to 10⁴.")};
    if (p.critical->q == 0)
        return {text, p.criticalKnown,
                p.criticalKnown == Known::Exact
                    ? say("From the slopes on both sides of 0.")
                    : say("From the slopes on both sides of 0, and one quadrature beside it.")};
    return {text, p.criticalKnown, say("By regula falsi over quadratures of relative error 10⁻¹¹.")};
}
PropertyText reluDistance(const P& p, int digits) {
    return {detail::supremumText(p.reluDistance, digits), p.reluDistance.known,
            sampledNote(p, p.reluDistance.known,
                        marked("From the roots of f′ − ReLU′, the kinks and the limits."))};
}

} // namespace

const std::vector<Property>& propertyTable() {
    namespace j = detail;
    static const std::vector<Property> table{
        {"range", "Range", "All values that f takes; a round bracket is approached and never reached.", range,
         [](const P& p) { return p.range.parts.empty() ? none : p.range.parts.front().low; }, false,
         [](const P& p) { return j::jsonOf(p.range); }},
        {"limits", "Limits at −∞ · ∞", "What f tends to on the far left and the far right.", limits,
         [](const P& p) { return p.limitLeft; }, false,
         [](const P& p) {
             return Json{{"left", j::jsonOf(p.limitLeft)}, {"right", j::jsonOf(p.limitRight)}};
         }},
        {"zeros", "Zeros", "Where f(x) = 0.", zeros,
         [](const P& p) { return p.zeros.points.empty() ? none : p.zeros.points.front().x; }, false,
         [](const P& p) { return j::jsonOf(p.zeros); }},
        {"extrema", "Extrema", "Local minima and maxima.", extrema,
         [](const P& p) { return p.extrema.points.empty() ? none : p.extrema.points.front().f; }, false,
         [](const P& p) { return j::jsonOf(p.extrema); }},
        {"inflections", "Inflections", "Where f changes between convex and concave.", inflections,
         [](const P& p) { return p.inflections.points.empty() ? none : p.inflections.points.front().x; },
         false, [](const P& p) { return j::jsonOf(p.inflections); }},
        {"monotone", "Monotone", "Whether f only rises or only falls; if not, three values that show it.",
         monotone, [](const P& p) { return static_cast<double>(p.monotone.kind); }, false,
         [](const P& p) { return j::jsonOf(p.monotone); }},
        {"symmetry", "Symmetry", "Odd, even, or odd about a point (0, c).", symmetry,
         [](const P& p) { return static_cast<double>(p.symmetry.kind); }, false,
         [](const P& p) { return Json(detail::symmetryText(p.symmetry, 17)); }},
        {"smoothness", "Smoothness", "How many derivatives are continuous: C⁻¹ has a jump, C⁰ a corner.",
         smoothness, [](const P& p) { return p.smoothness.order ? *p.smoothness.order : 100.0; }, false,
         [](const P& p) { return j::jsonOf(p.smoothness); }},
        {"kinks", "f′(x⁻) · f′(x⁺)", "The slopes on both sides of each kink.", kinks,
         [](const P& p) { return static_cast<double>(p.kinks.size()); }, false,
         [](const P& p) { return j::jsonOf(p.kinks); }},
        {"lipschitz", "sup |f′| (Lipschitz)", "The steepest slope: by how much f can stretch a difference.",
         slope, [](const P& p) { return p.slope.value; }, true,
         [](const P& p) { return j::jsonOf(p.slope); }},
        {"curvature", "sup |f″|", "The strongest bend away from kinks.", curvature,
         [](const P& p) { return p.curvature.value; }, true,
         [](const P& p) { return j::jsonOf(p.curvature); }},
        {"saturation", "Saturates", "Where |f′| is below the threshold, and the value f has there.",
         saturation, [](const P& p) { return p.saturation.mass; }, false,
         [](const P& p) { return j::jsonOf(p.saturation); }},
        {"saturated_mass", "P(saturated)", "How probable |f′(z)| below the threshold is, z ~ N(0, σ²).",
         saturatedMass, [](const P& p) { return p.saturation.mass; }, true,
         [](const P& p) { return j::jsonOf(p.saturation.mass); }},
        {"dead_mass", "Dead, P(f′ = 0)", "How probable a slope of exactly 0 is, z ~ N(0, σ²).", dead,
         [](const P& p) { return p.deadMass; }, true, [](const P& p) { return j::jsonOf(p.deadMass); }},
        {"mean", "Zero-centred, E[f(z)]", "The mean output for z ~ N(0, σ²).",
         [](const P& p, int digits) { return moment(p.moments.mean, digits); },
         [](const P& p) { return momentNumber(p.moments.mean); }, true,
         [](const P& p) { return j::jsonOf(p.moments.mean); }},
        {"second_moment", "E[f(z)²]", "The mean square of the output for z ~ N(0, σ²).",
         [](const P& p, int digits) { return moment(p.moments.square, digits); },
         [](const P& p) { return momentNumber(p.moments.square); }, true,
         [](const P& p) { return j::jsonOf(p.moments.square); }},
        {"gradient_factor", "Gradient factor, E[f′(z)²]",
         "What a layer multiplies the variance of a gradient by, z ~ N(0, σ²).",
         [](const P& p, int digits) { return moment(p.moments.slopeSquare, digits); },
         [](const P& p) { return momentNumber(p.moments.slopeSquare); }, true,
         [](const P& p) { return j::jsonOf(p.moments.slopeSquare); }},
        {"gain", "Init gain, forward",
         "σ/√E[f(z)²]: weights N(0, gain²/fan-in) keep the variance of signals.",
         [](const P& p, int digits) { return gain(p.forwardGain, p.moments.square, digits); },
         [](const P& p) { return p.forwardGain.value_or(none); }, true,
         [](const P& p) { return j::jsonOf(p.forwardGain); }},
        {"backward_gain", "Init gain, backward",
         "1/√E[f′(z)²]: weights N(0, gain²/fan-out) keep the variance of gradients.",
         [](const P& p, int digits) { return gain(p.backwardGain, p.moments.slopeSquare, digits); },
         [](const P& p) { return p.backwardGain.value_or(none); }, true,
         [](const P& p) { return j::jsonOf(p.backwardGain); }},
        {"critical_sigma_w", "Critical σ_w",
         "The weight scale at the edge of chaos, with the variance q of the pre-activations there.", critical,
         [](const P& p) { return p.critical ? p.critical->sigmaW : none; }, true,
         [](const P& p) { return j::jsonOf(p.critical); }},
        {"relu_distance", "Distance to ReLU", "The largest |f(x) − max(x, 0)|.", reluDistance,
         [](const P& p) { return p.reluDistance.value; }, true,
         [](const P& p) { return j::jsonOf(p.reluDistance); }},
    };
    return table;
}

const Property* findProperty(std::string_view id) {
    for (const Property& property : propertyTable())
        if (property.id == id)
            return &property;
    return nullptr;
}

const char* knownWord(Known known) {
    return known == Known::Exact     ? marked("exact")
           : known == Known::Bounded ? marked("bounded")
                                     : marked("sampled");
}

nlohmann::ordered_json propertiesJson(const Properties& properties) {
    constexpr int digits = 6;
    const InEnglish forMachines;
    Json all = Json::object();
    all["settings"] = {{"sigma", properties.settings.sigma},
                       {"sigma_b", properties.settings.biasSigma},
                       {"saturation_threshold", properties.settings.saturationThreshold},
                       {"sampled_points", properties.points}};
    for (const Property& property : propertyTable()) {
        const PropertyText text = property.describe(properties, digits);
        all[property.id] = {
            {"value", property.json(properties)}, {"known", knownWord(text.known)}, {"text", text.text}};
    }
    return all;
}

} // namespace actiscope
