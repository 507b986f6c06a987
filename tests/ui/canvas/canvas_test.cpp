#include "ui/canvas/canvas.h"

#include "core/pages/curves/state.h"
#include "tests/ui/pointer.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

namespace actiscope {
namespace {

class ShownCanvas {
public:
    ShownCanvas() {
        canvas.resize(700, 500);
        FigureStyle style;
        style.theme = lightTheme();
        canvas.setStyle(style);
        page.cursorVisible = true;
        show(page);
        canvas.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&canvas));
        QObject::connect(&canvas, &Canvas::viewRequested, &canvas, [this](const ViewRange& view, int number) {
            asked = view;
            gestures.push_back(number);
        });
    }

    void show(const CurvesPage& shown) {
        // A first figure settles the room for tick labels.
        for (int round = 0; round < 2; ++round) {
            const PlotSize room{canvas.plotSize().width(), canvas.plotSize().height(), 12};
            Figure figure = drawCurves(shown, room);
            drawCurvesReadOut(shown, room, figure);
            canvas.setFigure(figure);
        }
    }

    /// The widget that takes the mouse.
    QWidget& surface() { return *canvas.childAt(canvas.rect().center()); }
    QPoint at(double x, double y) { return surface().mapFrom(&canvas, canvas.toPosition({x, y}).toPoint()); }

    void wheel(QPoint position, int eighths, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWheelEvent event(position, surface().mapToGlobal(position), {}, {0, eighths}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&surface(), &event);
    }

    CurvesPage page = defaultCurvesPage();
    Canvas canvas;
    ViewRange asked;
    std::vector<int> gestures;
};

constexpr double pixel = 10.0 / 600; // in x, generously

TEST(Canvas, MapsDataToPixelsAndBack) {
    ShownCanvas shown;
    for (const Point& p : {Point{-5, -1.6}, Point{0, 0}, Point{2.5, 3.1}}) {
        const Point back = shown.canvas.toData(shown.canvas.toPosition(p));
        EXPECT_NEAR(back.x, p.x, 1e-12);
        EXPECT_NEAR(back.y, p.y, 1e-12);
    }
    const QPointF corner = shown.canvas.toPosition({5, 3.2}) - shown.canvas.toPosition({-5, -1.6});
    EXPECT_NEAR(corner.x(), shown.canvas.plotSize().width(), 1e-9);
    EXPECT_NEAR(-corner.y(), shown.canvas.plotSize().height(), 1e-9);
}

TEST(Canvas, PansByDraggingAsOneGesture) {
    ShownCanvas shown;
    QWidget& surface = shown.surface();
    QTest::mousePress(&surface, Qt::LeftButton, {}, shown.at(1, 1));
    for (const double x : {0.9, 0.5, 0.0})
        QTest::mouseMove(&surface, shown.at(x, 1));
    QTest::mouseRelease(&surface, Qt::LeftButton, {}, shown.at(0, 1));
    EXPECT_NEAR(shown.asked.xMinimum, -4, pixel);
    EXPECT_NEAR(shown.asked.xMaximum, 6, pixel);
    EXPECT_NEAR(shown.asked.yMinimum, -1.6, pixel);
    ASSERT_GE(shown.gestures.size(), 3U);
    EXPECT_EQ(shown.gestures.front(), shown.gestures.back());
}

TEST(Canvas, ZoomsWithTheWheelAboutThePointer) {
    ShownCanvas shown;
    shown.wheel(shown.at(2, 1), 120);
    EXPECT_NEAR(shown.asked.xMinimum, 2 - 7 / 1.2, pixel);
    EXPECT_NEAR(shown.asked.xMaximum, 2 + 3 / 1.2, pixel);
    EXPECT_NEAR(shown.asked.yMaximum - shown.asked.yMinimum, 4.8 / 1.2, 1e-9);
}

