#include "core/expressions/catalogue_call.h"

#include <algorithm>
#include <limits>

namespace actiscope {

void call(const Activation& activation, const CallParameters& parameters, std::span<const double> arguments,
          const JetSpans& out) {
    if (parameters.allowed())
        return activation.evaluate(parameters.values(), arguments, out);
    for (const auto& values : {out.f, out.f1, out.f2})
        std::fill(values.begin(), values.end(), std::numeric_limits<double>::quiet_NaN());
}

} // namespace actiscope
