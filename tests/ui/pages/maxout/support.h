// The Maxout page in the whole window, for the tests of its cards and gestures.
#pragma once

#include "core/pages/maxout/state.h"
#include "tests/ui/window/page_window.h"

namespace actiscope {

class ShownMaxoutPage : public PageWindow {
public:
    ShownMaxoutPage(const char* key, const char* value) {
        Document document;
        document.page = "maxout";
        EXPECT_TRUE(setField(document, key, value));
        window.session().reset(document);
        show();
        settle();
    }

    MaxoutPage state() { return *window.session().document().maxout; }
    /// A press, and the pointer's way over further points; the button stays down.
    void press(const char* id, const std::vector<Point>& way, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mousePress(&surface(), button, {}, at(id, way.front()));
        for (std::size_t i = 1; i < way.size(); ++i)
            QTest::mouseMove(&surface(), at(id, way[i]));
    }
    void release(Qt::MouseButton button = Qt::LeftButton) {
        QTest::mouseRelease(&surface(), button, {}, surface().mapFromGlobal(QCursor::pos()));
        settle();
    }
    void focusHandle(const QString& name) {
        canvas().setFocus();
        QTest::keyClick(&canvas(), Qt::Key_Escape); // no handle has it yet
        for (int i = 0; i < 40 && !canvas().focusedHandle().startsWith(name); ++i)
            QTest::keyClick(&canvas(), Qt::Key_Tab);
        EXPECT_TRUE(canvas().focusedHandle().startsWith(name));
    }
};

} // namespace actiscope
