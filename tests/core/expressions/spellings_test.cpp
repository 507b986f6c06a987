// A formula reads back to the same tree however it is spelled.
#include "core/expressions/parse.h"
#include "core/expressions/program.h"
#include "tests/sanitized.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>

namespace actiscope {
namespace {

struct Term {
    enum class Kind { Number, Name, Negate, Binary, Power, Abs, Call, Compare, Chain, Not, And, Or, If };
    Kind kind = Kind::Number;
    std::string text; ///< the number, name, operator or function in its plain spelling
    std::vector<Term> parts;
    std::string second; ///< the other sign of a chain
};
using Kind = Term::Kind;

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    Term value(int depth) {
        if (depth == 0 || chance(6))
            return leaf();
        switch (below(9)) {
        case 0:
            return {Kind::Negate, "-", {value(depth - 1)}, {}};
        case 1:
        case 2:
        case 3:
        case 4:
            return {
                Kind::Binary, pick({"+", "-", "*", "*", "*", "/"}), {value(depth - 1), value(depth - 1)}, {}};
        case 5:
            return {Kind::Power,
                    "^",
                    {value(depth - 1), chance(2) ? Term{Kind::Number, "2", {}, {}} : value(depth - 1)},
                    {}};
        case 6:
            return {Kind::Abs, "abs", {value(depth - 1)}, {}};
        case 7:
            return call(depth);
        default:
            return chance(2)
                       ? truth(depth)
                       : Term{Kind::If, "where", {truth(depth - 1), value(depth - 1), value(depth - 1)}, {}};
        }
    }

    bool chance(unsigned of) { return below(of) == 0; }
    unsigned below(unsigned n) { return std::uniform_int_distribution<unsigned>(0, n - 1)(random_); }
    std::string pick(const std::vector<std::string>& all) {
        return all[below(static_cast<unsigned>(all.size()))];
    }

private:
    Term leaf() {
        if (chance(2))
            return {
                Kind::Number, pick({"0.5", "2", "1.25", "3", "0.125", "12.5", "2.5", "0", "7e-2"}), {}, {}};
        return {Kind::Name, pick({"x", "x", "x", "a", "beta", "pi", "e", "tau", "c1"}), {}, {}};
    }
    Term call(int depth) {
        if (chance(2))
            return {Kind::Call,
                    pick({"max", "min", "mod", "hypot", "atan2", "elu", "swish"}),
                    {value(depth - 1), Term{Kind::Number, "0.5", {}, {}}},
                    {}};
        return {Kind::Call,
                pick({"exp", "sin", "tanh", "floor", "round", "gelu", "sigmoid", "sqrt"}),
                {value(depth - 1)},
                {}};
    }
    Term truth(int depth) {
        const int less = std::max(depth - 1, 0);
        const std::vector<std::string> signs{"<", "<=", ">", ">=", "==", "!="};
        switch (depth <= 1 ? below(2) : below(5)) {
        case 0:
            return {Kind::Compare, pick(signs), {value(less), value(less)}, {}};
        case 1:
            return {Kind::Chain, pick(signs), {value(less), value(less), value(less)}, pick(signs)};
        case 2:
            return {Kind::Not, "not", {truth(less)}, {}};
        case 3:
            return {Kind::And, "and", {truth(less), truth(less)}, {}};
        default:
            return {Kind::Or, "or", {truth(less), truth(less)}, {}};
        }
    }

    std::mt19937 random_;
};

/// With every bracket, and every sign in ASCII.
std::string plain(const Term& term) {
    const auto part = [&](std::size_t k) { return plain(term.parts[k]); };
    switch (term.kind) {
    case Kind::Number:
    case Kind::Name:
        return term.text;
    case Kind::Negate:
        return "(-" + part(0) + ")";
    case Kind::Not:
        return "(not " + part(0) + ")";
    case Kind::Abs:
        return "abs(" + part(0) + ")";
    case Kind::Chain:
        return "((" + part(0) + term.text + part(1) + ") and (" + part(1) + term.second + part(2) + "))";
    case Kind::Call:
    case Kind::If: {
        std::string text;
        for (std::size_t k = 0; k < term.parts.size(); ++k)
            text += (k > 0 ? ", " : "") + part(k);
        return term.text + "(" + text + ")";
    }
    default:
        return "(" + part(0) + " " + term.text + " " + part(1) + ")";
    }
}

/// Any way in which a person may write the same.
class Speller {
public:
    explicit Speller(Maker& choice) : choice_(choice) {}

