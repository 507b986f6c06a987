#include "core/expressions/tree.h"

#include <algorithm>

namespace actiscope {

namespace {

constexpr int many = 16;

constexpr FormulaFunction functions[]{
    {"where", Op::Where, 3, 3, "where(x > 0, a, b)", "a where the condition holds, b elsewhere."},
    {"max", Op::Max, 2, many, "max(a, b)", "The larger one; where both are equal, the flatter one."},
    {"min", Op::Min, 2, many, "min(a, b)", "The smaller one; where both are equal, the flatter one."},
    {"abs", Op::Abs, 1, 1, "abs(x) or |x|", "Without its sign; f′(0) = 0."},
    {"sign", Op::Sign, 1, 1, "sign(x)", "−1, 0 or 1."},
    {"exp", Op::Exp, 1, 1, "exp(x)", "The exponential."},
    {"expm1", Op::Expm1, 1, 1, "expm1(x)", "exp(x) − 1 without cancellation near 0."},
    {"log", Op::Log, 1, 1, "log(x)", "The natural logarithm, ln."},
    {"log10", Op::Log10, 1, 1, "log10(x)", "The logarithm in base 10."},
    {"log2", Op::Log2, 1, 1, "log2(x)", "The logarithm in base 2."},
    {"log1p", Op::Log1p, 1, 1, "log1p(x)", "log(1 + x) without cancellation near 0."},
    {"sqrt", Op::Sqrt, 1, 1, "sqrt(x)", "The square root."},
    {"cbrt", Op::Cbrt, 1, 1, "cbrt(x)", "The cube root, of negative numbers too."},
    {"pow", Op::Power, 2, 2, "pow(a, b)", "The same as a^b."},
    {"hypot", Op::Hypot, 2, 2, "hypot(a, b)", "sqrt(a² + b²) without overflow."},
    {"floor", Op::Floor, 1, 1, "floor(x)", "The whole number at or below x."},
    {"ceil", Op::Ceil, 1, 1, "ceil(x)", "The whole number at or above x."},
    {"round", Op::Round, 1, 1, "round(x)",
     "The nearest whole number; of a half, the even one, as in PyTorch."},
    {"mod", Op::Mod, 2, 2, "mod(a, b)", "a − b·floor(a/b), with the sign of b."},
    {"clip", Op::Min, 3, 3, "clip(x, low, high)", "min(max(x, low), high)."},
    {"sigmoid", Op::Sigmoid, 1, 1, "sigmoid(x)", "1/(1 + exp(−x))."},
    {"softplus", Op::Softplus, 1, 1, "softplus(x)", "log(1 + exp(x)) without overflow."},
    {"relu", Op::Relu, 1, 1, "relu(x)", "max(x, 0), with f′(0) = 0."},
    {"tanh", Op::Tanh, 1, 1, "tanh(x)", "The hyperbolic tangent."},
    {"sinh", Op::Sinh, 1, 1, "sinh(x)", "The hyperbolic sine."},
    {"cosh", Op::Cosh, 1, 1, "cosh(x)", "The hyperbolic cosine."},
    {"sech", Op::Sech, 1, 1, "sech(x)", "1/cosh(x)."},
    {"asinh", Op::Asinh, 1, 1, "asinh(x)", "The inverse of sinh."},
    {"acosh", Op::Acosh, 1, 1, "acosh(x)", "The inverse of cosh, for x ≥ 1."},
    {"atanh", Op::Atanh, 1, 1, "atanh(x)", "The inverse of tanh, for |x| < 1."},
    {"sin", Op::Sin, 1, 1, "sin(x)", "The sine."},
    {"cos", Op::Cos, 1, 1, "cos(x)", "The cosine."},
    {"tan", Op::Tan, 1, 1, "tan(x)", "The tangent."},
    {"asin", Op::Asin, 1, 1, "asin(x)", "The inverse of sin, for |x| ≤ 1."},
    {"acos", Op::Acos, 1, 1, "acos(x)", "The inverse of cos, for |x| ≤ 1."},
    {"atan", Op::Atan, 1, 1, "atan(x)", "The inverse of tan."},
    {"atan2", Op::Atan2, 2, 2, "atan2(y, x)", "The angle of the point (x, y), from −π to π."},
    {"erf", Op::Erf, 1, 1, "erf(x)", "The error function."},
    {"erfc", Op::Erfc, 1, 1, "erfc(x)", "1 − erf(x) without cancellation."},
    {"Phi", Op::GaussianCdf, 1, 1, "Phi(x)", "P(z ≤ x) of the standard normal distribution."},
    {"phi", Op::GaussianPdf, 1, 1, "phi(x)", "The density of the standard normal distribution."},
    {"", Op::Activation, 1, static_cast<int>(mostOperands), "gelu(x) or elu(x, 0.5)",
     "Any activation of the list by its id; values of its parameters may follow."},
    {"if", Op::Where, 3, 3, "if(x > 0, a, b)", "The same as where."},
    {"ln", Op::Log, 1, 1, "ln(x)", "The same as log."},
    {"sigma", Op::Sigmoid, 1, 1, "sigma(x)", "The same as sigmoid."},
};

} // namespace

std::span<const FormulaFunction> formulaFunctions() {
    return functions;
}

const FormulaFunction* findFormulaFunction(std::string_view name) {
    const auto* found = std::find_if(std::begin(functions), std::end(functions),
                                     [&](const FormulaFunction& function) { return function.name == name; });
    return found == std::end(functions) ? nullptr : found;
}

Tree subtree(const Tree& tree, int root) {
    std::vector<int> place(tree.nodes.size(), -1);
    std::vector<bool> wanted(tree.nodes.size(), false);
    wanted[static_cast<std::size_t>(root)] = true;
    for (auto i = static_cast<std::size_t>(root) + 1; i-- > 0;)
        for (int k = 0; wanted[i] && k < tree.nodes[i].childCount; ++k)
            wanted[static_cast<std::size_t>(tree.nodes[i].children[static_cast<std::size_t>(k)])] = true;
    Tree part;
    part.parameters = tree.parameters;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(root); ++i) {
        if (!wanted[i])
            continue;
        Node node = tree.nodes[i];
        for (int& child : node.children)
            child = child < 0 ? child : place[static_cast<std::size_t>(child)];
        place[i] = static_cast<int>(part.nodes.size());
        part.nodes.push_back(node);
    }
    return part;
}

std::vector<bool> dependsOnX(const Tree& tree) {
    std::vector<bool> depends(tree.nodes.size(), false);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const Node& node = tree.nodes[i];
        depends[i] = node.op == Op::X;
        for (int k = 0; k < node.childCount; ++k)
            if (depends[static_cast<std::size_t>(node.children[static_cast<std::size_t>(k)])])
                depends[i] = true;
    }
    return depends;
}

} // namespace actiscope
