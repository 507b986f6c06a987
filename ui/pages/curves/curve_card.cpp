#include "ui/pages/curves/curve_card.h"

#include "core/pages/curves/state.h"
#include "ui/controls/chip.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/formula_view.h"
#include "ui/controls/number_row.h"
#include "ui/controls/number_text.h"
#include "ui/controls/retire.h"
#include "ui/controls/wheel_guard.h"

#include <fmt/format.h>

#include <QComboBox>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalBlocker>
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

CurveCard::CurveCard(Session& session, Animator& animator, QWidget* parent)
    : PageCard({}, parent), session_(session), animator_(animator) {
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
    buildShow();
    refresh();
}

const Curve& CurveCard::curve() const {
    return session_.document().curves->curves[static_cast<std::size_t>(curve_)];
}

std::string CurveCard::keyOf(const Field& parameter) const {
    return fmt::format("curves.{}.{}", curve_, parameter.id);
}

void CurveCard::buildTypedLine() {
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
    connect(edit, &QToolButton::clicked, this, [this] { emit formulaRequested(curve_); });
    line->addWidget(edit, 0, Qt::AlignTop);
    body()->addWidget(typedLine_);
}

void CurveCard::buildShow() {
    auto* heading = new QLabel(tr("Show"));
    heading->setProperty("class", "heading");
    body()->addWidget(heading);
    auto* chips = new QWidget;
    chips->setAccessibleName(tr("Show"));
    auto* flow = new FlowLayout;
    chips->setLayout(flow);
    for (const BoundField<Curve>& bound : curveFields()) {
        // Whether the curve is there at all is the eye in the list.
        if (bound.field.kind != FieldKind::Boolean || bound.field.id == "visible")
            continue;
        Chip* chip = toggleChip(toQt(bound.field.label));
        chip->setObjectName(QStringLiteral("show_") + toQt(bound.field.id));
        chip->setToolTip(toQt(bound.field.help));
        connect(chip, &Chip::toggled, this, [this, &bound](bool on) { toggle(bound, on); });
        flow->addWidget(chip);
        show_.push_back({&bound, chip});
    }
    body()->addWidget(chips);

    fanLine_ = new QWidget;
    auto* line = new QHBoxLayout(fanLine_);
    line->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("Fan over"));
    label->setProperty("class", "label");
    fanParameter_ = new QComboBox;
    guardWheel(*fanParameter_, WheelTakes::Focused);
    fanParameter_->setObjectName(QStringLiteral("fanParameter"));
    fanParameter_->setAccessibleName(tr("Fan over"));
    label->setBuddy(fanParameter_);
    line->addWidget(label);
    line->addWidget(fanParameter_, 1);
    body()->addWidget(fanLine_);
    connect(fanParameter_, &QComboBox::currentIndexChanged, this, [this] {
        const std::string id = fanParameter_->currentData().toString().toStdString();
        session_.edit(tr("Change the fan of %1").arg(toQt(curve().activation->name)),
                      [&](Document& document) {
                          document.curves->curves[static_cast<std::size_t>(curve_)].fanParameter = id;
                      });
    });
}

void CurveCard::toggle(const BoundField<Curve>& bound, bool on) {
    const QString text = on ? tr("Show %1 of %2") : tr("Hide %1 of %2");
    session_.edit(text.arg(toQt(bound.field.label), toQt(curve().activation->name)), [&](Document& document) {
        (void)setFieldValue(document.curves->curves[static_cast<std::size_t>(curve_)], bound, on);
    });
}

void CurveCard::refresh() {
    const CurvesPage& page = *session_.document().curves;
    curve_ = page.selected >= 0 && static_cast<std::size_t>(page.selected) < page.curves.size()
                 ? page.selected
                 : -1;
    setVisible(curve_ >= 0);
    if (curve_ < 0)
        return;
    if (activation_ != curve().activation->id)
        rebuild();
    const ActivationPtr activation = curve().activation;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i]->setKey(keyOf(activation->parameters[i]));
        rows_[i]->refresh();
    }
    refreshShow(*activation);
}

void CurveCard::rebuild() {
    const ActivationPtr activation = curve().activation;
    activation_ = activation->id;
    const QString name = toQt(activation->name);
    const QString longName = toQt(activation->longName);
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

    const QSignalBlocker silent(fanParameter_);
    fanParameter_->clear();
    for (const Field& parameter : activation->parameters)
        fanParameter_->addItem(toQt(parameter.label), toQt(parameter.id));
    emit rebuilt();
}

void CurveCard::refreshShow(const Activation& activation) {
    const bool typed = isFormula(activation);
    typedLine_->setVisible(typed);
    typed_->setText(typed ? breakable(QStringLiteral("f(x) = ") + toQt(activation.formula)) : QString());
    typed_->setAccessibleName(tr("f of x: %1").arg(toQt(activation.formula)));
    const QString base = QStringLiteral(":/formulas/") + (typed ? QString() : toQt(activation.id));
    formula_->setFormula(base + QStringLiteral(".svg"), tr("f of x: %1").arg(toQt(activation.tex)));
    derivative_->setFormula(curve().derivative ? base + QStringLiteral("_derivative.svg") : QString(),
                            tr("Derivative: %1").arg(toQt(activation.texDerivative)));

    const auto& parameters = activation.parameters;
    const int chosen = fanParameter_->findData(toQt(curve().fanParameter));
    const QSignalBlocker silent(fanParameter_);
    fanParameter_->setCurrentIndex(parameters.empty() ? -1 : std::max(chosen, 0));
    fanLine_->setVisible(curve().fan && parameters.size() > 1);
    for (const ShowChip& show : show_) {
        const QSignalBlocker silentChip(show.chip);
        QString label = toQt(show.bound->field.label);
        if (show.bound->field.id == "fan") {
            show.chip->setVisible(!parameters.empty());
            if (!parameters.empty())
                label = tr("%1 fan").arg(fanParameter_->currentText());
        }
        show.chip->setText(label);
        show.chip->setAccessibleName(tr("Show %1 of %2").arg(label, toQt(activation.name)));
        show.chip->setChecked(std::get<bool>(fieldValue(curve(), *show.bound)));
    }
}

void CurveCard::setTheme(const Theme& theme) {
    theme_ = theme;
    formula_->setTheme(theme);
    derivative_->setTheme(theme);
    for (NumberRow* row : rows_)
        row->setTheme(theme);
}

} // namespace actiscope
