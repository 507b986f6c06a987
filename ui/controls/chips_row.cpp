#include "ui/controls/chips_row.h"

#include "core/text/say.h"
#include "ui/controls/chip.h"
#include "ui/controls/edit_field.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/number_text.h"
#include "ui/controls/retire.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace actiscope {

ChipsRow::ChipsRow(Session& session, const Page& page, const PageField& field, QWidget* parent)
    : QWidget(parent), session_(session), page_(page), field_(field), chips_(new QWidget) {
    setObjectName(toQt(field.field.id));
    chips_->setAccessibleName(toQt(said(field.field.label)));
    chips_->setLayout(new FlowLayout);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    if (field.field.label != field.field.card) { // the heading of the card says it already
        auto* label = new QLabel(toQt(said(field.field.label)));
        label->setProperty("class", "label");
        label->setToolTip(toQt(said(field.field.help)));
        column->addWidget(label);
    }
    column->addWidget(chips_);
    refresh();
}

std::vector<ChipsRow::Label> ChipsRow::labels() const {
    std::vector<Label> all;
    for (const FieldChoice& choice : field_.field.choices)
        all.push_back({choice.id, 0, choice.label});
    if (all.empty() && page_.options)
        for (const FieldPreset& option : page_.options(session_.document(), field_.field.id))
            all.push_back({{}, option.value, option.label});
    return all;
}

void ChipsRow::build(const std::vector<Label>& labels) {
    std::size_t focused = entries_.size();
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (entries_[i].chip->hasFocus())
            focused = i;
        retire(entries_[i].chip); // the one that was clicked, perhaps
    }
    const bool hadFocus = focused < entries_.size();
    entries_.clear();
    for (const Label& label : labels) {
        Chip* chip = toggleChip(toQt(said(label.text)));
        chip->setObjectName(toQt(label.id.empty() ? shortestText(label.value) : label.id));
        chip->setAccessibleName(tr("%1: %2").arg(toQt(said(field_.field.label)), toQt(said(label.text))));
        entries_.push_back({chip, label.id, label.value});
        connect(chip, &Chip::clicked, this,
                [this, place = entries_.size() - 1](bool on) { choose(Entry(entries_[place]), on); });
        chips_->layout()->addWidget(chip);
    }
    built_ = labels;
    if (hadFocus && !entries_.empty())
        entries_[std::min(focused, entries_.size() - 1)].chip->setFocus(Qt::OtherFocusReason);
}

bool ChipsRow::isChosen(const Entry& entry) const {
    const FieldValue value = field_.get(session_.document());
    if (const double* number = std::get_if<double>(&value))
        return *number == entry.value;
    const auto ids = chosenIds(std::get<std::string>(value));
    return std::find(ids.begin(), ids.end(), entry.id) != ids.end();
}

void ChipsRow::choose(const Entry& entry, bool on) {
    if (field_.field.kind == FieldKind::Choices) {
        std::string ids;
        for (const Entry& other : entries_)
            if (other.id == entry.id ? on : isChosen(other))
                ids += other.id + " ";
        editField(session_, field_, ids);
    } else {
        editField(session_, field_, entry.id.empty() ? FieldValue(entry.value) : FieldValue(entry.id));
    }
    refresh(); // a click on the chosen one leaves it chosen
}

void ChipsRow::refresh() {
    if (const auto now = labels(); now != built_)
        build(now);
    for (const Entry& entry : entries_) {
        const QSignalBlocker silent(entry.chip);
        entry.chip->setChecked(isChosen(entry));
    }
}

} // namespace actiscope
