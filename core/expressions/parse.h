// Reads a formula that a person typed.
//
// The language: numbers (also 0,5 where the comma cannot be an argument's, and ½), x, the constants e, pi
// (π), tau (τ) and inf (∞), and other letters (a, alpha, β, c1), which are parameters; + - * / and ^ or **
// with the usual precedence, ^ to the right and before a minus sign on its left (−x^2 = −(x^2)); parentheses,
// |x|, ², ³; the functions of tree.h and every activation of the catalogue. A product needs no sign where it
// cannot be anything else (2x, 3sin(x), x(x+1)) and then binds tighter than * and /: 1/2x = 1/(2*x), as in
// Desmos, which a note says. Comparisons (< <= > >= == !=) are 1 or 0 and chain: -1 < x < 1 is the same as -1
// < x and x < 1; they are joined by and, or, not (&&, ||), loosest of all. Also read are − · × ÷ ≤ ≥ ≠ ∧ ∨ ¬
// and Greek letters: β is the letter "beta". A definition has a name before the formula: "mine =
// x*sigmoid(b*x)", "f(x) = x^2".
#pragma once

#include "core/expressions/tree.h"

#include <tl/expected.hpp>

namespace actiscope {

/// What a formula may cost.
constexpr std::size_t longestFormula = 2000; ///< bytes
constexpr int deepestFormula = 64;           ///< brackets, calls, exponents and signs inside each other
constexpr std::size_t mostFormulaNodes = 500;
constexpr std::size_t mostFormulaLetters = 12;
constexpr std::size_t longestFormulaName = 40; ///< characters

/// Where a formula is wrong and why.
struct FormulaError {
    std::size_t byte = 0;      ///< offset in the text that was parsed
    std::size_t character = 1; ///< the same place counted in characters, the first is 1
    std::string sentence;      ///< "expected a number, x, a letter, a function or '(', found ')'"
};

/// "at character 7: expected …"
std::string errorText(const FormulaError& error);

tl::expected<Tree, FormulaError> parseFormula(std::string_view text);

/// A definition taken apart: the parts of "name = expression", or an empty name and all of the text.
struct Definition {
    std::string name;
    std::string expression;
    std::size_t expressionStart = 0; ///< byte offset of the expression in the definition
};

/// Splits at the first = that is no part of <=, >=, == or !=. A name is of letters, digits, _, - and single
/// spaces, and begins with a letter.
tl::expected<Definition, FormulaError> splitDefinition(std::string_view text);

} // namespace actiscope
