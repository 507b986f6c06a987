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

Json toJson(const std::vector<Field>& fields) {
    Json parameters = Json::array();
    for (const auto& field : fields)
        parameters.push_back(toJson(field));
    return parameters;
}

Json toJson(const std::vector<FrameworkName>& names) {
    Json frameworks = Json::array();
    for (const auto& name : names)
        frameworks.push_back({{"framework", name.framework}, {"name", name.name}});
    return frameworks;
}

} // namespace

nlohmann::ordered_json toJson(const Activation& activation) {
    Json variants = Json::array();
    for (const auto& variant : activation.variants)
        variants.push_back({{"label", variant.label},
                            {"activation", variant.activation},
                            {"parameters", variant.parameters}});
    return {{"id", activation.id},
            {"name", activation.name},
            {"long_name", activation.longName},
            {"family", activation.family},
            {"aliases", activation.aliases},
            {"frameworks", toJson(activation.frameworks)},
            {"variants", variants},
            {"differences", activation.differences},
            {"pitfall", activation.pitfall},
            {"source", activation.source},
            {"reference", activation.reference},
            {"formula", activation.formula},
            {"tex", activation.tex},
            {"tex_derivative", activation.texDerivative},
            {"parameters", toJson(activation.parameters)}};
}

nlohmann::ordered_json toJson(const VectorActivation& activation) {
    return {{"id", activation.id},
            {"takes", "vector"},
            {"name", activation.name},
            {"long_name", activation.longName},
            {"family", activation.family},
            {"aliases", activation.aliases},
            {"frameworks", toJson(activation.frameworks)},
            {"differences", activation.differences},
            {"pitfall", activation.pitfall},
            {"reference", activation.reference},
            {"tex", activation.tex},
            {"tex_jacobian", activation.texJacobian},
            {"parameters", toJson(activation.parameters)}};
}

} // namespace actiscope
