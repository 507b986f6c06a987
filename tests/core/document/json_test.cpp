#include "core/document/json.h"
#include "core/pages/curves/state.h"

#include "core/activations/catalogue.h"
#include "core/expressions/resolve.h"

#include <gmock/gmock.h>

namespace actiscope {
namespace {

using testing::HasSubstr;

std::string refusal(std::string_view text) {
    const auto document = fromJson(text);
    return document ? std::string("it was accepted") : document.error();
}

Document rich() {
    Document document;
    document.curves->title = "α and \"quotes\" <&> \n, ünïcode";
    document.curves->xMinimum = -1.0 / 3;
    document.curves->saturationThreshold = 1e-17;
    document.curves->curves[1].parameters[0].value = 0.1 + 0.2;
    document.curves->curves[1].parameters[0].animation = "loop";
    document.curves->curves[2].visible = false;
    document.curves->curves[2].fan = true;
    document.image.background = "dark";
    for (const auto& activation : catalogue())
        document.curves->curves.push_back(makeCurve(findOrMakeActivation(activation.id), 5));
    return document;
}

TEST(Session, ReadsBackToTheSameDocument) {
    EXPECT_EQ(*fromJson(toJson(rich())), rich());
    EXPECT_EQ(*fromJson(toJson(rich(), true)), rich());
    EXPECT_EQ(*fromJson(toJson(Document())), Document());
}

TEST(Session, KeepsATypedFormulaWithItsLetters) {
    Document document;
    document.curves->curves = {makeCurve(*resolveActivation("mine = where(x >= 0, x, β*x + c1)"), 2)};
    ASSERT_TRUE(setField(document, "curves.0.beta", "0.25"));
    EXPECT_EQ(document.curves->curves[0].parameters[0].value, 0.25);
    const auto again = fromJson(toJson(document));
    ASSERT_TRUE(again) << again.error();
    EXPECT_EQ(*again, document);
    EXPECT_EQ(rowName(again->curves->curves[0]), "mine (β = 0.25, c₁ = 1)");
}

TEST(Session, SaysWhereAFormulaIsWrong) {
    EXPECT_EQ(
        refusal(R"({"actiscope": 1, "curves": {"curves": [{"activation": "mine = x*("}]}})"),
        "curves.curves[0].activation: formula 'mine = x*(': at character 11: expected a number, x, a letter, "
        "a function or '(', found the end");
}

TEST(Session, InsideAnImageIsOneLineOfAscii) {
    for (const char c : toJson(rich(), true))
        EXPECT_TRUE(c >= 0x20 && c < 0x7f);
}

TEST(Session, TakesDefaultsForWhatIsMissing) {
    const auto document = fromJson(R"({"actiscope": 1, "curves": {"curves": [{"activation": "elu"}]}})");
    ASSERT_TRUE(document) << document.error();
    EXPECT_EQ(document->curves->curves.at(0).parameters.at(0).value, 1);
    EXPECT_EQ(document->curves->xMaximum, 5);
}

TEST(Session, NamesTheKeyAndTheAllowedRangeOfAWrongValue) {
    EXPECT_EQ(refusal(R"({"actiscope": 1, "curves": {"saturation_threshold": -1}})"),
              "curves.saturation_threshold: saturation_threshold cannot be -1; allowed is a finite number "
              "greater than "
              "0 and not greater than 10");
    EXPECT_THAT(
        refusal(R"({"actiscope": 1, "curves": {"curves": [{"activation": "elu"}, {"activation": "softplus",
                            "parameters": {"beta": {"value": 0}}}]}})"),
        HasSubstr("curves[1].parameters.beta: beta cannot be 0; allowed is a finite number greater than 0"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "image": {"background": "drak"}})"),
                HasSubstr("did you mean 'dark'"));
}

TEST(Session, RefusesUnknownKeysActivationsAndParameters) {
    EXPECT_EQ(refusal(R"({"actiscope": 1, "curves": {"gird": true}})"),
              "curves: unknown key 'gird': did you mean 'grid'?");
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"curves": [{"activation": "rellu"}]}})"),
                HasSubstr("curves.curves[0].activation: unknown activation 'rellu': did you mean 'relu'?"));
    EXPECT_THAT(
        refusal(
            R"({"actiscope": 1, "curves": {"curves": [{"activation": "relu", "parameters": {"alpha": {}}}]}})"),
        HasSubstr("relu has no parameter 'alpha'"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curvse": {}})"), HasSubstr("did you mean 'curves'?"));
}

