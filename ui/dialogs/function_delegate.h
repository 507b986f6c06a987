// Paints one row of the function picker.
#pragma once

#include "ui/canvas/theme.h"
#include "ui/dialogs/function_rows.h"

#include <QStyledItemDelegate>

namespace actiscope {

/// A heading in small letters, or a thumbnail of f and f′ (a symbol for a page), the name, and at the right
/// what else it is called.
class FunctionDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    FunctionDelegate(const std::vector<FunctionRow>& rows, const Theme& theme, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const std::vector<FunctionRow>& rows_;
    const Theme& theme_;
};

} // namespace actiscope
