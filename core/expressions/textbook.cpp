#include "core/expressions/textbook.h"

#include "core/expressions/tree_maker.h"

#include <numbers>

namespace actiscope {

namespace {

/// Copies a tree, writing some of its operations out.
class TextbookWriter : private TreeMaker {
public:
    explicit TextbookWriter(const Tree& source) : source_(source) {
        tree_.parameters = source.parameters;
        tree_.notes = source.notes;
    }

    Tree run() {
        for (const Node& node : source_.nodes)
            copies_.push_back(copied(node));
        return std::move(tree_);
    }

private:
    int copied(Node node) {
        for (std::size_t i = 0; i < static_cast<std::size_t>(node.childCount); ++i)
            node.children[i] = copies_[static_cast<std::size_t>(node.children[i])];
        const int u = node.childCount > 0 ? node.children[0] : -1;
        switch (node.op) {
        case Op::Sigmoid:
            return make(Op::Divide, {number(1), make(Op::Add, {number(1), exponential(negated(u))})});
        case Op::Softplus:
            return make(Op::Log, {make(Op::Add, {number(1), exponential(u)})});
        case Op::Tanh: {
            const int grows = exponential(u);
            const int falls = exponential(negated(u));
            return make(Op::Divide, {make(Op::Subtract, {grows, falls}), make(Op::Add, {grows, falls})});
        }
        case Op::Sinh:
        case Op::Cosh:
            return make(Op::Divide, {make(node.op == Op::Sinh ? Op::Subtract : Op::Add,
                                          {exponential(u), exponential(negated(u))}),
                                     number(2)});
        case Op::Sech:
            return make(Op::Divide, {number(2), make(Op::Add, {exponential(u), exponential(negated(u))})});
        case Op::Expm1:
            return make(Op::Subtract, {exponential(u), number(1)});
        case Op::Log1p:
            return make(Op::Log, {make(Op::Add, {number(1), u})});
        case Op::Erfc:
            return make(Op::Subtract, {number(1), make(Op::Erf, {u})});
        case Op::GaussianCdf: {
            const int scaled = make(Op::Divide, {u, number(std::numbers::sqrt2)});
            return make(Op::Divide, {make(Op::Add, {number(1), make(Op::Erf, {scaled})}), number(2)});
        }
        case Op::Hypot:
            return make(Op::Sqrt, {make(Op::Add, {squared(u), squared(node.children[1])})});
        default:
            return add(node);
        }
    }

    int negated(int u) { return make(Op::Negate, {u}); }
    int exponential(int u) { return make(Op::Exp, {u}); }
    int squared(int u) { return make(Op::Multiply, {u, u}); }

    const Tree& source_;
    std::vector<int> copies_; ///< of each node of the source
};

} // namespace

Tree textbookForm(const Tree& tree) {
    return TextbookWriter(tree).run();
}

} // namespace actiscope