TEST(Session, RefusesWrongTypesWithThePlace) {
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"x_min": "left"}})"), HasSubstr("curves.x_min"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"x_min": null}})"), HasSubstr("curves.x_min"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"grid": 1}})"), HasSubstr("true or false"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"curves": {}}})"), HasSubstr("must be an array"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": []})"), HasSubstr("curves: must be an object"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"curves": [3]}})"), HasSubstr("curves.curves[0]"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"fan_count": 2.5}})"),
                HasSubstr("a whole number from 2 to 25"));
    EXPECT_THAT(refusal("[]"), HasSubstr("must be an object"));
    EXPECT_THAT(refusal("17"), HasSubstr("must be an object"));
}

TEST(Session, RefusesWhatFieldsTogetherCannotMean) {
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"x_min": 3, "x_max": 3}})"), HasSubstr("x_min = 3"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"y_min": 3, "y_max": -3}})"), HasSubstr("y_min = 3"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"selected": 4}})"), HasSubstr("there is no curve 4"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"curves": [{"activation": "elu",
                            "parameters": {"alpha": {"slider_minimum": 2, "slider_maximum": 1}}}]}})"),
                HasSubstr("slider_minimum must be less than slider_maximum"));
}

TEST(Session, RefusesOtherSchemasWithTheReason) {
    EXPECT_THAT(refusal("{}"), HasSubstr("no Actiscope session"));
    EXPECT_THAT(refusal(R"({"actiscope": 2})"), HasSubstr("made by a newer Actiscope"));
    EXPECT_THAT(refusal(R"({"actiscope": 18446744073709551615})"), HasSubstr("schema 18446744073709551615"));
    EXPECT_THAT(refusal(R"({"actiscope": -1})"), HasSubstr("there is no schema -1"));
    EXPECT_THAT(refusal(R"({"actiscope": "1"})"), HasSubstr("no Actiscope session"));
}

TEST(Session, RefusesEveryTruncationOfItself) {
    const std::string whole = toJson(Document());
    for (std::size_t length = 0; length + 2 < whole.size(); length += 7)
        EXPECT_FALSE(fromJson(std::string_view(whole).substr(0, length))) << length;
}

TEST(Session, RefusesHostileText) {
    EXPECT_THAT(refusal(std::string(1000000, '[')), HasSubstr("nested deeper"));
    std::string nested = R"({"actiscope": 1, "curves": )";
    for (int i = 0; i < 100000; ++i)
        nested += R"({"a":)";
    EXPECT_THAT(refusal(nested), HasSubstr("nested deeper"));
    std::string blanks;
    blanks.resize(100000000, ' ');
    EXPECT_THAT(refusal(blanks), HasSubstr("allowed are"));
    EXPECT_THAT(refusal("\xff\xfe{"), HasSubstr("not valid JSON"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"x_min": 1e999}})"), HasSubstr("not valid JSON"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"x_min": NaN}})"), HasSubstr("not valid JSON"));
    EXPECT_THAT(refusal(std::string("{\"actiscope\": 1\0}", 17)), HasSubstr("not valid JSON"));
}

