// The grammar of formulas, for PEGTL. Included by parse.cpp only. Every token takes the blanks after it; what
// must follow is said by must, so that an error is raised at the first character that does not fit.
#pragma once

#include <tao/pegtl.hpp>

namespace actiscope::grammar {

using namespace tao::pegtl;

struct Blanks : star<one<' ', '\t', '\n', '\r'>> {};
template <class Rule>
struct Token : seq<Rule, Blanks> {};

struct Expression;
struct Unary;
struct CloseBracket : Token<one<')'>> {};
struct CloseCall : Token<one<')'>> {};
struct CloseBar : Token<one<'|'>> {};
struct OpenCall : Token<one<'('>> {};
struct End : eof {};

struct Letter : sor<alpha, utf8::ranges<0x3B1, 0x3BE, 0x3C0, 0x3C9, 0x393, 0x394, 0x3A6, 0x3A6, 0x3A8, 0x3A9>,
                    utf8::one<0x398, 0x39B, 0x39E, 0x3A0, 0x3A3>> {};
struct Identifier : seq<Letter, star<sor<Letter, digit, one<'_'>, utf8::range<0x2080, 0x2089>>>> {};

struct MinusSign : sor<one<'-'>, utf8::one<0x2212>> {};
struct Exponent : seq<one<'e', 'E'>, opt<one<'+', '-'>>, plus<digit>> {};
struct Number
    : seq<sor<seq<plus<digit>, opt<one<'.'>, star<digit>>>, seq<one<'.'>, plus<digit>>>, opt<Exponent>> {};

struct LessEqualSign : sor<string<'<', '='>, utf8::one<0x2264>> {};
struct GreaterEqualSign : sor<string<'>', '='>, utf8::one<0x2265>> {};
struct EqualSign : string<'=', '='> {};
struct NotEqualSign : sor<string<'!', '='>, utf8::one<0x2260>> {};
struct LessSign : one<'<'> {};
struct GreaterSign : one<'>'> {};
struct ComparisonSign : sor<LessEqualSign, GreaterEqualSign, EqualSign, NotEqualSign, LessSign, GreaterSign> {
};
struct Comparison : if_must<Token<ComparisonSign>, Expression> {};
struct Argument : seq<Expression, opt<Comparison>> {};
struct Arguments : seq<must<Argument>, star<if_must<Token<one<','>>, Argument>>> {};

struct Name : Identifier {};
struct Call : if_must<OpenCall, Arguments, CloseCall> {};
struct NoCall : success {};
struct Symbol : seq<Token<Name>, sor<Call, NoCall>> {};
struct Bracket : if_must<Token<one<'('>>, Expression, CloseBracket> {};
struct Bars : if_must<Token<one<'|'>>, Expression, CloseBar> {};
struct Primary : sor<Token<Number>, Symbol, Bracket, Bars> {};

struct Squared : Token<utf8::one<0xB2>> {};
struct Cubed : Token<utf8::one<0xB3>> {};
struct Raised : seq<Primary, star<sor<Squared, Cubed>>> {};
struct ToThe : if_must<Token<one<'^'>>, Unary> {};
struct Power : seq<Raised, opt<ToThe>> {};
struct Negated : if_must<Token<MinusSign>, Unary> {};
struct Affirmed : if_must<Token<one<'+'>>, Unary> {};
struct Unary : sor<Negated, Affirmed, Power> {};

struct Times : if_must<Token<sor<one<'*'>, utf8::one<0xB7, 0xD7, 0x22C5>>>, Unary> {};
struct Over : if_must<Token<sor<one<'/'>, utf8::one<0xF7>>>, Unary> {};
struct Product : seq<Unary, star<sor<Times, Over>>> {};
struct Plus : if_must<Token<one<'+'>>, Product> {};
struct Minus : if_must<Token<MinusSign>, Product> {};
struct Expression : seq<Product, star<sor<Plus, Minus>>> {};

struct Formula : must<Blanks, Expression, End> {};

} // namespace actiscope::grammar
