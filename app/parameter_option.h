// The --param NAME=VALUE of the subcommands.
#pragma once

#include "app/command_line.h"
#include "core/expressions/resolve.h"

namespace CLI {
class Validator;
}

namespace actiscope {

struct NameAndValue {
    std::string name;
    std::string value;
};

/// Splits "alpha=0.5"; a text without "=" or without a name is a usage error that names the option.
tl::expected<NameAndValue, Failure> splitNameAndValue(const std::string& option, const std::string& text);

/// The value that the parameter of this name takes, and its place in Activation::parameters.
struct GivenParameter {
    std::size_t index = 0;
    double value = 0;
};
tl::expected<GivenParameter, Failure> parameterOf(const std::string& id, const std::vector<Field>& fields,
                                                  const NameAndValue& given);
inline tl::expected<GivenParameter, Failure> parameterOf(const Activation& activation,
                                                         const NameAndValue& given) {
    return parameterOf(activation.id, activation.parameters, given);
}

/// The defaults of the fields of the activation `id`, overwritten by the given NAME=VALUE.
tl::expected<std::vector<double>, Failure> chosenParameters(const std::string& id,
                                                            const std::vector<Field>& fields,
                                                            const std::vector<std::string>& given);

/// The activation of an id or a formula, or a usage error with the nearest id or the place in the formula;
/// for an activation of vectors, one that says so.
tl::expected<ActivationPtr, Failure> activationOf(const std::string& id);

/// Makes a formula of what is given to a --formula, even of the id of an activation.
CLI::Validator alwaysFormula();

/// Says on stderr which letters of a formula became parameters, but for those that `given` sets ("a=2",
/// "mine.a=2"), and how a product was read that can be read in two ways.
void announceLetters(const Activation& formula, const std::vector<std::string>& given);

/// Declares the ID of a command that takes one activation, and --formula, which can stand instead.
void addActivationOptions(CLI::App& command, std::string& id);

/// The activation of this id with its default parameters, overwritten by the given NAME=VALUE.
struct ChosenActivation {
    ActivationPtr activation;
    std::vector<double> parameters;
};
tl::expected<ChosenActivation, Failure> chosenActivation(const std::string& id,
                                                         const std::vector<std::string>& given);

/// "0,1,2" as flags; anything else is a usage error that names the option.
struct Orders {
    bool wanted[3] = {false, false, false};
};
tl::expected<Orders, Failure> ordersOf(const std::string& option, const std::string& text);

} // namespace actiscope
