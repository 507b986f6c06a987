#include "ui/window/run_window.h"

#include <QApplication>

namespace actiscope {

int runWindow(QApplication&, const std::optional<QString>&) {
    return 0;
}

} // namespace actiscope
