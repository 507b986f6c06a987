#include "ui/controls/sparkline.h"

#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace actiscope {

namespace {

constexpr std::size_t samples = 65;
constexpr double halfWidth = 4;
using Samples = std::array<double, samples>;

/// The y range of f, at most −2…2, and never so small that noise fills it.
std::pair<double, double> heightOf(const Samples& f) {
    double low = -0.5;
    double high = 0.5;
    for (const double y : f)
        if (std::isfinite(y)) {
            low = std::min(low, std::max(y, -2.0));
            high = std::max(high, std::min(y, 2.0));
        }
    return {low, high};
}

} // namespace

void paintSparkline(QPainter& painter, const QRectF& place, const Activation& activation,
                    const Theme& theme) {
    Samples x{};
    Samples f{};
    Samples f1{};
    for (std::size_t i = 0; i < samples; ++i)
        x[i] = -halfWidth + 2 * halfWidth * static_cast<double>(i) / (samples - 1);
    activation.evaluate(defaultParameters(activation), x, {f, f1, {}});
    const auto [low, high] = heightOf(f);
    const auto toX = [&](double value) {
        return place.left() + (value + halfWidth) / (2 * halfWidth) * place.width();
    };
    const auto toY = [&, low = low, high = high](double value) {
        return place.bottom() - 2 - (value - low) / (high - low) * (place.height() - 4);
    };
    const auto curve = [&](const Samples& values) {
        QPainterPath path;
        for (std::size_t i = 0; i < samples; ++i) {
            if (!std::isfinite(values[i]))
                continue;
            // Far values only have to leave the thumbnail.
            const QPointF point(toX(x[i]), toY(std::clamp(values[i], -10.0, 10.0)));
            const bool joined = i > 0 && std::isfinite(values[i - 1]);
            joined ? path.lineTo(point) : path.moveTo(point);
        }
        return path;
    };
    painter.save();
    painter.setClipRect(place);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.border, 1));
    painter.drawLine(QPointF(place.left(), toY(0)), QPointF(place.right(), toY(0)));
    painter.drawLine(QPointF(toX(0), place.top()), QPointF(toX(0), place.bottom()));
    QPen dashed(theme.mutedText, 1);
    dashed.setDashPattern({3, 2});
    painter.setPen(dashed);
    painter.drawPath(curve(f1));
    painter.setPen(QPen(theme.accent, 1.6));
    painter.drawPath(curve(f));
    painter.restore();
}

} // namespace actiscope
