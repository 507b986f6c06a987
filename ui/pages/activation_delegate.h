// Paints one row of a list of activations.
#pragma once

#include "core/pages/activation_row.h"
#include "ui/canvas/theme.h"

#include <QStyledItemDelegate>

namespace actiscope {

/// Line sample, bold name, parameters, eye and cross.
class ActivationDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ActivationDelegate(const std::vector<ActivationRow>& rows, const Theme& theme, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const std::vector<ActivationRow>& rows_;
    const Theme& theme_;
};

/// The parts of a row.
struct ActivationRowParts {
    QRect colour, text, eye, remove;
};
ActivationRowParts activationRowParts(const QRect& row);

} // namespace actiscope
