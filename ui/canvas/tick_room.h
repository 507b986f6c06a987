// Which tick labels have room on an axis.
#pragma once

#include "core/figure/figure.h"
#include "ui/canvas/figure_style.h"

#include <Qt>

namespace actiscope {

/// The ticks of an axis of this length in pixels, without the labels that would run into others: every
/// second keeps its own, or every third …, that of 0 among them.
std::vector<Tick> ticksWithRoom(const Axis& axis, Qt::Orientation orientation, double lengthPx,
                                const FigureStyle& style);

} // namespace actiscope
