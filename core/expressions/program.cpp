#include "core/expressions/program.h"

#include "core/activations/entry.h"
#include "core/expressions/catalogue_call.h"
#include "core/expressions/limits.h"
#include "core/expressions/operations.h"
#include "core/expressions/parse.h"
#include "core/expressions/shared_nodes.h"

#include <algorithm>
#include <cassert>
#include <cfenv>
#include <vector>

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

/// Whether something overflowed or underflowed since the last forgetRange.
bool leftRange() {
    return std::fetestexcept(FE_OVERFLOW | FE_UNDERFLOW) != 0;
}
/// Clearing takes ten times as long as looking, and there is rarely something to clear.
void forgetRange() {
    if (leftRange())
        std::feclearexcept(FE_OVERFLOW | FE_UNDERFLOW);
}

} // namespace

/// One call of evaluate: the constants for its parameters, and the slots.
class ProgramRun {
public:
    ProgramRun(const Program& program, Parameters parameters) : program_(program), parameters_(parameters) {
        for (const int index : program.constantNodes_)
            constants_[static_cast<std::size_t>(index)] =
                constantOf(program.tree_.nodes[static_cast<std::size_t>(index)], parameters);
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

    /// f, f′ and f″ at each x, which is finite; `put` takes them.
    template <class Put>
    void finite(std::span<const double> x, bool derivatives, const Put& put) {
        forgetRange();
        const Lanes& lanes = derivatives ? block<Jet>(x) : block<double>(x);
        if (!leftRange()) {
            for (std::size_t i = 0; i < x.size(); ++i)
                put(i, load<Jet>(lanes, i));
            return;
        }
        for (std::size_t i = 0; i < x.size(); ++i)
            put(i, alone(x[i], derivatives));
    }

private:
    /// One point in its own right, so that it does not matter which others are asked for.
    Jet alone(double x, bool derivatives) {
        forgetRange();
        Jet y = block<double>({&x, 1}).f[0];
        const bool valueLeft = leftRange();
        if (derivatives) {
            const double f = y.f;
            y = load<Jet>(block<Jet>({&x, 1}), 0);
            y.f = f;
        }
        if (!leftRange())
            return y;
        const WideJet wide = wideAt(x);
        return {valueLeft ? static_cast<double>(wide.f) : y.f, static_cast<double>(wide.f1),
                static_cast<double>(wide.f2)};
    }

    WideJet wideAt(double x) {
        const auto& nodes = program_.tree_.nodes;
        wide_.resize(nodes.size());
        for (std::size_t i = 0; i < nodes.size(); ++i)
            wide_[i] = wideOf(nodes[i], wide_, x);
        return wide_.back();
    }

    WideJet wideOf(const Node& node, const std::vector<WideJet>& values, double x) const {
        const auto child = [&](std::size_t k) -> const WideJet& {
            return values[static_cast<std::size_t>(node.children[k])];
        };
        switch (node.op) {
        case Op::X:
            return WideJet::variable(x);
        case Op::Number:
        case Op::E:
        case Op::Pi:
        case Op::Tau:
        case Op::Parameter:
            return constantOf(node, parameters_);
        case Op::Where:
            return child(child(0).f != 0 ? 1 : 2);
        case Op::Power:
            if (program_.tree_.nodes[static_cast<std::size_t>(node.children[0])].op == Op::E)
                return exp(child(1));
            break;
        case Op::Root:
            return operations::root(child(0), static_cast<double>(child(1).f),
                                    static_cast<double>(child(2).f));
        case Op::RootRatio:
            return operations::rootRatio(child(0), static_cast<double>(child(1).f),
                                         static_cast<double>(child(2).f));
        case Op::Ratio:
            return operations::ratio(child(0), child(1), child(2));
        case Op::Activation: {
            const auto given =
                std::span(node.children).subspan(1, static_cast<std::size_t>(node.childCount) - 1);
            const CallParameters parameters(*node.activation, given, [&](int k) {
                return static_cast<double>(values[static_cast<std::size_t>(k)].f);
            });
            const auto argument = static_cast<double>(child(0).f);
            Jet h;
            call(*node.activation, parameters, {&argument, 1}, {{&h.f, 1}, {&h.f1, 1}, {&h.f2, 1}});
            return wide::chain(child(0), h.f, h.f1, h.f2);
        }
        default:
            break;
        }
        WideJet y;
        if (node.childCount == 1)
            operations::unary(node.op, [&](auto function) { y = function(child(0)); });
        else
            operations::binary(node.op, [&](auto function) { y = function(child(0), child(1)); });
        return y;
    }

    double constant(int operand) const { return constants_[static_cast<std::size_t>(~operand)]; }
    double valueOf(int node) const { return constants_[static_cast<std::size_t>(node)]; }
    Lanes& slot(int index) { return slots_[static_cast<std::size_t>(index)]; }

    template <class Body>
    void each(Body body) {
        for (std::size_t i = 0; i < count_; ++i)
            body(i);
    }

    double constantOf(const Node& node, Parameters letters) const {
        double result = 0;
        const double a = node.childCount > 0 ? valueOf(node.children[0]) : 0;
        const double b = node.childCount > 1 ? valueOf(node.children[1]) : 0;
        if (const auto leaf = operations::leafWithoutX(node, letters))
            return *leaf;
        switch (node.op) {
        case Op::Where:
            return isTrue(a) ? b : valueOf(node.children[2]);
        case Op::Root:
            return operations::root(a, b, valueOf(node.children[2]));
        case Op::RootRatio:
            return operations::rootRatio(a, b, valueOf(node.children[2]));
        case Op::Activation: {
            const auto given =
                std::span(node.children).subspan(1, static_cast<std::size_t>(node.childCount) - 1);
            const CallParameters parameters(*node.activation, given,
                                            [&](int child) { return valueOf(child); });
            call(*node.activation, parameters, {&a, 1}, {{&result, 1}, {}, {}});
            return result;
        }
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
        case Op::Root:
            each([&](std::size_t i) {
                store(target, i, operations::root(load<T>(slot(a), i), constant(b), constant(c)));
            });
            return;
        case Op::RootRatio:
            each([&](std::size_t i) {
                store(target, i, operations::rootRatio(load<T>(slot(a), i), constant(b), constant(c)));
            });
            return;
        case Op::Ratio:
            each([&](std::size_t i) {
                store(target, i, operations::ratio(operand<T>(a, i), operand<T>(b, i), operand<T>(c, i)));
            });
            return;
        case Op::Activation:
            return callActivation<T>(target, instruction);
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

    template <class T>
    void callActivation(Lanes& target, const Program::Instruction& instruction) {
        const auto operands = std::span(instruction.operands).subspan(1);
        const auto given = operands.first(static_cast<std::size_t>(
            std::find(operands.begin(), operands.end(), Program::none) - operands.begin()));
        const CallParameters parameters(*instruction.activation, given,
                                        [&](int operand) { return constant(operand); });
        const Lanes& argument = slot(instruction.operands[0]);
        Lanes h;
        const auto part = [&](std::array<double, blockSize>& lanes) {
            return std::span(lanes).first(std::is_same_v<T, Jet> || &lanes == &h.f ? count_ : 0);
        };
        call(*instruction.activation, parameters, std::span(argument.f).first(count_),
             {part(h.f), part(h.f1), part(h.f2)});
        each([&](std::size_t i) {
            if constexpr (std::is_same_v<T, Jet>)
                store(target, i, chain(load<Jet>(argument, i), h.f[i], h.f1[i], h.f2[i]));
            else
                store(target, i, h.f[i]);
        });
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
    Parameters parameters_;
    std::size_t count_ = 0;
    // Without initial values: a formula fills what it uses.
    std::array<double, mostFormulaNodes> constants_;
    std::array<Lanes, mostFormulaSlots> slots_;
    std::vector<WideJet> wide_; ///< of each node, once a point has asked for it
};

Program::Program(const Tree& tree) {
    compile(withSharedNodes(tree));
    // A shared result keeps its slot longer.
    if (!fits())
        compile(tree);
}

void Program::compile(const Tree& tree) {
    tree_ = tree;
    constantNodes_.clear();
    instructions_.clear();
    const auto& nodes = tree_.nodes;
    const auto depends = dependsOnX(tree_);
    std::vector<Operand> results(nodes.size(), none); // of each node
    std::vector<int> uses(nodes.size(), 0);
    for (const Node& node : nodes)
        for (std::size_t k = 0; k < static_cast<std::size_t>(node.childCount); ++k)
            ++uses[static_cast<std::size_t>(node.children[k])];
    std::vector<bool> taken;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!depends[i]) {
            constantNodes_.push_back(static_cast<int>(i));
            results[i] = ~static_cast<Operand>(i);
            continue;
        }
        const Node& node = nodes[i];
        Instruction instruction{node.op, 0, noOperands(none), node.activation};
        for (std::size_t k = 0; k < static_cast<std::size_t>(node.childCount); ++k) {
            const auto child = static_cast<std::size_t>(node.children[k]);
            const Operand operand = results[child];
            instruction.operands[k] = operand;
            if (--uses[child] == 0 && operand >= 0)
                taken[static_cast<std::size_t>(operand)] = false;
        }
        // e^u is exp(u), which is right to the last digit where a power of the rounded e is not.
        if (node.op == Op::Power && nodes[static_cast<std::size_t>(node.children[0])].op == Op::E) {
            instruction.op = Op::Exp;
            instruction.operands = noOperands(none);
            instruction.operands[0] = results[static_cast<std::size_t>(node.children[1])];
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
        std::array<double, blockSize> places{};
        std::transform(part.begin(), part.end(), places.begin(),
                       [](double place) { return std::isfinite(place) ? place : 0; });
        run.finite(std::span(places).first(part.size()), derivatives,
                   [&](std::size_t i, const Jet& y) { put(start + i, y); });
        for (std::size_t i = 0; i < part.size(); ++i)
            if (std::isnan(part[i]))
                put(start + i, {part[i], part[i], part[i]});
            else if (std::isinf(part[i]))
                put(start + i, limitsOf(tree_, parameters, part[i] > 0 ? 1 : -1));
    }
}

double valueWithoutX(const Tree& tree) {
    const double x = 0;
    double value = 0;
    Program(tree).evaluate({}, {&x, 1}, {{&value, 1}, {}, {}});
    return value;
}

} // namespace actiscope
