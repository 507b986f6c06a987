// The activation behind a curve of the page.
#pragma once

#include "core/pages/curves.h"

namespace actiscope {

/// The activation of this curve, or nullptr when there is none of that id or the curve has not as many
/// parameters: such a curve is not drawn.
const Activation* drawableActivation(const Curve& curve);

} // namespace actiscope
