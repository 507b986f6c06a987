#include "ui/controls/parameter_row.h"

#include "ui/controls/chip.h"
#include "ui/controls/curve_parameter.h"
#include "ui/controls/field_row.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/icons.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/number_text.h"
#include "ui/controls/value_slider.h"
#include "ui/controls/wrappable.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace actiscope {

namespace {

constexpr std::array sweepChoices{1.0, 2.0, 4.0, 8.0, 16.0};

const BoundField<ParameterState>& stateField(const std::string& id) {
    return *findField(parameterStateFields(), id);
}

} // namespace

ParameterRow::ParameterRow(Session& session, ParameterAnimator& animator, int curve, int parameter,
                           QWidget* parent)
    : QWidget(parent),
      session_(session),
      animator_(animator),
      gesture_(session),
      curve_(curve),
      parameter_(parameter),
      field_(parameterField(this->curve(), parameter)),
      name_(parameterName(this->curve(), parameter)) {
    setObjectName(QStringLiteral("parameter_") + toQt(field_.id));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    buildLine();
    message_ = new QLabel;
    message_->setProperty("class", "error");
    message_->setWordWrap(true);
    message_->hide();
    column->addWidget(message_);
    buildChips();
    buildRange();
    connect(&animator_, &ParameterAnimator::playingChanged, this, &ParameterRow::refreshPlaying);
    refresh(curve);
}

const Curve& ParameterRow::curve() const {
    return session_.document().curves.curves[static_cast<std::size_t>(curve_)];
}

const ParameterState& ParameterRow::state() const {
    return curve().parameters[static_cast<std::size_t>(parameter_)];
}

void ParameterRow::buildLine() {
    label_ = new QLabel(toQt(field_.label));
    label_->setProperty("class", "parameter");
    label_->setToolTip(tr("%1 Double-click resets it.").arg(toQt(field_.help)).trimmed());
    label_->installEventFilter(this);

    slider_ = new ValueSlider;
    slider_->setObjectName(QStringLiteral("slider"));
    slider_->setToolTip(toQt(field_.help));
    slider_->setDefault(std::get<double>(field_.defaultValue));
    slider_->setAccessibleName(name_);
    slider_->setAccessibleDescription(toQt(field_.help));
    connect(slider_, &ValueSlider::pressed, this, [this] { gesture_.begin(); });
    connect(slider_, &ValueSlider::released, this, [this] { gesture_.end(); });
    connect(slider_, &ValueSlider::valueEdited, this,
            [this](double value) { editValue(value, gesture_.number()); });
    connect(slider_, &ValueSlider::resetRequested, this, &ParameterRow::resetValue);

    number_ = new NumberEdit(field_);
    number_->setObjectName(QStringLiteral("number"));
    number_->setAccessibleName(name_);
    label_->setBuddy(number_);
    connect(number_, &NumberEdit::valueEdited, this,
            [this](double value, bool stepped) { editValue(value, stepped ? gesture_.number() : 0); });
    connect(number_, &NumberEdit::refused, this, &ParameterRow::showMessage);
    connect(number_, &NumberEdit::accepted, this, [this] { showMessage({}); });

    play_ = new QToolButton;
    play_->setObjectName(QStringLiteral("play"));
    play_->setProperty("class", "play");
    play_->setCheckable(true);
    play_->setFocusPolicy(Qt::StrongFocus);
    play_->setPopupMode(QToolButton::DelayedPopup);
    play_->setMenu(buildPlayMenu());
    play_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(play_, &QToolButton::customContextMenuRequested, play_, &QToolButton::showMenu);
    connect(play_, &QToolButton::toggled, this,
            [this](bool on) { animator_.setPlaying(curve_, parameter_, on); });

    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(label_);
    line->addWidget(slider_, 1);
    line->addWidget(number_);
    line->addWidget(play_);
    static_cast<QVBoxLayout*>(layout())->addLayout(line);
}

