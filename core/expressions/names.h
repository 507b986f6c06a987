// What a name in a formula stands for, and what was meant by one that stands for nothing.
#pragma once

#include "core/expressions/tree.h"

#include <optional>
#include <string>

namespace actiscope {

/// The node of e, pi, tau, inf or x.
std::optional<Node> namedConstant(std::string_view id);

/// The activation of the catalogue that a formula calls by this id, or nullptr.
const Activation* callableActivation(std::string_view id);

/// Why this name cannot be a letter of a formula: "exp is a function: write exp(x)", "ax is one name: for a
/// product write a*x"; empty when it can. As it was typed: Π is a letter, and Pi is none.
std::string whyNoLetter(std::string_view typed);

/// What may have been meant by a letter: " (for a product write x*2, for a power x^2)"; mostly empty.
std::string letterHint(std::string_view id);

/// The sentence about a name that is called but is no function.
std::string unknownFunction(std::string_view typed);

} // namespace actiscope
