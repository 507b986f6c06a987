#include "core/expressions/parse.h"

#include "core/expressions/grammar.h"
#include "core/expressions/letters.h"
#include "core/fields/field.h"
#include "core/fields/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace actiscope {

namespace {

namespace pegtl = tao::pegtl;

/// Thrown inside this file only.
struct Refusal {
    std::size_t byte;
    std::string sentence;
};

/// What the parser builds: the nodes so far and those that no operator has taken yet.
class Builder {
public:
    /// A name that has been read and may turn out to be called.
    struct Pending {
        std::string name;
        std::size_t byte;
        std::size_t operandsBefore;
    };

    void push(Node node, std::size_t byte, int operands = 0) {
        if (tree_.nodes.size() >= mostFormulaNodes)
            throw Refusal{byte,
                          fmt::format("the formula is too long: it has more than {} numbers, letters and "
                                      "operators",
                                      mostFormulaNodes)};
        node.childCount = operands;
        for (int k = 0; k < operands; ++k)
            node.children[static_cast<std::size_t>(k)] =
                open_[open_.size() - static_cast<std::size_t>(operands - k)];
        open_.resize(open_.size() - static_cast<std::size_t>(operands));
        open_.push_back(static_cast<int>(tree_.nodes.size()));
        places_.push_back(byte);
        tree_.nodes.push_back(node);
    }

    void pushNumber(double number, std::size_t byte) {
        Node node;
        node.number = number;
        push(node, byte);
    }

    void name(std::string text, std::size_t byte) {
        pending_.push_back({std::move(text), byte, open_.size()});
    }

    void letter() {
        const Pending symbol = std::move(pending_.back());
        pending_.pop_back();
        const std::string id = asciiIdentifier(symbol.name);
        if (id == "x")
            return push({Op::X}, symbol.byte);
        if (id == "e")
            return push({Op::E}, symbol.byte);
        if (id == "pi")
            return push({Op::Pi}, symbol.byte);
        if (const FormulaFunction* function = findFormulaFunction(id); function && id != "sigma")
            throw Refusal{symbol.byte, fmt::format("{} is a function: write {}", id, function->shape)};
        Node node{Op::Parameter};
        node.parameter = parameter(id, symbol.byte);
        push(node, symbol.byte);
    }

    void call() {
        const Pending symbol = std::move(pending_.back());
        pending_.pop_back();
        const std::string id = asciiIdentifier(symbol.name);
        const FormulaFunction* function = findFormulaFunction(id);
        if (!function)
            throw Refusal{symbol.byte, unknownFunction(symbol.name, id)};
        const auto given = static_cast<int>(open_.size() - symbol.operandsBefore);
        checkArguments(*function, symbol, given);
        if (function->name == "clip")
            return clip(symbol.byte);
        if (given <= 3 && given <= function->leastArguments)
            return push({function->op}, symbol.byte, given);
        fold(function->op, symbol, given);
    }

    void deeper(std::size_t byte) {
        if (++depth_ > deepestFormula)
            throw Refusal{byte, fmt::format("the formula is nested deeper than {} levels", deepestFormula)};
    }
    void shallower() { --depth_; }

    Tree take() { return std::move(tree_); }

private:
    int parameter(const std::string& id, std::size_t byte) {
        auto& known = tree_.parameters;
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const FormulaLetter& letter) { return letter.id == id; });
        if (found == known.end()) {
            constexpr std::size_t longest = 24;
            if (id.size() > longest)
                throw Refusal{byte, fmt::format("a letter's name has at most {} characters", longest)};
            if (known.size() >= mostFormulaLetters)
                throw Refusal{byte, fmt::format("'{}' is one letter too many: a formula has at most {}", id,
                                                mostFormulaLetters)};
            known.push_back({id, readableIdentifier(id)});
            return static_cast<int>(known.size()) - 1;
        }
        return static_cast<int>(found - known.begin());
    }

    static std::string unknownFunction(const std::string& typed, const std::string& id) {
        std::vector<std::string> names;
        for (const auto& function : formulaFunctions())
            names.emplace_back(function.name);
        const std::string shown = typed.size() <= 60 ? typed : typed.substr(0, 24) + "…";
        const std::string hint = didYouMean(id, names);
        return fmt::format("unknown function '{}'{}", shown,
                           hint.empty() ? fmt::format("; to multiply, write {}*(…)", shown) : hint);
    }

    void checkArguments(const FormulaFunction& function, const Pending& symbol, int given) const {
        if (given < function.leastArguments || given > function.mostArguments) {
            const std::string allowed =
                function.mostArguments == function.leastArguments
                    ? fmt::format("{}", function.leastArguments)
                    : fmt::format("{} to {}", function.leastArguments, function.mostArguments);
            throw Refusal{symbol.byte,
                          fmt::format("{} takes {} argument{}, not {}: write {}", function.name, allowed,
                                      function.mostArguments == 1 ? "" : "s", given, function.shape)};
        }
        for (std::size_t k = symbol.operandsBefore; k < open_.size(); ++k) {
            const auto node = static_cast<std::size_t>(open_[k]);
            const bool wanted = function.op == Op::Where && k == symbol.operandsBefore;
            const bool is = isComparison(tree_.nodes[node].op);
            if (is && !wanted)
                throw Refusal{places_[node], "a comparison can only be the first argument of where(…)"};
            if (wanted && !is)
                throw Refusal{symbol.byte,
                              fmt::format("where needs a comparison first: write {}", function.shape)};
        }
    }

    /// clip(x, low, high) = min(max(x, low), high)
    void clip(std::size_t byte) {
        const int high = open_.back();
        open_.pop_back();
        push({Op::Max}, byte, 2);
        open_.push_back(high);
        push({Op::Min}, byte, 2);
    }

    /// max(a, b, c) = max(max(a, b), c). The order of evaluation is kept by pushing onto what stands open.
    void fold(Op op, const Pending& symbol, int given) {
        const std::vector<int> operands(open_.end() - given, open_.end());
        open_.resize(open_.size() - operands.size());
        open_.push_back(operands[0]);
        for (std::size_t k = 1; k < operands.size(); ++k) {
            open_.push_back(operands[k]);
            push({op}, symbol.byte, 2);
        }
    }

    Tree tree_;
    std::vector<std::size_t> places_; ///< of each node, in bytes
    std::vector<int> open_;
    std::vector<Pending> pending_;
    int depth_ = 0;
};

