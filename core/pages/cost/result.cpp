#include "core/pages/cost/result.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <ctime>
#include <tuple>
#include <utility>

namespace actiscope {

namespace {

/// The powers of ten below n, and n.
std::vector<std::size_t> sizesUpTo(std::size_t n) {
    std::vector<std::size_t> sizes;
    for (std::size_t size = 1; size < n; size *= 10)
        sizes.push_back(size);
    sizes.push_back(n);
    return sizes;
}

/// A copy, ReLU, and what was chosen: each f, and f with f′.
std::vector<CostSubject> subjectsOf(const std::vector<ActivationChoice>& choices) {
    std::vector<CostSubject> subjects;
    const auto add = [&](const ActivationPtr& activation, const std::vector<double>& parameters) {
        for (const bool slope : {false, true})
            subjects.push_back({activation, parameters, slope});
    };
    add(nullptr, {});
    add(findOrMakeActivation("relu"), {});
    for (const ActivationChoice& choice : choices)
        add(choice.activation, choice.parameters);
    return subjects;
}

class CostRun final : public Run {
public:
    explicit CostRun(const CostPage& page)
        : result_{thisMachine(),
                  fmt::format("{:%Y-%m-%d}", fmt::localtime(std::time(nullptr))),
                  visibleChoices(page.activations),
                  {}},
          measurement_(subjectsOf(result_.choices), page.number == "float",
                       sizesUpTo(static_cast<std::size_t>(page.n)), page.rounds) {}

    bool advance(const Control& control) override { return measurement_.advance(control); }

    Snapshot snapshot() const override {
        auto shown = std::make_shared<CostResult>(result_);
        shown->sizes = measurement_.costs();
        return shown->sizes.empty() ? nullptr : shown;
    }

private:
    CostResult result_;
    CostMeasurement measurement_;
};

} // namespace

std::optional<std::size_t> costIndexOf(const CostResult* result, const ActivationChoice& choice) {
    if (!result)
        return std::nullopt;
    const auto found = std::find(result->choices.begin(), result->choices.end(), choice);
    if (found == result->choices.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - result->choices.begin());
}

RunKey costKey(const CostPage& page) {
    return RunKey(std::tuple(visibleChoices(page.activations), page.number, page.n, page.rounds));
}

std::unique_ptr<Run> startCost(const CostPage& page) {
    return std::make_unique<CostRun>(page);
}

} // namespace actiscope