    std::string operator()(const Term& term) { return spell(term, OrLevel, {}).text; }

private:
    enum Level {
        OrLevel,
        AndLevel,
        NotLevel,
        CompareLevel,
        SumLevel,
        ProductLevel,
        SignLevel,
        BesideLevel,
        PowerLevel,
        RaisedLevel,
        AtomLevel
    };
    struct Around {
        bool bars = false;
        bool arguments = false;
    };
    struct Text {
        std::string text;
        bool bareExponent = false; ///< at its end
    };

    Text spell(const Term& term, Level least, Around around) {
        const bool asBeside = term.kind == Kind::Binary && term.text == "*" && !choice_.chance(3);
        if (levelOf(term, asBeside) < least || choice_.chance(12))
            return {"(" + blank() + open(term, asBeside, {}).text + blank() + ")"};
        return open(term, asBeside, around);
    }

    static Level levelOf(const Term& term, bool asBeside) {
        switch (term.kind) {
        case Kind::Or:
            return OrLevel;
        case Kind::And:
            return AndLevel;
        case Kind::Not:
            return NotLevel;
        case Kind::Compare:
        case Kind::Chain:
            return CompareLevel;
        case Kind::Binary:
            return asBeside ? BesideLevel : term.text == "+" || term.text == "-" ? SumLevel : ProductLevel;
        case Kind::Negate:
            return SignLevel;
        case Kind::Power:
            return PowerLevel;
        default:
            return AtomLevel;
        }
    }

    Text open(const Term& term, bool asBeside, Around around) {
        const auto part = [&](std::size_t k, Level least) {
            return spell(term.parts[k], least, around).text;
        };
        switch (term.kind) {
        case Kind::Number:
            return {number(term.text, around)};
        case Kind::Name:
            return {name(term.text)};
        case Kind::Negate:
            return {choice_.pick({"-", "−", "- "}) + part(0, SignLevel), true};
        case Kind::Binary:
            return asBeside ? beside(term, around) : binary(term, around);
        case Kind::Power:
            return power(term, around);
        case Kind::Abs:
            if (choice_.chance(3))
                return {"abs(" + spell(term.parts[0], OrLevel, {}).text + ")"};
            return {"|" + spell(term.parts[0], OrLevel, {true, false}).text + "|"};
        case Kind::Compare:
            return {part(0, SumLevel) + sign(term.text) + part(1, SumLevel), true};
        case Kind::Chain:
            return {part(0, SumLevel) + sign(term.text) + part(1, SumLevel) + sign(term.second) +
                        part(2, SumLevel),
                    true};
        case Kind::Not:
            return {choice_.pick({"not ", "¬"}) + part(0, NotLevel), true};
        case Kind::And:
            return {part(0, AndLevel) + choice_.pick({" and ", "&&", "∧"}) + part(1, NotLevel), true};
        case Kind::Or:
            return {part(0, OrLevel) + (around.bars ? " or " : choice_.pick({" or ", "||", " ∨ "})) +
                        part(1, AndLevel),
                    true};
        default:
            return {call(term)};
        }
    }

    std::string call(const Term& term) {
        std::string text =
            (term.kind == Kind::If ? choice_.pick({"where", "if"}) : term.text) + "(" + blank();
        for (std::size_t k = 0; k < term.parts.size(); ++k)
            text += (k > 0 ? "," + blank() : "") +
                    spell(term.parts[k], OrLevel, {false, term.parts.size() > 1}).text;
        return text + ")";
    }

    Text binary(const Term& term, Around around) {
        const bool sum = term.text == "+" || term.text == "-";
        const std::string left = spell(term.parts[0], sum ? SumLevel : ProductLevel, around).text;
        const Text right = spell(term.parts[1], sum ? ProductLevel : SignLevel, around);
        const std::string operation = term.text == "*"   ? choice_.pick({"*", "·", "×", "⋅"})
                                      : term.text == "/" ? choice_.pick({"/", "÷"})
                                      : term.text == "-" ? choice_.pick({"-", "−", "–"})
                                                         : "+";
        return {left + blank() + operation + blank() + right.text, right.bareExponent};
    }

    Text power(const Term& term, Around around) {
        const Term& exponent = term.parts[1];
        if (exponent.kind == Kind::Number && exponent.text == "2" && choice_.chance(2))
            return {spell(term.parts[0], AtomLevel, around).text + "²"};
        const std::string base = spell(term.parts[0], AtomLevel, around).text;
        return {base + blank() + choice_.pick({"^", "**"}) + blank() +
                    spell(exponent, PowerLevel, around).text,
                true};
    }

    Text beside(const Term& term, Around around) {
        const Text left = spell(term.parts[0], BesideLevel, around);
        const Text right = spell(term.parts[1], PowerLevel, around);
        const auto join = joint(left, term.parts[0], right.text, around);
        if (join.empty() || choice_.chance(8)) // a product with its sign binds less, so with brackets
            return {"(" + spell(term.parts[0], ProductLevel, {}).text + "*" +
                    spell(term.parts[1], SignLevel, {}).text + ")"};
        return {left.text + (join == "|" ? "" : join) + right.text, right.bareExponent};
    }

