#include "core/activations/elu_parts.h"
#include "core/activations/families.h"

namespace actiscope {

std::vector<Activation> eluFamily() {
    std::vector<Activation> family;
    for (const auto part : {scaledElus, otherElus})
        for (auto& activation : part())
            family.push_back(std::move(activation));
    return family;
}

} // namespace actiscope
