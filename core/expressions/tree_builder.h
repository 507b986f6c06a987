// Makes the tree of a formula from what the parser has read.
#pragma once

#include "core/expressions/parse.h"

#include <optional>

namespace actiscope {

/// Thrown by the builder, caught by parseFormula.
struct Refusal {
    std::size_t byte;
    std::string sentence;
};

/// The nodes so far, and those that no operator has taken yet.
class TreeBuilder {
public:
    /// What was read last, which decides what may stand beside it without a sign.
    enum class Last { Number, Name, Closed, ExponentNumber, ExponentName };
    /// What the innermost open bracket is.
    enum class Inside { Nothing, Bracket, Bars, Call, CallOfOne };

    void push(Node node, std::size_t byte, int operands = 0);
    void number(double number, std::size_t byte);
    void infinity(std::size_t byte);
    void raisedTo(double exponent, std::size_t byte);
    void power(std::size_t byte);
    /// A product without a sign.
    void besides(std::size_t byte);
    void over(std::size_t byte);
    void truth(Op op, std::size_t byte);
    /// For a < b < c: the b once more.
    void repeatOperand(std::size_t byte);

    void name(std::string text, std::size_t byte);
    /// The name stands alone.
    void letter();
    /// Whether the name may have arguments; x and the constants are multiplied with a bracket.
    bool isCalled() const;
    void openCall();
    void closeCall();

    void open(Inside what) { inside_.push_back(what); }
    void close();
    Inside inside() const { return inside_.empty() ? Inside::Nothing : inside_.back(); }
    Last last() const { return last_; }
    /// What was typed when the last was a name.
    const std::string& lastName() const { return lastName_; }

    void deeper(std::size_t byte);
    void shallower() { --depth_; }

    Tree take() { return std::move(tree_); }

private:
    /// A name that has been read and may turn out to be called.
    struct Pending {
        std::string typed;
        std::string id;
        std::size_t byte;
        std::size_t operandsBefore;
    };

    Pending takePending();
    int parameter(const std::string& id, std::size_t byte);
    void pushFunction(const FormulaFunction& function, std::size_t byte, int given);
    void pushActivation(const Activation& activation, std::size_t byte, int given);
    void requireTruth(int node, std::size_t byte, std::string_view sentence) const;
    bool containsX(int node) const;
    void copy(int root, std::size_t byte);

    Tree tree_;
    std::vector<int> starts_;   ///< of each node: where its subtree begins
    std::vector<int> unsigned_; ///< nodes that are products without a sign and without brackets
    std::vector<int> open_;
    std::vector<Pending> pending_;
    std::vector<Inside> inside_;
    Last last_ = Last::Closed;
    std::string lastName_;
    int depth_ = 0;
};

} // namespace actiscope
