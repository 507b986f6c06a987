#include "ui/controls/curves_inspector.h"

#include "ui/controls/controls_style.h"
#include "ui/controls/curve_card.h"
#include "ui/controls/curves_card.h"
#include "ui/controls/elsewhere_card.h"
#include "ui/controls/property_card.h"
#include "ui/controls/tab_order.h"
#include "ui/controls/view_card.h"

#include <QScreen>
#include <QVBoxLayout>

namespace actiscope {

CurvesInspector::CurvesInspector(Session& session, QWidget* parent) : QWidget(parent), animator_(session) {
    setObjectName(QStringLiteral("inspector"));
    setMinimumWidth(300);
    curves_ = new CurvesCard(session);
    curve_ = new CurveCard(session, animator_);
    properties_ = new PropertyCard(session);
    view_ = new ViewCard(session);
    elsewhere_ = new ElsewhereCard(session);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    column->addWidget(curves_);
    column->addWidget(curve_);
    column->addWidget(properties_);
    column->addWidget(view_);
    column->addWidget(elsewhere_);
    column->addStretch(1);

    followLayout(*this);
    connect(curve_, &CurveCard::rebuilt, this, [this] { followLayout(*this); });
    connect(elsewhere_, &ElsewhereCard::rebuilt, this, [this] { followLayout(*this); });
    connect(curves_, &CurvesCard::previewRequested, this, &CurvesInspector::previewRequested);
    connect(curves_, &CurvesCard::pageRequested, this, &CurvesInspector::pageRequested);
    connect(curves_, &CurvesCard::formulaRequested, this, [this] { emit formulaRequested(std::nullopt); });
    connect(curve_, &CurveCard::formulaRequested, this, [this](int curve) { emit formulaRequested(curve); });
    connect(&session, &Session::documentChanged, this, [this, &session] {
        if (session.document().page == "curves") // what nobody sees may wait until it is seen
            refresh();
    });
}

void CurvesInspector::refresh() {
    curves_->refresh();
    curve_->refresh();
    properties_->refresh();
    view_->refresh();
    elsewhere_->refresh();
}

void CurvesInspector::setTheme(const Theme& theme) {
    setStyleSheet(controlsStyleSheet(theme));
    curves_->setTheme(theme);
    curve_->setTheme(theme);
    properties_->setTheme(theme);
}

void CurvesInspector::addFunction() {
    curves_->addFunction();
}

void CurvesInspector::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    animator_.setFrameRate(screen()->refreshRate());
}

} // namespace actiscope
