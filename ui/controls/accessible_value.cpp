#include "ui/controls/accessible_value.h"

#include "ui/controls/number_text.h"
#include "ui/controls/value_slider.h"

#include <QAccessible>
#include <QAccessibleWidget>

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

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
    if (auto* slider = qobject_cast<ValueSlider*>(object))
        return new AccessibleSlider(slider);
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
