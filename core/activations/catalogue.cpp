#include "core/activations/catalogue.h"

#include "core/activations/families.h"
#include "core/activations/packed/packed.h"
#include "core/fields/nearest.h"

#include <fmt/format.h>

namespace actiscope {

namespace {

struct Family {
    std::string_view id;
    std::string_view name;
};

/// What the user reads above each family.
constexpr Family families[] = {
    {"sigmoid", "Sigmoids"},        {"relu", "Rectifiers"},
    {"elu", "Exponential linear"},  {"softplus-like", "Smooth rectifiers"},
    {"gated", "Self-gated"},        {"shrink", "Shrinkage"},
    {"bump", "Bumps and wavelets"}, {"periodic", "Periodic"},
    {"linear", "Linear"},           {"step", "Steps"},
    {"polynomial", "Polynomial"},   {"exp", "Exponential"},
    {"rational", "Rational"},       {"other", "Others"},
};

/// Every file's activations, family by family in the order the user sees them.
constexpr std::vector<Activation> (*parts[])() = {
    // sigmoid
    sigmoidFamily,
    // relu
    reluFamily, boundedRelus, thresholdRelus, powerRelus, piecewiseRelus,
    // elu, softplus-like, gated
    eluFamily, softplusFamily, gatedFamily,
    // shrink, bump, periodic
    shrinkFamily, bumpFamily, gaussianBumps, rationalBumps, periodicFamily,
    // linear, step, polynomial, exp, rational, other
    linearFamily, stepFamily, polynomialFamily, exponentialFamily, rationalFamily, otherFamily};

} // namespace

const std::vector<Activation>& catalogue() {
    static const std::vector<Activation> list = [] {
        std::vector<Activation> all;
        for (const auto part : parts)
            for (auto& activation : part())
                all.push_back(std::move(activation));
        usePackedKernels(all);
        return all;
    }();
    return list;
}

std::string_view familyName(std::string_view id) {
    for (const Family& family : families)
        if (family.id == id)
            return family.name;
    return id;
}

const std::vector<std::string>& essentials() {
    static const std::vector<std::string> ids{"sigmoid",  "tanh",     "relu",  "prelu",   "leaky_relu", "elu",
                                              "softplus", "softsign", "swish", "softmax", "maxout"};
    return ids;
}

const Activation* findActivation(std::string_view id) {
    for (const auto& activation : catalogue())
        if (activation.id == id)
            return &activation;
    return nullptr;
}

tl::expected<const Activation*, std::string> requireActivation(std::string_view id) {
    if (const Activation* activation = findActivation(id))
        return activation;
    std::vector<std::string> ids;
    for (const auto& activation : catalogue())
        ids.push_back(activation.id);
    constexpr std::size_t longest = 60; // the name may come from a hostile file
    return tl::unexpected(
        fmt::format("unknown activation '{}'{}", id.substr(0, longest), didYouMean(id, ids)));
}

} // namespace actiscope