TEST(Canvas, ZoomsOneAxisWithAModifier) {
    ShownCanvas shown;
    shown.wheel(shown.at(2, 1), 120, Qt::ControlModifier);
    EXPECT_NEAR(shown.asked.yMaximum - shown.asked.yMinimum, 4.8, 1e-9);
    EXPECT_LT(shown.asked.xMaximum - shown.asked.xMinimum, 9);
    shown.show(shown.page);
    shown.wheel(shown.at(2, 1), 120, Qt::ShiftModifier);
    EXPECT_NEAR(shown.asked.xMaximum - shown.asked.xMinimum, 10, 1e-9);
}

TEST(Canvas, AddsUpWishesThatComeFasterThanFrames) {
    ShownCanvas shown;
    shown.wheel(shown.at(0, 0), 120);
    shown.wheel(shown.at(0, 0), 120);
    EXPECT_NEAR(shown.asked.xMaximum - shown.asked.xMinimum, 10 / 1.44, 1e-9);
}

TEST(Canvas, ZoomsByATouchpadsPinchAboutThePointer) {
    ShownCanvas shown;
    const QPointF position = shown.at(2, 1);
    QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, position,
                              position, shown.surface().mapToGlobal(position), 0.25, QPointF());
    for (int i = 0; i < 2; ++i) // faster than frames
        QApplication::sendEvent(&shown.surface(), &event);
    const double factor = 1 / (1.25 * 1.25);
    EXPECT_NEAR(shown.asked.xMinimum, 2 - 7 * factor, pixel);
    EXPECT_NEAR(shown.asked.xMaximum, 2 + 3 * factor, pixel);
    EXPECT_NEAR(shown.asked.yMaximum - shown.asked.yMinimum, 4.8 * factor, 1e-9);
    ASSERT_EQ(shown.gestures.size(), 2U);
    EXPECT_EQ(shown.gestures[0], shown.gestures[1]);
}

TEST(Canvas, GoesOnPanningWhenASecondButtonIsPressed) {
    ShownCanvas shown;
    QWidget& surface = shown.surface();
    QTest::mousePress(&surface, Qt::LeftButton, {}, shown.at(1, 1));
    QTest::mousePress(&surface, Qt::RightButton, {}, shown.at(1, 1));
    QTest::mouseMove(&surface, shown.at(0.5, 1));
    EXPECT_FALSE(shown.gestures.empty()) << "a zoom box would ask only at its end";
    QTest::mouseRelease(&surface, Qt::RightButton, {}, shown.at(0.5, 1));
    QTest::mouseRelease(&surface, Qt::LeftButton, {}, shown.at(0.5, 1));
    EXPECT_NEAR(shown.asked.xMinimum, -4.5, pixel);
}

TEST(Canvas, CountsQuickWheelTurnsAsOneGesture) {
    ShownCanvas shown;
    for (int i = 0; i < 4; ++i)
        shown.wheel(shown.at(0, 0), 30);
    ASSERT_EQ(shown.gestures.size(), 4U);
    EXPECT_EQ(shown.gestures.front(), shown.gestures.back());
}

TEST(Canvas, ZoomsIntoABoxDrawnWithShift) {
    ShownCanvas shown;
    QWidget& surface = shown.surface();
    QTest::mousePress(&surface, Qt::LeftButton, Qt::ShiftModifier, shown.at(-1, 2));
    QTest::mouseMove(&surface, shown.at(1, 1));
    QTest::mouseMove(&surface, shown.at(3, 0));
    EXPECT_TRUE(shown.gestures.empty()) << "only the release zooms";
    QTest::mouseRelease(&surface, Qt::LeftButton, Qt::ShiftModifier, shown.at(3, 0));
    EXPECT_NEAR(shown.asked.xMinimum, -1, pixel);
    EXPECT_NEAR(shown.asked.xMaximum, 3, pixel);
    EXPECT_NEAR(shown.asked.yMinimum, 0, pixel);
    EXPECT_NEAR(shown.asked.yMaximum, 2, pixel);
}

TEST(Canvas, DoesNotZoomIntoAClick) {
    ShownCanvas shown;
    QTest::mouseClick(&shown.surface(), Qt::RightButton, {}, shown.at(0, 0));
    EXPECT_TRUE(shown.gestures.empty());
}

