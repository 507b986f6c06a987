// The order in which the Tab key walks through widgets.
#pragma once

class QWidget;

namespace actiscope {

/// Makes Tab follow the layouts, top to bottom. Widgets that were made later than their neighbours would
/// otherwise come last, wherever they stand.
void followLayout(QWidget& root);

} // namespace actiscope
