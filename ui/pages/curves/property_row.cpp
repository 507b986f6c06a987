#include "ui/pages/curves/property_row.h"

#include "core/text/say.h"
#include "ui/controls/number_text.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace actiscope {

namespace {

constexpr int margin = 4;
constexpr int gap = 10;
constexpr int markWidth = 14;

QString markOf(Known known) {
    return known == Known::Exact     ? QStringLiteral("=")
           : known == Known::Bounded ? QStringLiteral("±")
                                     : QStringLiteral("~");
}

} // namespace

PropertyRow::PropertyRow(const Property& property, QWidget* parent)
    : QAbstractButton(parent),
      property_(property),
      label_(toQt(said(property.label))),
      value_(QStringLiteral("…")) {
    setObjectName(QStringLiteral("property_") + toQt(property.id));
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::ClickFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(label_);
}

void PropertyRow::setValue(const PropertyText& value) {
    value_ = toQt(value.text);
    known_ = value.known;
    const QString word = known_ == Known::Exact     ? tr("exact")
                         : known_ == Known::Bounded ? tr("bounded")
                                                    : tr("sampled");
    setAccessibleName(tr("%1: %2, %3").arg(label_, value_, word));
    setToolTip(
        tr("%1 = %2\n%3\n%4: %5").arg(label_, value_, toQt(said(property_.help)), word, toQt(value.note)));
    update();
}

void PropertyRow::setTheme(const Theme& theme) {
    theme_ = theme;
    update();
}

QSize PropertyRow::sizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(label_) + metrics.horizontalAdvance(value_) + gap + markWidth +
                2 * margin,
            metrics.height() + 6};
}

void PropertyRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? theme_.accentSoft : theme_.window);
        painter.drawRoundedRect(box, 4, 4);
    }
    if (hasFocus()) {
        painter.setPen(theme_.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 4, 4);
    }
    QFont strong = font();
    strong.setBold(isChecked());
    const QFontMetrics metrics(strong);
    const QRect inside = rect().adjusted(margin, 0, -margin, 0);
    painter.setFont(strong);
    painter.setPen(theme_.mutedText);
    painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, markOf(known_));
    const int room = inside.width() - markWidth - gap;
    const int wholeLabel = metrics.horizontalAdvance(label_) + 1;
    const int wholeValue = metrics.horizontalAdvance(value_) + 1;
    // The value matters more than its label, yet the label must stay readable.
    const bool fits = wholeLabel + wholeValue <= room;
    const int labelWidth =
        fits ? wholeLabel : std::min(wholeLabel, std::max(room - wholeValue, room * 2 / 5));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                     labelWidth == wholeLabel ? label_
                                              : metrics.elidedText(label_, Qt::ElideRight, labelWidth));
    painter.setPen(theme_.text);
    painter.drawText(inside.adjusted(0, 0, -markWidth, 0), Qt::AlignRight | Qt::AlignVCenter,
                     labelWidth + wholeValue <= room
                         ? value_
                         : metrics.elidedText(value_, Qt::ElideRight, room - labelWidth));
}

void PropertyRow::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Up:
        emit left(-1);
        return;
    case Qt::Key_Down:
        emit left(1);
        return;
    case Qt::Key_Home:
        emit left(-1000);
        return;
    case Qt::Key_End:
        emit left(1000);
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace actiscope
