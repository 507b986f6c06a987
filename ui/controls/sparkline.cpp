#include "ui/controls/sparkline.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>
#include <array>
#include <cmath>

namespace actiscope {

namespace {
constexpr std::size_t samples = 65;
constexpr double halfWidth = 4;
constexpr int pixelRatio = 2;
} // namespace

QIcon sparkline(const Activation& activation, const QColor& line, const QColor& axes) {
    std::array<double, samples> x{};
    std::array<double, samples> f{};
    for (std::size_t i = 0; i < samples; ++i)
        x[i] = -halfWidth + 2 * halfWidth * static_cast<double>(i) / (samples - 1);
    activation.evaluate(defaultParameters(activation), x, {f, {}, {}});

    double low = -0.5;
    double high = 0.5;
    for (const double y : f)
        if (std::isfinite(y)) {
            low = std::min(low, std::max(y, -2.0));
            high = std::max(high, std::min(y, 2.0));
        }
    const double width = sparklineSize.width();
    const double height = sparklineSize.height();
    const auto toX = [&](double value) { return 1 + (value + halfWidth) / (2 * halfWidth) * (width - 2); };
    const auto toY = [&](double value) { return height - 2 - (value - low) / (high - low) * (height - 4); };

    QPixmap pixmap(sparklineSize * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(axes, 1));
    painter.drawLine(QPointF(0, toY(0)), QPointF(width, toY(0)));
    painter.drawLine(QPointF(toX(0), 0), QPointF(toX(0), height));
    QPainterPath path;
    bool down = false;
    for (std::size_t i = 0; i < samples; ++i) {
        if (!std::isfinite(f[i])) {
            down = false;
            continue;
        }
        const QPointF point(toX(x[i]), toY(std::clamp(f[i], low - 4, high + 4)));
        down ? path.lineTo(point) : path.moveTo(point);
        down = true;
    }
    painter.setPen(QPen(line, 1.5));
    painter.drawPath(path);
    painter.end();
    return QIcon(pixmap);
}

} // namespace actiscope
