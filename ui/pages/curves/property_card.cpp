#include "ui/pages/curves/property_card.h"

#include "core/analysis/property_sheet.h"
#include "core/pages/curves/state.h"
#include "core/text/say.h"
#include "ui/controls/field_row.h"
#include "ui/controls/number_text.h"
#include "ui/pages/curves/property_row.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace actiscope {

PropertyCard::PropertyCard(Session& session, QWidget* parent)
    : PageCard(tr("Properties"), parent), session_(session), gesture_(session), run_(session.runner()) {
    setObjectName(QStringLiteral("properties"));
    auto* computed = new QLabel(tr("computed"));
    computed->setProperty("class", "muted");
    computed->setToolTip(tr("= exact, to rounding\n± bounded, within an error that the row's tooltip states\n"
                            "~ sampled, over the scanned points only"));
    addToHeading(computed);
    buildCopy();
    buildSettings();
    buildRows();
    connect(&run_, &WindowRun::failed, this, [this](const QString& reason) {
        shown_ = computing_; // not tried again before something changes
        properties_ = {};
        for (PropertyRow* row : rows_)
            row->setValue({"–", Known::Sampled, tr("could not be computed: %1").arg(reason).toStdString()});
    });
    connect(&run_, &WindowRun::ended, this, [this] {
        computing_.reset();
        compute(); // what has changed meanwhile
    });
    refresh();
}

void PropertyCard::buildCopy() {
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("copyProperties"));
    button->setProperty("class", "link");
    button->setText(tr("Copy ▾"));
    button->setAccessibleName(tr("Copy the properties"));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    const auto add = [&](const QString& text, auto write) {
        menu->addAction(text, this, [this, write] {
            if (shown_)
                QGuiApplication::clipboard()->setText(toQt(write(shown_->name, properties_)));
        });
    };
    add(tr("As &Markdown"), [](const std::string& name, const Properties& properties) {
        return toMarkdown(propertySheet(name, properties));
    });
    add(tr("As &LaTeX"), [](const std::string& name, const Properties& properties) {
        return toLatex(propertySheet(name, properties));
    });
    add(tr("As &JSON"), propertySheetJson);
    button->setMenu(menu);
    addToHeading(button);
}

void PropertyCard::buildRows() {
    auto* list = new QVBoxLayout;
    list->setSpacing(0);
    for (const Property& property : propertyTable()) {
        auto* row = new PropertyRow(property);
        const std::size_t index = rows_.size();
        connect(row, &QAbstractButton::clicked, this, [this, row](bool on) { showProperty(*row, on); });
        connect(row, &PropertyRow::left, this, [this, index](int rows) { moveFocus(index, rows); });
        list->addWidget(row);
        rows_.push_back(row);
    }
    rows_.front()->setFocusPolicy(Qt::StrongFocus); // Tab enters the list once, arrows walk in it
    body()->addLayout(list);
}

void PropertyCard::buildSettings() {
    for (const char* id : {"sigma", "sigma_b"}) {
        const BoundField<CurvesPage>* bound = findField(curvesFields(), id);
        auto* row = new FieldRow(bound->field);
        row->setObjectName(QStringLiteral("setting_") + QLatin1String(id));
        connect(row, &FieldRow::edited, this, [this, bound](const FieldValue& value, bool goesOn) {
            session_.edit(
                tr("Change %1").arg(toQt(said(bound->field.label))),
                [&](Document& document) { (void)setFieldValue(*document.curves, *bound, value); },
                goesOn ? gesture_.number() : 0);
        });
        body()->addWidget(row);
        settings_.emplace_back(bound, row);
    }
}

std::optional<PropertyCard::Input> PropertyCard::wanted() const {
    const CurvesPage& page = *session_.document().curves;
    if (page.selected < 0 || static_cast<std::size_t>(page.selected) >= page.curves.size())
        return {};
    const Curve& curve = page.curves[static_cast<std::size_t>(page.selected)];
    return Input{curve.activation->id, parameterValues(curve), analysisSettings(page), rowName(curve)};
}

void PropertyCard::refresh() {
    const CurvesPage& page = *session_.document().curves;
    const bool selected = wanted().has_value();
    setVisible(selected);
    if (!selected)
        return;
    for (const auto& [bound, row] : settings_)
        row->setValue(fieldValue(page, *bound));
    for (PropertyRow* row : rows_)
        row->setChecked(row->property().id == page.shownProperty);
    compute();
}

void PropertyCard::compute() {
    const auto input = wanted();
    if (computing_ || !input || input == shown_)
        return;
    const CurvesPage& page = *session_.document().curves;
    const ActivationPtr activation = page.curves[static_cast<std::size_t>(page.selected)].activation;
    computing_ = input;
    run_.start([activation, input = *input](
                   const Control&) { return analysed(*activation, input.parameters, input.settings); },
               [this, input](const Properties& properties) {
                   properties_ = properties;
                   shown_ = input;
                   for (PropertyRow* row : rows_)
                       row->setValue(row->property().describe(properties_, 4));
               });
}

void PropertyCard::showProperty(const PropertyRow& row, bool on) {
    const Property& property = row.property();
    const QString text = on ? tr("Show %1") : tr("Hide %1");
    session_.edit(text.arg(toQt(said(property.label))),
                  [&](Document& document) { document.curves->shownProperty = on ? property.id : "none"; });
}

void PropertyCard::moveFocus(std::size_t from, int rows) {
    const int last = static_cast<int>(rows_.size()) - 1;
    const auto to = static_cast<std::size_t>(std::clamp(static_cast<int>(from) + rows, 0, last));
    rows_[from]->setFocusPolicy(Qt::ClickFocus);
    rows_[to]->setFocusPolicy(Qt::StrongFocus);
    rows_[to]->setFocus(Qt::OtherFocusReason);
}

void PropertyCard::setTheme(const Theme& theme) {
    for (PropertyRow* row : rows_)
        row->setTheme(theme);
}

} // namespace actiscope
