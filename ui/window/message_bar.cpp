#include "ui/window/message_bar.h"

#include "ui/controls/wrappable.h"

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
    constexpr qsizetype longest = 1000; // a paragraph; whoever wrote more would push the figure out
    sentence_ = sentence.size() > longest ? sentence.left(longest) + QChar(0x2026) : sentence;
    label_->setText(wrappable(sentence_));
    setAccessibleName(sentence_);
    show();
}

QString MessageBar::message() const {
    return isHidden() ? QString() : sentence_;
}

} // namespace actiscope
