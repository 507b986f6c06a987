#include "core/expressions/rounded_formula.h"

#include "core/expressions/catalogue_call.h"
#include "core/expressions/operations.h"

#include <cassert>
#include <utility>

namespace actiscope {

namespace {

/// The value of a node from those of its operands, in doubles.
Jet computed(const Node& node, const std::vector<Jet>& values, Parameters letters, double x) {
    const auto child = [&](std::size_t i) { return values[static_cast<std::size_t>(node.children[i])]; };
    if (const auto leaf = operations::leafWithoutX(node, letters))
        return *leaf;
    switch (node.op) {
    case Op::X:
        return Jet::variable(x);
    case Op::Where:
        return child(child(0).f != 0 ? 1 : 2);
    case Op::Root:
        return operations::root(child(0), child(1).f, child(2).f);
    case Op::RootRatio:
        return operations::rootRatio(child(0), child(1).f, child(2).f);
    case Op::Ratio:
        return operations::ratio(child(0), child(1), child(2));
    case Op::Activation: {
        const auto given = std::span(node.children).subspan(1, static_cast<std::size_t>(node.childCount) - 1);
        const CallParameters parameters(*node.activation, given,
                                        [&](int index) { return values[static_cast<std::size_t>(index)].f; });
        const Jet u = child(0);
        Jet h;
        call(*node.activation, parameters, {&u.f, 1}, {{&h.f, 1}, {&h.f1, 1}, {}});
        return chain(u, h.f, h.f1, 0);
    }
    default:
        break;
    }
    Jet y;
    if (node.childCount == 1)
        operations::unary(node.op, [&](auto function) { y = function(child(0)); });
    else
        operations::binary(node.op, [&](auto function) { y = function(child(0), child(1)); });
    return y;
}

} // namespace

RoundedFormula::RoundedFormula(Tree tree, const FloatFormat& format)
    : tree_(std::move(tree)), format_(&format) {}

void RoundedFormula::evaluate(Parameters letters, std::span<const double> x, std::span<double> f,
                              std::span<double> f1) const {
    assert(f.size() == x.size() && (f1.empty() || f1.size() == x.size()));
    std::vector<Jet> values(tree_.nodes.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        for (std::size_t k = 0; k < values.size(); ++k) {
            const Jet y = computed(tree_.nodes[k], values, letters, x[i]);
            values[k] = {rounded(y.f, *format_), rounded(y.f1, *format_), 0};
        }
        f[i] = values.back().f;
        if (!f1.empty())
            f1[i] = values.back().f1;
    }
}

} // namespace actiscope
