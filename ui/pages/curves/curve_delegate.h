// Paints one row of the list of curves.
#pragma once

#include "core/pages/curves/state.h"
#include "ui/canvas/theme.h"

#include <QStyledItemDelegate>

namespace actiscope {

/// Line sample, bold name, parameters, eye and cross.
class CurveDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    CurveDelegate(const std::vector<Curve>& curves, const Theme& theme, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const std::vector<Curve>& curves_;
    const Theme& theme_;
};

/// The parts of a row.
struct CurveRowParts {
    QRect colour, text, eye, remove;
};
CurveRowParts curveRowParts(const QRect& row);

} // namespace actiscope
