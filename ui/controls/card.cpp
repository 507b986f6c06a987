#include "ui/controls/card.h"

#include "ui/controls/elided_label.h"

#include <QHBoxLayout>

namespace actiscope {

Card::Card(const QString& heading, QWidget* parent) : QFrame(parent) {
    setProperty("class", "card");
    heading_ = new ElidedLabel;
    heading_->setProperty("class", "heading");
    line_ = new QHBoxLayout;
    line_->setSpacing(8);
    line_->addWidget(heading_, 1);
    body_ = new QVBoxLayout(this);
    body_->setContentsMargins(12, 10, 12, 12);
    body_->setSpacing(8);
    body_->addLayout(line_);
    setHeading(heading);
}

void Card::setHeading(const QString& heading) {
    heading_->setWholeText(heading);
    setAccessibleName(heading);
}

void Card::beInside() {
    setProperty("class", "inside");
    heading_->hide();
    body_->setContentsMargins(0, 0, 0, 0);
}

void Card::addToHeading(QWidget* widget) {
    line_->addWidget(widget);
}

} // namespace actiscope
