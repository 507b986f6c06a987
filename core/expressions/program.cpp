#include "core/expressions/program.h"

#include "core/activations/entry.h"
#include "core/expressions/operations.h"
#include "core/expressions/parse.h"
#include "core/expressions/shared_nodes.h"

#include <algorithm>
#include <cassert>

namespace actiscope {

namespace {

constexpr std::size_t blockSize = 16;

/// One intermediate result at the points of a block.
struct Lanes {
    std::array<double, blockSize> f;
    std::array<double, blockSize> f1;
    std::array<double, blockSize> f2;
};

template <class T>
T load(const Lanes& lanes, std::size_t i) {
    if constexpr (std::is_same_v<T, Jet>)
        return {lanes.f[i], lanes.f1[i], lanes.f2[i]};
    else
        return lanes.f[i];
}

inline void store(Lanes& lanes, std::size_t i, double y) {
    lanes.f[i] = y;
}
inline void store(Lanes& lanes, std::size_t i, const Jet& y) {
    lanes.f[i] = y.f;
    lanes.f1[i] = y.f1;
    lanes.f2[i] = y.f2;
}

/// A condition of where, which is 1 or 0.
bool isTrue(double condition) {
    return condition != 0;
}

/// What a quantity tends to, from its values ever farther out: the common value, ±∞ when it only grows, 0
/// when it only shrinks; NaN when neither can be told.
double limitOf(std::span<const double> values) {
    bool same = true;
    bool grows = true;
    bool shrinks = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]))
            return values[i];
        if (i == 0)
            continue;
        const double before = std::fabs(values[i - 1]);
        const double here = std::fabs(values[i]);
        same = same && (std::fabs(values[i] - values[i - 1]) <= 1e-9 * here || values[i] == values[i - 1]);
        grows = grows && here > before && std::signbit(values[i]) == std::signbit(values[i - 1]);
        shrinks = shrinks && here < before;
    }
    if (same)
        return values.back();
    if (grows)
        return std::copysign(std::numeric_limits<double>::infinity(), values.back());
    return shrinks ? 0 : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

/// One call of evaluate: the constants for its parameters, and the slots.
class ProgramRun {
public:
    ProgramRun(const Program& program, Parameters parameters) : program_(program) {
        for (const int index : program.constantNodes_)
            constants_[static_cast<std::size_t>(index)] =
                constantOf(program.nodes_[static_cast<std::size_t>(index)], parameters);
    }

    template <class T>
    const Lanes& block(std::span<const double> x) {
        count_ = x.size();
        for (const auto& instruction : program_.instructions_)
            step<T>(instruction, x);
        Lanes& result = slots_[0];
        if (program_.result_ < 0)
            each([&](std::size_t i) { store(result, i, T(constant(program_.result_))); });
        return result;
    }

    /// The limit at x = ±∞. Where the formula itself is indeterminate there (∞·0, ∞/∞) it is read off at
    /// large x, from the largest doubles down to where products of powers and exponentials stay in range.
    Jet atInfinity(double x) {
        Jet y = at(x);
        struct Ladder {
            double top;
            double ratio;
        };
        for (const Ladder& ladder : {Ladder{1e308, 1e10}, {1e100, 1e10}, {1e20, 1e4}, {700, 1.2}}) {
            std::array<double, 5> f;
            std::array<double, 5> f1;
            std::array<double, 5> f2;
            for (std::size_t k = 0; k < f.size(); ++k) {
                const Jet far =
                    at(std::copysign(ladder.top * std::pow(ladder.ratio, static_cast<double>(k) - 4), x));
                f[k] = far.f;
                f1[k] = far.f1;
                f2[k] = far.f2;
            }
            y.f = std::isnan(y.f) ? limitOf(f) : y.f;
            y.f1 = std::isnan(y.f1) ? limitOf(f1) : y.f1;
            y.f2 = std::isnan(y.f2) ? limitOf(f2) : y.f2;
        }
        return y;
    }

private:
    Jet at(double x) { return load<Jet>(block<Jet>({&x, 1}), 0); }

    double constant(int operand) const { return constants_[static_cast<std::size_t>(~operand)]; }
    double valueOf(int node) const { return constants_[static_cast<std::size_t>(node)]; }
    Lanes& slot(int index) { return slots_[static_cast<std::size_t>(index)]; }

    template <class Body>
    void each(Body body) {
        for (std::size_t i = 0; i < count_; ++i)
            body(i);
    }

    double constantOf(const Node& node, Parameters parameters) const {
        double result = 0;
        const double a = node.childCount > 0 ? valueOf(node.children[0]) : 0;
        const double b = node.childCount > 1 ? valueOf(node.children[1]) : 0;
        switch (node.op) {
        case Op::Number:
            return node.number;
        case Op::E:
            return std::numbers::e;
        case Op::Pi:
            return std::numbers::pi;
        case Op::Parameter:
            return parameters[static_cast<std::size_t>(node.parameter)];
        case Op::Where:
            return isTrue(a) ? b : valueOf(node.children[2]);
        default:
            break;
        }
        if (node.childCount == 1)
            operations::unary(node.op, [&](auto function) { result = function(a); });
        else
            operations::binary(node.op, [&](auto function) { result = function(a, b); });
        return result;
    }

