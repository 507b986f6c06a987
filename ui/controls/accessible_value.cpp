#include "ui/controls/accessible_value.h"

#include "ui/controls/number_edit.h"
#include "ui/controls/number_text.h"
#include "ui/controls/value_slider.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QLineEdit>

namespace actiscope {

namespace {

class AccessibleSlider : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit AccessibleSlider(ValueSlider* slider) : QAccessibleWidget(slider, QAccessible::Slider) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QString text(QAccessible::Text which) const override {
        if (which == QAccessible::Value)
            return numberText(slider().value());
        return QAccessibleWidget::text(which);
    }

    QVariant currentValue() const override { return slider().value(); }
    void setCurrentValue(const QVariant& value) override {
        const SliderScale& scale = slider().scale();
        slider().edit(qBound(scale.minimum, value.toDouble(), scale.maximum));
    }
    QVariant minimumValue() const override { return slider().scale().minimum; }
    QVariant maximumValue() const override { return slider().scale().maximum; }
    QVariant minimumStepSize() const override {
        return (slider().scale().maximum - slider().scale().minimum) / 1000;
    }

private:
    ValueSlider& slider() const { return *static_cast<ValueSlider*>(widget()); }
};

/// A box with a number: Qt knows no range of a spin box that is not its own, and gives its line no interface.
class AccessibleNumber : public QAccessibleWidget,
                         public QAccessibleValueInterface,
                         public QAccessibleTextInterface {
public:
    explicit AccessibleNumber(NumberEdit* number) : QAccessibleWidget(number, QAccessible::SpinBox) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QString text(QAccessible::Text which) const override {
        if (which == QAccessible::Value)
            return numberText(number().value());
        return QAccessibleWidget::text(which);
    }

    QVariant currentValue() const override { return number().value(); }
    void setCurrentValue(const QVariant& value) override {
        number().edit(qBound(number().field().minimum, value.toDouble(), number().field().maximum));
    }
    QVariant minimumValue() const override { return number().field().minimum; }
    QVariant maximumValue() const override { return number().field().maximum; }
    QVariant minimumStepSize() const override { return number().stepSize(); }

    QString text(int start, int end) const override { return line().text().mid(start, end - start); }
    int characterCount() const override { return static_cast<int>(line().text().size()); }
    int cursorPosition() const override { return line().cursorPosition(); }
    void setCursorPosition(int position) override { line().setCursorPosition(position); }
    int selectionCount() const override { return line().hasSelectedText() ? 1 : 0; }
    void selection(int which, int* start, int* end) const override {
        const bool has = which == 0 && line().hasSelectedText();
        *start = has ? line().selectionStart() : 0;
        *end = has ? line().selectionEnd() : 0;
    }
    void addSelection(int start, int end) override { setSelection(0, start, end); }
    void setSelection(int which, int start, int end) override {
        if (which == 0)
            line().setSelection(start, end - start);
    }
    void removeSelection(int which) override {
        if (which == 0)
            line().deselect();
    }
    QRect characterRect(int offset) const override {
        const QFontMetrics metrics = line().fontMetrics();
        const int from = metrics.horizontalAdvance(line().text().left(offset));
        const int to = metrics.horizontalAdvance(line().text().left(offset + 1));
        return {line().mapToGlobal(QPoint(from, 0)), QSize(to - from, line().height())};
    }
    int offsetAtPoint(const QPoint& point) const override {
        return line().cursorPositionAt(line().mapFromGlobal(point));
    }
    void scrollToSubstring(int start, int /*end*/) override { line().setCursorPosition(start); }
    QString attributes(int /*offset*/, int* start, int* end) const override {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    NumberEdit& number() const { return *static_cast<NumberEdit*>(widget()); }
    QLineEdit& line() const { return *widget()->findChild<QLineEdit*>(); }
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
    if (auto* slider = qobject_cast<ValueSlider*>(object))
        return new AccessibleSlider(slider);
    if (auto* number = qobject_cast<NumberEdit*>(object))
        return new AccessibleNumber(number);
    return nullptr;
}

} // namespace

void installAccessibleValue() {
    // Qt keeps a factory as often as it is installed.
    QAccessible::removeFactory(makeAccessible);
    QAccessible::installFactory(makeAccessible);
}

void announceValue(QWidget& widget, double value) {
    QAccessibleValueChangeEvent event(&widget, value);
    QAccessible::updateAccessibility(&event);
}

} // namespace actiscope