template <class Rule>
struct Action : pegtl::nothing<Rule> {};

template <>
struct Action<grammar::Number> {
    template <class Input>
    static void apply(const Input& in, Builder& builder) {
        const auto number = parseNumber(in.string());
        if (!number || std::isinf(*number))
            throw Refusal{in.position().byte,
                          fmt::format("the number {} is too large", in.string().substr(0, 60))};
        builder.pushNumber(*number, in.position().byte);
    }
};

template <>
struct Action<grammar::Name> {
    template <class Input>
    static void apply(const Input& in, Builder& builder) {
        builder.name(in.string(), in.position().byte);
    }
};

template <>
struct Action<grammar::NoCall> {
    static void apply0(Builder& builder) { builder.letter(); }
};

template <>
struct Action<grammar::Call> {
    static void apply0(Builder& builder) { builder.call(); }
};

template <Op op, int operands>
struct Pushes {
    template <class Input>
    static void apply(const Input& in, Builder& builder) {
        builder.push({op}, in.position().byte, operands);
    }
};
template <>
struct Action<grammar::Negated> : Pushes<Op::Negate, 1> {};
template <>
struct Action<grammar::Bars> : Pushes<Op::Abs, 1> {};
template <>
struct Action<grammar::Plus> : Pushes<Op::Add, 2> {};
template <>
struct Action<grammar::Minus> : Pushes<Op::Subtract, 2> {};
template <>
struct Action<grammar::Times> : Pushes<Op::Multiply, 2> {};
template <>
struct Action<grammar::Over> : Pushes<Op::Divide, 2> {};
template <>
struct Action<grammar::ToThe> : Pushes<Op::Power, 2> {};

template <int exponent>
struct RaisesTo {
    template <class Input>
    static void apply(const Input& in, Builder& builder) {
        builder.pushNumber(exponent, in.position().byte);
        builder.push({Op::Power}, in.position().byte, 2);
    }
};
template <>
struct Action<grammar::Squared> : RaisesTo<2> {};
template <>
struct Action<grammar::Cubed> : RaisesTo<3> {};

template <>
struct Action<grammar::Comparison> {
    template <class Input>
    static void apply(const Input& in, Builder& builder) {
        builder.push({opOf(in.string().substr(0, 3))}, in.position().byte, 2);
    }
    static Op opOf(std::string_view sign) {
        const auto begins = [&](std::string_view with) { return sign.substr(0, with.size()) == with; };
        if (begins("<=") || begins("≤"))
            return Op::LessEqual;
        if (begins(">=") || begins("≥"))
            return Op::GreaterEqual;
        if (begins("=="))
            return Op::Equal;
        if (begins("!=") || begins("≠"))
            return Op::NotEqual;
        return begins("<") ? Op::Less : Op::Greater;
    }
};

/// Brackets, calls, exponents and signs all pass through here, so their depth is bounded before the stack is.
template <>
struct Action<grammar::Unary> : pegtl::maybe_nothing {
    template <class Rule, pegtl::apply_mode A, pegtl::rewind_mode M, template <class...> class Act,
              template <class...> class Control, class Input>
    static bool match(Input& in, Builder& builder) {
        builder.deeper(in.position().byte);
        const bool matched = pegtl::match<Rule, A, M, Act, Control>(in, builder);
        builder.shallower();
        return matched;
    }
};

