#include "core/activations/catalogue.h"

#include "core/activations/activation_text.h"
#include "core/expressions/resolve.h"

#include <gtest/gtest.h>

#include <set>

namespace actiscope {
namespace {

TEST(Catalogue, UnknownIdIsAnsweredWithTheNearest) {
    const auto activation = requireActivation("rellu");
    ASSERT_FALSE(activation);
    EXPECT_EQ(activation.error(), "unknown activation 'rellu': did you mean 'relu'?");
}

TEST(Catalogue, OtherNamesAreAnsweredWithTheIdTheyMean) {
    EXPECT_EQ(activationHint("logistic"), ": did you mean 'sigmoid'?");
    EXPECT_EQ(activationHint("nn.SiLU"), ": did you mean 'silu'?");
    EXPECT_EQ(activationHint("tf.nn.swish"), ": did you mean 'swish'?");
    EXPECT_EQ(activationHint("softmx", {"softmax"}), ": did you mean 'softmax'?");
    EXPECT_EQ(resolveActivation("nn.SiLU").error(), "unknown activation 'nn.SiLU': did you mean 'silu'?");
}

TEST(Catalogue, HasEveryActivationOnceInAKnownFamily) {
    constexpr std::size_t all = 127;
    EXPECT_EQ(catalogue().size(), all);
    std::set<std::string> ids;
    for (const Activation& activation : catalogue()) {
        EXPECT_TRUE(ids.insert(activation.id).second) << activation.id;
        EXPECT_NE(familyName(activation.family), activation.family) << activation.id;
        EXPECT_FALSE(activation.reference.empty() || activation.tex.empty() ||
                     activation.texDerivative.empty())
            << activation.id;
    }
    for (const auto& id : essentials())
        EXPECT_TRUE(ids.contains(id) || id == "softmax" || id == "maxout") << id;
}

TEST(Catalogue, VariantsAndPresetsCanBeChosen) {
    for (const Activation& activation : catalogue()) {
        for (const Variant& variant : activation.variants) {
            const Activation* other = findActivation(variant.activation);
            ASSERT_NE(other, nullptr) << activation.id << " names " << variant.activation;
            if (variant.parameters.empty())
                continue;
            ASSERT_EQ(variant.parameters.size(), other->parameters.size()) << activation.id;
            for (std::size_t i = 0; i < variant.parameters.size(); ++i)
                EXPECT_TRUE(checkedValue(other->parameters[i], variant.parameters[i])) << activation.id;
        }
        for (const Field& field : activation.parameters) {
            EXPECT_LT(field.sliderMinimum, field.sliderMaximum) << activation.id << " " << field.id;
            EXPECT_TRUE(checkedValue(field, field.defaultValue)) << activation.id << " " << field.id;
            for (const double value : {field.sliderMinimum, field.sliderMaximum})
                EXPECT_TRUE(checkedValue(field, value)) << activation.id << " " << field.id << " " << value;
            for (const FieldPreset& preset : field.presets)
                EXPECT_TRUE(checkedValue(field, preset.value)) << activation.id << " " << preset.label;
        }
    }
}

TEST(Catalogue, WhereFrameworksDifferEachMeaningIsOneClickAway) {
    const auto presets = [](const char* id) {
        std::set<double> values;
        for (const FieldPreset& preset : findActivation(id)->parameters.at(0).presets)
            values.insert(preset.value);
        return values;
    };
    const auto leaky = presets("leaky_relu");
    EXPECT_TRUE(leaky.contains(0.01) && leaky.contains(0.2) && leaky.contains(0.3));
    const auto leadsTo = [](const char* id, const char* other) {
        const auto& variants = findActivation(id)->variants;
        return std::any_of(variants.begin(), variants.end(),
                           [&](const Variant& variant) { return variant.activation == other; });
    };
    EXPECT_TRUE(leadsTo("hard_sigmoid", "hard_sigmoid_ab"));
    EXPECT_TRUE(leadsTo("gelu", "gelu_tanh"));
    EXPECT_FALSE(findActivation("gelu")->differences.empty());
}

TEST(Catalogue, AFrameworksCallHasTheParametersOfTheCurve) {
    const auto call = [](const char* id, std::vector<double> parameters, const char* name) {
        return callOf(*findActivation(id), parameters, name);
    };
    EXPECT_EQ(call("elu", {0.72}, "nn.ELU(alpha=1.0)"), "nn.ELU(alpha=0.72)");
    EXPECT_EQ(call("elu", {1}, "nn.ELU(alpha=1.0)"), "nn.ELU(alpha=1.0)");
    EXPECT_EQ(call("swish", {2}, "Swish(alpha=1)"), "Swish(alpha=2)"); // ONNX calls β alpha
    EXPECT_EQ(call("gelu", {}, "nn.GELU(approximate='none')"), "nn.GELU(approximate='none')");
    EXPECT_EQ(call("relu", {}, "relu(max_value=6)"), "relu(max_value=6)");
}

TEST(Catalogue, KinksAscend) {
    for (const Activation& activation : catalogue()) {
        const auto kinks = activation.kinks(defaultParameters(activation));
        for (std::size_t i = 1; i < kinks.size(); ++i)
            EXPECT_LT(kinks[i - 1].x, kinks[i].x) << activation.id;
    }
}

} // namespace
} // namespace actiscope
