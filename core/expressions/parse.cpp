#include "core/expressions/parse.h"

#include "core/expressions/elsewhere.h"
#include "core/expressions/grammar.h"
#include "core/expressions/letters.h"
#include "core/expressions/names.h"
#include "core/expressions/number_range.h"
#include "core/expressions/tree_builder.h"
#include "core/fields/field.h"
#include "core/fields/quote.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

namespace pegtl = tao::pegtl;
using Inside = TreeBuilder::Inside;
using Last = TreeBuilder::Last;

/// The length of what this rule matches at the beginning of the text; 0 when it does not.
template <class Rule>
std::size_t matched(std::string_view text) {
    pegtl::memory_input<> input(text.data(), text.size(), "");
    return pegtl::parse<Rule>(input) ? input.byte() : 0;
}

// What the grammar asks.

bool isCalled(const TreeBuilder& builder, std::string_view, std::size_t) {
    return builder.isCalled();
}

bool isDecimalComma(const TreeBuilder& builder, std::string_view, std::size_t) {
    return builder.inside() != Inside::Call;
}

bool isOutsideBars(const TreeBuilder& builder, std::string_view, std::size_t) {
    return builder.inside() != Inside::Bars;
}

bool isBlank(std::string_view text, std::size_t before) {
    const std::string_view head = text.substr(0, before);
    return head.ends_with(' ') || head.ends_with('\t') || head.ends_with('\n') || head.ends_with('\r') ||
           head.ends_with("\u00a0") || head.ends_with("\u2009") || head.ends_with("\u202f");
}

/// Whether a name, not a call, may stand here without a sign; a sentence where it would be misread.
bool isFactor(const TreeBuilder& builder, std::string_view text, std::size_t byte, std::string_view name) {
    const bool apart = isBlank(text, byte);
    const std::string_view after = text.substr(byte + name.size());
    const std::string id = asciiIdentifier(name);
    const std::string before = asciiIdentifier(builder.lastName());
    if (builder.last() == Last::Name && before != "pi" && before != "tau")
        throw Refusal{byte, say("a product of two names needs its sign: write {}*{}",
                                printable(builder.lastName(), longestQuote), printable(name, longestQuote))};
    if (builder.last() != Last::Number || apart)
        return true;
    if ((id == "e" || id == "E") && !after.starts_with('^') && !after.starts_with("**"))
        throw Refusal{byte,
                      say("after a number, e begins an exponent such as 2e5: for the constant write 2*e")};
    if (const std::string hint = letterHint(id); id[0] == 'x' && id.size() > 1 && !hint.empty())
        throw Refusal{byte, say("'{}' after a number can be read in several ways{}", name, hint)};
    return true;
}

/// Whether what stands here is a factor without a sign.
bool isBeside(const TreeBuilder& builder, std::string_view text, std::size_t byte) {
    const std::string_view rest = text.substr(byte);
    if (rest.empty())
        return false;
    const std::size_t name = matched<grammar::Identifier>(rest);
    const bool bars = rest[0] == '|' && builder.inside() != Inside::Bars && !rest.starts_with("||");
    if ((name == 0 && rest[0] != '(' && !bars) || matched<grammar::Keyword>(rest) > 0)
        return false;
    const std::string_view called = rest.substr(0, name);
    const std::size_t afterName = name + matched<grammar::Blanks>(rest.substr(name));
    const std::string id = asciiIdentifier(called);
    const bool call = name > 0 && rest.substr(afterName).starts_with('(') && !namedConstant(id);
    const bool plainName = name > 0 && !call;
    const bool afterExponent = builder.last() == Last::ExponentName || builder.last() == Last::ExponentNumber;
    const bool joined = builder.last() == Last::ExponentName && !isBlank(text, byte);
    if (afterExponent && (plainName || joined))
        throw Refusal{byte, say("a factor after an exponent can be read in two ways: write {}",
                                readingsOfExponent(text, byte))};
    return !plainName || isFactor(builder, text, byte, called);
}

} // namespace

