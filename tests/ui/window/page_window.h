// The whole window with a page of several panels, for the tests of its gestures.
#pragma once

#include "ui/window/figure_pane.h"
#include "ui/window/main_window.h"

#include <gtest/gtest.h>

#include <QSettings>
#include <QTest>

namespace actiscope {

class PageWindow {
public:
    /// In ms, until a condition is given up: a sanitizer on a busy machine is slow.
    static constexpr int patience = 60'000;

    PageWindow() { QSettings().clear(); }

    void show() {
        window.resize(1440, 900);
        window.show();
        window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
    }

    Canvas& canvas() { return window.view().canvas(); }
    const Panel* panel(const char* id) { return findPanel(canvas().figure(), id); }
    /// The figure is the document's, drawn for the size that the canvas has.
    bool settled() {
        const QSizeF room = canvas().plotSize();
        return canvas().figure() ==
               draw(window.view().shownDocument(), {room.width(), room.height(), FigureStyle().fontPx});
    }
    void settle() {
        EXPECT_TRUE(QTest::qWaitFor([&] { return settled(); }, patience));
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

    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&surface(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&surface(), from + (to - from) / 2);
        settle();
        QTest::mouseMove(&surface(), to);
        QTest::mouseRelease(&surface(), Qt::LeftButton, {}, to);
        settle();
    }

    MainWindow window{Dialogs()};
};

} // namespace actiscope
