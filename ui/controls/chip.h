// The small round buttons of the inspector.
#pragma once

#include <QToolButton>

namespace actiscope {

/// Styled as class "chip". A checked chip is told by its bold text and border as well as by its colour.
class Chip : public QToolButton {
    Q_OBJECT

public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
};

/// A chip that is on or off.
Chip* toggleChip(const QString& text, QWidget* parent = nullptr);

} // namespace actiscope
