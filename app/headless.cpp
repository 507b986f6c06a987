#include "app/headless.h"

#include <QHashFunctions>

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

/// Remarks of Qt are for us, in the tests, where each fails one. Whoever draws a figure with letters that no
/// font has cannot do anything about "OpenType support missing".
void afterwards(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtFatalMsg) // Qt ends the program after it
        std::fprintf(stderr, "actiscope: %s\n", qPrintable(message));
}

template <class Application>
std::unique_ptr<Application> makeApplication(int& argc, char** argv) {
    // Tables in the same order every time: the fonts of a PDF stand in one.
    QHashSeed::setDeterministicGlobalSeed();
    qInstallMessageHandler(duringStart);
    auto application = std::make_unique<Application>(argc, argv);
    qInstallMessageHandler(afterwards);
    return application;
}

char programName[] = "actiscope";
char* programArguments[] = {programName, nullptr};

} // namespace

HeadlessApplication::HeadlessApplication() {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    application_ = makeApplication<QApplication>(argc_, programArguments);
}

std::unique_ptr<WindowApplication> makeDisplayApplication(int& argc, char** argv) {
    const auto isSet = [](const char* name) { return !qgetenv(name).isEmpty(); };
    if (!isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY") && !isSet("QT_QPA_PLATFORM")) {
        std::fputs(noDisplay, stderr);
        return nullptr;
    }
    return makeApplication<WindowApplication>(argc, argv);
}

} // namespace actiscope
