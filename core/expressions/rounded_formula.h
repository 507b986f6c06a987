// A formula in a number format that rounds after every operation.
#pragma once

#include "core/activations/activation.h"
#include "core/expressions/tree.h"
#include "core/numerics/float_format.h"

namespace actiscope {

class RoundedFormula {
public:
    RoundedFormula(Tree tree, const FloatFormat& format);

    /// f and f′ at every x, each of which is a number of the format, as are the numbers and letters of the
    /// formula: every operation is the exact one of its rounded operands, rounded, and so is every product
    /// and sum of the chain rule's step for f′. Functions count as one operation each, as those of a library
    /// do. f and f1 are as long as x; f1 may be empty.
    void evaluate(Parameters letters, std::span<const double> x, std::span<double> f,
                  std::span<double> f1) const;

private:
    Tree tree_;
    const FloatFormat* format_;
};

} // namespace actiscope
