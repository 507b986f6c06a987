#include "ui/controls/number_row.h"

#include "core/text/say.h"
#include "ui/controls/chip.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/icons.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/number_text.h"
#include "ui/controls/play_settings.h"
#include "ui/controls/value_slider.h"
#include "ui/controls/wrappable.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace actiscope {

NumberRow::NumberRow(Session& session, Animator& animator, const std::string& key, const QString& name,
                     QWidget* label, QWidget* parent)
    : QWidget(parent),
      session_(session),
      animator_(animator),
      gesture_(session),
      key_(key),
      field_(*numberField(session.document(), key)),
      name_(name),
      label_(label),
      slider_(new ValueSlider),
      number_(new NumberEdit(field_)),
      play_(new QToolButton),
      message_(new QLabel) {
    setObjectName(toQt(field_.id));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    if (!label_)
        buildLabel();
    buildLine();
    message_->setProperty("class", "error");
    message_->setWordWrap(true);
    message_->hide();
    column->addWidget(message_);
    buildChips();
    connect(&animator_, &Animator::playingChanged, this, &NumberRow::refreshPlaying);
    setName(name);
    refresh();
}

void NumberRow::buildLabel() {
    words_ = new QLabel(toQt(said(field_.label)));
    words_->setProperty("class", "parameter");
    words_->setToolTip(tr("%1 Double-click resets it.").arg(toQt(said(field_.help))).trimmed());
    words_->setBuddy(number_);
    words_->installEventFilter(this);
    label_ = words_;
}

void NumberRow::buildLine() {
    slider_->setObjectName(QStringLiteral("slider"));
    slider_->setToolTip(toQt(said(field_.help)));
    slider_->setAccessibleDescription(toQt(said(field_.help)));
    slider_->setDefault(defaultValue());
    connect(slider_, &ValueSlider::pressed, this, [this] { gesture_.begin(); });
    connect(slider_, &ValueSlider::released, this, [this] { gesture_.end(); });
    connect(slider_, &ValueSlider::valueEdited, this, [this](double value) {
        edit(field_.kind == FieldKind::Integer ? std::round(value) : value, gesture_.number());
    });
    connect(slider_, &ValueSlider::resetRequested, this, [this] { edit(defaultValue(), 0); });

    number_->setObjectName(QStringLiteral("number"));
    connect(number_, &NumberEdit::valueEdited, this,
            [this](double value, bool stepped) { edit(value, stepped ? gesture_.number() : 0); });
    connect(number_, &NumberEdit::refused, this, &NumberRow::showMessage);
    connect(number_, &NumberEdit::accepted, this, [this] { showMessage({}); });

    play_->setObjectName(QStringLiteral("play"));
    play_->setProperty("class", "play");
    play_->setCheckable(true);
    play_->setFocusPolicy(Qt::StrongFocus);
    connect(play_, &QToolButton::toggled, this, [this](bool on) { animator_.setPlaying(key_, on); });

    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(label_);
    line->addWidget(slider_, 1);
    line->addWidget(number_);
    line->addWidget(play_);
    static_cast<QVBoxLayout*>(layout())->addLayout(line);
}

void NumberRow::buildChips() {
    const bool isParameter = parameterAt(session_.document(), key_) != nullptr;
    if (field_.presets.empty() && !isParameter)
        return;
    auto* chips = new QWidget;
    chips->setLayout(new FlowLayout);
    for (const FieldPreset& preset : field_.presets) {
        // The first says what the numbers are, where that is short.
        const bool says = &preset == &field_.presets.front() && field_.label.size() <= 4;
        const QString text = toQt(preset.label.empty() ? shortestText(preset.value) : said(preset.label));
        auto* chip = new Chip(says ? tr("%1 = %2").arg(toQt(said(field_.label)), text) : text);
        chip->setToolTip(tr("Set %1 to %2").arg(toQt(said(field_.label)), numberText(preset.value)));
        chip->setAccessibleName(tr("%1 = %2").arg(name_, numberText(preset.value)));
        connect(chip, &Chip::clicked, this, [this, value = preset.value] { edit(value, 0); });
        chips->layout()->addWidget(chip);
    }
    layout()->addWidget(chips);
    if (isParameter)
        buildSettings(*chips);
}

