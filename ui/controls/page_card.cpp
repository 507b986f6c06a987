#include "ui/controls/page_card.h"

#include "core/text/say.h"
#include "ui/controls/chip.h"
#include "ui/controls/chips_row.h"
#include "ui/controls/edit_field.h"
#include "ui/controls/elided_label.h"
#include "ui/controls/field_row.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/number_row.h"
#include "ui/controls/number_text.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace actiscope {

Chip* commandChip(Session& session, const Command& command) {
    auto* chip = new Chip(toQt(said(command.label)));
    chip->setObjectName(toQt(command.id));
    chip->setToolTip(toQt(said(command.help)));
    QString name = toQt(said(command.help));
    if (name.endsWith(QLatin1Char('.')))
        name.chop(1);
    chip->setAccessibleName(name);
    QObject::connect(chip, &Chip::clicked, chip, [&session, &command, name] {
        session.edit(name, [&](Document& document) { command.apply(document); });
    });
    return chip;
}

FieldsCard::FieldsCard(Session& session, Animator& animator, const Page& page, const std::string& heading,
                       const std::vector<std::string>& skipped, QWidget* parent)
    : PageCard(toQt(said(heading)), parent), session_(session), animator_(animator), page_(page) {
    setObjectName(QStringLiteral("card_") + toQt(heading));
    for (const auto& field : page.fields)
        if (field.field.card == heading &&
            std::find(skipped.begin(), skipped.end(), field.field.id) == skipped.end())
            addField(field);
    QWidget* line = nullptr;
    for (const auto& command : page.commands) {
        if (command.card != heading)
            continue;
        if (!line) {
            line = new QWidget;
            line->setLayout(new FlowLayout);
            body()->addWidget(line);
        }
        commands_.push_back({&command, commandChip(session, command)});
        line->layout()->addWidget(commands_.back().chip);
    }
    refresh();
}

void FieldsCard::addField(const PageField& field) {
    const Field& f = field.field;
    const bool isNumber = f.kind == FieldKind::Real || f.kind == FieldKind::Integer;
    const bool hasOptions = isNumber && page_.options && !page_.options(session_.document(), f.id).empty();
    if (f.kind != FieldKind::Boolean)
        flags_ = nullptr;
    if (hasOptions || f.kind == FieldKind::Choices || f.kind == FieldKind::Choice) {
        chips_.push_back(new ChipsRow(session_, page_, field));
        body()->addWidget(chips_.back());
        controls_.push_back({&field, chips_.back()});
    } else if (isNumber) {
        sliders_.push_back(new NumberRow(session_, animator_, page_.id + "." + f.id, toQt(said(f.label))));
        body()->addWidget(sliders_.back());
        controls_.push_back({&field, sliders_.back()});
    } else {
        addRow(field);
    }
}

void FieldsCard::addRow(const PageField& field) {
    auto* row = new FieldRow(field.field);
    rows_.push_back({&field, row, std::make_unique<Gesture>(session_)});
    controls_.push_back({&field, row});
    connect(row, &FieldRow::edited, this,
            [this, place = rows_.size() - 1](const FieldValue& value, bool goesOn) {
                const Row& edited = rows_[place];
                editField(session_, *edited.field, value, goesOn ? edited.gesture->number() : 0);
            });
    if (field.field.kind != FieldKind::Boolean) {
        body()->addWidget(row);
        return;
    }
    if (!flags_) {
        flags_ = new QWidget;
        flags_->setLayout(new FlowLayout);
        body()->addWidget(flags_);
    }
    flags_->layout()->addWidget(row);
}

void FieldsCard::refresh() {
    const Document& document = session_.document();
    for (const Control& control : controls_)
        control.widget->setVisible(matters(page_, document, control.field->field));
    for (const Row& row : rows_)
        row.row->setValue(row.field->get(document));
    for (NumberRow* row : sliders_)
        row->refresh();
    for (ChipsRow* row : chips_)
        row->refresh();
    for (const CommandChip& chip : commands_)
        chip.chip->setEnabled(!chip.command->enabled || chip.command->enabled(document));
}

void FieldsCard::setTheme(const Theme& theme) {
    for (NumberRow* row : sliders_)
        row->setTheme(theme);
}

void FieldsCard::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    // Only now are the fonts those of the style sheet.
    int widest = 0;
    for (NumberRow* row : sliders_)
        widest = std::max(widest, row->labelWidth());
    for (NumberRow* row : sliders_)
        row->setLabelWidth(widest);
    widest = 0;
    for (const Row& row : rows_)
        if (row.field->field.kind != FieldKind::Boolean)
            widest = std::max(widest, row.row->labelWidth());
    for (const Row& row : rows_)
        if (row.field->field.kind != FieldKind::Boolean)
            row.row->setLabelWidth(widest);
}

PropertiesCard::PropertiesCard(Session& session, const Page& page, QWidget* parent)
    : PageCard(tr("Properties"), parent), session_(session), page_(page), grid_(new QGridLayout) {
    setObjectName(QStringLiteral("properties"));
    auto* computed = new QLabel(tr("computed"));
    computed->setProperty("class", "muted");
    addToHeading(computed);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(12);
    grid_->setVerticalSpacing(6);
    grid_->setColumnStretch(1, 1);
    body()->addLayout(grid_);
    refresh();
}

void PropertiesCard::refresh() {
    const auto properties = shownProperties(page_, session_.document(), session_.result().snapshot(page_.id));
    while (lines_.size() < properties.size()) {
        Line line{new QLabel, new QLabel};
        line.label->setProperty("class", "label");
        line.value->setWordWrap(true);
        line.value->setTextFormat(Qt::PlainText);
        line.label->setTextFormat(Qt::PlainText);
        line.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        const auto row = static_cast<int>(lines_.size());
        grid_->addWidget(line.label, row, 0, Qt::AlignTop);
        grid_->addWidget(line.value, row, 1);
        lines_.push_back(line);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const bool used = i < properties.size();
        lines_[i].label->setVisible(used);
        lines_[i].value->setVisible(used);
        if (!used)
            continue;
        lines_[i].label->setText(toQt(properties[i].label));
        lines_[i].value->setText(toQt(properties[i].value));
        lines_[i].value->setAccessibleName(toQt(properties[i].label));
        for (QLabel* label : {lines_[i].label, lines_[i].value})
            label->setToolTip(toQt(properties[i].help));
    }
}

QString PropertiesCard::text() const {
    QStringList all;
    for (const Line& line : lines_)
        if (!line.label->isHidden())
            all.append(line.label->text() + QStringLiteral(": ") + line.value->text());
    return all.join(QLatin1Char('\n'));
}

} // namespace actiscope
