#include "app/headless.h"

#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace actiscope {

namespace {

constexpr const char* noDisplay = "actiscope: there is no display to show the window on; to draw without "
                                  "one: actiscope export elu -o elu.svg\n";

/// While the application starts: Qt's remarks about the surroundings are nobody's business, and its complaint
/// about a display that does not answer, with abort(), would greet the user with a core dump.
void duringStart(QtMsgType type, const QMessageLogContext&, const QString&) {
    if (type != QtFatalMsg)
        return;
    std::fputs(noDisplay, stderr);
    _exit(1);
}

char programName[] = "actiscope";
char* programArguments[] = {programName, nullptr};

} // namespace

HeadlessApplication::HeadlessApplication() {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const auto usual = qInstallMessageHandler(duringStart);
    application_ = std::make_unique<QApplication>(argc_, programArguments);
    qInstallMessageHandler(usual);
}

std::unique_ptr<WindowApplication> makeDisplayApplication(int& argc, char** argv) {
    const auto isSet = [](const char* name) { return !qgetenv(name).isEmpty(); };
    if (!isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY") && !isSet("QT_QPA_PLATFORM")) {
        std::fputs(noDisplay, stderr);
        return nullptr;
    }
    const auto usual = qInstallMessageHandler(duringStart);
    auto application = std::make_unique<WindowApplication>(argc, argv);
    qInstallMessageHandler(usual);
    return application;
}

} // namespace actiscope
