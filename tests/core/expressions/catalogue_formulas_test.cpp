// What the catalogue offers to type is what it computes.
#include "core/activations/catalogue.h"
#include "core/expressions/resolve.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

class CatalogueFormula : public testing::TestWithParam<Activation> {};

TEST_P(CatalogueFormula, GivesTheSameValuesAndSlopes) {
    const Activation& activation = GetParam();
    ASSERT_FALSE(activation.formula.empty());
    const auto typed = makeFormulaActivation(activation.formula);
    ASSERT_TRUE(typed) << activation.formula << ": " << errorText(typed.error());

    std::vector<std::vector<double>> sets{defaultParameters(activation)};
    sets.push_back(sets.front());
    for (std::size_t i = 0; i < sets[1].size(); ++i) {
        const Field& field = activation.parameters[i];
        sets[1][i] = field.sliderMinimum + 0.37 * (field.sliderMaximum - field.sliderMinimum);
    }
    for (const auto& parameters : sets) {
        std::vector<double> letters;
        for (const auto& letter : typed->parameters) {
            std::size_t i = 0;
            while (i < parameters.size() && activation.parameters[i].id != letter.id)
                ++i;
            ASSERT_LT(i, parameters.size())
                << activation.formula << " has a letter of its own: " << letter.id;
            letters.push_back(parameters[i]);
        }
        for (const double x :
             {-17.3, -4.21, -2.34, -1.13, -0.71, -0.12, 0.13, 0.37, 0.83, 1.21, 2.57, 5.81, 21.7}) {
            const Jet catalogued = evaluateAt(activation, parameters, x);
            const Jet fromFormula = evaluateAt(*typed, letters, x);
            if (std::isnan(catalogued.f)) { // outside the domain
                EXPECT_TRUE(std::isnan(fromFormula.f)) << activation.formula << " at " << x;
                continue;
            }
            const double near = 1e-9 * (1 + std::fabs(catalogued.f) + std::fabs(catalogued.f1));
            EXPECT_NEAR(fromFormula.f, catalogued.f, near) << activation.formula << " at " << x;
            EXPECT_NEAR(fromFormula.f1, catalogued.f1, near) << activation.formula << " at " << x;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(EveryActivation, CatalogueFormula, testing::ValuesIn(catalogue()),
                         [](const auto& activation) { return activation.param.id; });

} // namespace
} // namespace actiscope
