// Unsaved work outlives a crash, and a file that somebody else changed is not overwritten in silence.
#include "core/document/json.h"
#include "core/pages/curves/state.h"
#include "ui/session/recovery.h"
#include "ui/window/ending.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/recovery_bar.h"

#include <gmock/gmock.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstring>

namespace actiscope {
namespace {

using testing::HasSubstr;

Dialogs answers() {
    Dialogs dialogs;
    dialogs.unsaved = [](const QString&) { return UnsavedAnswer::Discard; };
    return dialogs;
}

class KeptWindow {
public:
    explicit KeptWindow(const QString& folder, const Dialogs& dialogs = answers()) : window(dialogs) {
        window.keepUnsavedWork(folder);
        window.show();
        window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
    }
    void changeAlpha(double alpha) {
        window.session().edit(QStringLiteral("Change α"), [&](Document& document) {
            document.curves->curves[0].parameters[0].value = alpha;
        });
    }
    double alpha() { return window.session().document().curves->curves[0].parameters[0].value; }
    bool offers() { return window.findChild<RecoveryBar*>()->isVisible(); }
    void press(const char* button) {
        auto* found = window.findChild<RecoveryBar*>()->findChild<QPushButton*>(QLatin1String(button));
        found->setFocus();
        QTest::keyClick(found, Qt::Key_Space);
    }

    MainWindow window;
};

QStringList keptFiles(const QString& folder) {
    return QDir(folder).entryList({QStringLiteral("*.unsaved")}, QDir::Files);
}

/// What a window leaves behind that ends without being closed.
void leaveBehind(const QString& folder, double alpha, const QString& path = {}) {
    KeptWindow crashing(folder);
    if (!path.isEmpty()) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(toJson(Document())));
        file.close();
        crashing.window.files().openPath(path);
    }
    crashing.changeAlpha(alpha);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !keptFiles(folder).isEmpty(); }, 30000));
}

TEST(Recovery, UnsavedWorkIsOfferedAtTheNextStartAndRestored) {
    const QTemporaryDir folder;
    leaveBehind(folder.path(), 1.75);
    KeptWindow next(folder.path());
    ASSERT_TRUE(next.offers());
    EXPECT_EQ(next.alpha(), 0.72) << "nothing happens without an answer";
    next.press("restore");
    EXPECT_EQ(next.alpha(), 1.75);
    EXPECT_TRUE(next.window.session().isModified());
    EXPECT_FALSE(next.offers());
    EXPECT_EQ(keptFiles(folder.path()).size(), 1) << "it is still unsaved, and kept by the new window";
    next.window.close();
    EXPECT_TRUE(keptFiles(folder.path()).isEmpty()) << "the user let it go";
}

TEST(Recovery, WhatIsThrownAwayIsNotOfferedAgain) {
    const QTemporaryDir folder;
    leaveBehind(folder.path(), 1.75);
    {
        KeptWindow next(folder.path());
        next.press("discard");
        EXPECT_FALSE(next.offers());
        EXPECT_EQ(next.alpha(), 0.72);
    }
    EXPECT_FALSE(KeptWindow(folder.path()).offers());
}

TEST(Recovery, AnUnansweredOfferIsMadeAgain) {
    const QTemporaryDir folder;
    leaveBehind(folder.path(), 1.75);
    {
        KeptWindow next(folder.path());
        EXPECT_TRUE(next.offers());
        next.window.close();
    }
    EXPECT_TRUE(KeptWindow(folder.path()).offers());
}

TEST(Recovery, SavedOrUndoneWorkIsNotKept) {
    const QTemporaryDir folder;
    KeptWindow shown(folder.path());
    shown.changeAlpha(2);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !keptFiles(folder.path()).isEmpty(); }, 30000));
    shown.window.session().undo();
    EXPECT_TRUE(keptFiles(folder.path()).isEmpty());
    shown.changeAlpha(2);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !keptFiles(folder.path()).isEmpty(); }, 30000));
    shown.window.session().markSaved(folder.filePath(QStringLiteral("a.actiscope")));
    EXPECT_TRUE(keptFiles(folder.path()).isEmpty());
}

