// Looks up what belongs to one parameter of one curve.
#pragma once

#include "core/expressions/resolve.h"
#include "core/pages/curves.h"
#include "core/fields/slider_scale.h"

#include <QString>

namespace actiscope {

/// The activation of a curve; curves in a document always have one.
ActivationPtr activationOf(const Curve& curve);

/// The state of a parameter, or nullptr when there is no such curve or parameter.
const ParameterState* parameterAt(const std::vector<Curve>& curves, int curve, int parameter);
ParameterState* parameterAt(std::vector<Curve>& curves, int curve, int parameter);

Field parameterField(const Curve& curve, int parameter);

SliderScale scaleOf(const Field& field, const ParameterState& state);

/// "α of ELU": accessible name and undo text.
QString parameterName(const Curve& curve, int parameter);

} // namespace actiscope
