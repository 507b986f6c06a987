// The declared fields of the Maxout page: one row a field.
#include "core/expressions/parse.h"
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/pages/maxout/runs.h"
#include "core/pages/maxout/sketch.h"
#include "core/vectors/glu.h"
#include "core/vectors/vector_activation.h"

namespace actiscope {

namespace {

constexpr const char* piecesCard = "Pieces w·x + b";
constexpr const char* fitCard = "Fit a target";
constexpr const char* priceCard = "The price";
constexpr const char* regionsCard = "Pieces w₁·x₁ + w₂·x₂ + b";
constexpr const char* gluCard = "Gated units";
constexpr double largest = 1e100; // what can still be drawn

Field numbers(std::string card, std::string id, std::string label, std::string help,
              std::vector<double> byDefault, int fewest = 1, int most = static_cast<int>(mostPieces)) {
    return onCard(std::move(card), slid(limited(numbersField(std::move(id), std::move(label), std::move(help),
                                                             std::move(byDefault), fewest, most),
                                                -largest, largest),
                                        -5, 5));
}

Field real(std::string card, std::string id, std::string label, std::string help, double byDefault,
           double from, double to) {
    return onCard(std::move(card),
                  slid(limited(realField(std::move(id), std::move(label), std::move(help), byDefault),
                               -largest, largest),
                       from, to));
}

Field whole(std::string card, std::string id, std::string label, std::string help, double byDefault,
            double least, double most, double slider) {
    Field field = wholeField(std::move(id), std::move(label), std::move(help), byDefault, least, most);
    field.sliderMaximum = slider;
    return onCard(std::move(card), std::move(field));
}

std::vector<FieldChoice> unitChoices() {
    std::vector<FieldChoice> choices;
    for (const auto& unit : gatedUnits())
        choices.push_back({unit.id, findVectorActivation(unit.id)->name});
    return choices;
}

Field unitField() {
    Field field = choiceField("unit", "Unit", "Which gated unit y(a, b) is shown.", unitChoices());
    field.defaultValue = std::string("swiglu");
    return onCard(gluCard, field);
}

Field fitField() {
    Field field = choiceField("fit", "Pieces from", "Where the shown pieces come from.",
                              {{"exact", "exact minimax"},
                               {"descent", "gradient descent"},
                               {"difference", "maxout − maxout"},
                               {"own", "own pieces"}});
    return onCard(fitCard, field);
}

Field stepsField(int byDefault) {
    Field field = wholeField("steps", "Steps", "Of the gradient descent, shown as far as here.", byDefault, 1,
                             static_cast<double>(mostDescentSteps));
    return onCard(fitCard, slid(field, 1, static_cast<double>(mostDescentSteps), FieldScale::Logarithmic));
}

Field rateField(double byDefault) {
    Field field =
        slid(limited(realField("rate", "Learning rate", "Of the gradient descent.", byDefault), 0.001, 2),
             0.01, 1, FieldScale::Logarithmic);
    return onCard(fitCard, field);
}

} // namespace

const std::vector<BoundField<MaxoutPage>>& maxoutFields() {
    using P = MaxoutPage;
    const P fresh;
    static const std::vector<BoundField<P>> table{
        {onCard("Show",
                choiceField("show", "Show", "One input with its lines, two with regions, or gated units.",
                            {{"lines", "one input"}, {"regions", "two inputs"}, {"glu", "gated units"}})),
         &P::show},
        {numbers(piecesCard, "w", "w", "Slopes of the own pieces.", fresh.w), &P::w},
        {numbers(piecesCard, "b", "b", "Offsets of the own pieces.", fresh.b), &P::b},
        {onCard(fitCard,
                textField("formula", "Formula", "A target in x, such as sin(x), or the id of an activation.",
                          fresh.formula, static_cast<int>(longestFormula))),
         &P::formula},
        {onCard(fitCard, choiceField("target", "Target", "What the pieces are fitted to.",
                                     {{"square", "x²"},
                                      {"abs", "|x|"},
                                      {"exp", "eˣ"},
                                      {"softplus", "softplus"},
                                      {"minus_log", "−log"},
                                      {"formula", "formula"},
                                      {"drawn", "draw"},
                                      {"none", "none"}})),
         &P::target},
        {whole(fitCard, "k", "k", "How many pieces there are.", fresh.count, 1, mostPieces, mostPieces),
         &P::count},
        {fitField(), &P::fit},
        {real(fitCard, "from", "from", "Left end of the range of the fit.", fresh.from, -5, 5), &P::from},
        {real(fitCard, "to", "to", "Right end of the range of the fit.", fresh.to, -5, 5), &P::to},
        {whole(fitCard, "starts", "Starts", "How many random starts the gradient descent has.", fresh.starts,
               1, 8, 8),
         &P::starts},
        {stepsField(fresh.steps), &P::steps},
        {rateField(fresh.rate), &P::rate},
        {whole(fitCard, "seed", "Seed", "Of random pieces and of the start of the descent.", fresh.seed, 0,
               1e6, 50),
         &P::seed},
        {numbers("", "drawn", "Drawn target", "Its heights at equal steps over the range.", fresh.drawn, 2,
                 static_cast<int>(sketchKnots)),
         &P::drawn},
        {limited(realField("pen", "Pen",
                           "Where the pen of the drawn target stands: 0 at the left end of the range, 1 at "
                           "the right.",
                           fresh.pen),
                 0, 1),
         &P::pen},
        {numbers(regionsCard, "w1", "w₁", "Weights of the first input.", fresh.w1), &P::w1},
        {numbers(regionsCard, "w2", "w₂", "Weights of the second input.", fresh.w2), &P::w2},
        {numbers(regionsCard, "c", "b", "Offsets.", fresh.c), &P::c},
        {unitField(), &P::unit},
        {real(gluCard, "a", "a", "Where the section along b is.", fresh.a, -4, 4), &P::a},
        {real(gluCard, "gate_b", "b", "Where the section along a is.", fresh.gateB, -4, 4), &P::gateB},
        {whole(priceCard, "inputs", "Inputs d", "Of the layer.", fresh.inputs, 1, 1e6, 1024), &P::inputs},
        {whole(priceCard, "units", "Units m", "Of the layer.", fresh.units, 1, 1e6, 1024), &P::units},
        {flagField("cursor_visible", "Read-out",
                   "Read the maxout out at one x: a click into the figure pins it.", false),
         &P::cursorVisible},
        {real("", "cursor", "Read-out at", "The x of the read-out.", fresh.cursor, -5, 5), &P::cursor},
        {real("", "x_min", "x from", "Left end of the view.", fresh.xMinimum, -10, 10), &P::xMinimum},
        {real("", "x_max", "x to", "Right end of the view.", fresh.xMaximum, -10, 10), &P::xMaximum},
        {real("", "y_min", "y from", "Lower end of the view.", fresh.yMinimum, -10, 10), &P::yMinimum},
        {real("", "y_max", "y to", "Upper end of the view.", fresh.yMaximum, -10, 10), &P::yMaximum},
        {sweepSecondsField(), &P::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
    };
    return table;
}

bool maxoutMatters(const MaxoutPage& page, const Field& field) {
    if (field.card == gluCard)
        return page.show == "glu";
    if (field.id == "drawn" || field.id == "pen")
        return page.show == "lines" && page.target == "drawn";
    if (field.card == regionsCard)
        return page.show == "regions";
    if (field.card == piecesCard)
        return page.show == "lines";
    if (field.id == "cursor_visible")
        return page.show == "lines";
    if (field.id == "cursor")
        return page.show == "lines" && page.cursorVisible;
    if (field.card != fitCard)
        return true;
    if (page.show != "lines")
        return false;
    if (field.id == "target" || field.id == "k")
        return true;
    if (field.id == "formula")
        return page.target == "formula";
    if (field.id == "fit" || field.id == "from" || field.id == "to")
        return page.target != "none";
    return page.target != "none" && page.fit == "descent";
}

} // namespace actiscope
