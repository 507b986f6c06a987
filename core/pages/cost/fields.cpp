// The declared fields of the Cost page: one row a field.
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/pages/compared.h"
#include "core/pages/cost/state.h"

namespace actiscope {

namespace {

constexpr const char* measurementCard = "Measurement";
constexpr double mostElementsOfCost = 10'000'000;

Field elementsField() {
    Field field = slid(wholeField("n", "Elements", "How many numbers f is evaluated at in one go.", 10'000, 1,
                                  mostElementsOfCost),
                       1, mostElementsOfCost, FieldScale::Logarithmic);
    field.presets = {{100, ""}, {10'000, ""}, {1'000'000, "10⁶"}};
    return onCard(measurementCard, field);
}

} // namespace

const std::vector<BoundField<CostPage>>& costFields() {
    using P = CostPage;
    static const std::vector<BoundField<P>> table{
        {selectedField(mostCost), &P::selected},
        {onCard(measurementCard,
                choiceField("number", "Numbers", "Of which the arrays are: 8 bytes each, or 4.",
                            {{"double", "double"}, {"float", "float"}})),
         &P::number},
        {elementsField(), &P::n},
        {onCard(measurementCard,
                wholeField("rounds", "Rounds",
                           "How often each is measured; the figure shows medians and quartiles.", 15, 3,
                           101)),
         &P::rounds},
        {flagField("grid", "Grid", "Lines at the ticks.", true), &P::grid},
        {flagField("legend", "Legend", "Names the activations inside the figure.", true), &P::legend},
        {sweepSecondsField(), &P::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
    };
    return table;
}

} // namespace actiscope
