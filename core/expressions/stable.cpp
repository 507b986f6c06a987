#include "core/expressions/stable.h"

#include "core/expressions/tree_maker.h"

#include "core/expressions/parse.h"

#include <cmath>
#include <optional>

namespace actiscope {

namespace {

/// Builds the new tree; all indices are of its nodes.
class Rewriter : private TreeMaker {
public:
    explicit Rewriter(const Tree& tree) : source_(tree) { tree_.parameters = tree.parameters; }

    Tree run() {
        std::vector<int> place;
        for (const Node& original : source_.nodes) {
            Node node = original;
            for (int k = 0; k < node.childCount; ++k) {
                int& child = node.children[static_cast<std::size_t>(k)];
                child = place[static_cast<std::size_t>(child)];
            }
            place.push_back(rewritten(node));
        }
        return subtree(tree_, place.back());
    }

private:
    const Node& at(int i) const { return tree_.nodes[static_cast<std::size_t>(i)]; }
    int child(int i, int k) const { return at(i).children[static_cast<std::size_t>(k)]; }
    bool is(int i, Op op) const { return at(i).op == op; }

    /// The number that stands there, −1 too, which is read as the negative of 1.
    std::optional<double> numberAt(int i) const {
        if (is(i, Op::Number))
            return at(i).number;
        if (is(i, Op::Negate) && is(child(i, 0), Op::Number))
            return -at(child(i, 0)).number;
        return {};
    }
    bool isNumber(int i, double value) const { return numberAt(i) == value; }

    bool hasX(int i) const {
        if (is(i, Op::X))
            return true;
        for (int k = 0; k < at(i).childCount; ++k)
            if (hasX(child(i, k)))
                return true;
        return false;
    }

    int negated(int i) {
        if (is(i, Op::Negate))
            return child(i, 0);
        if (is(i, Op::Number))
            return number(-at(i).number);
        if ((is(i, Op::Multiply) || is(i, Op::Divide)) &&
            (numberAt(child(i, 0)) || is(child(i, 0), Op::Negate)))
            return make(at(i).op, {negated(child(i, 0)), child(i, 1)});
        return make(Op::Negate, {i});
    }

    /// 1 where both are the same, −1 where one is the negative of the other, by their form; else 0.
    int likeness(int i, int j) const {
        if (is(i, Op::Negate))
            return -likeness(child(i, 0), j);
        if (is(j, Op::Negate))
            return -likeness(i, child(j, 0));
        const Node& a = at(i);
        const Node& b = at(j);
        if (a.op != b.op || a.parameter != b.parameter || a.activation != b.activation ||
            a.childCount != b.childCount)
            return 0;
        if (a.op == Op::Number)
            return a.number == b.number ? 1 : a.number == -b.number ? -1 : 0;
        int sign = 1;
        const bool factors = a.op == Op::Multiply || a.op == Op::Divide;
        for (int k = 0; k < a.childCount; ++k) {
            const int part = likeness(child(i, k), child(j, k));
            if (part == 0 || (part < 0 && !factors))
                return 0;
            sign *= part;
        }
        return sign;
    }
    bool same(int i, int j) const { return likeness(i, j) == 1; }

    /// u of e^u.
    std::optional<int> exponent(int i) const {
        if (is(i, Op::Exp))
            return child(i, 0);
        if (is(i, Op::Power) && is(child(i, 0), Op::E))
            return child(i, 1);
        return {};
    }

    /// The other summand of 1 + u.
    std::optional<int> besideOne(int i) const {
        if (!is(i, Op::Add))
            return {};
        for (const int k : {0, 1})
            if (isNumber(child(i, k), 1))
                return child(i, 1 - k);
        return {};
    }

    /// u of 1 + e^u.
    std::optional<int> onePlusExp(int i) const {
        const auto other = besideOne(i);
        return other ? exponent(*other) : std::nullopt;
    }

    std::optional<int> squared(int i) const {
        if (is(i, Op::Power) && isNumber(child(i, 1), 2))
            return child(i, 0);
        if (is(i, Op::Multiply) && same(child(i, 0), child(i, 1)))
            return child(i, 0);
        return {};
    }

    /// k·u² + c with k and c without x.
    struct Quadratic {
        int u = 0;
        int k = -1; ///< where u² has a factor
        int c = 0;
    };