    template <class T>
    void step(const Program::Instruction& instruction, std::span<const double> x) {
        const int a = instruction.operands[0];
        const int b = instruction.operands[1];
        const int c = instruction.operands[2];
        Lanes& target = slot(instruction.target);
        switch (instruction.op) {
        case Op::X:
            if constexpr (std::is_same_v<T, Jet>)
                each([&](std::size_t i) { store(target, i, Jet::variable(x[i])); });
            else
                each([&](std::size_t i) { store(target, i, x[i]); });
            return;
        case Op::Where:
            each([&](std::size_t i) {
                const double condition = a < 0 ? constant(a) : slot(a).f[i];
                store(target, i, operand<T>(isTrue(condition) ? b : c, i));
            });
            return;
        default:
            break;
        }
        if (operandCount(instruction) == 1)
            operations::unary(instruction.op, [&](auto function) {
                const Lanes& lanes = slot(a);
                each([&](std::size_t i) { store(target, i, function(load<T>(lanes, i))); });
            });
        else
            operations::binary(instruction.op, [&](auto function) { pair<T>(target, a, b, function); });
    }

    /// One of the operands depends on x. The other may be constant: then it has no derivatives to multiply
    /// with.
    template <class T, class Function>
    void pair(Lanes& target, int a, int b, Function function) {
        if (a < 0) {
            const double left = constant(a);
            const Lanes& right = slot(b);
            each([&](std::size_t i) { store(target, i, function(left, load<T>(right, i))); });
        } else if (b < 0) {
            const Lanes& left = slot(a);
            const double right = constant(b);
            each([&](std::size_t i) { store(target, i, function(load<T>(left, i), right)); });
        } else {
            const Lanes& left = slot(a);
            const Lanes& right = slot(b);
            each([&](std::size_t i) { store(target, i, function(load<T>(left, i), load<T>(right, i))); });
        }
    }

    template <class T>
    T operand(int which, std::size_t i) {
        return which < 0 ? T(constant(which)) : load<T>(slot(which), i);
    }

    static int operandCount(const Program::Instruction& instruction) {
        return instruction.operands[1] == Program::none ? 1 : 2;
    }

    const Program& program_;
    std::size_t count_ = 0;
    // Without initial values: a formula fills what it uses.
    std::array<double, mostFormulaNodes> constants_;
    std::array<Lanes, mostFormulaSlots> slots_;
};

Program::Program(const Tree& tree) {
    compile(withSharedNodes(tree));
    // A shared result keeps its slot longer.
    if (!fits())
        compile(tree);
}

void Program::compile(const Tree& tree) {
    nodes_ = tree.nodes;
    constantNodes_.clear();
    instructions_.clear();
    const auto depends = dependsOnX(tree);
    std::vector<Operand> results(nodes_.size(), none); // of each node
    std::vector<int> uses(nodes_.size(), 0);
    for (const Node& node : nodes_)
        for (std::size_t k = 0; k < static_cast<std::size_t>(node.childCount); ++k)
            ++uses[static_cast<std::size_t>(node.children[k])];
    std::vector<bool> taken;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (!depends[i]) {
            constantNodes_.push_back(static_cast<int>(i));
            results[i] = ~static_cast<Operand>(i);
            continue;
        }
        const Node& node = nodes_[i];
        Instruction instruction{node.op, 0, {none, none, none}};
        for (std::size_t k = 0; k < static_cast<std::size_t>(node.childCount); ++k) {
            const auto child = static_cast<std::size_t>(node.children[k]);
            const Operand operand = results[child];
            instruction.operands[k] = operand;
            if (--uses[child] == 0 && operand >= 0)
                taken[static_cast<std::size_t>(operand)] = false;
        }
        // e^u is exp(u), which is right to the last digit where a power of the rounded e is not.
        if (node.op == Op::Power && nodes_[static_cast<std::size_t>(node.children[0])].op == Op::E) {
            instruction = {Op::Exp, 0, {instruction.operands[1], none, none}};
        }
        const auto free = std::find(taken.begin(), taken.end(), false);
        instruction.target = static_cast<int>(free - taken.begin());
        if (free == taken.end())
            taken.push_back(true);
        else
            *free = true;
        results[i] = instruction.target;
        instructions_.push_back(instruction);
    }
    result_ = results.back();
    slots_ = std::max<std::size_t>(taken.size(), 1);
}

void Program::evaluate(Parameters parameters, std::span<const double> x, const JetSpans& out) const {
    assert(fits());
    const bool derivatives = !out.f1.empty() || !out.f2.empty();
    if (!derivatives && out.f.empty())
        return;
    ProgramRun run(*this, parameters);
    const auto put = [&](std::size_t i, const Jet& y) {
        if (!out.f.empty())
            out.f[i] = y.f;
        if (!out.f1.empty())
            out.f1[i] = y.f1;
        if (!out.f2.empty())
            out.f2[i] = y.f2;
    };
    for (std::size_t start = 0; start < x.size(); start += blockSize) {
        const auto part = x.subspan(start, std::min(blockSize, x.size() - start));
        const Lanes& lanes = derivatives ? run.block<Jet>(part) : run.block<double>(part);
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (derivatives)
                put(start + i, load<Jet>(lanes, i));
            else
                out.f[start + i] = lanes.f[i];
        }
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (std::isnan(part[i]))
                put(start + i, {part[i], part[i], part[i]});
            else if (std::isinf(part[i]))
                put(start + i, run.atInfinity(part[i]));
        }
    }
}

} // namespace actiscope
