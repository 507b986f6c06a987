#include "ui/controls/tab_order.h"

#include <QLayout>
#include <QWidget>

namespace actiscope {

namespace {

bool takesTab(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.focusProxy() == nullptr;
}

void collect(QLayout& layout, QWidgetList& found) {
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        QLayout* inner = item->layout();
        if (QWidget* widget = item->widget()) {
            if (takesTab(*widget))
                found.append(widget);
            inner = widget->layout();
        }
        if (inner != nullptr)
            collect(*inner, found);
    }
}

/// Where Tab goes from here, whether or not that is visible now.
const QWidget* nextStop(const QWidget& from) {
    const QWidget* next = from.nextInFocusChain();
    while (next != &from && !takesTab(*next))
        next = next->nextInFocusChain();
    return next;
}

} // namespace

void followLayout(QWidget& root) {
    QWidgetList order;
    if (root.layout() != nullptr)
        collect(*root.layout(), order);
    // Qt 6.4 can tear the ring of widgets where a spin box is put where it already stands: only what is wrong
    // is moved.
    for (qsizetype i = 1; i < order.size(); ++i)
        if (nextStop(*order[i - 1]) != order[i])
            QWidget::setTabOrder(order[i - 1], order[i]);
}

} // namespace actiscope
