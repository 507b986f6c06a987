// The declared fields of the Precision page: one row a field.
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/numerics/float_format.h"
#include "core/pages/compared.h"
#include "core/pages/precision/state.h"

namespace actiscope {

namespace {

constexpr const char* formatCard = "Number format";
constexpr double farthestInput = 1e9;

Field formatField() {
    std::vector<FieldChoice> choices;
    for (const FloatFormat& format : floatFormats())
        choices.push_back({std::string(format.id), std::string(format.label)});
    Field field = choiceField("format", "Format", "What every operation rounds to.", std::move(choices));
    field.defaultValue = std::string("e4m3");
    return onCard(formatCard, field);
}

Field inputEnd(std::string id, std::string label, std::string help, double byDefault) {
    return slid(limited(realField(std::move(id), std::move(label), std::move(help), byDefault),
                        -farthestInput, farthestInput),
                -20, 20);
}

} // namespace

const std::vector<BoundField<PrecisionPage>>& precisionFields() {
    using P = PrecisionPage;
    static const std::vector<BoundField<P>> table{
        {selectedField(mostRounded), &P::selected},
        {formatField(), &P::format},
        {onCard(formatCard, choiceField("error", "Error", "In what the error is measured.",
                                        {{"ulp", "spacings (ULP)"}, {"relative", "relative to f"}})),
         &P::error},
        {onCard(formatCard, flagField("textbook", "Textbook form",
                                      "Show what exp, log and the four operations alone give.", true)),
         &P::textbook},
        {inputEnd("x_min", "x from", "Left end of the drawn range.", -8), &P::xMinimum},
        {inputEnd("x_max", "x to", "Right end of the drawn range.", 8), &P::xMaximum},
        {flagField("grid", "Grid", "Lines at the ticks.", true), &P::grid},
        {flagField("legend", "Legend", "Names the activations inside the figure.", true), &P::legend},
        {sweepSecondsField(), &P::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
    };
    return table;
}

} // namespace actiscope