    std::optional<Quadratic> quadratic(int i) const {
        if (!is(i, Op::Add))
            return {};
        for (const int which : {0, 1}) {
            const int term = child(i, which);
            const int rest = child(i, 1 - which);
            if (hasX(rest) || !hasX(term))
                continue;
            if (const auto u = squared(term))
                return Quadratic{*u, -1, rest};
            if (is(term, Op::Multiply))
                for (const int factor : {0, 1})
                    if (const auto u = squared(child(term, factor)); u && !hasX(child(term, 1 - factor)))
                        return Quadratic{*u, child(term, 1 - factor), rest};
        }
        return {};
    }

    std::optional<int> root(int a) {
        const auto inner = quadratic(a);
        if (!inner)
            return {};
        return make(Op::Root, {inner->u, inner->k < 0 ? number(1) : inner->k, inner->c});
    }

    /// The root of u² + c.
    bool isPlainRoot(int i) const { return is(i, Op::Root) && isNumber(child(i, 1), 1); }

    int rewritten(const Node& node) {
        const int a = node.childCount > 0 ? node.children[0] : -1;
        const int b = node.childCount > 1 ? node.children[1] : -1;
        std::optional<int> better;
        switch (node.op) {
        case Op::Negate:
            if (is(a, Op::Negate))
                return child(a, 0);
            break;
        case Op::Log:
            better = logarithm(a);
            break;
        case Op::Sqrt:
            better = root(a);
            break;
        case Op::Log1p:
            if (const auto u = exponent(a))
                return make(Op::Softplus, {*u});
            break;
        case Op::Add:
            better = sum(a, b);
            break;
        case Op::Subtract:
            better = difference(a, b);
            break;
        case Op::Divide:
            better = quotient(a, b);
            break;
        case Op::Multiply: // |u|·|u|
            if (is(a, Op::Abs) && same(a, b))
                better = make(Op::Power, {child(a, 0), number(2)});
            else
                better = product(a, b);
            break;
        case Op::Power:
            if (const auto power = numberAt(b); is(a, Op::Abs) && power && std::fmod(*power, 2) == 0)
                better = make(Op::Power, {child(a, 0), b});
            else if (isNumber(b, 0.5))
                better = root(a);
            else if (isNumber(b, -1))
                better = quotient(number(1), a);
            break;
        default:
            break;
        }
        return better ? *better : add(node);
    }

    std::optional<int> logarithm(int a) {
        if (const auto u = onePlusExp(a))
            return make(Op::Softplus, {*u});
        if (const auto u = exponent(a))
            return *u;
        if (is(a, Op::Cosh))
            return make(Op::LogCosh, {child(a, 0)});
        if (is(a, Op::Sigmoid))
            return make(Op::Negate, {make(Op::Softplus, {negated(child(a, 0))})});
        if (const auto u = besideOne(a))
            return make(Op::Log1p, {*u});
        if (is(a, Op::Subtract) && isNumber(child(a, 0), 1))
            return make(Op::Log1p, {negated(child(a, 1))});
        return {};
    }

    /// 1 − u, where both may have the same limit.
    std::optional<int> complement(int u) {
        switch (at(u).op) {
        case Op::Sigmoid:
        case Op::GaussianCdf:
            return make(at(u).op, {negated(child(u, 0))});
        case Op::Tanh:
            return make(Op::Multiply, {number(2), make(Op::Sigmoid, {twice(negated(child(u, 0)))})});
        case Op::Erf:
            return make(Op::Erfc, {child(u, 0)});
        case Op::Erfc:
            return make(Op::Erf, {child(u, 0)});
        default:
            return {};
        }
    }

    int twice(int u) { return make(Op::Multiply, {number(2), u}); }

    std::optional<int> sum(int a, int b) {
        for (const auto& [u, other] : {std::pair(a, b), std::pair(b, a)}) {
            if (isNumber(other, 1) && (is(u, Op::Tanh) || is(u, Op::Erf))) // odd
                return complement(make(at(u).op, {negated(child(u, 0))}));
            if (isNumber(other, -1))
                if (const auto rest = complement(u))
                    return make(Op::Negate, {*rest});
            if (const auto power = exponent(u); power && isNumber(other, -1))
                return make(Op::Expm1, {*power});
            if (isPlainRoot(other) && likeness(child(other, 0), u) != 0)
                return make(Op::ConjugateSum, {u, child(other, 2)});
            if (isNumber(other, 1) && is(u, Op::Negate))
                if (const auto rest = difference(other, child(u, 0)))
                    return rest;
        }
        return {};
    }

