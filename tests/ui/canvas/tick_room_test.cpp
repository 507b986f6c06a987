// Tick labels that would run into each other.
#include "ui/canvas/tick_room.h"

#include <gtest/gtest.h>

namespace actiscope {
namespace {

Axis axisOf(std::vector<Tick> ticks) {
    const double first = ticks.front().at;
    const double last = ticks.back().at;
    return {first, last, "", std::move(ticks)};
}

std::string labels(const std::vector<Tick>& ticks) {
    std::string text;
    for (const Tick& tick : ticks)
        text += tick.label + "|";
    return text;
}

TEST(TickRoom, AllLabelsStayWhereThereIsRoom) {
    const Axis axis = axisOf({{-1, "−1"}, {0, "0"}, {1, "1"}});
    EXPECT_EQ(ticksWithRoom(axis, Qt::Horizontal, 300, {}), axis.ticks);
    EXPECT_EQ(ticksWithRoom(axis, Qt::Vertical, 100, {}), axis.ticks);
}

TEST(TickRoom, EverySecondGoesWhereThereIsLittleAndZeroStays) {
    const Axis axis = axisOf({{-3, "−3"}, {-2, "−2"}, {-1, "−1"}, {0, "0"}, {1, "1"}, {2, "2"}});
    FigureStyle style;
    const auto ticks = ticksWithRoom(axis, Qt::Vertical, 5 * 0.7 * style.fontPx, style);
    EXPECT_EQ(labels(ticks), "|−2||0||2|");
    EXPECT_EQ(ticks.size(), axis.ticks.size()) << "the grid stays whole";
}

TEST(TickRoom, LogarithmicTicksAreMeasuredWhereTheyStand) {
    Axis axis = axisOf({{1, "1"}, {10, "10"}, {100, "100"}});
    axis.logarithmic = true;
    EXPECT_EQ(ticksWithRoom(axis, Qt::Horizontal, 150, {}), axis.ticks);
}

} // namespace
} // namespace actiscope
