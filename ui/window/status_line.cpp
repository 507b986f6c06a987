#include "ui/window/status_line.h"

#include <QHBoxLayout>
#include <QLabel>

namespace actiscope {

StatusLine::StatusLine(QWidget* parent) : QWidget(parent), values_(new QLabel), frame_(new QLabel) {
    setObjectName(QStringLiteral("statusLine"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 3, 14, 3);
    values_->setObjectName(QStringLiteral("values"));
    values_->setTextFormat(Qt::RichText);
    values_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    values_->setAccessibleName(tr("Values at the cursor"));
    values_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    frame_->setProperty("class", "muted");
    frame_->setToolTip(tr("Time from the last edit to its pixels"));
    layout->addWidget(values_, 1);
    layout->addWidget(frame_);
    setMinimumHeight(26);
}

void StatusLine::showItems(const std::vector<StatusItem>& items, const Theme& theme) {
    QStringList plain;
    QStringList rich;
    for (const auto& item : items) {
        plain.append(QString::fromStdString(item.text));
        rich.append(QStringLiteral("<span style=\"color:%1\">%2</span>")
                        .arg(colourOf(theme, item.paint).name(), plain.back().toHtmlEscaped()));
    }
    plain_ = plain.join(QStringLiteral("    "));
    values_->setText(rich.join(QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;")));
    values_->setAccessibleDescription(plain_);
    values_->setToolTip(plain_);
}

void StatusLine::showFrameTime(double milliseconds) {
    frame_->setText(tr("frame %1 ms").arg(milliseconds, 0, 'f', 1));
}

void StatusLine::add(QWidget* widget) {
    static_cast<QHBoxLayout*>(layout())->insertWidget(1, widget);
}

QString StatusLine::text() const {
    return plain_;
}

} // namespace actiscope
