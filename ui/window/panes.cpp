#include "ui/window/panes.h"

#include "ui/window/inspector_pane.h"
#include "ui/window/rail.h"

#include <QHBoxLayout>

#include <algorithm>

namespace actiscope {

namespace {
constexpr int railPx = 168;
constexpr int compactRailPx = 52;
constexpr int inspectorPx = 344;
constexpr int compactBelowPx = 1000;
constexpr int drawerBelowPx = 820;
constexpr int narrowestFigurePx = 320;
constexpr int lowestPx = 300;
} // namespace

Panes::Panes(Rail& rail, QWidget& figure, InspectorPane& inspector, QWidget* parent)
    : QWidget(parent), rail_(rail), inspector_(inspector), columns_(new QHBoxLayout(this)) {
    columns_->setContentsMargins(0, 0, 0, 0);
    columns_->setSpacing(0);
    columns_->addWidget(&rail_);
    columns_->addWidget(&figure, 1);
    columns_->addWidget(&inspector_);
    arrange();
}

void Panes::setLetters(double letters) {
    letters_ = letters;
    arrange();
}

bool Panes::isInspectorShown() const {
    return drawer_ ? open_ : wanted_;
}

void Panes::showInspector(bool shown) {
    (drawer_ ? open_ : wanted_) = shown;
    arrange();
    emit rearranged();
}

/// That of the narrowest arrangement: the inspector makes room before the window stops shrinking.
QSize Panes::minimumSizeHint() const {
    return {qRound(compactRailPx * letters_) + narrowestFigurePx, lowestPx};
}

void Panes::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void Panes::arrange() {
    const double room = width() / letters_;
    const bool compact = room < compactBelowPx;
    rail_.setCompact(compact);
    rail_.setFixedWidth(qRound((compact ? compactRailPx : railPx) * letters_));
    inspector_.setFixedWidth(std::min(qRound(inspectorPx * letters_), width() - rail_.width()));
    const bool drawer = room < drawerBelowPx;
    if (drawer != drawer_) {
        drawer_ = drawer;
        open_ = false;
        if (drawer)
            columns_->removeWidget(&inspector_);
        else
            columns_->addWidget(&inspector_);
        emit rearranged();
    }
    inspector_.setVisible(isInspectorShown());
    if (drawer_) {
        inspector_.setGeometry(width() - inspector_.width(), 0, inspector_.width(), height());
        inspector_.raise();
    }
}

} // namespace actiscope
