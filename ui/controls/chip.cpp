#include "ui/controls/chip.h"

#include <algorithm>

namespace actiscope {

Chip::Chip(const QString& text, QWidget* parent) : QToolButton(parent) {
    setText(text);
    setProperty("class", "chip");
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

QSize Chip::sizeHint() const {
    ensurePolished(); // the style sheet sets the font
    // Room for the bold text of the checked state, so that checking moves nothing.
    QFont widest = font();
    widest.setBold(isCheckable());
    const QFontMetrics metrics(widest);
    const int height = std::max(22, metrics.height() + 6);
    return {std::max(metrics.horizontalAdvance(text()) + 18, height), height};
}

Chip* toggleChip(const QString& text, QWidget* parent) {
    auto* chip = new Chip(text, parent);
    chip->setCheckable(true);
    return chip;
}

} // namespace actiscope
