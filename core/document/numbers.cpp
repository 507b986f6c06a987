#include "core/document/numbers.h"

#include "core/expressions/resolve.h"
#include "core/text/say.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace actiscope {

namespace {

/// The part of a key before its first dot, which is taken off.
std::string_view takePart(std::string_view& key) {
    const std::size_t dot = key.find('.');
    const std::string_view part = key.substr(0, dot);
    key.remove_prefix(dot == std::string_view::npos ? key.size() : dot + 1);
    return part;
}

std::optional<std::size_t> wholeNumber(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// A number of a page's own: a field, or one place of a list.
struct FieldNumber {
    const PageField* field = nullptr;
    std::optional<std::size_t> place{};
};

/// A parameter of a row.
struct RowNumber {
    const Records* records = nullptr;
    std::size_t row = 0;
    ActivationPtr activation{};
    std::size_t parameter = 0;

    const Field& field() const { return activation->parameters[parameter]; }
    const ParameterState& state(const Document& document) const {
        return records->at(document, row).parameters[parameter];
    }
};

struct Number {
    const Page* page = nullptr;
    std::variant<FieldNumber, RowNumber> of{};
};

bool isNumber(const Field& field) {
    return field.kind == FieldKind::Real || field.kind == FieldKind::Integer;
}

std::optional<FieldNumber> fieldNumber(const Document& document, const Page& page, std::string_view rest) {
    const PageField* field = findField(page, takePart(rest));
    if (!field)
        return std::nullopt;
    if (isNumber(field->field) && rest.empty())
        return FieldNumber{field};
    const auto place = wholeNumber(rest);
    if (field->field.kind != FieldKind::Numbers || !place ||
        *place >= std::get<std::vector<double>>(field->get(document)).size())
        return std::nullopt;
    return FieldNumber{field, place};
}

std::optional<RowNumber> rowNumber(const Document& document, const Page& page, std::string_view rest) {
    for (const Records& records : page.records) {
        std::string_view inRecords = rest;
        if (records.id != page.id && takePart(inRecords) != records.id)
            continue;
        const auto row = wholeNumber(takePart(inRecords));
        if (!row || *row >= records.count(document))
            continue;
        ActivationPtr activation = records.at(document, *row).activation;
        for (std::size_t i = 0; i < activation->parameters.size(); ++i)
            if (activation->parameters[i].id == inRecords)
                return RowNumber{&records, *row, std::move(activation), i};
    }
    return std::nullopt;
}

std::optional<Number> findNumber(const Document& document, std::string_view key) {
    std::string_view rest = key;
    const Page* page = findPage(takePart(rest));
    if (!page)
        return std::nullopt;
    if (const auto own = fieldNumber(document, *page, rest))
        return Number{page, *own};
    if (auto row = rowNumber(document, *page, rest))
        return Number{page, std::move(*row)};
    return std::nullopt;
}

double shownValue(const Document& document, const FieldNumber& number) {
    const FieldValue value = number.field->get(document);
    return number.place ? std::get<std::vector<double>>(value)[*number.place] : std::get<double>(value);
}

NumberAt stateOf(const Document& document, const Number& number) {
    if (const auto* own = std::get_if<FieldNumber>(&number.of)) {
        const Field& field = own->field->field;
        NumberAt at{shownValue(document, *own),
                    field.kind == FieldKind::Integer,
                    {field.sliderMinimum, field.sliderMaximum, field.scale}};
        if (number.page->sweepSeconds)
            at.sweepSeconds = number.page->sweepSeconds(document);
        return at;
    }
    const auto& row = std::get<RowNumber>(number.of);
    const ParameterState& state = row.state(document);
    return {state.value,
            row.field().kind == FieldKind::Integer,
            {state.sliderMinimum, state.sliderMaximum, row.field().scale},
            state.animation == "loop" ? SweepMode::Loop : SweepMode::PingPong,
            state.sweepSeconds};
}

tl::expected<void, std::string> store(Document& document, const Number& number, double value) {
    if (const auto* own = std::get_if<FieldNumber>(&number.of)) {
        if (!own->place)
            return own->field->set(document, value);
        auto numbers = std::get<std::vector<double>>(own->field->get(document));
        numbers[*own->place] = value;
        return own->field->set(document, numbers);
    }
    const auto& row = std::get<RowNumber>(number.of);
    if (const auto checked = checkedValue(row.field(), value); !checked)
        return tl::unexpected(checked.error());
    ParameterState& state = row.records->edit(document, row.row).parameters[row.parameter];
    state.value = value;
    state.sliderMinimum = std::min(state.sliderMinimum, value);
    state.sliderMaximum = std::max(state.sliderMaximum, value);
    return {};
}

} // namespace

std::optional<NumberAt> numberAt(const Document& document, std::string_view key) {
    const auto number = findNumber(document, key);
    return number ? std::optional(stateOf(document, *number)) : std::nullopt;
}

std::optional<Field> numberField(const Document& document, std::string_view key) {
    const auto number = findNumber(document, key);
    if (!number)
        return std::nullopt;
    if (const auto* row = std::get_if<RowNumber>(&number->of))
        return row->field();
    const auto& own = std::get<FieldNumber>(number->of);
    Field field = own.field->field;
    if (own.place) {
        const auto& defaults = std::get<std::vector<double>>(own.field->field.defaultValue);
        field.kind = FieldKind::Real;
        field.defaultValue = *own.place < defaults.size() ? defaults[*own.place] : 0;
    }
    return field;
}

std::string numberName(const Document& document, std::string_view key) {
    const auto number = findNumber(document, key);
    if (!number)
        return "";
    if (const auto* row = std::get_if<RowNumber>(&number->of))
        return say("{} of {}", said(row->field().label), row->activation->name);
    return said(std::get<FieldNumber>(number->of).field->field.label);
}

tl::expected<void, std::string> setNumber(Document& document, std::string_view key, double value) {
    const auto number = findNumber(document, key);
    return number ? store(document, *number, value) : tl::expected<void, std::string>();
}

const ParameterState* parameterAt(const Document& document, std::string_view key) {
    const auto number = findNumber(document, key);
    const auto* row = number ? std::get_if<RowNumber>(&number->of) : nullptr;
    return row ? &row->state(document) : nullptr;
}

ParameterState* parameterAt(Document& document, std::string_view key) {
    const auto number = findNumber(document, key);
    const auto* row = number ? std::get_if<RowNumber>(&number->of) : nullptr;
    return row ? &row->records->edit(document, row->row).parameters[row->parameter] : nullptr;
}

std::optional<std::string> movedKey(const Document& before, std::string_view key, const Document& now) {
    const auto number = findNumber(before, key);
    if (!number)
        return std::nullopt;
    std::string moved(key);
    if (const auto* row = std::get_if<RowNumber>(&number->of)) {
        const auto place = row->records->find(before, row->row, now);
        if (!place)
            return std::nullopt;
        moved = rowPrefix(*number->page, *row->records, *place) + row->field().id;
    }
    return findNumber(now, moved) ? std::optional(moved) : std::nullopt;
}

SliderScale reaching(SliderScale scale, double value) {
    scale.minimum = std::min(scale.minimum, value);
    scale.maximum = std::max(scale.maximum, value);
    return scale;
}

std::optional<Play> playOf(const Document& document, std::string_view key, double begun) {
    const auto number = numberAt(document, key);
    if (!number)
        return std::nullopt;
    const SliderScale scale = reaching(number->scale, number->value);
    return Play{std::string(key),     scale, number->mode,
                number->sweepSeconds, begun, {sliderFraction(scale, number->value), 1}};
}

Sweep sweepAt(const Play& play, double seconds) {
    return advanced(play.start, play.mode, std::max(0.0, seconds - play.begun) / play.sweepSeconds);
}

Document at(Document document, const std::vector<Play>& plays, double seconds) {
    for (const Play& play : plays) {
        const auto number = findNumber(document, play.key);
        if (!number)
            continue;
        const double value = sliderValue(play.scale, sweepAt(play, seconds).fraction);
        (void)store(document, *number, stateOf(document, *number).whole ? std::round(value) : value);
    }
    return document;
}

} // namespace actiscope
