#include "core/networks/data_sets.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

namespace actiscope {
namespace {

using testing::HasSubstr;

DataSet dataOf(const DataChoice& choice) {
    const auto data = makeData(choice);
    EXPECT_TRUE(data) << (data ? "" : data.error());
    return data.value_or(DataSet{});
}

TEST(DataSets, EveryTaskHasItsSamplesWithinReach) {
    for (const FieldChoice& choice : dataSets()) {
        if (choice.id == "csv")
            continue;
        SCOPED_TRACE(choice.id);
        const DataSet data = dataOf({.id = choice.id, .samples = 101, .seed = 5});
        EXPECT_EQ(data.samples(), 101U);
        EXPECT_EQ(data.train, 51U); // half, rounded
        EXPECT_EQ(data.x.size(), 101 * data.inputs);
        EXPECT_EQ(data.names.size(), data.inputs + 1);
        for (const double x : data.x)
            EXPECT_LE(std::fabs(x), dataReach);
        for (const double y : data.y)
            EXPECT_TRUE(!data.classes || std::fabs(y) == 1);
    }
}

TEST(DataSets, ClassesLieWhereTheyAreSaidTo) {
    const DataSet circle = dataOf({.id = "circle"});
    for (std::size_t i = 0; i < circle.samples(); ++i) {
        const double radius = std::hypot(circle.x[2 * i], circle.x[2 * i + 1]);
        EXPECT_TRUE(circle.y[i] > 0 ? radius <= 1 : radius >= 1.4 - 1e-12 && radius <= 2 + 1e-12);
    }
    const DataSet crossed = dataOf({.id = "xor"});
    for (std::size_t i = 0; i < crossed.samples(); ++i)
        EXPECT_GT(crossed.y[i] * crossed.x[2 * i] * crossed.x[2 * i + 1], 0);
    const DataSet above = dataOf({.id = "y_above_formula", .formula = "x^2-1"});
    for (std::size_t i = 0; i < above.samples(); ++i)
        EXPECT_EQ(above.y[i] > 0, above.x[2 * i + 1] > above.x[2 * i] * above.x[2 * i] - 1);
    const DataSet spiral = dataOf({.id = "spiral"});
    for (std::size_t i = 0; i < spiral.samples(); ++i) {
        const double radius = std::hypot(spiral.x[2 * i], spiral.x[2 * i + 1]);
        const double angle = 2 * std::numbers::pi * 1.75 * radius / 2;
        EXPECT_NEAR(spiral.x[2 * i], spiral.y[i] * radius * std::cos(angle), 1e-12);
        EXPECT_NEAR(spiral.x[2 * i + 1], spiral.y[i] * radius * std::sin(angle), 1e-12);
    }
}

TEST(DataSets, ValuesAreThoseOfTheirFunction) {
    const DataSet sine = dataOf({.id = "sine"});
    for (std::size_t i = 0; i < sine.samples(); ++i)
        EXPECT_NEAR(sine.y[i], std::sin(std::numbers::pi * sine.x[i]), 1e-13);
    const DataSet formula = dataOf({.id = "formula", .formula = "sqrt(x)"});
    EXPECT_LT(formula.samples(), 150U); // not where x < 0
    for (std::size_t i = 0; i < formula.samples(); ++i)
        EXPECT_DOUBLE_EQ(formula.y[i], std::sqrt(formula.x[i]));
}

TEST(DataSets, NoiseMovesPointsAndKeepsTheirClass) {
    const DataSet still = dataOf({.id = "moons", .samples = 2000});
    const DataSet noisy = dataOf({.id = "moons", .noise = 0.2, .samples = 2000});
    EXPECT_EQ(still.y, noisy.y);
    double square = 0;
    for (std::size_t i = 0; i < still.x.size(); ++i)
        square += std::pow(noisy.x[i] - still.x[i], 2) / static_cast<double>(still.x.size());
    EXPECT_NEAR(std::sqrt(square), 0.2, 0.01);
}

TEST(DataSets, SeedDecides) {
    EXPECT_EQ(dataOf({.seed = 7}), dataOf({.seed = 7}));
    EXPECT_NE(dataOf({.seed = 7}), dataOf({.seed = 8}));
}

TEST(DataSets, BadFormulaIsSaid) {
    const auto data = makeData({.id = "formula", .formula = "x*(2"});
    ASSERT_FALSE(data);
    EXPECT_THAT(data.error(), HasSubstr("at character"));
    EXPECT_FALSE(makeData({.id = "formula", .formula = "sqrt(-1-x^2)"}));
}

TEST(DataSets, TableOfTwoTargetsHasTwoClassesAndInputsOfOneSize) {
    const auto data = dataOfTable("age,income,buys\n20,1000,0\n30,3000,1\n40,2000,1\n50,2000,0\n", 1, 1);
    ASSERT_TRUE(data) << data.error();
    EXPECT_EQ(data->inputs, 2U);
    EXPECT_TRUE(data->classes);
    EXPECT_THAT(data->names, testing::ElementsAre("age", "income", "buys"));
    EXPECT_DOUBLE_EQ(data->shift[0], 35);
    EXPECT_DOUBLE_EQ(data->scale[0], std::sqrt(125));
    for (std::size_t i = 0; i < 4; ++i) {
        const double age = data->x[2 * i] * data->scale[0] + data->shift[0];
        EXPECT_EQ(data->y[i], age < 25 || age > 45 ? -1 : 1);
    }
}

TEST(DataSets, TableOfManyTargetsHasValues) {
    const auto data = dataOfTable("1; 2.5\n2; 3.5\n3; 4.5\n", 0.67, 1);
    ASSERT_TRUE(data) << data.error();
    EXPECT_FALSE(data->classes);
    EXPECT_EQ(data->train, 2U);
    EXPECT_EQ(data->inputs, 1U);
}

TEST(DataSets, WrongTablesAreSaid) {
    EXPECT_THAT(dataOfTable("1,2\n3\n", 1, 1).error(), HasSubstr("line 2 has 1 columns"));
    EXPECT_THAT(dataOfTable("1,2\n3,oops\n", 1, 1).error(), HasSubstr("line 2: 'oops'"));
    EXPECT_THAT(dataOfTable("1\n2\n", 1, 1).error(), HasSubstr("two or more"));
    EXPECT_THAT(dataOfTable("", 1, 1).error(), HasSubstr("columns"));
    EXPECT_THAT(dataOfTable("1,2\n", 1, 1).error(), HasSubstr("1 rows"));
}

} // namespace
} // namespace actiscope
