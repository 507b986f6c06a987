// An activation of the catalogue called from a formula: elu(2*x, 0.5).
#pragma once

#include "core/activations/activation.h"
#include "core/expressions/tree.h"

#include <array>
#include <cassert>
#include <span>

namespace actiscope {

/// The parameters of a call: the given ones, then the defaults.
class CallParameters {
public:
    /// `valueOf` tells the value of each of the given ones.
    template <class Value>
    CallParameters(const Activation& activation, std::span<const int> given, Value valueOf)
        : count_(activation.parameters.size()) {
        assert(count_ <= values_.size());
        for (std::size_t i = 0; i < count_; ++i) {
            const Field& field = activation.parameters[i];
            values_[i] = i < given.size() ? valueOf(given[i]) : std::get<double>(field.defaultValue);
            allowed_ = allowed_ && (i >= given.size() || checkedValue(field, values_[i]).has_value());
        }
    }

    Parameters values() const { return std::span(values_).first(count_); }
    /// Whether each is within the limits of its field.
    bool allowed() const { return allowed_; }

private:
    std::array<double, mostOperands - 1> values_{};
    std::size_t count_ = 0;
    bool allowed_ = true;
};

/// f, f′, f″ of the activation at these arguments; NaN where a parameter is outside its limits.
void call(const Activation& activation, const CallParameters& parameters, std::span<const double> arguments,
          const JetSpans& out);

} // namespace actiscope
