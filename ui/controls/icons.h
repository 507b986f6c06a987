// Small pictures in the colours of the theme, drawn and not loaded: they are sharp at every size and in both
// themes.
#pragma once

#include <QColor>
#include <QIcon>

class QPainter;
class QRectF;

namespace actiscope {

QIcon playIcon(const QColor& colour);
QIcon pauseIcon(const QColor& colour);
QIcon stepIcon(const QColor& colour);
QIcon stopIcon(const QColor& colour);
QIcon restartIcon(const QColor& colour);

/// A round sample of a curve's colour, for menus.
QIcon colourIcon(const QColor& colour);

void paintEye(QPainter& painter, const QRectF& rect, const QColor& colour, bool open);
void paintCross(QPainter& painter, const QRectF& rect, const QColor& colour);

} // namespace actiscope