constexpr const char* operand = "expected a number, x, a letter, a function or '('";

struct Messages {
    template <class Rule>
    static constexpr const char* message = operand;
    template <class Rule>                           // the name is PEGTL's
    static constexpr bool raise_on_failure = false; // NOLINT(readability-identifier-naming)
};
template <>
inline constexpr const char* Messages::message<grammar::CloseBracket> =
    "expected an operator such as + or *, or ')'";
template <>
inline constexpr const char* Messages::message<grammar::CloseCall> =
    "expected an operator such as + or *, ',' or ')'";
template <>
inline constexpr const char* Messages::message<grammar::CloseBar> =
    "expected an operator such as + or *, or '|'";
template <>
inline constexpr const char* Messages::message<grammar::End> =
    "expected an operator such as + or *, or the end";

template <class Rule>
using Control = pegtl::must_if<Messages>::control<Rule>;

std::string foundAt(std::string_view text, std::size_t byte) {
    if (byte >= text.size())
        return "the end";
    const std::string_view character = text.substr(byte, characterLength(text, byte));
    if (static_cast<unsigned char>(character[0]) < 0x20 || character[0] == 0x7f)
        return "a control character";
    return fmt::format("'{}'", character);
}

FormulaError errorAt(std::string_view text, std::size_t byte, std::string sentence) {
    return {byte, charactersBefore(text, byte) + 1, std::move(sentence)};
}

} // namespace

std::string errorText(const FormulaError& error) {
    return fmt::format("at character {}: {}", error.character, error.sentence);
}

tl::expected<Tree, FormulaError> parseFormula(std::string_view text) {
    if (text.size() > longestFormula)
        return tl::unexpected(errorAt(
            text, 0,
            fmt::format("the formula is too long: {} bytes; allowed are {}", text.size(), longestFormula)));
    if (!isUtf8(text))
        return tl::unexpected(errorAt(text, 0, "the formula is not UTF-8 text"));
    Builder builder;
    try {
        pegtl::memory_input<> input(text.data(), text.size(), "");
        pegtl::parse<grammar::Formula, Action, Control>(input, builder);
        return builder.take();
    } catch (const Refusal& refusal) {
        return tl::unexpected(errorAt(text, refusal.byte, refusal.sentence));
    } catch (const pegtl::parse_error& error) {
        const std::size_t byte = error.positions().front().byte;
        const bool comparison =
            byte < text.size() && (std::string_view("<>!=").find(text[byte]) != std::string_view::npos);
        if (comparison && error.message().find("operator") != std::string_view::npos)
            return tl::unexpected(
                errorAt(text, byte, "a comparison can only be the first argument of where(…)"));
        return tl::unexpected(
            errorAt(text, byte, fmt::format("{}, found {}", error.message(), foundAt(text, byte))));
    }
}

tl::expected<Definition, FormulaError> splitDefinition(std::string_view text) {
    std::size_t equals = std::string_view::npos;
    for (std::size_t i = 0; i < text.size() && equals == std::string_view::npos; ++i) {
        const char before = i > 0 ? text[i - 1] : ' ';
        if (text[i] != '=' || before == '<' || before == '>' || before == '!')
            continue;
        if (i + 1 < text.size() && text[i + 1] == '=')
            ++i;
        else
            equals = i;
    }
    if (equals == std::string_view::npos)
        return Definition{{}, std::string(text), 0};
    Definition definition{std::string(text.substr(0, equals)), std::string(text.substr(equals + 1)),
                          equals + 1};
    const auto first = definition.name.find_first_not_of(' ');
    const auto last = definition.name.find_last_not_of(' ');
    if (first == std::string::npos)
        return tl::unexpected(errorAt(text, equals, "expected a name before '='"));
    definition.name = definition.name.substr(first, last - first + 1);
    pegtl::memory_input<> input(definition.name.data(), definition.name.size(), "");
    using Word = pegtl::plus<pegtl::sor<grammar::Identifier, pegtl::digit, pegtl::one<'-', '_'>>>;
    using Name = pegtl::seq<pegtl::at<grammar::Letter>, pegtl::list<Word, pegtl::one<' '>>>;
    if (!isUtf8(text) || !pegtl::parse<Name>(input) || !input.empty())
        return tl::unexpected(errorAt(
            text, first + input.byte(),
            fmt::format(
                "expected a name before '=' (letters, digits, - and _, beginning with a letter), found {}",
                foundAt(text, first + input.byte()))));
    if (charactersBefore(definition.name, definition.name.size()) > longestFormulaName)
        return tl::unexpected(
            errorAt(text, first, fmt::format("the name has more than {} characters", longestFormulaName)));
    return definition;
}

} // namespace actiscope
