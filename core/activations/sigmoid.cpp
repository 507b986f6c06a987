#include "core/activations/families.h"
#include "core/activations/sigmoid_parts.h"

#include <utility>

namespace actiscope {

std::vector<Activation> sigmoidFamily() {
    std::vector<Activation> family;
    for (auto part : {logisticSigmoids, tanhSigmoids, algebraicSigmoids, cdfSigmoids, hardSigmoids})
        for (auto& activation : part())
            family.push_back(std::move(activation));
    return family;
}

} // namespace actiscope
