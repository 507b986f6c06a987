// What of a typed formula's properties is proved, by interval arithmetic over its tree.
#pragma once

#include "core/analysis/property_parts.h"
#include "core/expressions/enclosure.h"

namespace actiscope::detail {

/// Says Sampled of every property that was found by the scan and is not proved for all x.
void keepWhatIsProved(Properties& properties, const Scan& scan, const Enclosure& enclosure);

} // namespace actiscope::detail
