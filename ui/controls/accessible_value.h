// What a screen reader learns of a ValueSlider: its real number, not a count of pixels.
#pragma once

class QWidget;

namespace actiscope {

/// Makes QAccessible answer for every ValueSlider as a slider whose value, ends and step are real numbers.
/// Calling it again does nothing.
void installAccessibleValue();

/// Tells assistive tools that the widget now stands at this value.
void announceValue(QWidget& widget, double value);

} // namespace actiscope
