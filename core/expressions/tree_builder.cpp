#include "core/expressions/tree_builder.h"

#include "core/activations/activation.h"
#include "core/expressions/letters.h"
#include "core/expressions/names.h"
#include "core/expressions/program.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace actiscope {

namespace {

std::string truthNeeded(Op op) {
    return say("{} needs a comparison on each side: write x == 1 or x == 2, not x == 1 or 2",
               op == Op::And ? "and" : "or");
}

int mostArguments(const FormulaFunction* function, const Activation* activation) {
    return std::max(function ? function->mostArguments : 0,
                    activation ? static_cast<int>(activation->parameters.size()) + 1 : 0);
}

std::string callShape(const Activation& activation) {
    std::string shape = activation.id + "(x";
    for (const Field& field : activation.parameters)
        shape += ", " + field.id;
    return shape + ")";
}

} // namespace

void TreeBuilder::push(Node node, std::size_t byte, int operands) {
    if (tree_.nodes.size() >= mostFormulaNodes)
        throw Refusal{byte, say("the formula is too long: it has more than {} numbers, letters and "
                                "operators",
                                mostFormulaNodes)};
    const auto index = static_cast<int>(tree_.nodes.size());
    int start = index;
    node.childCount = operands;
    for (int k = 0; k < operands; ++k) {
        const int child = open_[open_.size() - static_cast<std::size_t>(operands - k)];
        node.children[static_cast<std::size_t>(k)] = child;
        start = std::min(start, starts_[static_cast<std::size_t>(child)]);
    }
    open_.resize(open_.size() - static_cast<std::size_t>(operands));
    open_.push_back(index);
    starts_.push_back(start);
    tree_.nodes.push_back(node);
}

void TreeBuilder::number(double number, std::size_t byte) {
    Node node;
    node.number = number;
    push(node, byte);
    last_ = Last::Number;
}

void TreeBuilder::infinity(std::size_t byte) {
    push(*namedConstant("inf"), byte);
    last_ = Last::Name;
    lastName_ = "∞";
}

void TreeBuilder::raisedTo(double exponent, std::size_t byte) {
    number(exponent, byte);
    push({Op::Power}, byte, 2);
    last_ = Last::Closed;
}

void TreeBuilder::power(std::size_t byte) {
    const Node& base = tree_.nodes[static_cast<std::size_t>(open_[open_.size() - 2])];
    if (base.op == Op::Parameter && tree_.parameters[static_cast<std::size_t>(base.parameter)].id == "E")
        throw Refusal{byte, say("for the exponential write e^x or exp(x)")};
    push({Op::Power}, byte, 2);
    last_ = last_ == Last::Number ? Last::ExponentNumber : last_ == Last::Name ? Last::ExponentName : last_;
}

void TreeBuilder::besides(std::size_t byte) {
    push({Op::Multiply}, byte, 2);
    unsigned_.push_back(open_.back());
}

void TreeBuilder::over(std::size_t byte) {
    const bool byProduct = std::find(unsigned_.begin(), unsigned_.end(), open_.back()) != unsigned_.end();
    push({Op::Divide}, byte, 2);
    if (byProduct)
        tree_.notes.push_back(
            {byte, say("a product without a sign is divided by as a whole, 1/2x = 1/(2*x): for "
                       "(1/2)*x write the sign")});
}

void TreeBuilder::requireTruth(int node, std::size_t byte, std::string_view sentence) const {
    if (!isTruth(tree_.nodes[static_cast<std::size_t>(node)].op))
        throw Refusal{byte, std::string(sentence)};
}

void TreeBuilder::truth(Op op, std::size_t byte) {
    const bool one = op == Op::Not;
    if (!isComparison(op))
        for (std::size_t k = one ? 1 : 2; k > 0; --k)
            requireTruth(open_[open_.size() - k], byte,
                         one ? say("not needs a comparison: write not (x > 0)") : truthNeeded(op));
    push({op}, byte, one ? 1 : 2);
    last_ = Last::Closed;
}

void TreeBuilder::copy(int root, std::size_t byte) {
    const int start = starts_[static_cast<std::size_t>(root)];
    const int shift = static_cast<int>(tree_.nodes.size()) - start;
    for (int i = start; i <= root; ++i) {
        Node node = tree_.nodes[static_cast<std::size_t>(i)];
        const int operands = node.childCount;
        for (int k = 0; k < operands; ++k)
            open_.push_back(node.children[static_cast<std::size_t>(k)] + shift);
        push(node, byte, operands);
        open_.pop_back();
    }
    open_.push_back(static_cast<int>(tree_.nodes.size()) - 1);
}

void TreeBuilder::repeatOperand(std::size_t byte) {
    const Node& before = tree_.nodes[static_cast<std::size_t>(open_.back())];
    const Node& comparison =
        before.op == Op::And ? tree_.nodes[static_cast<std::size_t>(before.children[1])] : before;
    copy(comparison.children[1], byte);
}

void TreeBuilder::name(std::string text, std::size_t byte) {
    std::string id = asciiIdentifier(text);
    pending_.push_back({std::move(text), std::move(id), byte, open_.size()});
}

TreeBuilder::Pending TreeBuilder::takePending() {
    Pending symbol = std::move(pending_.back());
    pending_.pop_back();
    return symbol;
}

