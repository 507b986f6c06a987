#include "core/text/say.h"

#include "core/document/document.h"
#include "core/document/json.h"
#include "core/expressions/parse.h"
#include "core/expressions/resolve.h"
#include "core/fields/field.h"
#include "core/fields/field_makers.h"
#include "core/numerics/constants.h"
#include "core/text/in_english.h"
#include "tests/core/text/pseudo_language.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace actiscope {
namespace {

struct English {
    ~English() { setLanguage(nullptr); }
};

TEST(Say, EnglishIsTheLiteralWithItsValues) {
    EXPECT_EQ(say("{} of {{{}}}", 1, "two"), "1 of {two}");
    EXPECT_EQ(said(marked("a plain text")), "a plain text");
}

TEST(Say, ATranslationMayTurnTheOrderOfValuesAround) {
    const English after;
    setLanguage([](std::string_view) -> std::string { return "{1} vor {0}"; });
    EXPECT_EQ(say("{} after {}", "a", "b"), "b vor a");
}

TEST(Say, ATranslationThatLosesOrInventsAValueIsNotShown) {
    const English after;
    for (const Translate wrong : {Translate([](std::string_view) -> std::string { return "nichts"; }),
                                  Translate([](std::string_view) -> std::string { return "{} und {}"; }),
                                  Translate([](std::string_view) -> std::string { return "{:q}"; }),
                                  Translate([](std::string_view) -> std::string { return "{"; }),
                                  Translate([](std::string_view) -> std::string { return ""; })}) {
        setLanguage(wrong);
        EXPECT_EQ(say("only {}", 1), "only 1");
    }
}

TEST(Say, WhatProgramsReadIsEnglish) {
    const PseudoLanguage language;
    {
        const InEnglish forMachines;
        const InEnglish nested;
        EXPECT_EQ(say("{} pieces", 2), "2 pieces");
        EXPECT_EQ(said("none"), "none");
    }
    EXPECT_EQ(said("none"), "⟦none⟧");
}

TEST(Say, TheWordsOfPlacesAreTold) {
    EXPECT_EQ(unmarkedText(bracketedText("a {} b {{c}} {1:.3f}")), "{}{1:.3f}");
}

/// Every letter is marked, but for the words that are given: what a person typed, and ids.
void expectMarked(std::string sentence, const std::vector<std::string>& given) {
    const std::string whole = sentence;
    sentence = unmarkedText(sentence);
    for (const auto& word : given)
        for (std::size_t at = sentence.find(word); at != std::string::npos; at = sentence.find(word))
            sentence.replace(at, word.size(), " ");
    const bool letters =
        std::any_of(sentence.begin(), sentence.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
    EXPECT_FALSE(letters) << "not marked: " << sentence << "\nin: " << whole;
    EXPECT_NE(whole.find("⟦"), std::string::npos) << whole;
}

TEST(MarkedWords, ErrorsOfFormulas) {
    const PseudoLanguage language;
    struct Wrong {
        std::string formula;
        std::vector<std::string> given;
    };
    for (const auto& [formula, given] : std::vector<Wrong>{
             {"", {}},
             {"(x", {}},
             {"|x", {}},
             {"max(x", {}},
             {"x!", {}},
             {"x = 1", {}},
             {"x % 2", {}},
             {"ab*x + [", {}},
             {"1,000", {}},
             {"1e999", {"1e999"}},
             {"1e-999", {"1e-999"}},
             {"2e", {}},
             {"E^x", {}},
             {"sin^2(x)", {"sin(x)"}},
             {"tanh^-1(x)", {"atanh(x)", "tanh"}},
             {"sin 2x", {"2x", "sin"}},
             {"np.tanh(x)", {"tanh(x)"}},
             {"math.pi", {"pi"}},
             {"x>0 ? x : 0", {"x"}},
             {"x <> 1", {}},
             {"x == 1 or 2", {"or"}},
             {"not x", {}},
             {"if(x, 1, 2)", {"if(x > 0, a, b)", "if"}},
             {"tanhh(x)", {"tanhh", "tanh"}},
             {"Tanh(x)", {"Tanh", "tanh"}},
             {"softmax(x)", {"softmax"}},
             {"elu(x, x)", {"alpha", "elu"}},
             {"sin(x, 2, 3)", {"sin(x)", "sin"}},
             {"elu(x, 1, 2)", {"elu(x, alpha)", "elu"}},
             {"X", {}},
             {"infinity", {}},
             {"PI*x", {"pi"}},
             {"xsin", {"xsin", "x*sin", "sin", "x"}},
             {"y(x)", {"y"}},
             {std::string(3000, 'x'), {}},
             {std::string(100, '(') + "x", {}},
         }) {
        const auto activation = makeFormulaActivation(formula);
        if (!activation)
            expectMarked(errorText(activation.error()), given);
        else
            ADD_FAILURE() << "no error: " << formula;
    }
}

TEST(MarkedWords, WhatFieldsAllow) {
    const PseudoLanguage language;
    Field field = realField("size", "Size", "How large it is.", 1);
    const auto expectWords = [&](const std::string& text) {
        const auto value = parseValue(field, text);
        ASSERT_FALSE(value) << text;
        expectMarked(value.error(), {"size", "true", "false", "white", "dark", text.empty() ? "size" : text});
    };
    for (const FieldKind kind : {FieldKind::Real, FieldKind::Integer}) {
        field.kind = kind;
        for (const double minimum : {-infinity, 0.0})
            for (const double maximum : {infinity, 9.0})
                for (const bool open : {false, true}) {
                    field.minimum = minimum;
                    field.maximum = maximum;
                    field.minimumIsOpen = open;
                    expectWords("?");
                    expectWords("1e999");
                }
    }
    field.kind = FieldKind::Boolean;
    expectWords("?");
    field.kind = FieldKind::Numbers;
    field.fewest = 2;
    field.most = 3;
    for (const auto* text : {"", "1", "1 2 3 4", "1 ?"})
        expectWords(text);
    field.kind = FieldKind::Text;
    expectWords("????");
    expectWords("\xff");
    field.choices = {{"white", "White"}, {"dark", "Dark"}};
    for (const FieldKind kind : {FieldKind::Choice, FieldKind::Choices}) {
        field.kind = kind;
        expectWords("?");
        expectWords("whit");
    }
}

TEST(MarkedWords, ErrorsOfSessions) {
    const PseudoLanguage language;
    struct Wrong {
        std::string text;
        std::vector<std::string> given;
    };
    for (const auto& [text, given] : std::vector<Wrong>{
             {"", {}},
             {"{", {}},
             {"{\"a\\q\"", {}},
             {"[1, tru]", {"tru"}},
             {"[1e999]", {"1e999"}},
             {"[]", {"array"}},
             {"{}", {}},
             {R"({"a": 1, "a": 2})", {"a"}},
             {R"({"actiscope": 0})", {"actiscope"}},
             {R"({"actiscope": 99999})", {"actiscope"}},
             {R"({"actiscope": 1, "imag": 1})", {"image", "imag"}},
             {R"({"actiscope": 1, "image": 1})", {"image", "number"}},
             {R"({"actiscope": 1, "image": {"width": {}}})", {"image.width", "object"}},
             {R"({"actiscope": 1, "curves": {"curves": 1}})", {"curves.curves", "curves", "number"}},
             {R"({"actiscope": 1, "curves": {"curves": [{}]}})", {"curves.curves[0].activation"}},
         }) {
        const auto document = fromJson(text);
        if (!document)
            expectMarked(document.error(), given);
        else
            ADD_FAILURE() << "no error: " << text;
    }
}

} // namespace
} // namespace actiscope
