#include "ui/pages/activation_card.h"

#include "core/text/say.h"
#include "ui/controls/formula_view.h"
#include "ui/controls/number_row.h"
#include "ui/controls/number_text.h"
#include "ui/controls/retire.h"

#include <QLabel>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

namespace actiscope {

namespace {

/// The formula with places where a line may end: after operators and commas, invisible.
QString breakable(QString formula) {
    static const QRegularExpression after(QStringLiteral("([-+*/^,])"));
    return formula.replace(after, QStringLiteral("\\1\u200b"));
}

} // namespace

ActivationCard::ActivationCard(Session& session, Animator& animator, const Page& page, const Records& records,
                               QWidget* parent)
    : PageCard({}, parent), session_(session), animator_(animator), page_(page), records_(records) {
    setObjectName(QStringLiteral("activation"));
    source_ = new QLabel;
    source_->setProperty("class", "muted");
    addToHeading(source_);
    formula_ = new FormulaView;
    derivative_ = new FormulaView;
    body()->addWidget(formula_);
    body()->addWidget(derivative_);
    buildTypedLine();
    rowsLayout_ = new QVBoxLayout;
    rowsLayout_->setContentsMargins(0, 0, 0, 0);
    rowsLayout_->setSpacing(12);
    body()->addLayout(rowsLayout_);
}

const ActivationRow& ActivationCard::shown() const {
    return records_.at(session_.document(), static_cast<std::size_t>(row_));
}

std::string ActivationCard::keyOf(const Field& parameter) const {
    return rowPrefix(page_, records_, static_cast<std::size_t>(row_)) + parameter.id;
}

void ActivationCard::buildTypedLine() {
    typedLine_ = new QWidget;
    auto* line = new QHBoxLayout(typedLine_);
    line->setContentsMargins(0, 0, 0, 0);
    typed_ = new QLabel;
    typed_->setObjectName(QStringLiteral("typedFormula"));
    typed_->setTextFormat(Qt::PlainText);
    typed_->setWordWrap(true);
    typed_->setProperty("class", "code");
    line->addWidget(typed_, 1);
    auto* edit = new QToolButton;
    edit->setObjectName(QStringLiteral("editFormula"));
    edit->setProperty("class", "link");
    edit->setText(tr("Edit…"));
    edit->setAccessibleName(tr("Edit the formula"));
    edit->setFocusPolicy(Qt::StrongFocus);
    edit->setCursor(Qt::PointingHandCursor);
    connect(edit, &QToolButton::clicked, this, [this] { emit formulaRequested(row_); });
    line->addWidget(edit, 0, Qt::AlignTop);
    body()->addWidget(typedLine_);
}

void ActivationCard::refresh() {
    const Document& document = session_.document();
    const int selected = records_.selected(document);
    row_ = selected >= 0 && static_cast<std::size_t>(selected) < records_.count(document) ? selected : -1;
    setVisible(row_ >= 0);
    if (row_ < 0)
        return;
    if (activation_ != shown().activation->id)
        rebuild();
    const ActivationPtr activation = shown().activation;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i]->setKey(keyOf(activation->parameters[i]));
        rows_[i]->refresh();
    }
    refreshFormula(*activation);
    refreshMore(*activation);
}

void ActivationCard::rebuild() {
    const ActivationPtr activation = shown().activation;
    activation_ = activation->id;
    const QString name = toQt(activation->name);
    const QString longName = toQt(said(activation->longName));
    setHeading(longName.isEmpty() || longName == name ? name : tr("%1 — %2").arg(name, longName));
    source_->setText(toQt(activation->source));
    source_->setToolTip(toQt(activation->reference));

    for (NumberRow* row : rows_)
        retire(row);
    rows_.clear();
    for (const Field& parameter : activation->parameters) {
        const std::string key = keyOf(parameter);
        rows_.push_back(new NumberRow(session_, animator_, key, toQt(numberName(session_.document(), key))));
        rows_.back()->setObjectName(QStringLiteral("parameter_") + toQt(parameter.id));
        rows_.back()->setTheme(theme_);
        rowsLayout_->addWidget(rows_.back());
    }
    rebuildMore(*activation);
    emit rebuilt();
}

void ActivationCard::refreshFormula(const Activation& activation) {
    const bool typed = isFormula(activation);
    typedLine_->setVisible(typed);
    typed_->setText(typed ? breakable(QStringLiteral("f(x) = ") + toQt(activation.formula)) : QString());
    typed_->setAccessibleName(tr("f of x: %1").arg(toQt(activation.formula)));
    const QString base = QStringLiteral(":/formulas/") + (typed ? QString() : toQt(activation.id));
    formula_->setFormula(base + QStringLiteral(".svg"), tr("f of x: %1").arg(toQt(activation.tex)));
}

void ActivationCard::showDerivative(bool isShown) {
    const ActivationPtr activation = shown().activation;
    const QString base =
        QStringLiteral(":/formulas/") + (isFormula(*activation) ? QString() : toQt(activation->id));
    derivative_->setFormula(isShown ? base + QStringLiteral("_derivative.svg") : QString(),
                            tr("Derivative: %1").arg(toQt(activation->texDerivative)));
}

void ActivationCard::setTheme(const Theme& theme) {
    theme_ = theme;
    formula_->setTheme(theme);
    derivative_->setTheme(theme);
    for (NumberRow* row : rows_)
        row->setTheme(theme);
}

} // namespace actiscope
