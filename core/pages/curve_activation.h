// The activation behind a curve of the page.
#pragma once

#include "core/expressions/resolve.h"
#include "core/pages/curves.h"

namespace actiscope {

/// The activation of this curve, or nullptr when its text names none and makes none, or the curve has not as
/// many parameters: such a curve is not drawn.
ActivationPtr drawableActivation(const Curve& curve);

} // namespace actiscope
