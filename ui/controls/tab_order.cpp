#include "ui/controls/tab_order.h"

#include <QLayout>
#include <QWidget>

namespace actiscope {

namespace {

void collect(QLayout& layout, QWidgetList& found) {
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        QLayout* inner = item->layout();
        if (QWidget* widget = item->widget()) {
            // Those that only a click or an arrow key reaches too: the tab stop may move to them.
            if (widget->focusPolicy() != Qt::NoFocus && widget->focusProxy() == nullptr)
                found.append(widget);
            inner = widget->layout();
        }
        if (inner != nullptr)
            collect(*inner, found);
    }
}

} // namespace

void followLayout(QWidget& root) {
    QWidgetList order;
    if (root.layout() != nullptr)
        collect(*root.layout(), order);
    for (qsizetype i = 1; i < order.size(); ++i)
        QWidget::setTabOrder(order[i - 1], order[i]);
}

} // namespace actiscope
