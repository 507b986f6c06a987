#include "ui/controls/field_target.h"

#include "ui/controls/number_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace actiscope {

std::optional<double> numberAt(const PageStates& states, const FieldTarget& target) {
    const FieldValue value = target.field->get(states);
    if (target.index < 0)
        return std::get<double>(value);
    const auto& numbers = std::get<std::vector<double>>(value);
    const auto place = static_cast<std::size_t>(target.index);
    return place < numbers.size() ? std::optional(numbers[place]) : std::nullopt;
}

tl::expected<void, std::string> setNumber(PageStates& states, const FieldTarget& target, double value) {
    if (target.index < 0)
        return target.field->set(states, value);
    auto numbers = std::get<std::vector<double>>(target.field->get(states));
    const auto place = static_cast<std::size_t>(target.index);
    if (place >= numbers.size())
        return {};
    numbers[place] = value;
    return target.field->set(states, numbers);
}

double defaultNumber(const FieldTarget& target) {
    const FieldValue& value = target.field->field.defaultValue;
    if (target.index < 0)
        return std::get<double>(value);
    const auto& numbers = std::get<std::vector<double>>(value);
    const auto place = static_cast<std::size_t>(target.index);
    return place < numbers.size() ? numbers[place] : 0;
}

Field numberField(const FieldTarget& target) {
    Field field = target.field->field;
    if (field.kind == FieldKind::Numbers) {
        field.kind = FieldKind::Real;
        field.defaultValue = defaultNumber(target);
    }
    return field;
}

SliderScale scaleFor(const FieldTarget& target, double value) {
    const Field& field = target.field->field;
    return {std::min(field.sliderMinimum, value), std::max(field.sliderMaximum, value), field.scale};
}

void editField(Session& session, const PageField& field, const FieldValue& value, int gesture) {
    session.edit(
        QCoreApplication::translate("Pages", "Change %1").arg(toQt(field.field.label)),
        [&](Document& document) { (void)field.set(document, value); }, gesture);
}

} // namespace actiscope
