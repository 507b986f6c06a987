// The properties one by one: the table from which card, `describe`, copies and comparisons are made.
#pragma once

#include "core/analysis/properties.h"

#include <nlohmann/json_fwd.hpp>

#include <limits>
#include <string_view>

namespace actiscope {

struct PropertyText {
    std::string text; ///< for reading: "(−0.72, ∞)", "1.1 at x = 2.399"
    Known known = Known::Exact;
    std::string note; ///< one sentence: how it is known
};

struct Property {
    std::string id;    ///< JSON key, name on the command line
    std::string label; ///< "sup |f′| (Lipschitz)"
    std::string help;  ///< one sentence: what it is
    /// Numbers in the text have so many significant digits.
    PropertyText (*describe)(const Properties& properties, int digits);
    /// What a table sorts by; NaN sorts last.
    double (*number)(const Properties& properties);
    bool isNumber; ///< `number` is the whole value, not only a way to sort
    /// Every number with all its digits; ±∞ and NaN as the texts "inf", "-inf" and "nan".
    nlohmann::ordered_json (*json)(const Properties& properties);
};

/// In the order in which they are shown.
const std::vector<Property>& propertyTable();

/// The property with this id, or nullptr.
const Property* findProperty(std::string_view id);

/// "exact", "bounded", "sampled".
const char* knownWord(Known known);

/// How finely what is "sampled" was seen: "9067 points, 1/64 apart in [−10, 10] and out to ±10³⁰⁰".
std::string samplingText(const Properties& properties);

/// Every property: {"range": {"value": …, "known": "exact", "text": "(−0.72, ∞)"}, …}, and the settings.
nlohmann::ordered_json propertiesJson(const Properties& properties);

} // namespace actiscope
