#include "ui/controls/curve_parameter.h"

#include "ui/controls/number_text.h"

#include <QCoreApplication>

#include <cassert>

namespace actiscope {

ActivationPtr activationOf(const Curve& curve) {
    ActivationPtr activation = findOrMakeActivation(curve.activation);
    assert(activation != nullptr);
    return activation;
}

const ParameterState* parameterAt(const std::vector<Curve>& curves, int curve, int parameter) {
    if (curve < 0 || parameter < 0 || static_cast<std::size_t>(curve) >= curves.size())
        return nullptr;
    const auto& parameters = curves[static_cast<std::size_t>(curve)].parameters;
    const auto index = static_cast<std::size_t>(parameter);
    return index < parameters.size() ? &parameters[index] : nullptr;
}

ParameterState* parameterAt(std::vector<Curve>& curves, int curve, int parameter) {
    return const_cast<ParameterState*>(parameterAt(std::as_const(curves), curve, parameter));
}

Field parameterField(const Curve& curve, int parameter) {
    return activationOf(curve)->parameters[static_cast<std::size_t>(parameter)];
}

SliderScale scaleOf(const Field& field, const ParameterState& state) {
    return {state.sliderMinimum, state.sliderMaximum, field.scale};
}

QString parameterName(const Curve& curve, int parameter) {
    return QCoreApplication::translate("Curves", "%1 of %2")
        .arg(toQt(parameterField(curve, parameter).label), toQt(activationOf(curve)->name));
}

} // namespace actiscope
