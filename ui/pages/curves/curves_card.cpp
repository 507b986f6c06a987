#include "ui/pages/curves/curves_card.h"

#include "core/activations/catalogue.h"
#include "core/pages/curves/state.h"
#include "ui/controls/number_text.h"
#include "ui/dialogs/function_picker.h"
#include "ui/pages/curves/curve_list.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace actiscope {

namespace {

QToolButton* linkButton(const char* name, const QString& text) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setProperty("class", "link");
    button->setText(text);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

} // namespace

CurvesCard::CurvesCard(Session& session, QWidget* parent)
    : PageCard(tr("Curves"), parent), session_(session) {
    setObjectName(QStringLiteral("curves"));
    add_ = linkButton("addFunction", tr("+ Add function…"));
    connect(add_, &QToolButton::clicked, this, &CurvesCard::addFunction);
    auto* formula = linkButton("newFormula", tr("+ Formula…"));
    formula->setToolTip(tr("Type a formula of your own"));
    connect(formula, &QToolButton::clicked, this, &CurvesCard::formulaRequested);
    addToHeading(add_);

    auto* empty = new QLabel(tr("No curves yet: add a function."));
    empty->setProperty("class", "muted");
    empty_ = empty;
    body()->addWidget(empty_);
    list_ = new CurveList;
    body()->addWidget(list_);
    connectList();
    body()->addWidget(formula, 0, Qt::AlignRight);

    picker_ = new FunctionPicker(catalogue(), this);
    connect(picker_, &FunctionPicker::picked, this, [this](const Activation& activation) {
        session_.edit(tr("Add %1").arg(toQt(activation.name)), [&](Document& document) {
            addRow(document.curves->curves, document.curves->selected,
                   makeCurve(findOrMakeActivation(activation.id), 0));
        });
        list_->setFocus();
    });
    connect(picker_, &FunctionPicker::previewed, this, &CurvesCard::previewRequested);
    connect(picker_, &FunctionPicker::pagePicked, this, &CurvesCard::pageRequested);
    refresh();
}

QString CurvesCard::nameOf(int curve) const {
    return toQt(session_.document().curves->curves[static_cast<std::size_t>(curve)].activation->name);
}

void CurvesCard::connectList() {
    connect(list_, &CurveList::selectRequested, &session_, &Session::selectCurve);
    connect(list_, &CurveList::visibilityRequested, this, [this](int curve, bool visible) {
        session_.edit((visible ? tr("Show %1") : tr("Hide %1")).arg(nameOf(curve)), [=](Document& document) {
            document.curves->curves[static_cast<std::size_t>(curve)].visible = visible;
        });
    });
    connect(list_, &CurveList::removeRequested, this, [this](int curve) {
        session_.edit(tr("Remove %1").arg(nameOf(curve)), [=](Document& document) {
            removeRow(document.curves->curves, document.curves->selected, curve);
        });
    });
    connect(list_, &CurveList::duplicateRequested, this, [this](int curve) {
        session_.edit(tr("Duplicate %1").arg(nameOf(curve)), [=](Document& document) {
            duplicateRow(document.curves->curves, document.curves->selected, curve);
        });
    });
    connect(list_, &CurveList::moveRequested, this, [this](int curve, int to) {
        session_.edit(tr("Move %1").arg(nameOf(curve)), [=](Document& document) {
            moveRow(document.curves->curves, document.curves->selected, curve, to);
        });
    });
    connect(list_, &CurveList::colourRequested, this, [this](int curve, int colour) {
        session_.edit(tr("Change the colour of %1").arg(nameOf(curve)), [=](Document& document) {
            document.curves->curves[static_cast<std::size_t>(curve)].colour = colour;
        });
    });
}

void CurvesCard::refresh() {
    const CurvesPage& page = *session_.document().curves;
    list_->setCurves(page.curves, page.selected);
    list_->setVisible(!page.curves.empty());
    empty_->setVisible(page.curves.empty());
}

void CurvesCard::setTheme(const Theme& theme) {
    list_->setTheme(theme);
    picker_->setTheme(theme);
}

void CurvesCard::addFunction() {
    picker_->popupBelow(*add_);
}

} // namespace actiscope
