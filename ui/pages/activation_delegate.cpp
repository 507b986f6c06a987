#include "ui/pages/activation_delegate.h"

#include "ui/controls/icons.h"
#include "ui/controls/number_text.h"

#include <QPainter>

#include <algorithm>

namespace actiscope {

namespace {
constexpr int buttonWidth = 20;
constexpr int sampleWidth = 32;
} // namespace

ActivationRowParts activationRowParts(const QRect& row) {
    const QRect remove(row.right() - buttonWidth + 1 - 2, row.top(), buttonWidth, row.height());
    const QRect eye = remove.translated(-buttonWidth, 0);
    const QRect colour(row.left(), row.top(), sampleWidth, row.height());
    const QRect text(colour.right() + 1, row.top(), eye.left() - colour.right() - 5, row.height());
    return {colour, text, eye, remove};
}

ActivationDelegate::ActivationDelegate(const std::vector<ActivationRow>& rows, const Theme& theme,
                                       QObject* parent)
    : QStyledItemDelegate(parent), rows_(rows), theme_(theme) {}

QSize ActivationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {100, std::max(27, option.fontMetrics.height() + 10)};
}

void ActivationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const auto row = static_cast<std::size_t>(index.row());
    if (row >= rows_.size())
        return;
    const ActivationRow& shown = rows_[row];
    const ActivationRowParts parts = activationRowParts(option.rect);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme_.accentSoft);
        painter->drawRoundedRect(option.rect, 5, 5);
    }
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(theme_.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    QColor colour = colourOf(theme_, {Role::Curve, shown.colour, 1});
    colour.setAlphaF(shown.visible ? 1.0F : 0.4F);
    const double middle = option.rect.center().y() + 0.5;
    painter->setPen(QPen(colour, 2.6, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(QPointF(parts.colour.left() + 7, middle), QPointF(parts.colour.right() - 7, middle));

    QFont bold = option.font;
    bold.setBold(selected);
    const QFontMetrics boldMetrics(bold, painter->device());
    const QString name =
        boldMetrics.elidedText(toQt(shown.activation->name), Qt::ElideRight, parts.text.width());
    painter->setFont(bold);
    painter->setPen(shown.visible ? theme_.text : theme_.mutedText);
    painter->drawText(parts.text, Qt::AlignVCenter | Qt::AlignLeft, name);
    const QRect rest = parts.text.adjusted(boldMetrics.horizontalAdvance(name) + 5, 0, 0, 0);
    painter->setFont(option.font);
    painter->setPen(theme_.mutedText);
    if (rest.width() > 12)
        painter->drawText(
            rest, Qt::AlignVCenter | Qt::AlignLeft,
            option.fontMetrics.elidedText(toQt(parameterText(shown)), Qt::ElideRight, rest.width()));
    paintEye(*painter, parts.eye, theme_.mutedText, shown.visible);
    paintCross(*painter, parts.remove, theme_.mutedText);
    painter->restore();
}

} // namespace actiscope