TEST(Canvas, AsksToFitOnDoubleClick) {
    ShownCanvas shown;
    const QSignalSpy fit(&shown.canvas, &Canvas::fitRequested);
    QTest::mouseDClick(&shown.surface(), Qt::LeftButton, {}, shown.at(0, 0));
    EXPECT_EQ(fit.count(), 1);
}

TEST(Canvas, AClickPinsTheReadOutAndADragOrADoubleClickDoesNot) {
    ShownCanvas shown;
    const QSignalSpy pinned(&shown.canvas, &Canvas::cursorPinned);
    const QSignalSpy back(&shown.canvas, &Canvas::takenBack);
    QTest::mouseClick(&shown.surface(), Qt::LeftButton, {}, shown.at(1.5, 0.5));
    ASSERT_EQ(pinned.count(), 1);
    EXPECT_NEAR(pinned.at(0).at(0).value<Point>().x, 1.5, pixel);
    EXPECT_NEAR(pinned.at(0).at(0).value<Point>().y, 0.5, pixel);
    EXPECT_TRUE(shown.gestures.empty()) << "nothing is panned";
    QTest::mouseDClick(&shown.surface(), Qt::LeftButton, {}, shown.at(0.5, 0.5));
    ASSERT_EQ(back.count(), 1);
    EXPECT_EQ(back.last().at(0), pinned.last().at(2)) << "its first click was none";
    QTest::mousePress(&shown.surface(), Qt::LeftButton, {}, shown.at(1, 1));
    QTest::mouseMove(&shown.surface(), shown.at(0, 1));
    const auto before = pinned.count();
    QTest::mouseRelease(&shown.surface(), Qt::LeftButton, {}, shown.at(0, 1));
    QTest::mouseClick(&shown.surface(), Qt::RightButton, {}, shown.at(1, 1));
    EXPECT_EQ(pinned.count(), before);
}

TEST(Canvas, ReturnPinsTheReadOutThatTheArrowsHold) {
    ShownCanvas shown;
    const QSignalSpy pinned(&shown.canvas, &Canvas::cursorPinned);
    QTest::keyClick(&shown.canvas, Qt::Key_Return);
    ASSERT_EQ(pinned.count(), 1);
    EXPECT_EQ(pinned.at(0).at(0).value<Point>().x, -1.284);
}

TEST(Canvas, TellsThePlaceUnderTheMouseAndWhenItLeaves) {
    ShownCanvas shown;
    const QSignalSpy moved(&shown.canvas, &Canvas::cursorMoved);
    const QSignalSpy left(&shown.canvas, &Canvas::cursorLeft);
    movePointer(shown.surface(), shown.at(1.5, 0));
    ASSERT_FALSE(moved.isEmpty());
    EXPECT_NEAR(moved.last().at(0).value<Point>().x, 1.5, pixel);
    movePointer(shown.surface(), QPoint(1, 1));
    EXPECT_FALSE(left.isEmpty());
}

TEST(Canvas, MovesTheCursorWithTheArrowKeys) {
    ShownCanvas shown;
    const QSignalSpy moved(&shown.canvas, &Canvas::cursorMoved);
    const double perPixel = 10 / shown.canvas.plotSize().width();
    QTest::keyClick(&shown.canvas, Qt::Key_Right);
    QTest::keyClick(&shown.canvas, Qt::Key_Left, Qt::ShiftModifier);
    ASSERT_EQ(moved.count(), 2);
    EXPECT_NEAR(moved.at(0).at(0).value<Point>().x, -1.284 + perPixel, 1e-9);
    EXPECT_NEAR(moved.at(1).at(0).value<Point>().x, -1.284 - 20 * perPixel, 1e-9);
}

