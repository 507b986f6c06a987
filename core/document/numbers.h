// The numbers of a document that sliders hold, each by its key: what a control edits and ▶ plays.
#pragma once

#include "core/document/document.h"
#include "core/document/sweep.h"
#include "core/fields/slider_scale.h"

namespace actiscope {

/// A number as it stands in a document. Its key says its page: "softmax.temperature", "curves.0.alpha" (a
/// parameter of the first row), "softmax.logits.1" (the second number of a list).
struct NumberAt {
    double value = 0;
    bool whole = false; ///< no fractions are taken
    SliderScale scale;  ///< ends of its slider; the value may lie beyond them
    SweepMode mode = SweepMode::PingPong;
    double sweepSeconds = 4; ///< one way from end to end
};

/// Nothing when the document has no such number, or no longer.
std::optional<NumberAt> numberAt(const Document& document, std::string_view key);

/// What the number is, as a field of kind Real or Integer. Nothing when there is none.
std::optional<Field> numberField(const Document& document, std::string_view key);

/// "α of ELU", "Temperature"; empty when there is none.
std::string numberName(const Document& document, std::string_view key);

/// Checks and stores. A parameter beyond the ends of its slider takes the end with it. On an error, or when
/// there is no such number, nothing is changed.
tl::expected<void, std::string> setNumber(Document& document, std::string_view key, double value);

/// The parameter of a row with this key, or nullptr: its slider and how it plays are the user's.
const ParameterState* parameterAt(const Document& document, std::string_view key);
ParameterState* parameterAt(Document& document, std::string_view key);

/// The key of the same number after a change, which may have moved its row; nothing when it is gone.
std::optional<std::string> movedKey(const Document& before, std::string_view key, const Document& now);

/// The scale with an end as far as the value.
SliderScale reaching(SliderScale scale, double value);

/// A number on its way along its slider.
struct Play {
    std::string key;
    SliderScale scale;
    SweepMode mode = SweepMode::PingPong;
    double sweepSeconds = 4;
    double begun = 0; ///< the second at which it set out …
    Sweep start;      ///< … from here
};

/// A number that sets out at `begun` from where it stands, upwards. Nothing when there is no such number.
std::optional<Play> playOf(const Document& document, std::string_view key, double begun);

/// Where on its way a number is at `seconds` ≥ begun.
Sweep sweepAt(const Play& play, double seconds);

/// The document at `seconds`, every number that plays being on its way.
Document at(Document document, const std::vector<Play>& plays, double seconds);

} // namespace actiscope