QMenu* ParameterRow::buildPlayMenu() {
    auto* menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const FieldChoice& choice : stateField("animation").field.choices) {
            QAction* action = menu->addAction(toQt(choice.label));
            action->setCheckable(true);
            action->setChecked(state().animation == choice.id);
            connect(action, &QAction::triggered, this, [this, id = choice.id] {
                editState(tr("Change how %1 plays").arg(name_), "animation", id, 0);
            });
        }
        menu->addSeparator();
        for (const double seconds : sweepChoices) {
            QAction* action = menu->addAction(tr("%1 s a sweep").arg(numberText(seconds)));
            action->setCheckable(true);
            action->setChecked(state().sweepSeconds == seconds);
            connect(action, &QAction::triggered, this, [this, seconds] {
                editState(tr("Change how %1 plays").arg(name_), "sweep_seconds", seconds, 0);
            });
        }
    });
    return menu;
}

void ParameterRow::buildChips() {
    chips_ = new QWidget;
    auto* flow = new FlowLayout;
    chips_->setLayout(flow);
    for (const FieldPreset& preset : field_.presets) {
        // The first says what the numbers are.
        const bool first = &preset == &field_.presets.front();
        const QString text = toQt(preset.label.empty() ? shortestText(preset.value) : preset.label);
        auto* chip = new Chip(first ? tr("%1 = %2").arg(toQt(field_.label), text) : text);
        chip->setToolTip(tr("Set %1 to %2").arg(toQt(field_.label), numberText(preset.value)));
        chip->setAccessibleName(tr("%1 = %2").arg(name_, numberText(preset.value)));
        connect(chip, &Chip::clicked, this, [this, value = preset.value] { editValue(value, 0); });
        flow->addWidget(chip);
    }
    auto* reset = new Chip(tr("⟲ reset"));
    reset->setObjectName(QStringLiteral("reset"));
    reset->setToolTip(tr("Set %1 to its default and the slider to its range").arg(toQt(field_.label)));
    reset->setAccessibleName(tr("Reset %1").arg(name_));
    connect(reset, &Chip::clicked, this, &ParameterRow::resetAll);
    flow->addWidget(reset);
    rangeChip_ = toggleChip(tr("range"));
    rangeChip_->setObjectName(QStringLiteral("range"));
    rangeChip_->setToolTip(tr("The ends of the slider, and how ▶ moves it"));
    rangeChip_->setAccessibleName(tr("Range of %1").arg(name_));
    connect(rangeChip_, &Chip::toggled, this, [this](bool on) { range_->setVisible(on); });
    flow->addWidget(rangeChip_);
    layout()->addWidget(chips_);
}

void ParameterRow::buildRange() {
    range_ = new QWidget;
    auto* lines = new QVBoxLayout(range_);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(6);
    auto* ends = new QHBoxLayout;
    auto* playing = new QHBoxLayout;
    for (QHBoxLayout* line : {ends, playing}) {
        line->setSpacing(10);
        lines->addLayout(line);
    }
    const auto add = [&](const std::string& id, const QString& shortLabel, QHBoxLayout* line, int stretch) {
        Field field = stateField(id).field;
        const bool isEnd = id == "slider_minimum" || id == "slider_maximum";
        if (isEnd) {
            field.minimum = std::max(field.minimum, field_.minimum);
            field.maximum = std::min(field.maximum, field_.maximum);
            field.minimumIsOpen = field_.minimumIsOpen;
            if (field_.scale == FieldScale::Logarithmic && field.minimum <= 0) {
                field.minimum = 0;
                field.minimumIsOpen = true;
            }
        }
        auto* row = new FieldRow(field);
        const QString label = toQt(field.label);
        row->setLabel(shortLabel, tr("%1, %2").arg(label, name_));
        if (isEnd)
            row->setCheck(
                [this, id](const FieldValue& value) { return checkEnd(id, std::get<double>(value)); });
        connect(row, &FieldRow::edited, this, [this, id, isEnd](const FieldValue& value, bool goesOn) {
            const int gesture = goesOn ? gesture_.number() : 0;
            const QString text = isEnd ? tr("Change the range of %1") : tr("Change how %1 plays");
            editState(text.arg(name_), id, value, gesture);
        });
        line->addWidget(row, stretch, Qt::AlignTop);
        stateRows_.push_back(row);
    };
    add("slider_minimum", tr("from"), ends, 1);
    add("slider_maximum", tr("to"), ends, 1);
    add("sweep_seconds", tr("sweep"), playing, 0);
    add("animation", {}, playing, 1);
    range_->hide();
    layout()->addWidget(range_);
}

