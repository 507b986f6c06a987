#include "ui/controls/play_settings.h"

#include "core/text/say.h"
#include "ui/controls/field_row.h"
#include "ui/controls/number_text.h"

#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>
#include <array>

namespace actiscope {

namespace {

constexpr std::array sweepChoices{1.0, 2.0, 4.0, 8.0, 16.0};

const BoundField<ParameterState>& stateField(const std::string& id) {
    return *findField(parameterStateFields(), id);
}

} // namespace

PlaySettings::PlaySettings(Session& session, const std::string& key, const Field& field, const QString& name,
                           QWidget* parent)
    : QWidget(parent),
      session_(session),
      gesture_(session),
      key_(key),
      field_(field),
      name_(name),
      menu_(new QMenu(this)) {
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(6);
    auto* ends = new QHBoxLayout;
    auto* playing = new QHBoxLayout;
    for (QHBoxLayout* line : {ends, playing}) {
        line->setSpacing(10);
        lines->addLayout(line);
    }
    addEnd("slider_minimum", tr("from"), *ends);
    addEnd("slider_maximum", tr("to"), *ends);
    addRow(stateField("sweep_seconds").field, tr("sweep"), *playing, 0, false);
    addRow(stateField("animation").field, {}, *playing, 1, false);
    connect(menu_, &QMenu::aboutToShow, this, &PlaySettings::fillMenu);
}

const ParameterState& PlaySettings::state() const {
    return *parameterAt(session_.document(), key_);
}

void PlaySettings::addEnd(const std::string& id, const QString& label, QHBoxLayout& line) {
    Field field = stateField(id).field;
    field.minimum = std::max(field.minimum, field_.minimum);
    field.maximum = std::min(field.maximum, field_.maximum);
    field.minimumIsOpen = field_.minimumIsOpen;
    if (field_.scale == FieldScale::Logarithmic && field.minimum <= 0) {
        field.minimum = 0;
        field.minimumIsOpen = true;
    }
    addRow(field, label, line, 1, true);
    rows_.back()->setCheck(
        [this, id](const FieldValue& value) { return checkEnd(id, std::get<double>(value)); });
}

void PlaySettings::addRow(const Field& field, const QString& label, QHBoxLayout& line, int stretch,
                          bool isEnd) {
    auto* row = new FieldRow(field);
    row->setLabel(label, tr("%1, %2").arg(toQt(said(field.label)), name_));
    connect(row, &FieldRow::edited, this, [this, id = field.id, isEnd](const FieldValue& value, bool goesOn) {
        const QString text = isEnd ? tr("Change the range of %1") : tr("Change how %1 plays");
        edit(text.arg(name_), id, value, goesOn ? gesture_.number() : 0);
    });
    line.addWidget(row, stretch, Qt::AlignTop);
    rows_.push_back(row);
}

void PlaySettings::fillMenu() {
    menu_->clear();
    for (const FieldChoice& choice : stateField("animation").field.choices) {
        QAction* action = menu_->addAction(toQt(said(choice.label)));
        action->setCheckable(true);
        action->setChecked(state().animation == choice.id);
        connect(action, &QAction::triggered, this,
                [this, id = choice.id] { edit(tr("Change how %1 plays").arg(name_), "animation", id, 0); });
    }
    menu_->addSeparator();
    for (const double seconds : sweepChoices) {
        QAction* action = menu_->addAction(tr("%1 s a sweep").arg(numberText(seconds)));
        action->setCheckable(true);
        action->setChecked(state().sweepSeconds == seconds);
        connect(action, &QAction::triggered, this,
                [this, seconds] { edit(tr("Change how %1 plays").arg(name_), "sweep_seconds", seconds, 0); });
    }
}

tl::expected<void, std::string> PlaySettings::checkEnd(const std::string& id, double value) const {
    const bool isMinimum = id == "slider_minimum";
    const double other = isMinimum ? state().sliderMaximum : state().sliderMinimum;
    if (isMinimum ? value < other : value > other)
        return {};
    const QString sentence = isMinimum ? tr("The slider must start below its end, %1; %2 is not.")
                                       : tr("The slider must end above its start, %1; %2 does not.");
    return tl::unexpected(sentence.arg(numberText(other), numberText(value)).toStdString());
}

void PlaySettings::edit(const QString& text, const std::string& id, const FieldValue& value, int gesture) {
    session_.edit(
        text,
        [&](Document& document) {
            // The row has checked the value already.
            if (ParameterState* parameter = parameterAt(document, key_))
                (void)setFieldValue(*parameter, stateField(id), value);
        },
        gesture);
}

void PlaySettings::reset() {
    session_.edit(tr("Reset %1").arg(name_), [this](Document& document) {
        ParameterState& parameter = *parameterAt(document, key_);
        parameter.value = std::get<double>(field_.defaultValue);
        parameter.sliderMinimum = field_.sliderMinimum;
        parameter.sliderMaximum = field_.sliderMaximum;
    });
}

void PlaySettings::refresh() {
    const ParameterState& shown = state();
    for (FieldRow* row : rows_)
        row->setValue(fieldValue(shown, stateField(row->field().id)));
}

void PlaySettings::setKey(const std::string& key) {
    key_ = key;
    refresh();
}

} // namespace actiscope
