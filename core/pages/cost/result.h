// What was measured for the Cost page.
#pragma once

#include "core/analysis/cost.h"
#include "core/pages/compared.h"
#include "core/pages/cost/state.h"
#include "core/simulation/run_key.h"

#include <memory>
#include <string>
#include <vector>

namespace actiscope {

/// Of f, and of f with f′.
struct CostPair {
    Cost value;
    Cost both;
};

struct CostResult {
    Machine machine;
    std::string date; ///< "2026-11-27", in the computer's own time
    std::vector<ActivationChoice> choices;
    std::vector<CostsOfSize> sizes; ///< ascending; the last that is there is the one of the bars

    /// At the largest size that has been begun, or at any.
    CostPair copy(std::size_t size) const { return pairAt(size, 0); }
    CostPair relu(std::size_t size) const { return pairAt(size, 1); }
    CostPair of(std::size_t choice, std::size_t size) const { return pairAt(size, choice + 2); }
    std::size_t last() const { return sizes.size() - 1; }

private:
    CostPair pairAt(std::size_t size, std::size_t pair) const {
        const auto& costs = sizes[size].costs;
        return {costs[2 * pair], costs[2 * pair + 1]};
    }
};

/// The index of this activation among those that were measured, or nothing.
std::optional<std::size_t> costIndexOf(const CostResult* result, const ActivationChoice& choice);

RunKey costKey(const CostPage& page);
std::unique_ptr<Run> startCost(const CostPage& page);

} // namespace actiscope