    /// What stands between the factors: blanks, "|" for nothing, or empty when the sign is needed.
    std::string joint(const Text& left, const Term& leftTerm, const std::string& right, Around around) {
        const bool letter = std::isalpha(static_cast<unsigned char>(right[0])) || right.starts_with("π") ||
                            right.starts_with("τ") || right.starts_with("β");
        const bool bars = right[0] == '|' && right[1] != '|' && !around.bars;
        if (left.bareExponent || !(letter || bars || right[0] == '('))
            return {};
        const char last = left.text.back();
        const bool endsInName =
            std::isalnum(static_cast<unsigned char>(last)) && leftTerm.kind != Kind::Number;
        const bool greek = left.text.ends_with("π") || left.text.ends_with("τ") || left.text.ends_with("β") ||
                           left.text.ends_with("₁");
        if (endsInName || greek)
            return leftTerm.kind == Kind::Name && (leftTerm.text == "x" || leftTerm.text == "pi") &&
                           right[0] == '('
                       ? choice_.pick({"|", " "})
                       : std::string();
        if (right[0] == 'e' || right[0] == 'c')
            return " ";
        return choice_.pick({"|", "|", " "});
    }

    std::string number(const std::string& text, Around around) {
        const std::string half = text == "0.5"     ? "½"
                                 : text == "2.5"   ? "2½"
                                 : text == "1.25"  ? "1¼"
                                 : text == "0.125" ? "⅛"
                                                   : "";
        if (!half.empty() && choice_.chance(3))
            return half;
        const auto point = text.find('.');
        if (point == std::string::npos || around.arguments || choice_.chance(2))
            return text[0] == '0' && point == 1 && choice_.chance(3) ? text.substr(1) : text;
        std::string comma = text;
        comma[point] = ',';
        return comma;
    }

    std::string name(const std::string& text) {
        if (text == "pi")
            return choice_.pick({"pi", "π"});
        if (text == "tau")
            return choice_.pick({"tau", "τ"});
        if (text == "beta")
            return choice_.pick({"beta", "β"});
        return text == "c1" ? choice_.pick({"c1", "c₁"}) : text;
    }

    std::string sign(const std::string& text) {
        const std::string other = text == "<=" ? "≤" : text == ">=" ? "≥" : text == "!=" ? "≠" : text;
        return blank() + choice_.pick({text, other}) + blank();
    }

    std::string blank() { return choice_.pick({"", "", " ", "\t", "\u00a0"}); }

    Maker& choice_;
};

TEST(Spellings, AHundredThousandFormulasReadBackToTheSameValues) {
    Maker maker(20);
    Speller spelled(maker);
    constexpr std::array<double, 3> x{-1.75, 0.5, 3};
    int read = 0;
    int refused = 0;
    constexpr int rounds = sanitized ? 10000 : 100000;
    for (int round = 0; round < rounds; ++round) {
        const Term term = maker.value(4);
        const std::string wanted = plain(term);
        const std::string typed = spelled(term);
        const auto theirs = parseFormula(wanted);
        if (!theirs) { // too long, too deep, or too many nodes
            ++refused;
            continue;
        }
        const auto mine = parseFormula(typed);
        ASSERT_TRUE(mine) << wanted << "\n" << typed << "\n" << errorText(mine.error());
        ++read;
        ASSERT_EQ(mine->nodes.size(), theirs->nodes.size()) << wanted << "\n" << typed;
        const Program a(*mine);
        const Program b(*theirs);
        if (!a.fits())
            continue;
        std::array<std::array<double, 3>, 6> y;
        const std::vector<double> mineLetters(mine->parameters.size(), 1.5);
        a.evaluate(mineLetters, x, {y[0], y[1], y[2]});
        b.evaluate(mineLetters, x, {y[3], y[4], y[5]});
        for (std::size_t order = 0; order < 3; ++order)
            for (std::size_t i = 0; i < x.size(); ++i)
                ASSERT_TRUE(std::bit_cast<std::uint64_t>(y[order][i]) ==
                                std::bit_cast<std::uint64_t>(y[order + 3][i]) ||
                            (std::isnan(y[order][i]) && std::isnan(y[order + 3][i])))
                    << wanted << "\n"
                    << typed << "\nat " << x[i] << ": " << y[order][i] << ", not " << y[order + 3][i];
    }
    EXPECT_GT(read, rounds / 100 * 95);
    EXPECT_LT(refused, rounds / 20);
}

} // namespace
} // namespace actiscope
