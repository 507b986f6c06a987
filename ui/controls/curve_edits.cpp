#include "ui/controls/curve_edits.h"

#include "core/activations/catalogue.h"
#include "core/expressions/resolve.h"

#include <algorithm>
#include <cassert>

namespace actiscope {

void addCurve(CurvesPage& page, const Activation& activation) {
    addCurve(page, makeCurve(activation, 0));
}

void addCurve(CurvesPage& page, Curve curve) {
    curve.colour = freeColour(page);
    page.curves.push_back(std::move(curve));
    page.selected = static_cast<int>(page.curves.size()) - 1;
}

Curve curveWith(const Activation& activation, Parameters values) {
    Curve curve = makeCurve(activation, 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        ParameterState& state = curve.parameters[i];
        state.value = values[i];
        state.sliderMinimum = std::min(state.sliderMinimum, state.value);
        state.sliderMaximum = std::max(state.sliderMaximum, state.value);
    }
    return curve;
}

void duplicateCurve(CurvesPage& page, int curve) {
    Curve copy = page.curves[static_cast<std::size_t>(curve)];
    copy.colour = freeColour(page);
    page.curves.insert(page.curves.begin() + curve + 1, std::move(copy));
    page.selected = curve + 1;
}

void removeCurve(CurvesPage& page, int curve) {
    page.curves.erase(page.curves.begin() + curve);
    if (page.selected > curve)
        --page.selected;
    page.selected = std::min(page.selected, static_cast<int>(page.curves.size()) - 1);
}

void become(Curve& curve, const Variant& variant) {
    const Activation* activation = findActivation(variant.activation);
    assert(activation != nullptr);
    Curve fresh = curveWith(*activation, variant.parameters);
    curve.activation = std::move(fresh.activation);
    curve.parameters = std::move(fresh.parameters);
}

void redefine(Curve& curve, const Activation& activation) {
    const ActivationPtr before = findOrMakeActivation(curve.activation);
    Curve fresh = makeCurve(activation, curve.colour);
    for (std::size_t i = 0; i < activation.parameters.size(); ++i)
        for (std::size_t k = 0; before && k < before->parameters.size(); ++k)
            if (before->parameters[k].id == activation.parameters[i].id)
                fresh.parameters[i] = curve.parameters[k];
    curve.activation = std::move(fresh.activation);
    curve.parameters = std::move(fresh.parameters);
}

void moveCurve(CurvesPage& page, int curve, int to) {
    auto& curves = page.curves;
    const int target = std::clamp(to, 0, static_cast<int>(curves.size()) - 1);
    Curve moved = std::move(curves[static_cast<std::size_t>(curve)]);
    curves.erase(curves.begin() + curve);
    curves.insert(curves.begin() + target, std::move(moved));
    if (page.selected == curve)
        page.selected = target;
    else if (page.selected > curve && page.selected <= target)
        --page.selected;
    else if (page.selected < curve && page.selected >= target)
        ++page.selected;
}

} // namespace actiscope
