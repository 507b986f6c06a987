#include "core/activations/catalogue.h"

#include "core/activations/families.h"
#include "core/activations/packed/packed.h"
#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/text/say.h"

#include <algorithm>
#include <cctype>

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

/// The same letters in any case; what a framework's name takes in parentheses does not count.
bool sameName(std::string_view a, std::string_view b) {
    b = b.substr(0, b.find('('));
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    });
}

/// The first activation that anybody calls so.
const Activation* calledSo(std::string_view name) {
    const auto same = [&](const std::string& other) { return sameName(name, other); };
    for (const auto& activation : catalogue())
        if (same(activation.name) || same(activation.longName) ||
            std::any_of(activation.aliases.begin(), activation.aliases.end(), same) ||
            std::any_of(activation.frameworks.begin(), activation.frameworks.end(),
                        [&](const FrameworkName& framework) { return same(framework.name); }))
            return &activation;
    return nullptr;
}

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

std::string activationHint(std::string_view name, const std::vector<std::string>& more) {
    if (const Activation* activation = calledSo(name))
        return say(": did you mean '{}'?", activation->id);
    std::vector<std::string> ids; // of two that are as near, the catalogue's comes first
    for (const auto& activation : catalogue())
        ids.push_back(activation.id);
    ids.insert(ids.end(), more.begin(), more.end());
    return didYouMean(name, ids);
}

tl::expected<const Activation*, std::string> requireActivation(std::string_view id) {
    if (const Activation* activation = findActivation(id))
        return activation;
    return tl::unexpected(say("unknown activation {}{}", quote(id), activationHint(id)));
}

} // namespace actiscope
