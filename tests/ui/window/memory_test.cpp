// Memory that cannot be had is a message of the window, which lives on.
#include "core/pages/curves/state.h"
#include "tests/ui/window/page_window.h"
#include "ui/window/window_application.h"

#include <gmock/gmock.h>

#include <QAction>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdlib>
#include <fstream>
#include <new>

#include <sys/resource.h>
#include <unistd.h>

// The sanitizers want much address space for themselves.
#ifndef __SANITIZE_ADDRESS__

namespace {
/// What operator new grants at most; 0: all. Only our own code asks it: the toolkit has its images from
/// malloc.
std::size_t largestPiece = 0;
} // namespace

void* operator new(std::size_t size) {
    if (largestPiece == 0 || size <= largestPiece)
        if (void* memory = std::malloc(size == 0 ? 1 : size))
            return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace actiscope {
namespace {

using testing::HasSubstr;

/// While it lives, the program may have this much more memory than it has.
class MemoryLimit {
public:
    explicit MemoryLimit(std::size_t bytes) {
        getrlimit(RLIMIT_AS, &before_);
        std::size_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        rlimit limit = before_;
        limit.rlim_cur = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + bytes;
        EXPECT_EQ(setrlimit(RLIMIT_AS, &limit), 0);
    }
    ~MemoryLimit() { setrlimit(RLIMIT_AS, &before_); }

private:
    rlimit before_{};
};

class Memory : public testing::Test {
protected:
    Memory() {
        shown.show();
        shown.settle();
    }
    Session& session() { return shown.window.session(); }
    double alpha() { return session().document().curves->curves[0].parameters[0].value; }
    void changeAlpha(double alpha) {
        session().edit(QStringLiteral("Change α"),
                       [&](Document& document) { document.curves->curves[0].parameters[0].value = alpha; });
    }
    /// From the event loop, as what a user does comes.
    static void inAnEvent(const std::function<void()>& act) {
        bool isOver = false;
        QTimer::singleShot(0, qApp, [&] { act(); });
        QTimer::singleShot(0, qApp, [&] { isOver = true; });
        EXPECT_TRUE(QTest::qWaitFor([&] { return isOver; }));
    }
    bool saysSo() {
        return QTest::qWaitFor(
            [&] { return shown.window.message() == "There is not enough memory for that."; }, 1000);
    }
    void expectAlive() {
        changeAlpha(alpha() == 2 ? 1 : 2);
        shown.settle();
        EXPECT_TRUE(shown.window.findChild<QAction*>(QStringLiteral("undo"))->isEnabled());
    }

    PageWindow shown;
};

TEST_F(Memory, AMalformedFileIsASentenceWithinAGigabyte) {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("bad.actiscope")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(R"({"actiscope":1,"x":")" + QByteArray(400000, 'a'));
    file.close();
    const MemoryLimit limit(std::size_t{1} << 30U);
    inAnEvent([&] { shown.window.files().openPath(file.fileName()); });
    EXPECT_THAT(shown.window.message().toStdString(), HasSubstr("the text ends too early"));
    EXPECT_FALSE(shown.window.grab().isNull()) << "it is laid out and painted";
    expectAlive();
}

TEST_F(Memory, AnEditThatCannotBeHadChangesNothing) {
    const Document before = session().document();
    inAnEvent([&] {
        session().edit(QStringLiteral("Too much"), [](Document& document) {
            document.curves->title = "half";
            throw std::bad_alloc();
        });
    });
    EXPECT_TRUE(saysSo());
    EXPECT_EQ(session().document(), before);
    EXPECT_FALSE(session().canUndo());
    expectAlive();
}

TEST_F(Memory, AnEditThatCannotBeDrawnStaysAndIsDrawnLater) {
    const std::size_t lines = shown.canvas().figure().panels.front().lines.size();
    QObject::connect(qobject_cast<WindowApplication*>(qApp), &WindowApplication::ranOutOfMemory,
                     &shown.window, [] { largestPiece = 0; });
    inAnEvent([&] {
        largestPiece = std::size_t{1} << 15U;
        session().edit(QStringLiteral("Add a curve"), [](Document& document) {
            Curve curve = makeCurve(findOrMakeActivation("floor(50x)*sin(900x)"), 3);
            curve.derivative = curve.secondDerivative = true;
            document.curves->curves.push_back(curve);
        });
    });
    EXPECT_TRUE(saysSo());
    EXPECT_EQ(largestPiece, 0U);
    EXPECT_EQ(session().document().curves->curves.size(), 4U);
    EXPECT_TRUE(session().canUndo());
    expectAlive();
    EXPECT_GT(shown.canvas().figure().panels.front().lines.size(), lines);
}

} // namespace
} // namespace actiscope

#endif
