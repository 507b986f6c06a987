// A thumbnail of a function.
#pragma once

#include "core/activations/activation.h"

#include <QIcon>

namespace actiscope {

constexpr QSize sparklineSize(38, 22);

/// f with default parameters over −4…4, with the axes faint behind it.
QIcon sparkline(const Activation& activation, const QColor& line, const QColor& axes);

} // namespace actiscope
