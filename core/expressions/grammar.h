// The grammar of formulas, for PEGTL. Included by parse.cpp only. Every token takes the blanks after it; what
// must follow is said by must, so that an error is raised at the first character that does not fit. What the
// text alone does not decide (a comma, a bar, a product without a sign) the state is asked for.
#pragma once

#include <tao/pegtl.hpp>

namespace actiscope::grammar {

using namespace tao::pegtl;

struct Blanks : star<sor<one<' ', '\t', '\n', '\r'>, utf8::one<0xA0, 0x2009, 0x202F>>> {};
template <class Rule>
struct Token : seq<Rule, Blanks> {};

/// A rule that asks the state and takes nothing.
template <auto question>
struct Asks {
    using rule_t = Asks;       // NOLINT(readability-identifier-naming): the names are PEGTL's
    using subs_t = empty_list; // NOLINT(readability-identifier-naming)
    template <apply_mode, rewind_mode, template <class...> class, template <class...> class, class Input,
              class State>
    static bool match(Input& in, State& state) {
        return question(state, std::string_view(in.begin(), in.size() + in.byte()), in.byte());
    }
};

struct Expression;
struct Unary;
struct OpenBracket : Token<one<'('>> {};
struct CloseBracket : Token<one<')'>> {};
struct CloseCall : Token<one<')'>> {};
struct OpenBars : Token<one<'|'>> {};
struct CloseBar : Token<one<'|'>> {};
struct End : eof {};

struct GreekLetter : sor<utf8::ranges<0x3B1, 0x3BE, 0x3C0, 0x3C9, 0x393, 0x394, 0x3A6, 0x3A6, 0x3A8, 0x3A9>,
                         utf8::one<0x398, 0x39B, 0x39E, 0x3A0, 0x3A3>> {};
struct Letter : sor<alpha, GreekLetter> {};
struct Index : sor<digit, utf8::range<0x2080, 0x2089>> {};
struct LaterLetter : sor<Letter, Index, one<'_'>> {};
/// β₁, β_in, beta_in, but πx is two.
struct Identifier
    : sor<seq<GreekLetter, star<Index>, opt<one<'_'>, star<LaterLetter>>>, seq<alpha, star<LaterLetter>>> {};
template <char... letters>
struct Word : seq<string<letters...>, not_at<LaterLetter>> {};
struct AndWord : Word<'a', 'n', 'd'> {};
struct OrWord : Word<'o', 'r'> {};
struct NotWord : Word<'n', 'o', 't'> {};
struct Keyword : sor<AndWord, OrWord, NotWord> {};

struct MinusSign : sor<one<'-'>, utf8::one<0x2212, 0x2013>> {};
struct Digits : plus<digit> {};
struct Exponent : seq<one<'e', 'E'>, opt<one<'+', '-'>>, Digits> {};
struct VulgarFraction : utf8::ranges<0xBC, 0xBE, 0x2150, 0x215E> {};
struct MixedNumber : seq<star<digit>, VulgarFraction> {};
template <auto isDecimalComma>
struct CommaNumber : seq<Digits, Asks<isDecimalComma>, one<','>, Digits, opt<Exponent>> {};
struct PointNumber : seq<sor<seq<Digits, opt<one<'.'>, star<digit>>>, seq<one<'.'>, Digits>>, opt<Exponent>> {
};
struct InfinitySign : utf8::one<0x221E> {};

struct LessEqualSign : sor<string<'<', '='>, utf8::one<0x2264>> {};
struct GreaterEqualSign : sor<string<'>', '='>, utf8::one<0x2265>> {};
struct EqualSign : string<'=', '='> {};
struct NotEqualSign : sor<string<'!', '='>, utf8::one<0x2260>> {};
struct LessSign : one<'<'> {};
struct GreaterSign : one<'>'> {};
struct ComparisonSign : sor<LessEqualSign, GreaterEqualSign, EqualSign, NotEqualSign, LessSign, GreaterSign> {
};

} // namespace actiscope::grammar
