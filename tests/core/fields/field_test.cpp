#include "core/fields/field.h"

#include "core/fields/field_makers.h"
#include "core/fields/nearest.h"

#include <gmock/gmock.h>

#include <clocale>
#include <cmath>
#include <limits>

namespace actiscope {
namespace {

using testing::HasSubstr;

Field number(double minimum, double maximum, bool open = false) {
    Field field;
    field.id = "alpha";
    field.minimum = minimum;
    field.maximum = maximum;
    field.minimumIsOpen = open;
    return field;
}

TEST(ParseNumber, ReadsDecimalHexadecimalInfinityAndNan) {
    EXPECT_EQ(parseNumber("0.1"), 0.1);
    EXPECT_EQ(parseNumber(" -1e-300\t"), -1e-300);
    EXPECT_EQ(parseNumber("+2"), 2.0);
    EXPECT_EQ(parseNumber("0x1.8p3"), 12.0);
    EXPECT_EQ(parseNumber("-0X1p-1074"), -5e-324);
    EXPECT_EQ(parseNumber("inf"), std::numeric_limits<double>::infinity());
    EXPECT_EQ(parseNumber("-Infinity"), -std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(*parseNumber("NaN")));
    EXPECT_TRUE(std::signbit(*parseNumber("-0")));
}

TEST(ParseNumber, RoundsWhatNoDoubleHolds) {
    EXPECT_EQ(parseNumber("1e999"), std::numeric_limits<double>::infinity());
    EXPECT_EQ(parseNumber("-1e999"), -std::numeric_limits<double>::infinity());
    EXPECT_EQ(parseNumber("1e-999"), 0.0);
    EXPECT_EQ(parseNumber("0x1p5000"), std::numeric_limits<double>::infinity());
}

TEST(ParseNumber, RefusesEverythingElse) {
    for (const char* text : {"", " ", "1,5", "1 2", "1.0.0", "--1", "+-1", "0x", "0x-1", "abc", "1e", "1f",
                             "٣", "-", ".", "0xinf", "-0xnan", "nan(1)", "infinit"})
        EXPECT_FALSE(parseNumber(text)) << text;
}

TEST(ParseNumber, ReadsTheSameWhateverTheLocale) {
    // Qt takes over the user's locale; where its decimal sign is a comma, strtod stops at the point.
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    if (std::setlocale(LC_NUMERIC, "de_DE.UTF-8") == nullptr)
        GTEST_SKIP() << "no locale with a decimal comma on this machine";
    const auto large = parseNumber("1.5e999");
    const auto largeHexadecimal = parseNumber("-0x1.8p5000");
    const auto small = parseNumber("1.5e-999");
    std::setlocale(LC_NUMERIC, before.c_str());
    EXPECT_EQ(large, std::numeric_limits<double>::infinity());
    EXPECT_EQ(largeHexadecimal, -std::numeric_limits<double>::infinity());
    EXPECT_EQ(small, 0.0);
}

TEST(ShortestText, ReadsBackToTheSameDouble) {
    for (const double x : {0.1, 1e-300, 5e-324, 1.7976931348623157e308, -0.0, 1.0 / 3, 123456789.0}) {
        const auto back = parseNumber(shortestText(x));
        EXPECT_EQ(back, x);
        EXPECT_EQ(std::signbit(*back), std::signbit(x));
    }
    EXPECT_EQ(shortestText(0.1), "0.1");
    EXPECT_EQ(shortestText(-std::numeric_limits<double>::quiet_NaN()), "nan");
}

TEST(NumberField, AllowsItsEndsUnlessOpen) {
    EXPECT_TRUE(checkedValue(number(0, 1), 0.0));
    EXPECT_TRUE(checkedValue(number(0, 1), 1.0));
    EXPECT_FALSE(checkedValue(number(0, 1, true), 0.0));
    EXPECT_FALSE(checkedValue(number(0, 1), std::nextafter(1.0, 2.0)));
}

TEST(NumberField, NeverAllowsNanOrInfinity) {
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double x : {infinity, -infinity, std::numeric_limits<double>::quiet_NaN()})
        EXPECT_FALSE(checkedValue(number(-infinity, infinity), x));
}

TEST(NumberField, RefusesWithTheValueAndWhatIsAllowed) {
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(checkedValue(number(0, 1), 2.0).error(),
              "alpha cannot be 2; allowed is a finite number from 0 to 1");
    EXPECT_EQ(parseValue(number(0, infinity, true), "-1").error(),
              "alpha cannot be -1; allowed is a finite number greater than 0");
    EXPECT_THAT(parseValue(number(0, 1), "half").error(), HasSubstr("'half'"));
    EXPECT_THAT(checkedValue(number(0, 1), FieldValue(true)).error(),
                HasSubstr("allowed is a finite number"));
}

TEST(NumberField, ShortensALongAnswerBetweenLetters) {
    const std::string text = std::string(59, 'x') + "éé";
    EXPECT_THAT(parseValue(number(0, 1), text).error(), HasSubstr("'" + std::string(59, 'x') + "é…'"));
}

TEST(IntegerField, TakesOnlyWholeNumbers) {
    Field field = number(0, 10);
    field.kind = FieldKind::Integer;
    EXPECT_TRUE(parseValue(field, "7"));
    EXPECT_EQ(parseValue(field, "7.5").error(),
              "alpha cannot be 7.5; allowed is a whole number from 0 to 10");
}

TEST(BooleanField, ReadsTheUsualWords) {
    Field field;
    field.kind = FieldKind::Boolean;
    for (const char* yes : {"true", "on", "yes", "1"})
        EXPECT_EQ(parseValue(field, yes), FieldValue(true)) << yes;
    for (const char* no : {"false", "off", "no", "0"})
        EXPECT_EQ(parseValue(field, no), FieldValue(false)) << no;
    EXPECT_FALSE(parseValue(field, "maybe"));
}

TEST(ChoiceField, RefusesWithTheNearestChoice) {
    Field field;
    field.id = "background";
    field.kind = FieldKind::Choice;
    field.choices = {{"white", ""}, {"transparent", ""}, {"dark", ""}};
    EXPECT_TRUE(parseValue(field, "dark"));
    EXPECT_EQ(parseValue(field, "drak").error(),
              "background cannot be 'drak': did you mean 'dark'? Allowed is one of white, transparent, dark");
}

TEST(ValueText, ReadsBackThroughParseValue) {
    EXPECT_EQ(valueText(0.25), "0.25");
    EXPECT_EQ(valueText(true), "true");
    EXPECT_EQ(valueText(std::string("two words")), "two words");
}

TEST(DidYouMean, FindsSlipsAndSwapsButNotOtherWords) {
    const std::vector<std::string> names{"relu", "elu", "softplus", "sigmoid"};
    EXPECT_EQ(didYouMean("rellu", names), ": did you mean 'relu'?");
    EXPECT_EQ(didYouMean("sigmiod", names), ": did you mean 'sigmoid'?");
    EXPECT_EQ(didYouMean("banana", names), "");
    EXPECT_EQ(didYouMean("", names), "");
    EXPECT_EQ(didYouMean(std::string(100000, 'x'), names), "");
}

TEST(TextField, TakesUpToItsMostLettersOfUtf8) {
    const Field title = textField("title", "Title", "Above.", "", 3);
    EXPECT_EQ(std::get<std::string>(*parseValue(title, "αβ😀")), "αβ😀");
    EXPECT_EQ(parseValue(title, "αβγδ").error(),
              "title cannot be 'αβγδ' of 4 letters; allowed is text of up to 3 letters");
    EXPECT_EQ(parseValue(title, "a\xff").error(),
              "title cannot be 'a\uFFFD', whose byte 2 is no UTF-8; allowed is text of up to 3 letters");
    EXPECT_FALSE(checkedValue(title, std::string("\xc3")));
}

} // namespace
} // namespace actiscope