namespace grammar {

struct Number : sor<MixedNumber, CommaNumber<isDecimalComma>, PointNumber, InfinitySign> {};
struct Name : seq<not_at<Keyword>, Identifier> {};
struct OpenCall : seq<Asks<isCalled>, Token<one<'('>>> {};
struct Arguments : seq<must<Expression>, star<if_must<Token<one<','>>, Expression>>> {};
struct Call : if_must<OpenCall, Arguments, CloseCall> {};
struct NoCall : success {};
struct Symbol : seq<Token<Name>, sor<Call, NoCall>> {};
struct Bracket : if_must<OpenBracket, Expression, CloseBracket> {};
struct Bars : if_must<OpenBars, Expression, CloseBar> {};
struct Primary : sor<Token<Number>, Symbol, Bracket, Bars> {};

struct Squared : Token<utf8::one<0xB2>> {};
struct Cubed : Token<utf8::one<0xB3>> {};
struct Raised : seq<Primary, opt<sor<Squared, Cubed>>> {};
struct Raising;
struct ToThe : if_must<Token<sor<one<'^'>, string<'*', '*'>>>, Raising> {};
struct Power : seq<Raised, opt<ToThe>> {};
struct NegatedExponent : if_must<Token<MinusSign>, Raising> {};
struct Raising : sor<NegatedExponent, if_must<Token<one<'+'>>, Raising>, Power> {};
struct Beside : if_must<Asks<isBeside>, Power> {};
struct Negated : if_must<Token<MinusSign>, Unary> {};
struct Unary : sor<Negated, if_must<Token<one<'+'>>, Unary>, seq<Power, star<Beside>>> {};

struct TimesSign : sor<seq<one<'*'>, not_at<one<'*'>>>, utf8::one<0xB7, 0xD7, 0x22C5, 0x2217>> {};
struct Times : if_must<Token<TimesSign>, Unary> {};
struct Over : if_must<Token<sor<one<'/'>, utf8::one<0xF7, 0x2215>>>, Unary> {};
struct Product : seq<Unary, star<sor<Times, Over>>> {};
struct Plus : if_must<Token<one<'+'>>, Product> {};
struct Minus : if_must<Token<MinusSign>, Product> {};
struct Sum : seq<Product, star<sor<Plus, Minus>>> {};

struct Comparison : if_must<Token<ComparisonSign>, Sum> {};
struct FurtherSign : at<ComparisonSign> {};
struct FurtherComparison : if_must<FurtherSign, Comparison> {};
struct Chain : seq<Sum, opt<Comparison, star<FurtherComparison>>> {};
struct Denied;
struct Inverted : if_must<Token<sor<NotWord, utf8::one<0xAC>>>, Denied> {};
struct Inverse : sor<Inverted, Chain> {};
struct Denied : seq<Inverse> {};
struct AndSign : sor<AndWord, string<'&', '&'>, utf8::one<0x2227>> {};
struct And : if_must<Token<AndSign>, Inverse> {};
struct Conjunction : seq<Inverse, star<And>> {};
struct OrSign : sor<OrWord, seq<Asks<isOutsideBars>, string<'|', '|'>>, utf8::one<0x2228>> {};
struct Or : if_must<Token<OrSign>, Conjunction> {};
struct Expression : seq<Conjunction, star<Or>> {};

struct Formula : must<Blanks, Expression, End> {};

} // namespace grammar

