#include "core/activations/catalogue.h"

#include "core/activations/families.h"
#include "core/fields/nearest.h"

#include <fmt/format.h>

namespace actiscope {

const std::vector<Activation>& catalogue() {
    static const std::vector<Activation> list = [] {
        std::vector<Activation> all;
        for (auto family : {sigmoidFamily, reluFamily, eluFamily, softplusFamily, gatedFamily, linearFamily})
            for (auto& activation : family())
                all.push_back(std::move(activation));
        return all;
    }();
    return list;
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
