#include "ui/controls/retire.h"

#include <QWidget>

namespace actiscope {

void retire(QWidget* widget) {
    if (!widget)
        return;
    QObjectList all = widget->findChildren<QObject*>();
    all.append(widget);
    for (QObject* object : all) {
        object->blockSignals(true);
        object->setObjectName({}); // who looks for it means what took its place
    }
    widget->hide();
    widget->deleteLater();
}

} // namespace actiscope
