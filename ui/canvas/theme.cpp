#include "ui/canvas/theme.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

Theme lightTheme() {
    Theme theme;
    theme.figure = QColor("#ffffff");
    theme.axis = QColor("#a9b0bb");
    theme.grid = QColor("#eceef2");
    theme.text = QColor("#1c232e");
    theme.mutedText = QColor("#667080");
    theme.cursor = QColor("#8a93a1");
    theme.curves = {QColor("#2b6cd9"), QColor("#d9531e"), QColor("#1a9a74"), QColor("#7b4fc9"),
                    QColor("#b8860b"), QColor("#c2307a"), QColor("#2a9db8"), QColor("#5b6473")};
    theme.window = QColor("#f1f3f6");
    theme.panel = QColor("#ffffff");
    theme.rail = QColor("#f6f7f9");
    theme.border = QColor("#d9dde4");
    theme.accent = QColor("#2b6cd9");
    theme.accentSoft = QColor("#dfe8fa");
    theme.onAccent = QColor("#ffffff");
    theme.error = QColor("#b3261e");
    return theme;
}

Theme darkTheme() {
    Theme theme;
    theme.dark = true;
    theme.figure = QColor("#171b22");
    theme.axis = QColor("#626b79");
    theme.grid = QColor("#262c36");
    theme.text = QColor("#e8ebf0");
    theme.mutedText = QColor("#98a1b0");
    theme.cursor = QColor("#8a93a1");
    theme.curves = {QColor("#6ea2ff"), QColor("#ff8a5c"), QColor("#45c99f"), QColor("#b393f5"),
                    QColor("#e0b23c"), QColor("#f277b2"), QColor("#5ecbe3"), QColor("#aab3c1")};
    theme.window = QColor("#0f1217");
    theme.panel = QColor("#171b22");
    theme.rail = QColor("#13171d");
    theme.border = QColor("#2d3440");
    theme.accent = QColor("#4f8bf0");
    theme.accentSoft = QColor("#1f3257");
    theme.onAccent = QColor("#0b1220");
    theme.error = QColor("#ff8a80");
    return theme;
}

Theme highContrastTheme() {
    Theme theme = darkTheme();
    theme.figure = theme.window = theme.panel = theme.rail = QColor(Qt::black);
    theme.axis = theme.border = theme.cursor = QColor("#d0d0d0");
    theme.grid = QColor("#505050");
    theme.text = QColor(Qt::white);
    theme.mutedText = QColor("#e0e0e0");
    theme.accent = QColor("#ffd400");
    theme.accentSoft = QColor("#3d3300");
    theme.onAccent = QColor(Qt::black);
    theme.error = QColor("#ff9d94");
    return theme;
}

namespace {

QColor paperOf(const Theme& theme) {
    return theme.figure.alpha() == 0 ? QColor(Qt::white) : theme.figure;
}

/// From the paper to blue for positive values and to orange for negative ones, which no kind of colour
/// blindness mixes up.
QColor diverging(const Theme& theme, double value) {
    const double t = 0.04 + 0.86 * std::min(1.0, std::fabs(value)); // a cell of 0 is still a cell
    const QColor paper = paperOf(theme);
    const QColor end = theme.curves[value < 0 ? 1 : 0];
    const auto mix = [&](int a, int b) { return static_cast<int>(std::lround(a + t * (b - a))); };
    return {mix(paper.red(), end.red()), mix(paper.green(), end.green()), mix(paper.blue(), end.blue())};
}

} // namespace

QColor colourOf(const Theme& theme, const Paint& paint) {
    const auto plain = [&] {
        switch (paint.role) {
        case Role::Curve:
            return theme.curves[static_cast<std::size_t>(paint.index) % theme.curves.size()];
        case Role::Axis:
            return theme.axis;
        case Role::Grid:
            return theme.grid;
        case Role::Text:
            return theme.text;
        case Role::MutedText:
            return theme.mutedText;
        case Role::Diverging:
            return diverging(theme, paint.value);
        case Role::Paper:
            return paperOf(theme);
        case Role::Cursor:
            break;
        }
        return theme.cursor;
    };
    QColor colour = plain();
    colour.setAlphaF(static_cast<float>(colour.alphaF() * paint.opacity));
    return colour;
}

} // namespace actiscope
