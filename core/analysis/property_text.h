// The values of properties as texts for readers.
#pragma once

#include "core/analysis/properties.h"

namespace actiscope::detail {

std::string rangeText(const ValueRange& range, int digits);
std::string limitsText(const Properties& properties, int digits);
std::string zerosText(const Zeros& zeros, int digits);
std::string extremaText(const Extrema& extrema, int digits);
std::string inflectionsText(const Inflections& inflections, int digits);
std::string monotoneText(const Monotone& monotone, int digits);
std::string symmetryText(const SymmetryReport& symmetry, int digits);
std::string smoothnessText(const Smoothness& smoothness, int digits);
std::string kinksText(const std::vector<KinkSides>& kinks, Known known, int digits);
std::string supremumText(const Supremum& supremum, int digits);
std::string slopeText(const Properties& properties, int digits);
std::string saturationText(const Properties& properties, int digits);
std::string momentText(const Integral& moment, int digits);
std::string gainText(const std::optional<double>& gain, int digits);
std::string criticalText(const std::optional<CriticalPoint>& point, int digits);

} // namespace actiscope::detail