void TreeBuilder::letter() {
    const Pending symbol = takePending();
    last_ = Last::Name;
    lastName_ = symbol.typed;
    if (const auto constant = namedConstant(symbol.id))
        return push(*constant, symbol.byte);
    if (const std::string why = whyNoLetter(symbol.typed); !why.empty())
        throw Refusal{symbol.byte, why};
    Node node{Op::Parameter};
    node.parameter = parameter(symbol.id, symbol.byte);
    push(node, symbol.byte);
}

bool TreeBuilder::isCalled() const {
    return !namedConstant(pending_.back().id);
}

void TreeBuilder::openCall() {
    const Pending& symbol = pending_.back();
    const FormulaFunction* function = findFormulaFunction(symbol.id);
    const Activation* activation = callableActivation(symbol.id);
    if (!function && !activation)
        throw Refusal{symbol.byte, unknownFunction(symbol.typed)};
    open(mostArguments(function, activation) == 1 ? Inside::CallOfOne : Inside::Call);
}

void TreeBuilder::closeCall() {
    const Pending symbol = takePending();
    close();
    const FormulaFunction* function = findFormulaFunction(symbol.id);
    const Activation* activation = callableActivation(symbol.id);
    const auto given = static_cast<int>(open_.size() - symbol.operandsBefore);
    if (function && given >= function->leastArguments && given <= function->mostArguments)
        return pushFunction(*function, symbol.byte, given);
    if (activation && given <= mostArguments(nullptr, activation))
        return pushActivation(*activation, symbol.byte, given);
    const int least = function ? function->leastArguments : 1;
    const int most = mostArguments(function, activation);
    const std::string shape = function ? std::string(function->shape) : callShape(*activation);
    if (most == 1)
        throw Refusal{symbol.byte,
                      say("{} takes {} argument, not {}: write {}", symbol.id, most, given, shape)};
    const std::string count = least == most ? fmt::format("{}", least) : say("{} to {}", least, most);
    throw Refusal{symbol.byte,
                  say("{} takes {} arguments, not {}: write {}", symbol.id, count, given, shape)};
}

void TreeBuilder::pushFunction(const FormulaFunction& function, std::size_t byte, int given) {
    const std::vector<int> operands(open_.end() - given, open_.end());
    if (function.op == Op::Where)
        requireTruth(operands[0], byte,
                     say("{} needs a comparison first: write {}", function.name, function.shape));
    if (function.name == "clip" || given > function.leastArguments) {
        // max(a, b, c) = max(max(a, b), c), clip(x, low, high) = min(max(x, low), high)
        open_.resize(open_.size() - operands.size());
        open_.push_back(operands[0]);
        for (std::size_t k = 1; k < operands.size(); ++k) {
            open_.push_back(operands[k]);
            push({function.name == "clip" && k == 1 ? Op::Max : function.op}, byte, 2);
        }
        return;
    }
    push({function.op}, byte, given);
}

void TreeBuilder::pushActivation(const Activation& activation, std::size_t byte, int given) {
    for (int k = 1; k < given; ++k) {
        const int operand = open_[open_.size() - static_cast<std::size_t>(given - k)];
        const Field& field = activation.parameters[static_cast<std::size_t>(k - 1)];
        if (containsX(operand))
            throw Refusal{byte,
                          say("{} of {} is a parameter: x cannot stand in it", field.id, activation.id)};
        const Tree part = subtree(tree_, operand);
        const auto isLetter = [](const Node& node) { return node.op == Op::Parameter; };
        if (std::any_of(part.nodes.begin(), part.nodes.end(), isLetter))
            continue;
        if (const auto allowed = checkedValue(field, valueWithoutX(part)); !allowed)
            throw Refusal{byte, fmt::format("{}: {}", activation.id, allowed.error())};
    }
    Node node{Op::Activation};
    node.activation = &activation;
    push(node, byte, given);
}

bool TreeBuilder::containsX(int node) const {
    const auto first = tree_.nodes.begin() + starts_[static_cast<std::size_t>(node)];
    return std::any_of(first, tree_.nodes.begin() + node + 1,
                       [](const Node& each) { return each.op == Op::X; });
}

void TreeBuilder::close() {
    inside_.pop_back();
    if (!unsigned_.empty() && unsigned_.back() == open_.back())
        unsigned_.pop_back();
    last_ = Last::Closed;
}

void TreeBuilder::deeper(std::size_t byte) {
    if (++depth_ > deepestFormula)
        throw Refusal{byte, say("the formula is nested deeper than {} levels", deepestFormula)};
}

int TreeBuilder::parameter(const std::string& id, std::size_t byte) {
    auto& known = tree_.parameters;
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const FormulaLetter& letter) { return letter.id == id; });
    if (found != known.end())
        return static_cast<int>(found - known.begin());
    constexpr std::size_t longest = 24;
    if (id.size() > longest)
        throw Refusal{byte, say("a letter's name has at most {} characters", longest)};
    if (known.size() >= mostFormulaLetters)
        throw Refusal{byte,
                      say("'{}' is one letter too many: a formula has at most {}", id, mostFormulaLetters)};
    known.push_back({id, readableIdentifier(id)});
    return static_cast<int>(known.size()) - 1;
}

} // namespace actiscope