TEST(Recovery, TwoWindowsDoNotMeet) {
    const QTemporaryDir folder;
    leaveBehind(folder.path(), 1.75);
    KeptWindow first(folder.path());
    first.changeAlpha(1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return keptFiles(folder.path()).size() == 2; }, 30000));
    KeptWindow second(folder.path());
    EXPECT_TRUE(first.offers());
    EXPECT_FALSE(second.offers()) << "one of them offers it, and the other's work is its own";
    second.changeAlpha(2);
    EXPECT_TRUE(QTest::qWaitFor([&] { return keptFiles(folder.path()).size() == 3; }, 30000));
}

TEST(Recovery, KnowsTheFileAndThatItHasChangedSince) {
    const QTemporaryDir folder;
    const QTemporaryDir documents;
    const QString path = documents.filePath(QStringLiteral("lecture.actiscope"));
    leaveBehind(folder.path(), 1.75, path);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::Append));
    file.write("\n");
    file.close();
    int questions = 0;
    Dialogs dialogs = answers();
    dialogs.changed = [&](const QString& name) {
        EXPECT_EQ(name, QStringLiteral("lecture"));
        ++questions;
        return ChangedAnswer::Cancel;
    };
    KeptWindow next(folder.path(), dialogs);
    next.press("restore");
    EXPECT_EQ(next.window.session().path(), path);
    EXPECT_FALSE(next.window.files().save());
    EXPECT_EQ(questions, 1);
}

TEST(Recovery, IgnoresWhatItCannotRead) {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("x.unsaved")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(100000, '\xff'));
    file.close();
    EXPECT_FALSE(KeptWindow(folder.path()).offers());
    EXPECT_TRUE(QFile::exists(file.fileName()));
}

TEST(Recovery, AFolderThatCannotBeWrittenIsSaidOnce) {
    const QTemporaryDir folder;
    QFile notAFolder(folder.filePath(QStringLiteral("file")));
    ASSERT_TRUE(notAFolder.open(QIODevice::WriteOnly));
    KeptWindow shown(notAFolder.fileName() + QStringLiteral("/unsaved"));
    shown.changeAlpha(2);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !shown.window.message().isEmpty(); }, 30000));
    EXPECT_THAT(shown.window.message().toStdString(), HasSubstr("Unsaved work cannot be kept in"));
}

/// The other side of the tests below: a program of its own that works in the folder until it is ended.
TEST(Recovery, DISABLED_WorksUntilItIsEnded) {
    KeptWindow shown(qEnvironmentVariable("ACTISCOPE_TEST_FOLDER"));
    onSystemEnd(&shown.window, [&] { shown.window.endKeepingWork(); });
    shown.changeAlpha(1.25);
    if (qEnvironmentVariableIntValue("ACTISCOPE_TEST_WAIT") != 0) {
        ASSERT_TRUE(QTest::qWaitFor(
            [] { return !keptFiles(qEnvironmentVariable("ACTISCOPE_TEST_FOLDER")).isEmpty(); }, 30000));
    }
    puts("working");
    fflush(stdout);
    QApplication::exec();
}

/// The program of the test above.
class Worker {
public:
    /// Who is asked to end keeps even what was edited just now; others what is kept by then.
    Worker(const QString& folder, bool waits, QProcessEnvironment environment) {
        environment.insert(QStringLiteral("ACTISCOPE_TEST_FOLDER"), folder);
        environment.insert(QStringLiteral("ACTISCOPE_TEST_WAIT"),
                           waits ? QStringLiteral("1") : QStringLiteral("0"));
        program.setProcessEnvironment(environment);
        program.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--gtest_also_run_disabled_tests"),
                       QStringLiteral("--gtest_filter=Recovery.DISABLED_WorksUntilItIsEnded")});
        QByteArray said;
        EXPECT_TRUE(QTest::qWaitFor(
            [&] { return (said += program.readAllStandardOutput()).contains("working\n"); }, 30000))
            << said.toStdString();
    }
    bool ends() {
        return QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 30000);
    }

    QProcess program;
};

void expectOffered(const QString& folder) {
    KeptWindow next(folder);
    ASSERT_TRUE(next.offers());
    next.press("restore");
    EXPECT_EQ(next.alpha(), 1.25);
}

class EndedProgram : public testing::TestWithParam<int> {};

