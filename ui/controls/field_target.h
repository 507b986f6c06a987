// One number of a page that a control edits: a field, or one place of a list of numbers.
#pragma once

#include "core/pages/pages.h"
#include "core/fields/slider_scale.h"
#include "ui/session/session.h"

namespace actiscope {

struct FieldTarget {
    const Page* page = nullptr;
    const PageField* field = nullptr;
    int index = -1; ///< place in a list of numbers; −1 for a field that is a number itself

    friend bool operator==(const FieldTarget&, const FieldTarget&) = default;
};

/// The number now, or nothing when the list has become shorter than that.
std::optional<double> numberAt(const PageStates& states, const FieldTarget& target);

/// Checks and stores; on an error nothing is changed.
tl::expected<void, std::string> setNumber(PageStates& states, const FieldTarget& target, double value);

double defaultNumber(const FieldTarget& target);

/// The field as one of a single number, for its editor.
Field numberField(const FieldTarget& target);

/// The slider of the field, as long as it takes to hold this value.
SliderScale scaleFor(const FieldTarget& target, double value);

/// One undo step "Change …"; values that the field does not allow are left out.
void editField(Session& session, const PageField& field, const FieldValue& value, int gesture = 0);

} // namespace actiscope
