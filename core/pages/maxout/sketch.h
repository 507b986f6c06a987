// The target of the Maxout page that is drawn by hand: what strokes of the mouse and the pen of the keyboard
// do to its knots.
#pragma once

#include "core/fitting/fit_target.h"
#include "core/pages/maxout/state.h"

namespace actiscope {

/// So many heights a hand-drawn target has once it was drawn at; fewer come from sessions and --set.
inline constexpr std::size_t sketchKnots = 129;

/// To so many decimals below the leading digit of the span it is seen in, as a decimal: what was drawn or
/// dragged reads well.
double roundedIn(double span, double value, int decimals);

/// The same polyline over the same range with `count` ≥ 2 knots at equal steps; exact when each of the 2 or
/// more knots given is one of the new ones.
std::vector<double> resampled(const std::vector<double>& knots, std::size_t count);

/// Height of the drawn target at x, on its end beyond the range.
double drawnAt(const MaxoutPage& page, double x);

/// Where the pen stands: on the drawn target, or next to it on the edge of the view.
Point penAt(const MaxoutPage& page);

/// Overwrites the drawn target between the x that the stroke passes, and puts the pen at its end. A stroke
/// too short to pass a knot moves the one next to its end. It ends before a point that is no number; what is
/// outside the range is cut off. Answers with the name of the undo step, empty when nothing was drawn.
std::string sketchMaxout(MaxoutPage& page, const SketchStroke& stroke);

/// Makes a target that is finite over the range the drawn one.
void traceTarget(MaxoutPage& page, const FitTarget& target);

/// Moves the pen along the target, or, with the same x, up or down together with a smooth bump of the target
/// around it.
std::string movePen(MaxoutPage& page, const Point& to);

} // namespace actiscope
