#include "core/analysis/property_sheet.h"

#include "core/fields/readable_number.h"
#include "core/text/in_english.h"
#include "core/text/say.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace actiscope {

namespace {

std::string settingsText(const AnalysisSettings& settings) {
    const std::string sigma = readableNumber(settings.sigma);
    const std::string threshold = readableNumber(settings.saturationThreshold);
    if (settings.biasSigma == 0)
        return say("z ~ N(0, {}²), saturated where |f′| < {}", sigma, threshold);
    return say("z ~ N(0, {}²), σ_b = {}, saturated where |f′| < {}", sigma,
               readableNumber(settings.biasSigma), threshold);
}

} // namespace

TextTable propertySheet(const std::string& name, const Properties& properties, int digits) {
    TextTable table{
        say("{}: {}; sampled: seen at {}", name, settingsText(properties.settings), samplingText(properties)),
        {say("Property"), say("Value"), say("Known")},
        {}};
    for (const Property& property : propertyTable()) {
        const PropertyText value = property.describe(properties, digits);
        table.rows.push_back({said(property.label), value.text, said(knownWord(value.known))});
    }
    return table;
}

std::string propertySheetJson(const std::string& name, const Properties& properties) {
    const nlohmann::ordered_json json{{"name", name}, {"properties", propertiesJson(properties)}};
    return json.dump(2) + "\n";
}

TextTable comparison(const std::vector<ComparedActivation>& activations,
                     const std::vector<const Property*>& properties, bool fullNumbers, int digits) {
    std::optional<InEnglish> forMachines;
    if (fullNumbers)
        forMachines.emplace();
    TextTable table;
    if (!activations.empty())
        table.caption = settingsText(activations.front().properties.settings);
    table.header = {say("Activation")};
    for (const Property* property : properties)
        table.header.push_back(said(property->label));
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