tl::expected<void, std::string> ParameterRow::checkEnd(const std::string& id, double value) const {
    const bool isMinimum = id == "slider_minimum";
    const double other = isMinimum ? state().sliderMaximum : state().sliderMinimum;
    if (isMinimum ? value < other : value > other)
        return {};
    const QString sentence = isMinimum ? tr("The slider must start below its end, %1; %2 is not.")
                                       : tr("The slider must end above its start, %1; %2 does not.");
    return tl::unexpected(sentence.arg(numberText(other), numberText(value)).toStdString());
}

void ParameterRow::editValue(double value, int gesture) {
    session_.edit(
        tr("Change %1").arg(name_),
        [&](Document& document) {
            ParameterState& parameter = *parameterAt(document.curves.curves, curve_, parameter_);
            parameter.value = value;
            // A value beyond the slider takes the slider's end with it.
            parameter.sliderMinimum = std::min(parameter.sliderMinimum, value);
            parameter.sliderMaximum = std::max(parameter.sliderMaximum, value);
        },
        gesture);
}

void ParameterRow::editState(const QString& text, const std::string& id, const FieldValue& value,
                             int gesture) {
    session_.edit(
        text,
        [&](Document& document) {
            // The row has checked the value already.
            (void)setFieldValue(*parameterAt(document.curves.curves, curve_, parameter_), stateField(id),
                                value);
        },
        gesture);
}

void ParameterRow::resetValue() {
    editValue(std::get<double>(field_.defaultValue), 0);
}

void ParameterRow::resetAll() {
    session_.edit(tr("Reset %1").arg(name_), [this](Document& document) {
        ParameterState& parameter = *parameterAt(document.curves.curves, curve_, parameter_);
        parameter.value = std::get<double>(field_.defaultValue);
        parameter.sliderMinimum = field_.sliderMinimum;
        parameter.sliderMaximum = field_.sliderMaximum;
    });
}

void ParameterRow::refresh(int curve) {
    if (curve != curve_)
        showMessage({});
    curve_ = curve;
    slider_->setScale(scaleOf(field_, state()));
    slider_->setValue(state().value);
    number_->setValue(state().value);
    for (FieldRow* row : stateRows_)
        row->setValue(fieldValue(state(), stateField(row->field().id)));
    refreshPlaying();
}

void ParameterRow::refreshPlaying() {
    const bool playing = animator_.isPlaying(curve_, parameter_);
    const QSignalBlocker silent(play_);
    play_->setChecked(playing);
    play_->setIcon(playing ? pauseIcon(theme_.accent) : playIcon(theme_.accent));
    play_->setAccessibleName(playing ? tr("Stop %1").arg(name_) : tr("Play %1").arg(name_));
    play_->setToolTip(playing ? tr("Stop")
                              : tr("Play %1 (right-click: speed and direction)").arg(toQt(field_.label)));
}

void ParameterRow::setTheme(const Theme& theme) {
    theme_ = theme;
    slider_->setTheme(theme);
    refreshPlaying();
}

void ParameterRow::showMessage(const QString& message) {
    QString text = message;
    if (text.startsWith(toQt(field_.id) + QLatin1Char(' ')))
        text = toQt(field_.label) + text.mid(static_cast<qsizetype>(field_.id.size()));
    message_->setText(wrappable(text));
    message_->setVisible(!text.isEmpty());
}

bool ParameterRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == label_ && event->type() == QEvent::MouseButtonDblClick) {
        resetValue();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace actiscope
