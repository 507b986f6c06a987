// A parsed formula as a tree, and the table of what a formula may be made of.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace actiscope {

struct Activation;

enum class Op : std::uint8_t {
    // leaves
    Number,
    E,
    Pi,
    Tau,
    Parameter,
    X,
    // operators
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    And,
    Or,
    Not,
    // functions
    Where,
    Min,
    Max,
    Exp,
    Expm1,
    Log,
    Log1p,
    Sqrt,
    Cbrt,
    Tanh,
    Sinh,
    Cosh,
    Sech,
    Sin,
    Cos,
    Tan,
    Atan,
    Asinh,
    Acosh,
    Atanh,
    Erf,
    Erfc,
    GaussianCdf,
    GaussianPdf,
    Sigmoid,
    Softplus,
    Relu,
    Abs,
    Sign,
    Log10,
    Log2,
    Asin,
    Acos,
    Atan2,
    Hypot,
    Floor,
    Ceil,
    Round,
    Mod,
    // parts of stable forms, which nobody types
    LogCosh,      ///< ln cosh u
    Root,         ///< sqrt(k·u² + c) of u, k, c
    RootRatio,    ///< u/sqrt(k·u² + c) of u, k, c
    ConjugateSum, ///< u + sqrt(u² + c) of u, c
    Ratio,        ///< a/b of a, b, n, with the derivative n′/b²
    /// An activation of the catalogue: the first child is its argument, the others are values of its first
    /// parameters, in none of which x stands.
    Activation,
};

constexpr bool isComparison(Op op) {
    return op >= Op::Less && op <= Op::NotEqual;
}

/// Whether the operation says that something holds (1) or not (0).
constexpr bool isTruth(Op op) {
    return op >= Op::Less && op <= Op::Not;
}

/// The operands that a node may have: an argument and ten parameters.
constexpr std::size_t mostOperands = 11;

constexpr std::array<int, mostOperands> noOperands(int none) {
    std::array<int, mostOperands> operands{};
    operands.fill(none);
    return operands;
}

/// A function that a formula may call.
struct FormulaFunction {
    std::string_view name; ///< as typed
    Op op;
    int leastArguments;
    int mostArguments;      ///< further arguments of min and max fold from the left
    std::string_view shape; ///< "where(condition, a, b)"
    std::string_view help;  ///< one short sentence
};

/// Every function, in the order a help lists them; second names such as ln come after all first names.
std::span<const FormulaFunction> formulaFunctions();

/// The function of this name, or nullptr.
const FormulaFunction* findFormulaFunction(std::string_view name);

struct Node {
    Op op = Op::Number;
    double number = 0;                                       ///< of a Number
    int parameter = 0;                                       ///< of a Parameter: index in Tree::parameters
    const Activation* activation = nullptr;                  ///< of an Activation
    std::array<int, mostOperands> children = noOperands(-1); ///< indices of nodes before this one
    int childCount = 0;
};

/// A free letter of a formula.
struct FormulaLetter {
    std::string id;    ///< in ASCII: "alpha", "c1", whether typed so or as α, c₁
    std::string label; ///< as one reads it: "α", "c₁"
};

/// What a person should know of how a formula was read.
struct FormulaNote {
    std::size_t byte = 0; ///< where in the text
    std::string sentence;
};

/// The nodes of the tree in the order of evaluation: every node stands after its operands, the root is the
/// last.
struct Tree {
    std::vector<Node> nodes;
    std::vector<FormulaLetter> parameters; ///< in the order of their first appearance
    std::vector<FormulaNote> notes{};
};

/// The nodes below and with `root` as a tree of its own, with the same parameters.
Tree subtree(const Tree& tree, int root);

/// For every node: whether x stands in it.
std::vector<bool> dependsOnX(const Tree& tree);

} // namespace actiscope
