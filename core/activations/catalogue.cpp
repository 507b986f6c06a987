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
    std::vector<Activation> (*members)();
};

/// In the order the user sees them.
constexpr Family families[] = {
    {"sigmoid", "Sigmoids", sigmoidFamily},   {"relu", "Rectifiers", reluFamily},
    {"elu", "Exponential linear", eluFamily}, {"softplus-like", "Smooth rectifiers", softplusFamily},
    {"gated", "Self-gated", gatedFamily},     {"linear", "Linear", linearFamily},
};

} // namespace

const std::vector<Activation>& catalogue() {
    static const std::vector<Activation> list = [] {
        std::vector<Activation> all;
        for (const Family& family : families)
            for (auto& activation : family.members())
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
