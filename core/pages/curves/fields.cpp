// The declared fields of the Curves page: one row a field.
#include "core/analysis/property_table.h"
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/pages/curves/state.h"

namespace actiscope {

namespace {

constexpr const char* propertiesCard = "Properties";

/// Ends of a drawn range: what a pixel can still resolve, and what a double can still square.
Field rangeField(std::string id, std::string label, std::string help, double byDefault) {
    Field field = realField(std::move(id), std::move(label), std::move(help), byDefault);
    field.minimum = -1e100;
    field.maximum = 1e100;
    field.sliderMinimum = -10;
    field.sliderMaximum = 10;
    return field;
}

Field shownPropertyField() {
    std::vector<FieldChoice> choices{{"none", "None"}};
    for (const Property& property : propertyTable())
        choices.push_back({property.id, property.label});
    return choiceField("property", "Shown property", "What the figure points out of the selected curve.",
                       std::move(choices));
}

} // namespace

const std::vector<BoundField<CurvesPage>>& curvesFields() {
    using P = CurvesPage;
    static const std::vector<BoundField<P>> table{
        {onCard("Curves", wholeField("selected", "Selected curve",
                                     "The curve in the inspector, 0 the first, −1 none.", 0, -1, 255)),
         &P::selected},
        {rangeField("x_min", "x from", "Left end of the drawn range.", -5), &P::xMinimum},
        {rangeField("x_max", "x to", "Right end of the drawn range.", 5), &P::xMaximum},
        {rangeField("y_min", "y from", "Lower end of the drawn range.", -1.6), &P::yMinimum},
        {rangeField("y_max", "y to", "Upper end of the drawn range.", 3.2), &P::yMaximum},
        {flagField("y_auto", "Automatic y", "Fit the y range to the curves in view.", false), &P::yAutomatic},
        {flagField("equal_aspect", "Equal aspect", "One unit is as long in y as in x.", false),
         &P::equalAspect},
        {flagField("grid", "Grid", "Lines at the ticks.", true), &P::grid},
        {flagField("cursor_visible", "Read-out",
                   "Read the curves out at one x: a click into the figure pins it.", false),
         &P::cursorVisible},
        {rangeField("cursor", "Read-out at", "The x of the read-out.", 0), &P::cursor},
        {saturationThresholdField(), &P::saturationThreshold},
        {onCard(propertiesCard, sigmaField()), &P::sigma},
        {onCard(propertiesCard, biasSigmaField()), &P::biasSigma},
        {onCard(propertiesCard, shownPropertyField()), &P::shownProperty},
        {wholeField("fan_count", "Fan", "How many values of the parameter a fan shows.", 7, 2, 25),
         &P::fanCount},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
        {textField("x_label", "x label", "Name of the horizontal axis.", "x", longestLabel), &P::xLabel},
        {textField("y_label", "y label", "Name of the vertical axis.", "", longestLabel), &P::yLabel},
        {flagField("legend", "Legend", "Names the curves inside the figure.", true), &P::legend},
        {choiceField("legend_place", "Legend place", "The corner that the legend stands in.",
                     {{"top-left", "Top left"},
                      {"top-right", "Top right"},
                      {"bottom-left", "Bottom left"},
                      {"bottom-right", "Bottom right"}}),
         &P::legendPlace},
    };
    return table;
}

const std::vector<BoundField<Curve>>& curveFields() {
    static const std::vector<BoundField<Curve>> table{
        {wholeField("colour", "Colour", "Number in the palette.", 0, 0, 7), &Curve::colour},
        {flagField("visible", "Visible", "Draw this curve.", true), &Curve::visible},
        {flagField("value", "f", "Draw the function.", true), &Curve::value},
        {flagField("derivative", "f′", "Draw the first derivative.", false), &Curve::derivative},
        {flagField("second_derivative", "f″", "Draw the second derivative.", false),
         &Curve::secondDerivative},
        {flagField("tangent", "tangent", "Draw the tangent at the cursor.", false), &Curve::tangent},
        {flagField("saturation", "saturation", "Shade where |f′| is below the threshold.", false),
         &Curve::saturation},
        {flagField("fan", "fan", "Draw several values of one parameter at once.", false), &Curve::fan},
        {textField("fan_parameter", "Fan over", "Id of the parameter that the fan varies; empty: the first.",
                   "", longestId),
         &Curve::fanParameter},
    };
    return table;
}

} // namespace actiscope
