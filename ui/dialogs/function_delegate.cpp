#include "ui/dialogs/function_delegate.h"

#include "ui/controls/sparkline.h"

#include <algorithm>

namespace actiscope {

namespace {

constexpr QSize thumbnail(52, 28);
constexpr int margin = 6;

void paintHeading(QPainter& painter, const QRect& row, const QString& text, const QFont& base,
                  const Theme& theme) {
    QFont font = base;
    font.setPixelSize(11);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.mutedText);
    painter.drawText(row.adjusted(margin, 0, -margin, -3), Qt::AlignLeft | Qt::AlignBottom, text.toUpper());
}

/// Bars for softmax, the envelope of two lines for maxout.
void paintPageSymbol(QPainter& painter, const QRectF& place, const std::string& page, const Theme& theme) {
    const QRectF box = place.adjusted(10, 4, -10, -3);
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.bottom() - y * box.height());
    };
    if (page == "softmax") {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        const double heights[] = {1.0, 0.45, 0.2};
        for (int bar = 0; bar < 3; ++bar)
            painter.drawRect(QRectF(at(0.1 + bar * 0.3, heights[bar]), at(0.3 + bar * 0.3, 0)));
        return;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.border, 1));
    painter.drawLine(at(0.4, 0), at(1, 0.25));
    painter.setPen(QPen(theme.accent, 1.6));
    painter.drawPolyline(QPolygonF{at(0, 1), at(0.35, 0.15), at(0.65, 0.15), at(1, 1)});
}

} // namespace

FunctionDelegate::FunctionDelegate(const std::vector<FunctionRow>& rows, const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), rows_(rows), theme_(theme) {}

QSize FunctionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto row = static_cast<std::size_t>(index.row());
    const bool heading = row < rows_.size() && rows_[row].kind == FunctionRow::Kind::Heading;
    const int line = option.fontMetrics.height();
    return {100, heading ? line + 12 : std::max(thumbnail.height() + 6, line + 10)};
}

void FunctionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    const auto number = static_cast<std::size_t>(index.row());
    if (number >= rows_.size())
        return;
    const FunctionRow& row = rows_[number];
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (row.kind == FunctionRow::Kind::Heading) {
        paintHeading(*painter, option.rect, row.text, option.font, theme_);
        painter->restore();
        return;
    }
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (current) {
        painter->setPen(QPen(theme_.accent, 1));
        painter->setBrush(theme_.accentSoft);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    const QRectF place(option.rect.left() + margin, option.rect.center().y() - thumbnail.height() / 2.0 + 0.5,
                       thumbnail.width(), thumbnail.height());
    if (row.activation)
        paintSparkline(*painter, place, *row.activation, theme_);
    else
        paintPageSymbol(*painter, place, row.page, theme_);
    QRect text = option.rect.adjusted(thumbnail.width() + 3 * margin, 0, -margin, 0);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold, painter->device());
    const QString name = metrics.elidedText(row.text, Qt::ElideRight, text.width());
    painter->setFont(bold);
    painter->setPen(theme_.text);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, name);
    text.setLeft(text.left() + metrics.horizontalAdvance(name) + 10);
    painter->setFont(option.font);
    painter->setPen(theme_.mutedText);
    constexpr int leastRoom = 30;
    if (text.width() > leastRoom)
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight,
                          option.fontMetrics.elidedText(row.detail, Qt::ElideRight, text.width()));
    painter->restore();
}

} // namespace actiscope
