// What can be typed where a number is wanted.
#include "core/expressions/number_expression.h"

#include "core/fields/field.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace actiscope {
namespace {

using testing::HasSubstr;

TEST(ReadNumber, TakesNumbersAndFormulasOfNumbers) {
    EXPECT_EQ(readNumber("0.5"), 0.5);
    EXPECT_EQ(readNumber("0x1.8p3"), 12.0);
    EXPECT_EQ(readNumber("1/3"), 1.0 / 3);
    EXPECT_EQ(readNumber("pi/2"), std::numbers::pi / 2);
    EXPECT_EQ(readNumber(" -π "), -std::numbers::pi);
    EXPECT_EQ(readNumber("0,5"), 0.5);
    EXPECT_EQ(readNumber("−0,25"), -0.25);
    EXPECT_EQ(readNumber("½"), 0.5);
    EXPECT_EQ(readNumber("2sqrt(2)"), 2 * std::sqrt(2.0));
    EXPECT_EQ(readNumber("1e-3"), 1e-3);
    EXPECT_EQ(readNumber("-inf"), -std::numeric_limits<double>::infinity());
}

TEST(ReadNumber, RefusesWhatIsNoneOrMoreThanOne) {
    EXPECT_THAT(readNumber("1,000").error(), HasSubstr("can be 1000 or 1.000"));
    EXPECT_THAT(readNumber("1e").error(), HasSubstr("e begins an exponent"));
    EXPECT_THAT(readNumber("2*x").error(), HasSubstr("x is no number"));
    EXPECT_THAT(readNumber("2*a").error(), HasSubstr("a is no number"));
    EXPECT_THAT(readNumber("3 4").error(), HasSubstr("at character 3"));
    EXPECT_EQ(readNumber("1e400").error(), "the number 1e400 is too large");
    EXPECT_EQ(readNumber("-1e-400").error(), "the number -1e-400 is too small");
    EXPECT_EQ(readNumber("0x1p-2000").error(), "the number 0x1p-2000 is too small");
    EXPECT_EQ(readNumber("0e-400"), 0.0);
    EXPECT_EQ(readNumber("0x0p-2000"), 0.0);
    EXPECT_EQ(readNumber("1e-320"), 1e-320);
    EXPECT_FALSE(readNumber(""));
    EXPECT_FALSE(readNumber("half"));
    EXPECT_FALSE(readNumber("\xff"));
    EXPECT_FALSE(readNumber("1.2.3"));
}

TEST(ReadNumber, IsWhatAFieldReads) {
    Field field;
    field.id = "alpha";
    field.minimum = 0;
    field.maximum = 1;
    EXPECT_EQ(parseValue(field, "1/3"), FieldValue(1.0 / 3));
    EXPECT_EQ(parseValue(field, "0,5"), FieldValue(0.5));
    EXPECT_THAT(parseValue(field, "1,000").error(), HasSubstr("alpha cannot be '1,000': at character 1"));
    EXPECT_THAT(parseValue(field, "4/2").error(), HasSubstr("alpha cannot be 2; allowed is"));
    EXPECT_THAT(parseValue(field, "1/0").error(), HasSubstr("alpha cannot be inf"));
    field.kind = FieldKind::Integer;
    field.maximum = 10;
    EXPECT_EQ(parseValue(field, "6/2"), FieldValue(3.0));
    EXPECT_FALSE(parseValue(field, "1/2"));
    field.kind = FieldKind::Numbers;
    field.fewest = 1;
    field.most = 4;
    EXPECT_EQ(parseValue(field, "1/2; pi/2, −0.0"), FieldValue(std::vector{0.5, std::numbers::pi / 2, -0.0}));
}

} // namespace
} // namespace actiscope
