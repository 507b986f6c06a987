#include "core/pages/activation_row.h"

#include "core/activations/activation_text.h"
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/fields/quote.h"
#include "core/text/say.h"

#include <algorithm>
#include <array>

namespace actiscope {

namespace {

Field sweepField() {
    Field field = realField("sweep_seconds", "Sweep", "Time from one end of the slider to the other.", 4);
    field.unit = "s";
    field.minimum = 0.1;
    field.maximum = 600;
    field.sliderMinimum = 0.5;
    field.sliderMaximum = 20;
    field.scale = FieldScale::Logarithmic;
    return field;
}

} // namespace

const std::vector<BoundField<ActivationRow>>& activationRowFields() {
    static const std::vector<BoundField<ActivationRow>> table{
        {wholeField("colour", "Colour", "Number in the palette.", 0, 0, 7), &ActivationRow::colour},
        {flagField("visible", "Visible", "Draw this activation.", true), &ActivationRow::visible},
    };
    return table;
}

ActivationRow makeRow(const NamedActivation& activation, int colour, Parameters values) {
    ActivationRow row;
    assign(row, activation, values);
    row.colour = colour;
    return row;
}

const std::vector<BoundField<ParameterState>>& parameterStateFields() {
    using P = ParameterState;
    static const std::vector<BoundField<P>> table{
        {realField("value", "Value", "The parameter itself.", 0), &P::value},
        {realField("slider_minimum", "Slider from", "Left end of the slider.", 0), &P::sliderMinimum},
        {realField("slider_maximum", "Slider to", "Right end of the slider.", 1), &P::sliderMaximum},
        {choiceField("animation", "Animation", "How ▶ moves the parameter.",
                     {{"ping-pong", "Back and forth"}, {"loop", "From the start again"}}),
         &P::animation},
        {sweepField(), &P::sweepSeconds},
    };
    return table;
}

void assign(ActivationRow& row, const NamedActivation& activation, Parameters values) {
    row.activation = activation;
    row.parameters.clear();
    for (const auto& field : activation->parameters) {
        ParameterState state;
        state.value = std::get<double>(field.defaultValue);
        state.sliderMinimum = field.sliderMinimum;
        state.sliderMaximum = field.sliderMaximum;
        row.parameters.push_back(state);
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        ParameterState& state = row.parameters[i];
        state.value = values[i];
        state.sliderMinimum = std::min(state.sliderMinimum, state.value);
        state.sliderMaximum = std::max(state.sliderMaximum, state.value);
    }
}

void redefine(ActivationRow& row, const NamedActivation& activation) {
    const ActivationRow old = row;
    assign(row, activation);
    for (std::size_t i = 0; i < activation->parameters.size(); ++i)
        for (std::size_t k = 0; k < old.parameters.size(); ++k)
            if (old.activation->parameters[k].id == activation->parameters[i].id)
                row.parameters[i] = old.parameters[k];
}

std::vector<double> parameterValues(const ActivationRow& row) {
    std::vector<double> values;
    for (const auto& state : row.parameters)
        values.push_back(state.value);
    return values;
}

std::string parameterText(const ActivationRow& row) {
    return parameterText(*row.activation, parameterValues(row));
}

std::string rowName(const ActivationRow& row) {
    const std::string parameters = parameterText(row);
    const std::string& name = row.activation->name;
    return parameters.empty() ? name : name + " (" + parameters + ")";
}

tl::expected<void, std::string> checkRow(const ActivationRow& row, const std::string& place) {
    const auto& fields = row.activation->parameters;
    if (row.parameters.size() != fields.size())
        return tl::unexpected(say("{}.parameters: {} takes {} parameters, not {}", place,
                                  printable(row.activation->id, longestQuote), fields.size(),
                                  row.parameters.size()));
    for (std::size_t k = 0; k < fields.size(); ++k) {
        const ParameterState& state = row.parameters[k];
        const auto path = place + ".parameters." + fields[k].id;
        for (const double value : {state.value, state.sliderMinimum, state.sliderMaximum})
            if (const auto checked = checkedValue(fields[k], value); !checked)
                return tl::unexpected(path + ": " + checked.error());
        if (!(state.sliderMinimum < state.sliderMaximum))
            return tl::unexpected(say("{}: slider_minimum must be less than slider_maximum", path));
    }
    return {};
}

int leastUsedColour(const std::vector<int>& used) {
    std::array<int, 8> uses{};
    for (const int colour : used)
        ++uses[static_cast<std::size_t>(colour) % uses.size()];
    return static_cast<int>(std::min_element(uses.begin(), uses.end()) - uses.begin());
}

} // namespace actiscope
