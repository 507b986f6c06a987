// A row of a page that is an activation: what the curves, and whatever a page compares, have in common.
#pragma once

#include "core/expressions/resolve.h"
#include "core/fields/binding.h"

#include <cassert>
#include <string>
#include <utility>
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

/// The activation that a text named when it entered the document, an id or a formula: never looked up again.
class NamedActivation {
public:
    NamedActivation(ActivationPtr activation) : activation_(std::move(activation)) {
        assert(activation_ != nullptr);
    }

    const Activation& operator*() const { return *activation_; }
    const Activation* operator->() const { return activation_.get(); }
    operator const ActivationPtr&() const { return activation_; }
    /// Of the same text: what is made of one formula twice is one activation.
    friend bool operator==(const NamedActivation& a, const NamedActivation& b) {
        return a.activation_ == b.activation_ || a->id == b->id;
    }

private:
    ActivationPtr activation_;
};

struct ActivationRow {
    NamedActivation activation = findOrMakeActivation("elu");
    std::vector<ParameterState> parameters; ///< those of Activation::parameters
    int colour = 0;                         ///< palette index
    bool visible = true;
    friend bool operator==(const ActivationRow&, const ActivationRow&) = default;
};

/// The fields of a row that is an activation and no more: see field.h.
const std::vector<BoundField<ActivationRow>>& activationRowFields();

/// A row of this activation: see assign().
ActivationRow makeRow(const NamedActivation& activation, int colour, Parameters values = {});

/// The fields of a parameter: see field.h.
const std::vector<BoundField<ParameterState>>& parameterStateFields();

/// Makes a row one of this activation, with these values of its parameters or, without any, the defaults;
/// sliders reach as far as the values do.
void assign(ActivationRow& row, const NamedActivation& activation, Parameters values = {});

/// Turns a row into this activation; parameters of the same id keep their state.
void redefine(ActivationRow& row, const NamedActivation& activation);

std::vector<double> parameterValues(const ActivationRow& row);

/// "ELU (α = 0.72)", as in a legend.
std::string rowName(const ActivationRow& row);

/// Just the parameters, "α = 0.72"; empty when there are none.
std::string parameterText(const ActivationRow& row);

/// That it has the parameters of its activation, and values that these allow. `place` is where the row
/// stands: "curves[2]".
tl::expected<void, std::string> checkRow(const ActivationRow& row, const std::string& place);

/// The palette index that fewest of these use, the first of several.
int leastUsedColour(const std::vector<int>& used);

} // namespace actiscope