void NumberRow::buildSettings(QWidget& chips) {
    const QString label = toQt(said(field_.label));
    settings_ = new PlaySettings(session_, key_, field_, name_);
    settings_->hide();
    auto* reset = new Chip(tr("⟲ reset"));
    reset->setObjectName(QStringLiteral("reset"));
    reset->setToolTip(tr("Set %1 to its default and the slider to its range").arg(label));
    reset->setAccessibleName(tr("Reset %1").arg(name_));
    connect(reset, &Chip::clicked, settings_, &PlaySettings::reset);
    chips.layout()->addWidget(reset);
    Chip* range = toggleChip(tr("range"));
    range->setObjectName(QStringLiteral("range"));
    range->setToolTip(tr("The ends of the slider, and how ▶ moves it"));
    range->setAccessibleName(tr("Range of %1").arg(name_));
    connect(range, &Chip::toggled, settings_, &QWidget::setVisible);
    chips.layout()->addWidget(range);
    layout()->addWidget(settings_);

    play_->setPopupMode(QToolButton::DelayedPopup);
    play_->setMenu(settings_->menu());
    play_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(play_, &QToolButton::customContextMenuRequested, play_, &QToolButton::showMenu);
}

int NumberRow::labelWidth() const {
    if (!words_)
        return label_->sizeHint().width();
    constexpr int longest = 84;
    const QFontMetrics metrics(words_->font());
    int word = 0;
    for (const QString& part : words_->text().split(QLatin1Char(' ')))
        word = std::max(word, metrics.horizontalAdvance(part));
    return std::max(word, std::min(longest, metrics.horizontalAdvance(words_->text()))) + 1;
}

void NumberRow::setLabelWidth(int width) {
    label_->setMinimumWidth(width);
    if (!words_ || QFontMetrics(words_->font()).horizontalAdvance(words_->text()) < width)
        return;
    words_->setWordWrap(true);
    words_->setMaximumWidth(width);
}

void NumberRow::setName(const QString& name) {
    name_ = name;
    slider_->setAccessibleName(name);
    number_->setAccessibleName(name);
    if (settings_)
        settings_->setName(name);
    refreshPlaying();
}

void NumberRow::edit(double value, int gesture) {
    session_.edit(
        tr("Change %1").arg(name_), [&](Document& document) { (void)setNumber(document, key_, value); },
        gesture);
}

void NumberRow::refresh() {
    const auto number = numberAt(session_.document(), key_);
    if (!number)
        return;
    slider_->setScale(reaching(number->scale, number->value));
    slider_->setValue(number->value);
    number_->setValue(number->value);
    if (settings_)
        settings_->refresh();
}

void NumberRow::setKey(const std::string& key) {
    if (key == key_)
        return;
    key_ = key;
    showMessage({});
    if (settings_)
        settings_->setKey(key);
    refreshPlaying();
}

void NumberRow::refreshPlaying() {
    const bool playing = animator_.isPlaying(key_);
    const QSignalBlocker silent(play_);
    play_->setChecked(playing);
    play_->setIcon(playing ? pauseIcon(theme_.accent) : playIcon(theme_.accent));
    play_->setAccessibleName(playing ? tr("Stop %1").arg(name_) : tr("Play %1").arg(name_));
    play_->setToolTip(settings_ && !playing ? tr("Play %1 (right-click: speed and direction)").arg(name_)
                                            : play_->accessibleName());
}

void NumberRow::setTheme(const Theme& theme) {
    theme_ = theme;
    slider_->setTheme(theme);
    refreshPlaying();
}

void NumberRow::showMessage(const QString& message) {
    QString text = message;
    if (text.startsWith(toQt(field_.id) + QLatin1Char(' ')))
        text = toQt(said(field_.label)) + text.mid(static_cast<qsizetype>(field_.id.size()));
    message_->setText(wrappable(text));
    message_->setVisible(!text.isEmpty());
}

bool NumberRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == words_ && event->type() == QEvent::MouseButtonDblClick) {
        edit(defaultValue(), 0);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace actiscope
