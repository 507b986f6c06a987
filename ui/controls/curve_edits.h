// What the user does to the list of curves. Each keeps the selection on the curve that the user thinks of.
#pragma once

#include "core/pages/curves.h"

namespace actiscope {

/// Appends a curve of the activation in a free colour, with f shown, and selects it.
void addCurve(CurvesPage& page, const Activation& activation);

/// Appends this curve likewise; its colour is replaced by a free one.
void addCurve(CurvesPage& page, Curve curve);

/// A curve with these parameter values; sliders reach as far as the values do. Without values: the defaults.
Curve curveWith(const Activation& activation, Parameters values);

/// A copy right below, in a free colour, selected.
void duplicateCurve(CurvesPage& page, int curve);

/// The selection goes to the curve that takes its place, or the last one, or −1.
void removeCurve(CurvesPage& page, int curve);

/// Turns a curve into another activation with the variant's parameters; what is shown of it stays.
void become(Curve& curve, const Variant& variant);

/// Turns a curve into this activation; parameters of the same id keep their state, and what is shown stays.
void redefine(Curve& curve, const Activation& activation);

/// Brings a curve to the place `to` of the list without it; the selection stays on its curve.
void moveCurve(CurvesPage& page, int curve, int to);

} // namespace actiscope
