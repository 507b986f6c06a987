// The Maxout page in the whole window, for the tests of its cards and gestures.
#pragma once

#include "ui/window/figure_pane.h"
#include "ui/window/main_window.h"

#include <gtest/gtest.h>

#include <QSettings>
#include <QTest>

namespace actiscope {

class ShownMaxoutPage {
public:
    ShownMaxoutPage(const char* key, const char* value) {
        QSettings().clear();
        Document document;
        document.page = "maxout";
        EXPECT_TRUE(setField(document, key, value));
        window.session().reset(document);
        window.resize(1440, 900);
        window.show();
        window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
        settle();
    }

    Canvas& canvas() { return window.view().canvas(); }
    MaxoutPage state() { return window.session().document().maxout; }
    const Panel* panel(const char* id) { return findPanel(canvas().figure(), id); }
    void settle() {
        EXPECT_TRUE(QTest::qWaitFor([&] {
            const QSizeF room = canvas().plotSize();
            return canvas().figure() ==
                   draw(window.view().shownDocument(), {room.width(), room.height(), FigureStyle().fontPx});
        }));
    }
    QWidget& surface() { return *canvas().childAt(canvas().rect().center()); }
    QPoint at(const char* id, const Point& point) {
        const auto& panels = canvas().figure().panels;
        for (std::size_t i = 0; i < panels.size(); ++i)
            if (panels[i].id == id)
                return surface().mapFrom(&canvas(), canvas().toPosition(point, i).toPoint());
        ADD_FAILURE() << "no panel " << id;
        return {};
    }
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

    MainWindow window{Dialogs()};
};

} // namespace actiscope