    std::optional<int> difference(int a, int b) {
        if (const auto u = exponent(a); u && isNumber(b, 1))
            return make(Op::Expm1, {*u});
        if (isNumber(a, 1)) {
            if (const auto u = exponent(b))
                return make(Op::Negate, {make(Op::Expm1, {*u})});
            if (const auto rest = complement(b))
                return rest;
            if (const auto u = squared(b); u && is(*u, Op::Tanh))
                return make(Op::Power, {make(Op::Sech, {child(*u, 0)}), number(2)});
        }
        if (isPlainRoot(a) && likeness(child(a, 0), b) != 0)
            return make(Op::ConjugateSum, {negated(b), child(a, 2)});
        if (isPlainRoot(b) && likeness(child(b, 0), a) != 0)
            return make(Op::Negate, {make(Op::ConjugateSum, {negated(a), child(b, 2)})});
        if (isNumber(b, 1))
            if (const auto rest = complement(a))
                return make(Op::Negate, {*rest});
        if (isNumber(b, 1) && is(a, Op::Multiply)) // 2σ(v) − 1
            for (const int k : {0, 1})
                if (isNumber(child(a, k), 2) && is(child(a, 1 - k), Op::Sigmoid))
                    return half(Op::Tanh, child(child(a, 1 - k), 0));
        return {};
    }

    /// op(v/2)
    int half(Op op, int v) {
        if (is(v, Op::Multiply))
            for (const int k : {0, 1})
                if (const auto factor = numberAt(child(v, k))) {
                    const int other = child(v, 1 - k);
                    return make(op,
                                {*factor == 2 ? other : make(Op::Multiply, {number(*factor / 2), other})});
                }
        return make(op, {make(Op::Divide, {v, number(2)})});
    }

    std::optional<int> quotient(int a, int b) {
        if (const auto u = onePlusExp(b))
            return overOnePlusExp(a, *u);
        if (is(b, Op::Cosh)) {
            if (is(a, Op::Sinh) && likeness(child(a, 0), child(b, 0)) == 1)
                return make(Op::Tanh, {child(a, 0)});
            return times(a, make(Op::Sech, {child(b, 0)}));
        }
        if (is(b, Op::Add)) {
            const auto u = exponent(child(b, 0));
            const auto v = exponent(child(b, 1));
            if (u && v && likeness(*u, *v) == -1) {
                if (const auto ratio = overTwoCosh(a, *u))
                    return ratio;
                return times(a, make(Op::Divide, {make(Op::Sech, {*u}), number(2)}));
            }
        }
        if (is(b, Op::Root)) {
            const int u = child(b, 0);
            const int k = child(b, 1);
            const int c = child(b, 2);
            if (likeness(a, u) != 0)
                return make(Op::RootRatio, {a, k, c});
            if (is(a, Op::Multiply))
                for (const int which : {0, 1})
                    if (likeness(child(a, which), u) != 0)
                        return make(Op::Multiply,
                                    {child(a, 1 - which), make(Op::RootRatio, {child(a, which), k, c})});
        }
        return ratio(a, b);
    }

    /// u·(c/v) and u·v^−1
    std::optional<int> product(int a, int b) {
        for (const auto& [u, inverse] : {std::pair(a, b), std::pair(b, a)}) {
            if (is(inverse, Op::Divide) && !hasX(child(inverse, 0)))
                if (const auto part = ratio(u, child(inverse, 1)))
                    return times(child(inverse, 0), *part);
            if (is(inverse, Op::Power) && isNumber(child(inverse, 1), -1))
                if (const auto part = ratio(u, child(inverse, 0)))
                    return part;
        }
        return {};
    }

    /// A multiple of `core`, and what is added to it, which has no x.
    struct Affine {
        int core = 0;
        int offset = -1; ///< where there is one
    };

