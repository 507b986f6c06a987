// One QApplication for all widget tests, without a screen and without the settings of whoever runs them.
#include "ui/window/window_application.h"

#include <gtest/gtest.h>

#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace {

/// A warning of Qt is a mistake of ours that nobody sees, so it fails the test that runs.
void failOnWarning(QtMsgType type, const QMessageLogContext&, const QString& message) {
    // The offscreen platform cannot raise a window or grab the keyboard; that is about it and not about us.
    if (message.startsWith(QLatin1String("This plugin does not support")))
        return;
    if (type == QtDebugMsg || type == QtInfoMsg)
        fprintf(stderr, "%s\n", qPrintable(message));
    else
        ADD_FAILURE() << "Qt says: " << message.toStdString();
}

} // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale::c());
    QCoreApplication::setOrganizationName(QStringLiteral("Actiscope tests"));
    QCoreApplication::setApplicationName(QStringLiteral("ui_tests"));
    QHashSeed::setDeterministicGlobalSeed(); // as in the program: a PDF lists its fonts as they hash
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    const actiscope::WindowApplication application(argc, argv);
    qInstallMessageHandler(failOnWarning);
    return RUN_ALL_TESTS();
}
