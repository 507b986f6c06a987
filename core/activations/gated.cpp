#include "core/activations/families.h"
#include "core/activations/gated_parts.h"

namespace actiscope {

std::vector<Activation> gatedFamily() {
    std::vector<Activation> family;
    for (const auto part : {sigmoidGates, gaussianGates, mishGates, softplusGates, growthGates, hardGates})
        for (auto& activation : part())
            family.push_back(std::move(activation));
    return family;
}

} // namespace actiscope