namespace {

double vulgarFraction(std::string_view sign) {
    struct Fraction {
        std::string_view sign;
        double value;
    };
    constexpr std::array<Fraction, 18> fractions{{
        {"½", 1.0 / 2},
        {"⅓", 1.0 / 3},
        {"⅔", 2.0 / 3},
        {"¼", 1.0 / 4},
        {"¾", 3.0 / 4},
        {"⅕", 1.0 / 5},
        {"⅖", 2.0 / 5},
        {"⅗", 3.0 / 5},
        {"⅘", 4.0 / 5},
        {"⅙", 1.0 / 6},
        {"⅚", 5.0 / 6},
        {"⅐", 1.0 / 7},
        {"⅛", 1.0 / 8},
        {"⅜", 3.0 / 8},
        {"⅝", 5.0 / 8},
        {"⅞", 7.0 / 8},
        {"⅑", 1.0 / 9},
        {"⅒", 1.0 / 10},
    }};
    const auto* found = std::find_if(fractions.begin(), fractions.end(),
                                     [&](const Fraction& fraction) { return fraction.sign == sign; });
    return found->value;
}

/// Of "1,000" nobody can tell whether it is one thousand or one.
void refuseThousands(const std::string& text, std::size_t comma, std::size_t byte) {
    const std::string whole = text.substr(0, comma);
    const std::string part = text.substr(comma + 1);
    if (whole.size() <= 3 && whole[0] != '0' && part.size() == 3 && matched<grammar::Digits>(part) == 3)
        throw Refusal{byte,
                      say("'{}' can be {}{} or {}.{}: write one of them", text, whole, part, whole, part)};
}

void refuseBeyondRange(double number, const std::string& text, std::size_t byte) {
    if (const auto sentence = beyondRange(number, text))
        throw Refusal{byte, *sentence};
}

template <class Rule>
struct Action : pegtl::nothing<Rule> {};

template <>
struct Action<grammar::MixedNumber> {
    template <class Input>
    static void apply(const Input& in, TreeBuilder& builder) {
        const std::string text = in.string();
        const std::size_t digits = matched<grammar::Digits>(text);
        const double whole = digits > 0 ? parseNumber(text.substr(0, digits)).value() : 0;
        refuseBeyondRange(whole, text, in.position().byte);
        builder.number(whole + vulgarFraction(text.substr(digits)), in.position().byte);
    }
};

struct ReadsNumber {
    template <class Input>
    static void apply(const Input& in, TreeBuilder& builder) {
        std::string text = in.string();
        const std::size_t byte = in.position().byte;
        if (const auto comma = text.find(','); comma != std::string::npos) {
            refuseThousands(text, comma, byte);
            text[comma] = '.';
        }
        const double number = parseNumber(text).value_or(HUGE_VAL);
        refuseBeyondRange(number, text, byte);
        builder.number(number, byte);
    }
};
template <>
struct Action<grammar::CommaNumber<isDecimalComma>> : ReadsNumber {};
template <>
struct Action<grammar::PointNumber> : ReadsNumber {};

/// Calls a member of the builder with the place.
template <auto member>
struct Does {
    template <class Input>
    static void apply(const Input& in, TreeBuilder& builder) {
        (builder.*member)(in.position().byte);
    }
};
template <auto member>
struct DoesAnywhere {
    static void apply0(TreeBuilder& builder) { (builder.*member)(); }
};
template <>
struct Action<grammar::InfinitySign> : Does<&TreeBuilder::infinity> {};
template <>
struct Action<grammar::NoCall> : DoesAnywhere<&TreeBuilder::letter> {};
template <>
struct Action<grammar::OpenCall> : DoesAnywhere<&TreeBuilder::openCall> {};
template <>
struct Action<grammar::Call> : DoesAnywhere<&TreeBuilder::closeCall> {};
template <>
struct Action<grammar::CloseBracket> : DoesAnywhere<&TreeBuilder::close> {};
template <>
struct Action<grammar::CloseBar> : DoesAnywhere<&TreeBuilder::close> {};
template <>
struct Action<grammar::ToThe> : Does<&TreeBuilder::power> {};
template <>
struct Action<grammar::Beside> : Does<&TreeBuilder::besides> {};
template <>
struct Action<grammar::Over> : Does<&TreeBuilder::over> {};

template <>
struct Action<grammar::Name> {
    template <class Input>
    static void apply(const Input& in, TreeBuilder& builder) {
        builder.name(in.string(), in.position().byte);
    }
};

template <Inside what>
struct Opens {
    static void apply0(TreeBuilder& builder) { builder.open(what); }
};
template <>
struct Action<grammar::OpenBracket> : Opens<Inside::Bracket> {};
template <>
struct Action<grammar::OpenBars> : Opens<Inside::Bars> {};

template <Op op, int operands>
struct Pushes {
    template <class Input>
    static void apply(const Input& in, TreeBuilder& builder) {
        builder.push({op}, in.position().byte, operands);
    }
};
template <>
struct Action<grammar::Negated> : Pushes<Op::Negate, 1> {};
template <>
struct Action<grammar::NegatedExponent> : Pushes<Op::Negate, 1> {};
template <>
struct Action<grammar::Bars> : Pushes<Op::Abs, 1> {};
template <>
struct Action<grammar::Plus> : Pushes<Op::Add, 2> {};
template <>
struct Action<grammar::Minus> : Pushes<Op::Subtract, 2> {};
template <>
struct Action<grammar::Times> : Pushes<Op::Multiply, 2> {};

template <int exponent>
struct RaisesTo {
    template <class Input>
    static void apply(const Input& in, TreeBuilder& builder) {
        builder.raisedTo(exponent, in.position().byte);
    }
};
template <>
struct Action<grammar::Squared> : RaisesTo<2> {};
template <>
struct Action<grammar::Cubed> : RaisesTo<3> {};

template <Op op>
struct Says {
    template <class Input>
    static void apply(const Input& in, TreeBuilder& builder) {
        builder.truth(op, in.position().byte);
    }
};
template <>
struct Action<grammar::Inverted> : Says<Op::Not> {};
template <>
struct Action<grammar::And> : Says<Op::And> {};
template <>
struct Action<grammar::Or> : Says<Op::Or> {};
template <>
struct Action<grammar::FurtherComparison> : Says<Op::And> {};
template <>
struct Action<grammar::FurtherSign> : Does<&TreeBuilder::repeatOperand> {};

template <>
struct Action<grammar::Comparison> {
    template <class Input>
    static void apply(const Input& in, TreeBuilder& builder) {
        builder.truth(opOf(in.string().substr(0, 3)), in.position().byte);
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

/// Brackets, calls, exponents and signs all pass through one of these, so their depth is bounded before the
/// stack is.
struct CountsDepth : pegtl::maybe_nothing {
    template <class Rule, pegtl::apply_mode A, pegtl::rewind_mode M, template <class...> class Act,
              template <class...> class Control, class Input>
    static bool match(Input& in, TreeBuilder& builder) {
        builder.deeper(in.position().byte);
        const bool matches = pegtl::match<Rule, A, M, Act, Control>(in, builder);
        builder.shallower();
        return matches;
    }
};
template <>
struct Action<grammar::Unary> : CountsDepth {};
template <>
struct Action<grammar::Raising> : CountsDepth {};
template <>
struct Action<grammar::Denied> : CountsDepth {};

constexpr const char* operand = marked("expected a number, x, a letter, a function or '('");

struct Messages {
    template <class Rule>
    static constexpr const char* message = operand;
    template <class Rule>                           // the name is PEGTL's
    static constexpr bool raise_on_failure = false; // NOLINT(readability-identifier-naming)
};
template <>
inline constexpr const char*
    Messages::message<grammar::CloseBracket> = marked("expected an operator such as + or *, or ')'");
template <>
inline constexpr const char*
    Messages::message<grammar::CloseCall> = marked("expected an operator such as + or *, ',' or ')'");
template <>
inline constexpr const char*
    Messages::message<grammar::CloseBar> = marked("expected an operator such as + or *, or '|'");
template <>
inline constexpr const char*
    Messages::message<grammar::End> = marked("expected an operator such as + or *, or the end");

template <class Rule>
using Control = pegtl::must_if<Messages>::control<Rule>;

std::string foundAt(std::string_view text, std::size_t byte) {
    if (byte >= text.size())
        return say("the end");
    const std::string_view character = text.substr(byte, characterLength(text, byte));
    if (static_cast<unsigned char>(character[0]) < 0x20 || character[0] == 0x7f)
        return say("a control character");
    return fmt::format("'{}'", printable(character, longestQuote));
}

/// How to write what people type elsewhere.
std::string adviceOn(std::string_view found) {
    struct Advice {
        std::string_view signs;
        std::string_view sentence;
    };
    constexpr std::array<Advice, 10> all{{
        {"!", marked(": there is no factorial; 'not' is written not (x > 0), 'unequal' !=")},
        {"⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ", marked(": write ^23 for a power of more digits, (x²)^3 for a power of a power")},
        {"=", marked(": to compare write ==")},
        {",", marked(": a comma stands between the arguments of a function, or in a number such as 0,5")},
        {";", marked(": a comma stands between the arguments of a function")},
        {"%", marked(": for the remainder write mod(a, b)")},
        {"[]{}", marked(": brackets are ( and )")},
        {"√∛", marked(": write sqrt(x) or cbrt(x)")},
        {"|", marked(": write 'or' for ||, and * before a bar")},
        {"&", marked(": write 'and'")},
    }};
    const auto* advice = std::find_if(all.begin(), all.end(), [&](const Advice& each) {
        return each.signs.find(found) != std::string_view::npos;
    });
    return advice == all.end() ? std::string() : said(advice->sentence);
}

FormulaError errorAt(std::string_view text, std::size_t byte, std::string sentence) {
    return {byte, charactersBefore(text, byte) + 1, std::move(sentence)};
}

} // namespace

std::string errorText(const FormulaError& error) {
    return say("at character {}: {}", error.character, error.sentence);
}

tl::expected<Tree, FormulaError> parseFormula(std::string_view text) {
    if (text.size() > longestFormula)
        return tl::unexpected(errorAt(
            text, 0, say("the formula is too long: {} bytes; allowed are {}", text.size(), longestFormula)));
    if (firstBadByte(text))
        return tl::unexpected(errorAt(text, 0, say("the formula is not UTF-8 text")));
    const auto refused = [&](std::size_t byte, const std::string& sentence) {
        const std::string advice = writtenElsewhere(text, byte);
        return tl::unexpected(errorAt(text, byte, advice.empty() ? sentence : advice));
    };
    TreeBuilder builder;
    try {
        pegtl::memory_input<> input(text.data(), text.size(), "");
        pegtl::parse<grammar::Formula, Action, Control>(input, builder);
        return builder.take();
    } catch (const Refusal& refusal) {
        return refused(refusal.byte, refusal.sentence);
    } catch (const pegtl::parse_error& error) {
        const std::size_t byte = error.positions().front().byte;
        const std::string_view found =
            byte < text.size() ? text.substr(byte, characterLength(text, byte)) : std::string_view(" ");
        return refused(byte,
                       say("{}, found {}{}", said(error.message()), foundAt(text, byte), adviceOn(found)));
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
        return tl::unexpected(errorAt(text, equals, say("expected a name before '='")));
    definition.name = definition.name.substr(first, last - first + 1);
    if (firstBadByte(text))
        return tl::unexpected(errorAt(text, 0, say("the formula is not UTF-8 text")));
    using Word = pegtl::plus<pegtl::sor<grammar::Identifier, pegtl::digit, pegtl::one<'-', '_'>>>;
    using Name = pegtl::seq<pegtl::at<grammar::Letter>, pegtl::list<Word, pegtl::one<' '>>>;
    using Variable = pegtl::seq<grammar::Blanks, pegtl::one<'('>, grammar::Blanks, grammar::Identifier,
                                grammar::Blanks, pegtl::one<')'>>;
    const std::size_t name = matched<Name>(definition.name);
    const std::string_view rest = std::string_view(definition.name).substr(name);
    if (name > 0 && !rest.empty() && matched<Variable>(rest) == rest.size()) { // f(x) = …
        const std::size_t open = rest.find('(') + 1;
        const std::size_t at = open + matched<grammar::Blanks>(rest.substr(open));
        if (rest.substr(at, matched<grammar::Identifier>(rest.substr(at))) != "x")
            return tl::unexpected(
                errorAt(text, first + name + at, say("the variable is called x: write f(x) = …")));
        definition.name.resize(name);
    } else if (definition.name == "x") {
        return tl::unexpected(errorAt(text, equals, say("x is the variable: to compare, write ==")));
    } else if (name == 0 || !rest.empty()) {
        const std::size_t at = first + name;
        return tl::unexpected(
            errorAt(text, at,
                    say("expected a name before '=' (letters, digits, - and _, beginning with a letter), "
                        "found {}; to compare, write ==",
                        foundAt(text, at))));
    }
    if (charactersBefore(definition.name, definition.name.size()) > longestFormulaName)
        return tl::unexpected(
            errorAt(text, first, say("the name has more than {} characters", longestFormulaName)));
    return definition;
}

} // namespace actiscope
