// The application of the window: memory that cannot be had for an action is a message, not the end.
#pragma once

#include <QApplication>

namespace actiscope {

class WindowApplication : public QApplication {
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

signals:
    void ranOutOfMemory();
};

} // namespace actiscope
