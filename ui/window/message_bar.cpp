#include "ui/window/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace actiscope {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), label_(new QLabel) {
    setObjectName(QStringLiteral("messageBar"));
    auto* layout = new QHBoxLayout(this);
    label_->setWordWrap(true);
    label_->setTextFormat(Qt::PlainText); // a file may hold anything
    label_->setProperty("class", "error");
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton;
    close->setText(QStringLiteral("✕"));
    close->setProperty("class", "button");
    close->setAccessibleName(tr("Close the message"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    layout->addWidget(label_, 1);
    layout->addWidget(close);
    hide();
}

void MessageBar::showMessage(const QString& sentence) {
    label_->setText(sentence);
    setAccessibleName(sentence);
    show();
}

QString MessageBar::message() const {
    return isHidden() ? QString() : label_->text();
}

} // namespace actiscope
