// A row of a page that is an activation: what the curves, and whatever a page compares, have in common.
#pragma once

#include "core/expressions/resolve.h"
#include "core/fields/binding.h"

#include <string>
#include <vector>

namespace actiscope {

/// One parameter of an activation, as the user set it.
struct ParameterState {
    double value = 0;
    double sliderMinimum = 0; ///< the slider's ends, editable; sliderMinimum < sliderMaximum
    double sliderMaximum = 1;
    std::string animation = "ping-pong"; ///< how ▶ moves it: ping-pong or loop
    double sweepSeconds = 4;             ///< one way from end to end
    friend bool operator==(const ParameterState&, const ParameterState&) = default;
};

struct ActivationRow {
    std::string activation = "elu";         ///< id in the catalogue, or a formula: see resolve.h
    std::vector<ParameterState> parameters; ///< in the order of Activation::parameters
    int colour = 0;                         ///< palette index
    bool visible = true;
    friend bool operator==(const ActivationRow&, const ActivationRow&) = default;
};

/// The fields of a row that is an activation and no more: see field.h.
const std::vector<BoundField<ActivationRow>>& activationRowFields();

/// A row of this activation: see assign().
ActivationRow makeRow(const Activation& activation, int colour, Parameters values = {});

/// The fields of a parameter: see field.h.
const std::vector<BoundField<ParameterState>>& parameterStateFields();

/// Makes a row one of this activation, with these values of its parameters or, without any, the defaults;
/// sliders reach as far as the values do.
void assign(ActivationRow& row, const Activation& activation, Parameters values = {});

/// Turns a row into this activation; parameters of the same id keep their state.
void redefine(ActivationRow& row, const Activation& activation);

/// The activation of this row, or nullptr when its text names none and makes none, or the row has not as
/// many parameters: such a row is not drawn.
ActivationPtr drawableActivation(const ActivationRow& row);

/// The activation of a row of a document, which always has one.
ActivationPtr activationOf(const ActivationRow& row);

std::vector<double> parameterValues(const ActivationRow& row);

/// "ELU (α = 0.72)", as in a legend.
std::string rowName(const ActivationRow& row);

/// Just the parameters, "α = 0.72"; empty when there are none.
std::string parameterText(const ActivationRow& row);

/// That its text names an activation, with parameters that this allows. `place` is where the row stands:
/// "curves[2]".
tl::expected<void, std::string> checkRow(const ActivationRow& row, const std::string& place);

/// The palette index that fewest of these use, the first of several.
int leastUsedColour(const std::vector<int>& used);

} // namespace actiscope
