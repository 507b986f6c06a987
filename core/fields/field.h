// What a declared field is: the one description from which slider, spin box, accessible name, undo text, JSON
// key, command-line key, validation, tooltip and documentation are made.
#pragma once

#include <tl/expected.hpp>

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace actiscope {

enum class FieldKind { Real, Integer, Boolean, Choice, Text, Numbers, Choices };
enum class FieldScale { Linear, Logarithmic };

/// Real and Integer hold a double, Boolean a bool, Choice (the id of the choice) and Text a string, Numbers
/// the reals of a list, Choices the ids of any of its choices as "a, b", in the order of the table.
using FieldValue = std::variant<double, bool, std::string, std::vector<double>>;

struct FieldChoice {
    std::string id;
    std::string label;
};

/// A value worth one click, such as the 0.01 of Leaky ReLU.
struct FieldPreset {
    double value = 0;
    std::string label;
};

struct Field {
    std::string id;    ///< JSON key and name on the command line
    std::string label; ///< what the user reads, such as "α"
    std::string help;  ///< one sentence, the tooltip
    FieldKind kind = FieldKind::Real;
    FieldValue defaultValue = 0.0;
    double minimum = -std::numeric_limits<double>::infinity(); ///< allowed, with its end unless minimumIsOpen
    double maximum =
        std::numeric_limits<double>::infinity(); ///< allowed, with its end; infinity itself never is
    bool minimumIsOpen = false;
    double sliderMinimum = 0; ///< where a slider starts and ends until the user edits its range
    double sliderMaximum = 1;
    FieldScale scale = FieldScale::Linear;
    std::string unit;
    std::vector<FieldChoice> choices;
    std::vector<FieldPreset> presets;
    int fewest = 0;      ///< of Numbers, whose limits above hold for each of them
    int most = 0;        ///< of Numbers; of Text: letters
    bool isFile = false; ///< of Text: a path, which is chosen in a dialog or dropped, too
    std::string
        card; ///< heading of the group it stands in on a page's inspector; empty: the settings of the view
};

/// The sentence part that says what is allowed: "a number greater than 0", "one of white, transparent, dark".
std::string allowedText(const Field& field);

/// The value itself when the field allows it; otherwise a sentence that names the field, the value and what
/// is allowed. NaN and ±∞ are never allowed values of a field.
tl::expected<FieldValue, std::string> checkedValue(const Field& field, const FieldValue& value);

/// Reads what a user typed ("0.5", "1e-3", "0x1p-3", "true", "on", "white", "2, 1, 0.1") and checks it.
/// The label of a preset stands for its value ("optimal"). Numbers stand apart by commas, semicolons or
/// blanks, within brackets or not.
tl::expected<FieldValue, std::string> parseValue(const Field& field, std::string_view text);

/// The value as text that parseValue reads back to the same value.
std::string valueText(const FieldValue& value);

/// The ids of a value of kind Choices, one by one.
std::vector<std::string> chosenIds(std::string_view value);

/// The double whose whole text this is, in decimal or hexadecimal ("-0x1.8p3"), "inf" or "nan"; std::nullopt
/// else.
std::optional<double> parseNumber(std::string_view text);

/// The shortest text that reads back to the same double: "0.1", "1e-300", "inf", "nan".
std::string shortestText(double number);

} // namespace actiscope
