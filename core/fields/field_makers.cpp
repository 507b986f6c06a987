#include "core/fields/field_makers.h"

namespace actiscope {

Field realField(std::string id, std::string label, std::string help, double byDefault) {
    Field field;
    field.id = std::move(id);
    field.label = std::move(label);
    field.help = std::move(help);
    field.defaultValue = byDefault;
    return field;
}

Field flagField(std::string id, std::string label, std::string help, bool byDefault) {
    Field field;
    field.id = std::move(id);
    field.label = std::move(label);
    field.help = std::move(help);
    field.kind = FieldKind::Boolean;
    field.defaultValue = byDefault;
    return field;
}

Field textField(std::string id, std::string label, std::string help, std::string byDefault, int mostLetters) {
    Field field;
    field.id = std::move(id);
    field.label = std::move(label);
    field.help = std::move(help);
    field.kind = FieldKind::Text;
    field.defaultValue = std::move(byDefault);
    field.most = mostLetters;
    return field;
}

Field fileField(std::string id, std::string label, std::string help) {
    constexpr int longestPath = 4096;
    Field field = textField(std::move(id), std::move(label), std::move(help), "", longestPath);
    field.isFile = true;
    return field;
}

Field wholeField(std::string id, std::string label, std::string help, double byDefault, double minimum,
                 double maximum) {
    Field field = realField(std::move(id), std::move(label), std::move(help), byDefault);
    field.kind = FieldKind::Integer;
    field.minimum = field.sliderMinimum = minimum;
    field.maximum = field.sliderMaximum = maximum;
    return field;
}

Field choiceField(std::string id, std::string label, std::string help, std::vector<FieldChoice> choices) {
    Field field;
    field.id = std::move(id);
    field.label = std::move(label);
    field.help = std::move(help);
    field.kind = FieldKind::Choice;
    field.defaultValue = choices.front().id;
    field.choices = std::move(choices);
    return field;
}

Field choicesField(std::string id, std::string label, std::string help, std::vector<FieldChoice> choices) {
    Field field = choiceField(std::move(id), std::move(label), std::move(help), std::move(choices));
    field.kind = FieldKind::Choices;
    field.defaultValue = std::string();
    return field;
}

Field numbersField(std::string id, std::string label, std::string help, std::vector<double> byDefault,
                   int fewest, int most) {
    Field field = realField(std::move(id), std::move(label), std::move(help), 0);
    field.kind = FieldKind::Numbers;
    field.defaultValue = std::move(byDefault);
    field.fewest = fewest;
    field.most = most;
    return field;
}

Field limited(Field field, double minimum, double maximum) {
    field.minimum = field.sliderMinimum = minimum;
    field.maximum = field.sliderMaximum = maximum;
    return field;
}

Field slid(Field field, double from, double to, FieldScale scale) {
    field.sliderMinimum = from;
    field.sliderMaximum = to;
    field.scale = scale;
    return field;
}

Field onCard(std::string card, Field field) {
    field.card = std::move(card);
    return field;
}

Field sweepSecondsField() {
    return limited(realField("sweep_seconds", "Sweep", "Time from one end of a slider to the other.", 4), 0.1,
                   600);
}

} // namespace actiscope
