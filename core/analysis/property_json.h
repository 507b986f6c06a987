// The values of properties as JSON, with all their digits.
#pragma once

#include "core/analysis/properties.h"

#include <nlohmann/json.hpp>

namespace actiscope::detail {

using PropertyJson = nlohmann::ordered_json;

PropertyJson jsonOf(double number);
PropertyJson jsonOf(const std::optional<double>& number);
PropertyJson jsonOf(const ValueRange& range);
PropertyJson jsonOf(const Zeros& zeros);
PropertyJson jsonOf(const Extrema& extrema);
PropertyJson jsonOf(const Inflections& inflections);
PropertyJson jsonOf(const Monotone& monotone);
PropertyJson jsonOf(const Smoothness& smoothness);
PropertyJson jsonOf(const std::vector<KinkSides>& kinks);
PropertyJson jsonOf(const Supremum& supremum);
PropertyJson jsonOf(const Saturation& saturation);
PropertyJson jsonOf(const Integral& moment);
PropertyJson jsonOf(const std::optional<CriticalPoint>& point);

} // namespace actiscope::detail
