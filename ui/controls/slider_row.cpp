#include "ui/controls/slider_row.h"

#include "ui/controls/chip.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/icons.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/number_text.h"
#include "ui/controls/value_slider.h"
#include "ui/controls/wrappable.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace actiscope {

SliderRow::SliderRow(Session& session, FieldAnimator& animator, const FieldTarget& target,
                     const QString& name, QWidget* label, QWidget* parent)
    : QWidget(parent),
      session_(session),
      animator_(animator),
      gesture_(session),
      target_(target),
      label_(label),
      slider_(new ValueSlider),
      number_(new NumberEdit(numberField(target))),
      play_(new QToolButton),
      message_(new QLabel) {
    const Field& field = target.field->field;
    setObjectName(toQt(field.id) + (target.index < 0 ? QString() : QString::number(target.index)));
    if (!label_) {
        words_ = new QLabel(toQt(field.label));
        words_->setProperty("class", "parameter");
        words_->setToolTip(toQt(field.help));
        words_->setBuddy(number_);
        label_ = words_;
    }
    slider_->setObjectName(QStringLiteral("slider"));
    slider_->setToolTip(toQt(field.help));
    slider_->setDefault(defaultNumber(target));
    connect(slider_, &ValueSlider::pressed, this, [this] { gesture_.begin(); });
    connect(slider_, &ValueSlider::released, this, [this] { gesture_.end(); });
    connect(slider_, &ValueSlider::valueEdited, this,
            [this, whole = field.kind == FieldKind::Integer](double value) {
                edit(whole ? std::round(value) : value, gesture_.number());
            });
    connect(slider_, &ValueSlider::resetRequested, this, [this] { edit(defaultNumber(target_), 0); });
    number_->setObjectName(QStringLiteral("number"));
    connect(number_, &NumberEdit::valueEdited, this,
            [this](double value, bool stepped) { edit(value, stepped ? gesture_.number() : 0); });
    connect(number_, &NumberEdit::refused, this, &SliderRow::showMessage);
    connect(number_, &NumberEdit::accepted, this, [this] { showMessage({}); });
    play_->setObjectName(QStringLiteral("play"));
    play_->setProperty("class", "play");
    play_->setCheckable(true);
    play_->setFocusPolicy(Qt::StrongFocus);
    connect(play_, &QToolButton::toggled, this, [this](bool on) { animator_.setPlaying(target_, on); });
    connect(&animator_, &FieldAnimator::playingChanged, this, &SliderRow::refreshPlaying);

    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(label_);
    line->addWidget(slider_, 1);
    line->addWidget(number_);
    line->addWidget(play_);
    message_->setProperty("class", "error");
    message_->setWordWrap(true);
    message_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(message_);
    buildChips();
    setName(name);
    refresh();
}

void SliderRow::buildChips() {
    const Field& field = target_.field->field;
    if (field.presets.empty())
        return;
    auto* chips = new QWidget;
    chips->setLayout(new FlowLayout);
    for (const FieldPreset& preset : field.presets) {
        auto* chip = new Chip(toQt(preset.label.empty() ? shortestText(preset.value) : preset.label));
        chip->setToolTip(tr("Set %1 to %2").arg(toQt(field.label), numberText(preset.value)));
        chip->setAccessibleName(tr("%1 = %2").arg(toQt(field.label), numberText(preset.value)));
        connect(chip, &Chip::clicked, this, [this, value = preset.value] { edit(value, 0); });
        chips->layout()->addWidget(chip);
    }
    layout()->addWidget(chips);
}

int SliderRow::labelWidth() const {
    if (!words_)
        return label_->sizeHint().width();
    constexpr int longest = 84;
    const QFontMetrics metrics(words_->font());
    int word = 0;
    for (const QString& part : words_->text().split(QLatin1Char(' ')))
        word = std::max(word, metrics.horizontalAdvance(part));
    return std::max(word, std::min(longest, metrics.horizontalAdvance(words_->text()))) + 1;
}

void SliderRow::setLabelWidth(int width) {
    label_->setMinimumWidth(width);
    if (!words_ || QFontMetrics(words_->font()).horizontalAdvance(words_->text()) < width)
        return;
    words_->setWordWrap(true);
    words_->setMaximumWidth(width);
}

void SliderRow::setName(const QString& name) {
    name_ = name;
    slider_->setAccessibleName(name);
    slider_->setAccessibleDescription(toQt(target_.field->field.help));
    number_->setAccessibleName(name);
    refreshPlaying();
}

void SliderRow::edit(double value, int gesture) {
    session_.edit(
        tr("Change %1").arg(name_), [&](Document& document) { (void)setNumber(document, target_, value); },
        gesture);
}

void SliderRow::refresh() {
    const auto value = numberAt(session_.document(), target_);
    if (!value)
        return;
    slider_->setScale(scaleFor(target_, *value));
    slider_->setValue(*value);
    number_->setValue(*value);
}

void SliderRow::refreshPlaying() {
    const bool playing = animator_.isPlaying(target_);
    const QSignalBlocker silent(play_);
    play_->setChecked(playing);
    play_->setIcon(playing ? pauseIcon(theme_.accent) : playIcon(theme_.accent));
    play_->setAccessibleName(playing ? tr("Stop %1").arg(name_) : tr("Play %1").arg(name_));
    play_->setToolTip(play_->accessibleName());
}

void SliderRow::setTheme(const Theme& theme) {
    theme_ = theme;
    slider_->setTheme(theme);
    refreshPlaying();
}

void SliderRow::showMessage(const QString& message) {
    QString text = message;
    const Field& field = target_.field->field;
    if (text.startsWith(toQt(field.id) + QLatin1Char(' ')))
        text = name_ + text.mid(static_cast<qsizetype>(field.id.size()));
    message_->setText(wrappable(text));
    message_->setVisible(!text.isEmpty());
}

} // namespace actiscope
