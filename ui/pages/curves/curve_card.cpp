#include "ui/pages/curves/curve_card.h"

#include "core/pages/curves/state.h"
#include "core/text/say.h"
#include "ui/controls/chip.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/number_text.h"
#include "ui/controls/wheel_guard.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace actiscope {

CurveCard::CurveCard(Session& session, Animator& animator, const Page& page, QWidget* parent)
    : ActivationCard(session, animator, page, page.records.front(), parent) {
    buildShow();
    refresh();
}

const Curve& CurveCard::curve() const {
    return session().document().curves->curves[static_cast<std::size_t>(row())];
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
        Chip* chip = toggleChip(toQt(said(bound.field.label)));
        chip->setObjectName(QStringLiteral("show_") + toQt(bound.field.id));
        chip->setToolTip(toQt(said(bound.field.help)));
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
        session().edit(tr("Change the fan of %1").arg(toQt(curve().activation->name)),
                       [&](Document& document) {
                           document.curves->curves[static_cast<std::size_t>(row())].fanParameter = id;
                       });
    });
}

void CurveCard::toggle(const BoundField<Curve>& bound, bool on) {
    const QString text = on ? tr("Show %1 of %2") : tr("Hide %1 of %2");
    session().edit(
        text.arg(toQt(said(bound.field.label)), toQt(curve().activation->name)), [&](Document& document) {
            (void)setFieldValue(document.curves->curves[static_cast<std::size_t>(row())], bound, on);
        });
}

void CurveCard::rebuildMore(const Activation& activation) {
    const QSignalBlocker silent(fanParameter_);
    fanParameter_->clear();
    for (const Field& parameter : activation.parameters)
        fanParameter_->addItem(toQt(said(parameter.label)), toQt(parameter.id));
}

void CurveCard::refreshMore(const Activation& activation) {
    showDerivative(curve().derivative);
    const auto& parameters = activation.parameters;
    const int chosen = fanParameter_->findData(toQt(curve().fanParameter));
    const QSignalBlocker silent(fanParameter_);
    fanParameter_->setCurrentIndex(parameters.empty() ? -1 : std::max(chosen, 0));
    fanLine_->setVisible(curve().fan && parameters.size() > 1);
    for (const ShowChip& show : show_) {
        const QSignalBlocker silentChip(show.chip);
        QString label = toQt(said(show.bound->field.label));
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

} // namespace actiscope
