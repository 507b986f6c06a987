#include "ui/controls/number_edit.h"

#include "core/text/say.h"
#include "ui/controls/number_text.h"
#include "ui/controls/wheel_guard.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace actiscope {

NumberEdit::NumberEdit(const Field& field, QWidget* parent) : QAbstractSpinBox(parent), field_(field) {
    setFocusPolicy(Qt::StrongFocus);
    guardWheel(*this, WheelTakes::Focused);
    setAlignment(Qt::AlignRight);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setToolTip(toQt(said(field.help)));
    if (field.kind == FieldKind::Integer)
        step_ = 1;
    showValue();
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] {
        setInvalid(false);
        emit accepted();
    });
}

void NumberEdit::setValue(double value) {
    if (value == value_)
        return;
    value_ = value;
    // A number that the user is typing is theirs until they leave it.
    if (!lineEdit()->isModified())
        showValue();
}

void NumberEdit::showValue() {
    const QString text = numberText(value_);
    // What was typed before is no longer to be had back letter by letter: from here on undo is the program's.
    if (lineEdit()->text() != text || lineEdit()->isUndoAvailable() || lineEdit()->isRedoAvailable())
        lineEdit()->setText(text);
    if (!hasFocus())
        lineEdit()->home(false); // of a number that is too long its beginning is seen
    lineEdit()->setModified(false);
    setInvalid(false);
}

void NumberEdit::setInvalid(bool invalid) {
    if (property("invalid").toBool() == invalid)
        return;
    setProperty("invalid", invalid);
    style()->unpolish(this);
    style()->polish(this);
}

tl::expected<double, std::string> NumberEdit::checked(const FieldValue& value) const {
    const auto allowed = checkedValue(field_, value);
    if (!allowed)
        return tl::unexpected(allowed.error());
    const double number = std::get<double>(*allowed);
    if (check_)
        if (const auto passes = check_(number); !passes)
            return tl::unexpected(passes.error());
    return number;
}

void NumberEdit::commit() {
    // Text that nobody touched is a rounded picture of the value and must not replace it.
    if (!lineEdit()->isModified())
        return;
    const auto parsed = parseValue(field_, typedText(lineEdit()->text()));
    const auto number = parsed ? checked(*parsed) : tl::unexpected(parsed.error());
    if (!number) {
        setInvalid(true);
        emit refused(toQt(number.error()));
        return;
    }
    const bool changed = *number != value_;
    value_ = *number;
    showValue();
    emit accepted();
    if (changed)
        emit valueEdited(value_, false);
}

double NumberEdit::stepSize() const {
    if (step_ > 0)
        return step_;
    return value_ == 0 ? 0.1 : std::pow(10, std::floor(std::log10(std::abs(value_))) - 1);
}

void NumberEdit::stepBy(int steps) {
    commit();
    if (lineEdit()->isModified())
        return;
    const double step = stepSize();
    double target = std::round((value_ + steps * step) / step) * step;
    if (step < 1)
        target = std::round(target / step) / std::round(1 / step);
    take(std::clamp(target, field_.minimum, field_.maximum), true);
}

void NumberEdit::take(double value, bool stepped) {
    const auto number = checked(value);
    if (!number) {
        emit refused(toQt(number.error()));
        return;
    }
    if (*number == value_)
        return;
    value_ = *number;
    showValue();
    emit accepted();
    emit valueEdited(value_, stepped);
}

NumberEdit::StepEnabled NumberEdit::stepEnabled() const {
    return StepUpEnabled | StepDownEnabled;
}

void NumberEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        commit();
        selectAll();
        return;
    }
    if (event->key() == Qt::Key_Escape && lineEdit()->isModified()) {
        showValue();
        selectAll();
        emit accepted();
        return;
    }
    QAbstractSpinBox::keyPressEvent(event);
}

void NumberEdit::focusOutEvent(QFocusEvent* event) {
    if (event->reason() != Qt::PopupFocusReason && lineEdit()->isModified()) {
        commit();
        if (lineEdit()->isModified())
            showValue();
    }
    QAbstractSpinBox::focusOutEvent(event);
}

QSize NumberEdit::sizeHint() const {
    return {fontMetrics().horizontalAdvance(QStringLiteral("0.00000")) + 16,
            std::max(24, fontMetrics().height() + 8)};
}

QSize NumberEdit::minimumSizeHint() const {
    return {fontMetrics().horizontalAdvance(QStringLiteral("0.00")) + 16, sizeHint().height()};
}

} // namespace actiscope