    Affine affine(int i) {
        const auto shifted = [&](int part, auto offset) {
            Affine y = affine(part);
            y.offset = offset(y.offset);
            return y;
        };
        const auto kept = [](auto offset) {
            return [offset](int old) { return old < 0 ? old : offset(old); };
        };
        const int a = child(i, 0);
        const int b = child(i, 1);
        switch (at(i).op) {
        case Op::Negate:
            return shifted(a, kept([&](int old) { return negated(old); }));
        case Op::Expm1:
            return {make(Op::Exp, {a}), number(-1)};
        case Op::Add:
            for (const auto& [part, rest] : {std::pair(a, b), std::pair(b, a)})
                if (!hasX(rest))
                    return shifted(part, [&, rest = rest](int old) {
                        return old < 0 ? rest : make(Op::Add, {old, rest});
                    });
            break;
        case Op::Subtract:
            if (!hasX(b))
                return shifted(a, [&](int old) {
                    return old < 0 ? negated(b) : make(Op::Subtract, {old, b});
                });
            if (!hasX(a))
                return shifted(b, [&](int old) { return old < 0 ? a : make(Op::Subtract, {a, old}); });
            break;
        case Op::Multiply:
            for (const auto& [part, rest] : {std::pair(a, b), std::pair(b, a)})
                if (!hasX(rest))
                    return shifted(part, kept([&, rest = rest](int old) {
                                       return make(Op::Multiply, {rest, old});
                                   }));
            break;
        case Op::Divide:
            if (!hasX(b))
                return shifted(a, kept([&](int old) { return make(Op::Divide, {old, b}); }));
            break;
        default:
            if (const auto u = exponent(i))
                return {make(Op::Exp, {*u})};
            break;
        }
        return {i};
    }

    /// The size of a part is a multiple of |base|^power.
    struct Magnitude {
        int base = 0;
        double power = 1;
    };

    Magnitude magnitude(int i) const {
        const int a = child(i, 0);
        const int b = child(i, 1);
        switch (at(i).op) {
        case Op::Negate:
        case Op::Abs:
            return magnitude(a);
        case Op::Multiply: {
            if (!hasX(a) || !hasX(b))
                return magnitude(hasX(a) ? a : b);
            const Magnitude left = magnitude(a);
            const Magnitude right = magnitude(b);
            if (likeness(left.base, right.base) != 0)
                return {left.base, left.power + right.power};
            break;
        }
        case Op::Divide:
            if (!hasX(b))
                return magnitude(a);
            break;
        case Op::Power:
            if (const auto power = numberAt(b)) {
                const Magnitude inner = magnitude(a);
                return {inner.base, inner.power * *power};
            }
            break;
        default:
            break;
        }
        return {i};
    }

    /// a/b where both have the same growing part, g or |g|, which would cancel in a′b − ab′ to rounding:
    /// (αg + β)/(γg + δ) has the derivative (δ·a − β·b)′/b².
    std::optional<int> ratio(int a, int b) {
        if (!hasX(a) || !hasX(b))
            return {};
        const Affine over = affine(a);
        const Affine under = affine(b);
        if (over.offset < 0 && under.offset < 0)
            return {};
        const Magnitude above = magnitude(over.core);
        const Magnitude below = magnitude(under.core);
        if (above.power != below.power || likeness(above.base, below.base) == 0)
            return {};
        const auto scaled = [&](int factor, int u) { return isNumber(factor, 1) ? u : times(u, factor); };
        if (over.offset < 0)
            return make(Op::Ratio, {a, b, scaled(under.offset, a)});
        const int less = scaled(over.offset, b);
        return make(
            Op::Ratio,
            {a, b, under.offset < 0 ? negated(less) : make(Op::Subtract, {scaled(under.offset, a), less})});
    }

    int times(int a, int factor) { return isNumber(a, 1) ? factor : make(Op::Multiply, {a, factor}); }

    int overOnePlusExp(int a, int u) {
        if (const auto power = exponent(a); power && same(*power, u))
            return make(Op::Sigmoid, {u});
        if (is(a, Op::Expm1) && same(child(a, 0), u))
            return half(Op::Tanh, u);
        if (is(a, Op::Negate) && is(child(a, 0), Op::Expm1) && same(child(child(a, 0), 0), u))
            return half(Op::Tanh, negated(u));
        if (is(a, Op::Multiply))
            for (const int k : {0, 1})
                if (const auto power = exponent(child(a, k)); power && same(*power, u))
                    return make(Op::Multiply, {child(a, 1 - k), make(Op::Sigmoid, {u})});
        return times(a, make(Op::Sigmoid, {negated(u)}));
    }

    /// (e^u − e^−u)/(e^u + e^−u)
    std::optional<int> overTwoCosh(int a, int u) {
        if (!is(a, Op::Subtract))
            return {};
        const auto first = exponent(child(a, 0));
        const auto second = exponent(child(a, 1));
        if (!first || !second || likeness(*first, *second) != -1 || likeness(*first, u) == 0)
            return {};
        return make(Op::Tanh, {*first});
    }

    const Tree& source_;
};

} // namespace

Tree stabilised(const Tree& tree) {
    Tree stable = Rewriter(tree).run();
    return stable.nodes.size() <= mostFormulaNodes ? stable : tree;
}

} // namespace actiscope
