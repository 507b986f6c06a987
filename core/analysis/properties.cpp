#include "core/analysis/properties.h"

#include "core/analysis/proof.h"
#include "core/analysis/property_parts.h"
#include "core/expressions/resolve.h"

#include <cmath>

namespace actiscope {

namespace {

std::optional<double> gain(double numerator, const Integral& square) {
    const bool settled = square.error <= 1e-3 * square.value;
    if (!settled || !(square.value > 0) || !std::isfinite(square.value))
        return {};
    return numerator / std::sqrt(square.value);
}

} // namespace

Properties shapeAnalysed(const Activation& activation, Parameters parameters,
                         const AnalysisSettings& settings) {
    Scan scan = scanned(activation, parameters);
    const detail::Turns turns = detail::turnsOf(scan);
    Properties result;
    result.settings = settings;
    for (const ScanPiece& piece : scan.pieces)
        result.points += piece.x.size();
    result.limitLeft = scan.minusInfinity.f;
    result.limitRight = scan.plusInfinity.f;
    if (std::isnan(result.limitLeft) || std::isnan(result.limitRight))
        result.limitsKnown = Known::Sampled;
    result.extrema = detail::extremaOf(scan, turns);
    result.inflections = detail::inflectionsOf(scan, turns);
    result.zeros = detail::zerosOf(scan, turns, result.extrema);
    result.range = detail::rangeOf(scan, turns);
    result.monotone = detail::monotoneOf(scan, result.extrema, turns);
    result.symmetry = detail::symmetryOf(scan);
    result.smoothness = detail::smoothnessOf(scan, turns);
    result.kinks = scan.kinks;
    if (activation.landmarks) // a seam is no kink
        std::erase_if(result.kinks, [](const KinkSides& kink) { return kink.smoothness == 2; });
    result.slope = detail::slopeSupremum(scan, turns);
    result.curvature = detail::curvatureSupremum(scan, turns);
    result.saturation = detail::saturationOf(scan, settings.saturationThreshold, settings.sigma);
    result.dead = detail::deadStretches(scan);
    for (const Stretch& stretch : result.dead)
        result.deadMass += gaussianMass(stretch.from, stretch.to, settings.sigma);
    result.reluDistance = detail::reluDistanceOf(scan, turns);
    if (turns.undeclared)
        result.deadMassKnown = Known::Sampled;
    if (scan.enclosure)
        detail::keepWhatIsProved(result, scan, *scan.enclosure);
    return result;
}

Properties analysed(const Activation& activation, Parameters parameters, const AnalysisSettings& settings) {
    Properties result = shapeAnalysed(activation, parameters, settings);
    result.moments = gaussianMoments(activation, parameters, settings.sigma);
    result.forwardGain = gain(settings.sigma, result.moments.square);
    result.backwardGain = gain(1, result.moments.slopeSquare);
    result.critical = criticalPoint(activation, parameters, settings.biasSigma);
    // At q = 0 it rests on f(0) = 0 and the slopes there, which an activation of the catalogue declares.
    if (result.critical && result.critical->q == 0)
        result.criticalKnown = isFormula(activation) ? Known::Sampled : Known::Exact;
    return result;
}

} // namespace actiscope
