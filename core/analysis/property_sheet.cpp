#include "core/analysis/property_sheet.h"

#include "core/fields/readable_number.h"

#include <nlohmann/json.hpp>

namespace actiscope {

namespace {

std::string settingsText(const AnalysisSettings& settings) {
    std::string text = "z ~ N(0, " + readableNumber(settings.sigma) + "²)";
    if (settings.biasSigma != 0)
        text += ", σ_b = " + readableNumber(settings.biasSigma);
    return text + ", saturated where |f′| < " + readableNumber(settings.saturationThreshold);
}

} // namespace

TextTable propertySheet(const std::string& name, const Properties& properties, int digits) {
    TextTable table{name + ": " + settingsText(properties.settings) + "; sampled: seen at " +
                        samplingText(properties),
                    {"Property", "Value", "Known"},
                    {}};
    for (const Property& property : propertyTable()) {
        const PropertyText value = property.describe(properties, digits);
        table.rows.push_back({property.label, value.text, knownWord(value.known)});
    }
    return table;
}

std::string propertySheetJson(const std::string& name, const Properties& properties) {
    const nlohmann::ordered_json json{{"name", name}, {"properties", propertiesJson(properties)}};
    return json.dump(2) + "\n";
}

TextTable comparison(const std::vector<ComparedActivation>& activations,
                     const std::vector<const Property*>& properties, bool fullNumbers, int digits) {
    TextTable table;
    if (!activations.empty())
        table.caption = settingsText(activations.front().properties.settings);
    table.header = {"Activation"};
    for (const Property* property : properties)
        table.header.push_back(property->label);
    for (const auto& activation : activations) {
        std::vector<std::string> row{activation.name};
        for (const Property* property : properties)
            row.push_back(fullNumbers && property->isNumber
                              ? shortestText(property->number(activation.properties))
                              : property->describe(activation.properties, digits).text);
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace actiscope
