#include "ui/window/run_window.h"

#include "ui/session/recovery.h"
#include "ui/tour/tour_guide.h"
#include "ui/window/ending.h"
#include "ui/window/main_window.h"
#include "ui/window/window_application.h"

#include <QIcon>

namespace actiscope {

int runWindow(const WindowStart& start) {
    QApplication::setOrganizationName(QStringLiteral("Actiscope"));
    QApplication::setApplicationName(QStringLiteral("Actiscope"));
    QApplication::setApplicationVersion(QStringLiteral(ACTISCOPE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.actiscope.Actiscope"));
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/actiscope.svg")));
    MainWindow window;
    if (start.file)
        window.files().openPath(*start.file);
    if (start.tour)
        window.tourGuide().open(start.tourPlace);
    window.keepUnsavedWork(Recovery::usualFolder());
    onSystemEnd(&window, [&window] { window.endKeepingWork(); });
    window.show();
    return QApplication::exec();
}

} // namespace actiscope
