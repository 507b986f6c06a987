#include "ui/pages/curves/elsewhere_card.h"

#include "core/activations/activation_text.h"
#include "core/activations/catalogue.h"
#include "core/pages/curves/state.h"
#include "core/text/say.h"
#include "ui/controls/chip.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/number_text.h"
#include "ui/controls/retire.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace actiscope {

namespace {

QString frameworkName(const std::string& id) {
    static const std::pair<const char*, const char*> names[] = {
        {"torch", "PyTorch"},
        {"keras", "Keras"},
        {"tf", "TensorFlow"},
        {"jax", "JAX"},
        {"onnx", "ONNX"},
        {"onednn", "oneDNN"},
        {"ggml", "ggml"},
        {"dl4j", "Deeplearning4j"},
        {"fann", "FANN"},
        {"flux", "Flux"},
        {"tfa", "TensorFlow Addons"},
        {"timm", "timm"},
        {"transformers", "Transformers"},
    };
    for (const auto& [known, name] : names)
        if (id == known)
            return QString::fromLatin1(name);
    return toQt(id);
}

QLabel* paragraph(const QString& text, const char* kind) {
    auto* label = new QLabel(text);
    label->setObjectName(QLatin1String(kind));
    label->setProperty("class", "muted");
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ElsewhereCard::ElsewhereCard(Session& session, QWidget* parent)
    : PageCard(tr("In frameworks"), parent), session_(session) {
    setObjectName(QStringLiteral("elsewhere"));
    refresh();
}

void ElsewhereCard::refresh() {
    const CurvesPage& page = *session_.document().curves;
    const bool selected = page.selected >= 0 && static_cast<std::size_t>(page.selected) < page.curves.size();
    const std::string id =
        selected ? page.curves[static_cast<std::size_t>(page.selected)].activation->id : "";
    if (id == activation_)
        return showCalls();
    activation_ = id;
    calls_.clear();
    retire(std::exchange(content_, nullptr)); // one of its chips may be what was clicked
    const Activation* activation = findActivation(id);
    const bool told = activation && (!activation->frameworks.empty() || !activation->variants.empty() ||
                                     !activation->differences.empty() || !activation->pitfall.empty());
    setVisible(told);
    if (told)
        rebuild(*activation);
    showCalls();
    emit rebuilt();
}

void ElsewhereCard::showCalls() {
    if (calls_.empty())
        return;
    const CurvesPage& page = *session_.document().curves;
    const Curve& curve = page.curves[static_cast<std::size_t>(page.selected)];
    for (const auto& [label, name] : calls_)
        label->setText(toQt(callOf(*curve.activation, parameterValues(curve), name)));
}

void ElsewhereCard::rebuild(const Activation& activation) {
    content_ = new QWidget;
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    body()->addWidget(content_);

    if (!activation.frameworks.empty()) {
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(12);
        grid->setVerticalSpacing(4);
        grid->setColumnStretch(1, 1);
        int row = 0;
        for (const auto& [framework, name] : activation.frameworks) {
            auto* label = new QLabel(frameworkName(framework));
            label->setProperty("class", "label");
            auto* called = new QLabel;
            calls_.emplace_back(called, name);
            called->setTextFormat(Qt::PlainText);
            called->setWordWrap(true);
            called->setAlignment(Qt::AlignRight);
            called->setTextInteractionFlags(Qt::TextSelectableByMouse);
            grid->addWidget(label, row, 0, Qt::AlignTop);
            grid->addWidget(called, row++, 1);
        }
        column->addLayout(grid);
    }
    if (!activation.differences.empty())
        column->addWidget(paragraph(toQt(said(activation.differences)), "differences"));
    if (!activation.variants.empty())
        addVariants(activation.variants);
    if (!activation.pitfall.empty())
        column->addWidget(paragraph(tr("⚠ %1").arg(toQt(said(activation.pitfall))), "pitfall"));
}

void ElsewhereCard::addVariants(const std::vector<Variant>& variants) {
    auto* chips = new QWidget;
    chips->setAccessibleName(tr("The same name elsewhere"));
    auto* flow = new FlowLayout;
    chips->setLayout(flow);
    for (const Variant& variant : variants) {
        auto* chip = new Chip(toQt(said(variant.label)));
        chip->setObjectName(QStringLiteral("variant_") + toQt(variant.activation));
        chip->setToolTip(tr("Turn this curve into %1").arg(toQt(said(variant.label))));
        chip->setAccessibleName(chip->toolTip());
        connect(chip, &Chip::clicked, this, [this, variant] { becomeVariant(variant); });
        flow->addWidget(chip);
    }
    content_->layout()->addWidget(chips);
}

void ElsewhereCard::becomeVariant(const Variant& variant) {
    const auto curve = static_cast<std::size_t>(session_.document().curves->selected);
    const QString name = toQt(session_.document().curves->curves[curve].activation->name);
    session_.edit(tr("Change %1 to %2").arg(name, toQt(said(variant.label))), [&](Document& document) {
        assign(document.curves->curves[curve], findOrMakeActivation(variant.activation), variant.parameters);
    });
}

} // namespace actiscope