TEST(Session, SaysWhereTheTextIsNoJsonAndWhy) {
    const std::string start = "this is not valid JSON: ";
    EXPECT_EQ(refusal("{\"actiscope\": 1,\n \"page\" 3}"), start + "line 2, column 9: '3' cannot stand here");
    EXPECT_EQ(refusal("{\"ä\": tru}"), start + "line 1, column 10: '}' cannot stand here");
    EXPECT_EQ(refusal("{\"actiscope\": 1"), start + "line 1, column 16: the text ends too early");
    EXPECT_EQ(refusal(""), start + "line 1, column 1: the text ends too early");
    EXPECT_EQ(refusal("{\"a\nb\": 1}"),
              start + "line 1, column 4: a line break or another control character inside quotation marks");
    EXPECT_EQ(refusal("{\"a\\q\": 1}"), start + "line 1, column 5: no such escape after a backslash");
    EXPECT_EQ(refusal("{\"a\xff\": 1}"), start + "line 1, column 4: bytes that are no UTF-8");
    EXPECT_EQ(refusal("[NaN, 1]"), start + "line 1, column 2: 'NaN' cannot stand here");
    EXPECT_EQ(refusal("{\"a\" \"b\"}"), start + "line 1, column 6: '\"b\"' cannot stand here");
    EXPECT_EQ(refusal("{\"a\": 1,}"), start + "line 1, column 9: '}' cannot stand here");
    EXPECT_EQ(refusal("\xff"), start + "line 1, column 1: '\uFFFD' cannot stand here");
    EXPECT_EQ(refusal("{\"a\": 1e999}"), start + "line 1, column 7: '1e999' is too large");
    EXPECT_EQ(refusal("{\"actiscope\": " + std::string(100000, '1') + "x}").size(),
              refusal("{\"actiscope\": " + std::string(200000, '1') + "x}").size())
        << "a token is quoted in short";
}

TEST(Session, RefusesLongArraysAndTexts) {
    std::string many = "[";
    for (int i = 0; i < 200000; ++i)
        many += "{},";
    EXPECT_EQ(refusal(R"({"actiscope": 1, "curves": {"curves": [{}, {"parameters": )" + many + "{}]}]}}"),
              "curves.curves[1].parameters: an array of more than 512 elements is no part of a session");
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"title": ")" + std::string(501, 't') + "\"}}"),
                HasSubstr("of 501 letters; allowed is text of up to 500 letters"));
}

TEST(Session, RefusesAKeyThatStandsTwice) {
    EXPECT_EQ(refusal(R"({"actiscope": 1, "curves": {"x_min": -1, "x_min": -2}})"),
              "curves: the key 'x_min' stands twice");
    EXPECT_EQ(refusal(R"({"actiscope": 1, "actiscope": 1})"), "the key 'actiscope' stands twice");
    EXPECT_TRUE(fromJson(R"({"actiscope": 1, "curves": {"curves": [{"activation": "elu"},
                             {"activation": "elu"}]}})"))
        << "the same key in two objects";
}

TEST(Session, WithoutCurvesSelectsNone) {
    for (const char* text :
         {R"({"actiscope": 1, "curves": {"x_min": -1}})", R"({"actiscope": 1, "curves": {"curves": []}})"}) {
        const auto document = fromJson(text);
        ASSERT_TRUE(document) << document.error();
        EXPECT_EQ(document->curves->selected, -1);
        EXPECT_EQ(*fromJson(toJson(*document)), *document);
    }
}

TEST(Session, QuotesHostileNamesInShort) {
    const std::string name(1000000, 'x');
    EXPECT_LT(
        refusal(R"({"actiscope": 1, "curves": {"curves": [{"activation": ")" + name + R"("}]}})").size(),
        200U);
    EXPECT_LT(refusal(R"({"actiscope": 1, ")" + name + R"(": 1})").size(), 200U);
    EXPECT_LT(refusal(R"({"actiscope": 1, "image": {"background": ")" + name + R"("}})").size(), 200U);
}

TEST(Session, RefusesHugeCounts) {
    std::string many = R"({"actiscope": 1, "curves": {"curves": [)";
    for (int i = 0; i < 300; ++i)
        many += std::string(i == 0 ? "" : ",") + R"({"activation": "relu"})";
    EXPECT_THAT(refusal(many + "]}}"), HasSubstr("300 curves are too many; allowed are 256"));
    EXPECT_THAT(refusal(R"({"actiscope": 1, "curves": {"fan_count": 1000000000}})"),
                HasSubstr("from 2 to 25"));
    std::string keys = R"({"actiscope": 1, "curves": {"k": 0)";
    for (int i = 0; i < 300000; ++i)
        keys += ",\"" + std::to_string(i) + "\":0";
    EXPECT_THAT(refusal(keys + "}}"), HasSubstr("curves: an object of more than 256 keys"));
}

} // namespace
} // namespace actiscope
