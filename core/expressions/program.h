// A formula compiled for evaluation: a flat list of instructions that runs over blocks of points without
// allocating.
#pragma once

#include "core/activations/activation.h"
#include "core/expressions/tree.h"

#include <array>
#include <limits>

namespace actiscope {

/// Places for intermediate results that a formula may need at once.
constexpr std::size_t mostFormulaSlots = 192;

class Program {
public:
    explicit Program(const Tree& tree);

    /// Operations of one evaluation.
    std::size_t cost() const { return instructions_.size(); }

    /// False for a tree that needs more than mostFormulaSlots; such a program must not be run.
    bool fits() const { return slots_ <= mostFormulaSlots; }

    /// As Activation::evaluate: f, f′, f″ exact by Jet; NaN in, NaN out; at ±∞ the limit where it can be read
    /// off, else NaN. Where a formula switches (where, max, min, abs, sign, relu) all three are those of the
    /// branch that holds there; where the arguments of max or min are equal, those of the flatter one; abs
    /// and relu have f′(0) = 0. That is PyTorch's convention for relu, leaky_relu, relu6 and abs.
    void evaluate(Parameters parameters, std::span<const double> x, const JetSpans& out) const;

private:
    friend class ProgramRun;

    void compile(const Tree& tree);

    /// A slot that an instruction has filled, or, below 0, the value of node ~index, in which no x stands.
    using Operand = int;
    static constexpr Operand none = std::numeric_limits<Operand>::min();

    struct Instruction {
        Op op;
        int target; ///< slot
        std::array<Operand, 3> operands;
    };

    std::vector<Node> nodes_;        ///< those without x have their value computed once a call
    std::vector<int> constantNodes_; ///< indices, in order of evaluation
    std::vector<Instruction> instructions_;
    Operand result_ = 0;
    std::size_t slots_ = 0;
};

} // namespace actiscope
