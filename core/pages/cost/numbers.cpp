// The Cost page in numbers: properties and status line.
#include "core/fields/readable_number.h"
#include "core/pages/cost/result.h"
#include "core/text/say.h"

namespace actiscope {

namespace {

constexpr const char* perElement = "ns";

PageProperty costProperty(const char* id, const std::string& label, const std::string& help,
                          double nanoseconds) {
    return {label, readableNumber(nanoseconds, 3) + " ns", help, id, nanoseconds, perElement};
}

} // namespace

std::vector<PageProperty> costProperties(const CostPage&, const CostResult* result) {
    if (!result)
        return {};
    const CostPair copy = result->copy(result->last());
    const CostPair relu = result->relu(result->last());
    return {{say("Processor"), result->machine.processor, say("Where it was measured.")},
            {say("Instruction set"), result->machine.instructionSet,
             say("The one that the activations use here.")},
            {say("Compiler"), result->machine.compiler, say("The one that built this program.")},
            {say("Date"), result->date, say("When it was measured.")},
            costProperty("relu_ns", say("ReLU, f"), say("Per element, the median of the rounds."),
                         relu.value.median),
            costProperty("relu_ns_both", say("ReLU, f and f′"), say("Per element, the median of the rounds."),
                         relu.both.median),
            costProperty("copy_ns", say("Copy"), say("Memory alone: to read and write what f does."),
                         copy.value.median),
            costProperty("copy_ns_both", say("Copy twice"),
                         say("Memory alone: to read and write what f with f′ does."), copy.both.median)};
}

std::vector<PageProperty> costRowProperties(const CostPage& page, const CostResult* result, std::size_t row) {
    const auto index = costIndexOf(result, activationChoice(page.activations[row]));
    if (!index)
        return {};
    const CostPair cost = result->of(*index, result->last());
    const double relative = cost.value.median / result->relu(result->last()).value.median;
    return {costProperty("ns", "f", say("Per element, the median of the rounds."), cost.value.median),
            costProperty("ns_low", say("… lower quartile"), say("Of the rounds."), cost.value.low),
            costProperty("ns_high", say("… upper quartile"), say("Of the rounds."), cost.value.high),
            costProperty("ns_both", say("f and f′"), say("Both in one go, per element."), cost.both.median),
            costProperty("ns_both_low", say("… lower quartile"), say("Of the rounds."), cost.both.low),
            costProperty("ns_both_high", say("… upper quartile"), say("Of the rounds."), cost.both.high),
            costProperty("ns_derivative", say("f′ beside f"), say("What f′ adds to f."),
                         cost.both.median - cost.value.median),
            {say("f ÷ ReLU"), readableNumber(relative, 3), say("How many times as long as ReLU's f."),
             "relative", relative}};
}

std::vector<StatusItem> costStatus(const CostPage& page, const CostResult* result) {
    std::vector<StatusItem> items;
    for (const ActivationRow& row : page.activations) {
        const auto index = costIndexOf(result, activationChoice(row));
        if (!index || !row.visible)
            continue;
        const CostPair cost = result->of(*index, result->last());
        items.push_back({say("{}: {} ns, with f′ {} ns", rowName(row), readableNumber(cost.value.median, 3),
                             readableNumber(cost.both.median, 3)),
                         {Role::Curve, row.colour, 1}});
    }
    return items;
}

} // namespace actiscope
