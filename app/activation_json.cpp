#include "app/activation_json.h"

namespace actiscope {

namespace {

using Json = nlohmann::ordered_json;

/// JSON has no infinity: an end that is open to it is null.
Json finiteOrNull(double number) {
    return std::isfinite(number) ? Json(number) : Json(nullptr);
}

Json toJson(const Field& field) {
    Json presets = Json::array();
    for (const auto& preset : field.presets)
        presets.push_back({{"value", preset.value}, {"label", preset.label}});
    return {{"id", field.id},
            {"label", field.label},
            {"help", field.help},
            {"default", std::get<double>(field.defaultValue)},
            {"minimum", finiteOrNull(field.minimum)},
            {"minimum_is_open", field.minimumIsOpen},
            {"maximum", finiteOrNull(field.maximum)},
            {"slider_minimum", field.sliderMinimum},
            {"slider_maximum", field.sliderMaximum},
            {"scale", field.scale == FieldScale::Logarithmic ? "logarithmic" : "linear"},
            {"presets", presets}};
}

} // namespace

nlohmann::ordered_json toJson(const Activation& activation) {
    Json parameters = Json::array();
    for (const auto& field : activation.parameters)
        parameters.push_back(toJson(field));
    return {{"id", activation.id},
            {"name", activation.name},
            {"long_name", activation.longName},
            {"family", activation.family},
            {"aliases", activation.aliases},
            {"source", activation.source},
            {"reference", activation.reference},
            {"tex", activation.tex},
            {"tex_derivative", activation.texDerivative},
            {"parameters", parameters}};
}

} // namespace actiscope
