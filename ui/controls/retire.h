// Takes a widget away that may be in the middle of a signal of its own.
#pragma once

class QWidget;

namespace actiscope {

/// The widget and all in it fall silent, lose their names and are hidden at once, and are deleted when the
/// event loop comes round: who is clicked or typed into may replace itself. Half-typed text is not committed
/// as the focus leaves.
void retire(QWidget* widget);

} // namespace actiscope
