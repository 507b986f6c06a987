// What a curve's `activation` names: an activation of the catalogue or a formula that the user typed.
#pragma once

#include "core/activations/activation.h"
#include "core/expressions/parse.h"

#include <memory>

namespace actiscope {

/// Shared, because a typed formula lives only as long as somebody uses it; entries of the catalogue live as
/// long as the program.
using ActivationPtr = std::shared_ptr<const Activation>;

/// The activation of this id ("elu"), or the one that a definition "name = expression" or a bare expression
/// in x makes, with every letter as a parameter (default 1, slider −5 … 5). Its id is the definition itself,
/// so that it resolves to the same again. The error is a sentence: "unknown activation 'rellu': did you mean
/// 'relu'?", "formula 'x*(2': at character 5: expected …".
///
/// Making one from a formula costs some microseconds: cheap enough for once a drawn curve, too much for once
/// a point.
tl::expected<ActivationPtr, std::string> resolveActivation(std::string_view text);

/// The same, or nullptr.
ActivationPtr findOrMakeActivation(std::string_view text);

/// Whether the text is one word, such as a mistyped id: "rellu", "leaky-relu", but not "x" and not "2x".
bool looksLikeId(std::string_view text);

/// The activation of a definition, whether or not the name is one of the catalogue.
tl::expected<Activation, FormulaError> makeFormulaActivation(std::string_view definition);

/// Whether this is no entry of the catalogue but made of a formula.
bool isFormula(const Activation& activation);

} // namespace actiscope