TEST_P(EndedProgram, LeavesItsUnsavedWorkToTheNextStart) {
    const QTemporaryDir folder;
    const bool asked = GetParam() != SIGKILL;
    Worker worker(folder.path(), !asked, QProcessEnvironment::systemEnvironment());
    ASSERT_EQ(kill(static_cast<pid_t>(worker.program.processId()), GetParam()), 0);
    ASSERT_TRUE(worker.ends());
    if (asked) {
        EXPECT_EQ(worker.program.exitStatus(), QProcess::NormalExit);
        EXPECT_EQ(worker.program.exitCode(), 0);
    }
    expectOffered(folder.path());
}

INSTANTIATE_TEST_SUITE_P(BySignal, EndedProgram, testing::Values(SIGKILL, SIGTERM, SIGINT, SIGHUP),
                         [](const auto& ended) { return std::string(sigabbrev_np(ended.param)); });

TEST(Recovery, AKilledDisplayLeavesUnsavedWorkToTheNextStart) {
    QProcess display;
    display.start(QStringLiteral("Xvfb"),
                  {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                   QStringLiteral("0"), QStringLiteral("1280x800x24"), QStringLiteral("-nolisten"),
                   QStringLiteral("tcp")});
    QByteArray number;
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return (number += display.readAllStandardOutput()).endsWith('\n'); }, 30000))
        << display.readAllStandardError().toStdString();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), u':' + QString::fromLatin1(number.trimmed()));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    const QTemporaryDir folder;
    Worker worker(folder.path(), true, environment);
    display.kill();
    ASSERT_TRUE(worker.ends());
    expectOffered(folder.path());
    display.waitForFinished();
}

class ChangedFile : public testing::Test {
protected:
    ChangedFile() {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(toJson(Document())));
        file.close();
        dialogs.changed = [this](const QString&) {
            ++questions;
            return answer;
        };
        dialogs.savePath = [this](const QString&) { return other; };
    }
    void changeIt() {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("somebody else's");
    }
    QByteArray contents() {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("lecture.actiscope"));
    QString other = folder.filePath(QStringLiteral("other.actiscope"));
    int questions = 0;
    ChangedAnswer answer = ChangedAnswer::Cancel;
    Dialogs dialogs = answers();
};

TEST_F(ChangedFile, IsNotOverwrittenWithoutAQuestion) {
    KeptWindow shown(folder.filePath(QStringLiteral("unsaved")), dialogs);
    shown.window.files().openPath(path);
    shown.changeAlpha(2);
    EXPECT_TRUE(shown.window.files().save());
    EXPECT_EQ(questions, 0) << "what was written here is no change of others";
    shown.changeAlpha(3);
    changeIt();
    EXPECT_FALSE(shown.window.files().save());
    EXPECT_EQ(questions, 1);
    EXPECT_EQ(contents(), "somebody else's");
    EXPECT_TRUE(shown.window.session().isModified());
    answer = ChangedAnswer::SaveAs;
    EXPECT_TRUE(shown.window.files().save());
    EXPECT_EQ(contents(), "somebody else's");
    EXPECT_EQ(shown.window.session().path(), other);
}

TEST_F(ChangedFile, IsOverwrittenWhenTheUserSaysSo) {
    KeptWindow shown(folder.filePath(QStringLiteral("unsaved")), dialogs);
    shown.window.files().openPath(path);
    shown.changeAlpha(2);
    changeIt();
    answer = ChangedAnswer::Overwrite;
    EXPECT_TRUE(shown.window.files().save());
    EXPECT_EQ(questions, 1);
    EXPECT_EQ(fromJson(contents().toStdString())->curves->curves[0].parameters[0].value, 2);
    ASSERT_TRUE(QFile::remove(path));
    shown.changeAlpha(1);
    EXPECT_TRUE(shown.window.files().save()) << "a file that is gone is written again";
    EXPECT_EQ(questions, 1);
}

TEST(MessageBar, IsBoundedWhateverItIsGiven) {
    QWidget window;
    window.resize(800, 600);
    MessageBar bar(&window);
    bar.showMessage(QString(400000, u'a'));
    EXPECT_LE(bar.message().size(), 1001);
    EXPECT_LT(bar.minimumSizeHint().width(), 700);
}

} // namespace
} // namespace actiscope
