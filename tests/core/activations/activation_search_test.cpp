#include "core/activations/activation_search.h"

#include "core/activations/catalogue.h"

#include <gtest/gtest.h>

namespace actiscope {
namespace {

std::vector<std::string> found(const char* typed) {
    std::vector<std::string> ids;
    for (const auto& entry : searchActivations(catalogue(), typed))
        ids.push_back(entry.activation->id);
    return ids;
}

TEST(ActivationSearch, FindsByIdNameLongNameAliasAndFamily) {
    const auto first = [](const char* typed) { return found(typed).at(0); };
    EXPECT_EQ(first("leaky"), "leaky_relu");
    EXPECT_EQ(first("LEAKY_RELU"), "leaky_relu");
    EXPECT_EQ(first("exponential linear unit"), "elu");
    EXPECT_EQ(first("nn.ELU"), "elu");
    EXPECT_EQ(first("elu"), "elu") << "the whole name beats relu, which holds it";
    EXPECT_EQ(found("").size(), catalogue().size());
    EXPECT_TRUE(found("no such thing").empty());
}

TEST(ActivationSearch, FindsFrameworkNamesAndFormulasAndSaysSo) {
    Activation gate;
    gate.id = "gate";
    gate.name = "Gate";
    gate.family = "gated";
    gate.formula = "x*sigmoid(x)";
    gate.frameworks = {{"jax", "jax.nn.gate_fn"}};
    Activation other;
    other.id = other.name = "other";
    const std::vector<Activation> two{other, gate};
    const auto where = [&](const char* typed) {
        const auto found = searchActivations(two, typed);
        return found.size() == 1 && found[0].activation->id == "gate" ? found[0].where : "not found";
    };
    EXPECT_EQ(where("gate_fn"), "jax jax.nn.gate_fn");
    EXPECT_EQ(where("jax gate"), "jax jax.nn.gate_fn");
    EXPECT_EQ(where("x*sigm"), "x*sigmoid(x)");
    EXPECT_EQ(where("gated"), "gated");
    EXPECT_EQ(where("gate"), "") << "the name shows it";
}

} // namespace
} // namespace actiscope