TEST(Canvas, PansAndZoomsWithKeys) {
    ShownCanvas shown;
    QTest::keyClick(&shown.canvas, Qt::Key_Right, Qt::ControlModifier);
    EXPECT_NEAR(shown.asked.xMinimum, -4, 1e-9);
    QTest::keyClick(&shown.canvas, Qt::Key_Plus);
    EXPECT_NEAR(shown.asked.xMaximum - shown.asked.xMinimum, 10 / 1.2, 1e-9);
}

TEST(Canvas, NeverAsksForARangeThatNoDoubleCanHold) {
    ShownCanvas shown;
    shown.page.xMinimum = 1;
    shown.page.xMaximum = 1 + 1e-11;
    shown.show(shown.page);
    for (int i = 0; i < 60; ++i)
        shown.wheel(shown.surface().rect().center(), 1200);
    for (int i = 0; i < 60; ++i)
        shown.wheel(shown.surface().rect().center(), -120000);
    EXPECT_TRUE(std::isfinite(shown.asked.xMinimum) && std::isfinite(shown.asked.yMaximum));
    EXPECT_LT(shown.asked.xMinimum, shown.asked.xMaximum);
}

TEST(Canvas, PaintsTheCurveInItsColourWhereItIs) {
    ShownCanvas shown;
    const QImage image = shown.canvas.grab().toImage();
    const QPointF at = shown.canvas.toPosition({1.3, 1.3});
    const QColor found = image.pixelColor((at * image.devicePixelRatio()).toPoint());
    const QColor blue = lightTheme().curves[0];
    EXPECT_LT(std::abs(found.red() - blue.red()) + std::abs(found.blue() - blue.blue()), 120)
        << found.name().toStdString();
}

TEST(Theme, KeepsTheCurvesApartForColourBlindReaders) {
    // Viénot, Brettel and Mollon 1999: linear RGB as seen without long- or middle-wave cones.
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const auto seen = [&](const QColor& colour, int kind) {
        const double r = linear(colour.redF());
        const double g = linear(colour.greenF());
        const double b = linear(colour.blueF());
        if (kind == 0)
            return std::array{r, g, b};
        const double red = kind == 1 ? 0.11238 * r + 0.88762 * g : 0.29275 * r + 0.70725 * g;
        const double blue = kind == 1 ? 0.00401 * r - 0.00401 * g + b : -0.02234 * r + 0.02234 * g + b;
        return std::array{red, red, blue};
    };
    for (const Theme& theme : {lightTheme(), darkTheme()})
        for (int kind = 0; kind < 3; ++kind)
            for (std::size_t i = 0; i < 3;
                 ++i) // those that a figure usually has; dashes and labels tell the others
                for (std::size_t k = i + 1; k < 3; ++k) {
                    const auto a = seen(theme.curves[i], kind);
                    const auto b = seen(theme.curves[k], kind);
                    EXPECT_GT(std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]), 0.1)
                        << kind << ' ' << i << ' ' << k;
                }
}

TEST(Canvas, ACalloutOfANarrowPanelIsReadableBeyondItsEdge) {
    Canvas canvas;
    canvas.resize(700, 300);
    FigureStyle style;
    style.theme = lightTheme();
    canvas.setStyle(style);
    Figure figure;
    for (const double left : {0.0, 0.25}) {
        Panel panel;
        panel.id = left == 0 ? "narrow" : "wide";
        panel.place = {left, 0, left == 0 ? 0.25 : 0.75, 1};
        panel.legend.visible = false;
        figure.panels.push_back(panel);
    }
    figure.panels[0].callouts.push_back({{0.2, 0.9}, {"a read-out", "of words that are longer than wide"}});
    figure.panels[0].handles.push_back({"ring", "ring", {0.6, 0.7}, {Role::Text, 0, 1}});
    canvas.setFigure(figure);
    const QImage image = canvas.grab().toImage();
    const int edge = canvas.toPosition({1, 0}, 0).toPoint().x() + 5;
    int dark = 0;
    for (int y = 0; y < image.height(); ++y)
        dark += image.pixelColor(edge, y) == QColor("#29303c") ? 1 : 0;
    EXPECT_GT(dark, 10);
}

} // namespace
} // namespace actiscope
