#include "ui/window/status_line.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>

namespace actiscope {

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent), values_(new QLabel), news_(new QLabel), frame_(new QLabel) {
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
    frame_->hide();
    news_->setObjectName(QStringLiteral("news"));
    news_->setTextFormat(Qt::PlainText);
    news_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    news_->hide();
    endOfNews_.setSingleShot(true);
    endOfNews_.setInterval(2000);
    connect(&endOfNews_, &QTimer::timeout, this, [this] {
        news_->hide();
        values_->show();
    });
    layout->addWidget(values_, 1);
    layout->addWidget(news_, 1);
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

void StatusLine::showFrameTimes(bool on) {
    frame_->setVisible(on);
}

void StatusLine::showNews(const QString& sentence) {
    news_->setText(sentence);
    values_->hide();
    news_->show();
    QAccessibleEvent event(news_, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    endOfNews_.start();
}

void StatusLine::add(QWidget* widget) {
    static_cast<QHBoxLayout*>(layout())->insertWidget(2, widget);
}

QString StatusLine::text() const {
    return news_->isHidden() ? plain_ : news_->text();
}

} // namespace actiscope
