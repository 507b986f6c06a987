#include "core/document/document.h"

#include "core/document/whole_result.h"

#include "core/expressions/resolve.h"
#include "core/fields/field_makers.h"
#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/simulation/result_cache.h"
#include "core/simulation/runner.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>

namespace actiscope {

namespace {

/// A field of some document that can be written by its key.
struct Slot {
    std::string key;
    std::string place;                  ///< the same for all keys of one field
    const Page* page = nullptr;         ///< that brings its fields into line once all are set
    std::shared_ptr<const Field> field; ///< of a typed formula, it lives only as long as somebody uses it
    std::function<tl::expected<void, std::string>(const FieldValue&)> set;
};

/// A field of a table, which outlives every slot.
std::shared_ptr<const Field> lasting(const Field& field) {
    return {std::shared_ptr<const Field>(), &field};
}

template <class Owner>
void addSlots(std::vector<Slot>& slots, const std::string& prefix, Owner& owner,
              const std::vector<BoundField<Owner>>& table) {
    for (const auto& bound : table)
        slots.push_back(
            {prefix + bound.field.id, prefix + bound.field.id, nullptr, lasting(bound.field),
             [&owner, &bound](const FieldValue& value) { return setFieldValue(owner, bound, value); }});
}

void addPage(std::vector<Slot>& slots, const std::string& prefix, Document& document, const Page& page) {
    for (const auto& field : page.fields)
        slots.push_back(
            {prefix + field.field.id, page.id + "." + field.field.id, &page, lasting(field.field),
             [&document, &field](const FieldValue& value) { return field.store(document, value); }});
}

void addRecord(std::vector<Slot>& slots, const std::string& prefix, Document& document,
               const Records& records, std::size_t row) {
    for (const auto& field : records.fields)
        slots.push_back({prefix + field.field.id, prefix + field.field.id, nullptr, lasting(field.field),
                         [&document, &field, row](const FieldValue& value) {
                             return field.store(document, row, value);
                         }});
    ActivationRow& edited = records.edit(document, row);
    const ActivationPtr activation = edited.activation;
    for (std::size_t k = 0; k < activation->parameters.size(); ++k) {
        const std::shared_ptr<const Field> field(activation, &activation->parameters[k]);
        double& value = edited.parameters[k].value;
        slots.push_back({prefix + field->id, prefix + field->id, nullptr, field,
                         [field, &value](const FieldValue& wanted) -> tl::expected<void, std::string> {
                             const auto checked = checkedValue(*field, wanted);
                             if (!checked)
                                 return tl::unexpected(checked.error());
                             value = std::get<double>(*checked);
                             return {};
                         }});
    }
}

const Field& pageField() {
    static const Field field = [] {
        std::vector<FieldChoice> choices;
        for (const auto& page : pages())
            choices.push_back({page.id, page.name});
        return choiceField("page", "Page", "The page that is shown.", std::move(choices));
    }();
    return field;
}

std::vector<Slot> slotsOf(Document& document) {
    std::vector<Slot> slots;
    slots.push_back({"page", "page", nullptr, lasting(pageField()), [&document](const FieldValue& value) {
                         document.page = std::get<std::string>(value);
                         return tl::expected<void, std::string>();
                     }});
    addPage(slots, "", document, shownPage(document));
    for (const auto& page : pages())
        addPage(slots, page.id + ".", document, page);
    addSlots(slots, "image.", document.image, imageFields());
    for (const auto& page : pages())
        for (const auto& records : page.records)
            for (std::size_t row = 0; row < records.count(document); ++row)
                addRecord(slots, rowPrefix(page, records, row), document, records, row);
    return slots;
}

/// The sentence with the whole key in the place of the field's id, which it begins with.
std::string underKey(std::string_view key, const std::string& id, const std::string& sentence) {
    if (sentence.starts_with(id + ' '))
        return std::string(key) + sentence.substr(id.size());
    return fmt::format("{}: {}", key, sentence);
}

/// Sets fields of a document one by one, and remembers which.
class Setter {
public:
    explicit Setter(Document& document) : document_(document), slots_(slotsOf(document)) {}

    tl::expected<void, std::string> set(const std::string& key, const std::string& text) {
        const auto slot = std::find_if(slots_.begin(), slots_.end(),
                                       [&](const Slot& candidate) { return candidate.key == key; });
        if (slot == slots_.end())
            return tl::unexpected(say("unknown key {}{}", quote(key), didYouMean(key, fieldKeys(document_))));
        const auto value = parseValue(*slot->field, text);
        if (!value)
            return tl::unexpected(underKey(key, slot->field->id, value.error()));
        const auto [known, isNew] = values_.emplace(slot->place, *value);
        if (!isNew && known->second != *value)
            return tl::unexpected(say("{} cannot be both {} and {}", key, quote(valueText(known->second)),
                                      quote(valueText(*value))));
        if (const auto set = slot->set(*value); !set)
            return tl::unexpected(underKey(key, slot->field->id, set.error()));
        if (slot->page)
            given_[slot->page].insert(slot->field->id);
        return {};
    }

    tl::expected<void, std::string> settle() {
        for (const auto& page : pages())
            if (const auto given = given_.find(&page); given != given_.end() && page.settle)
                if (auto settled = page.settle(document_, given->second); !settled)
                    return settled;
        for (const auto& page : pages())
            if (const auto given = given_.find(&page); given != given_.end())
                if (auto used = checkUsed(page, given->second); !used)
                    return used;
        return {};
    }

private:
    /// Who sets a choice, and a field that does nothing under it but would under another, wants both. (A
    /// session says all fields, whatever they do.)
    tl::expected<void, std::string> checkUsed(const Page& page, const FieldIds& given) const {
        for (const PageField& idle : page.fields) {
            const Field& field = idle.field;
            if (!given.contains(field.id) || matters(page, document_, field))
                continue;
            for (const PageField& choice : page.fields) {
                if (choice.field.card != field.card || !given.contains(choice.field.id))
                    continue;
                const auto mattersUnder = [&](const FieldChoice& other) {
                    Document changed = document_;
                    return choice.store(changed, other.id) && matters(page, changed, field);
                };
                const auto& others = choice.field.choices;
                if (std::any_of(others.begin(), others.end(), mattersUnder))
                    return tl::unexpected(say("{0}.{1} does nothing where {0}.{2} is {3}", page.id, field.id,
                                              choice.field.id, quote(valueText(choice.get(document_)))));
            }
        }
        return {};
    }

    Document& document_;
    std::vector<Slot> slots_;
    std::map<std::string, FieldValue> values_;
    std::map<const Page*, FieldIds> given_;
};

} // namespace

tl::expected<void, std::string> setFields(Document& document, const std::vector<KeyAndText>& changes) {
    Document changed = document;
    // The page first: it decides what a key without a page means.
    for (const bool choosesPage : {true, false}) {
        Setter setter(changed);
        for (const auto& [key, text] : changes)
            if ((key == "page") == choosesPage)
                if (auto set = setter.set(key, text); !set)
                    return set;
        if (auto settled = setter.settle(); !settled)
            return settled;
    }
    document = std::move(changed);
    return {};
}

tl::expected<void, std::string> setField(Document& document, std::string_view key, std::string_view text) {
    return setFields(document, {{std::string(key), std::string(text)}});
}

std::vector<std::string> fieldKeys(const Document& document) {
    Document copy = document;
    std::vector<std::string> keys;
    for (const auto& slot : slotsOf(copy))
        keys.push_back(slot.key);
    return keys;
}

tl::expected<void, std::string> checkDocument(const Document& document) {
    if (!findPage(document.page))
        return tl::unexpected(
            say("page: there is no page {}; allowed is {}", quote(document.page), allowedPages()));
    for (const auto& page : pages())
        if (page.check)
            if (auto ok = page.check(document); !ok)
                return tl::unexpected(ok.error());
    return {};
}

const Page& shownPage(const Document& document) {
    const Page* page = findPage(document.page);
    return page ? *page : pages().front();
}

RunKey resultKey(const Document& document) {
    const Page& page = shownPage(document);
    return page.key ? page.key(document) : RunKey();
}

std::unique_ptr<Run> startResult(const Document& document) {
    return shownPage(document).start(document);
}

tl::expected<Snapshot, std::string> wholeResult(const Document& document,
                                                const std::function<void(double)>& progress) {
    using PageKey = std::pair<std::string, RunKey>;
    static ResultCache<PageKey, Snapshot> known(
        4); // so that files drawn one after the other are of one result
    const PageKey key(shownPage(document).id, resultKey(document));
    if (!key.second)
        return nullptr;
    if (const auto found = known.find(key))
        return *found;
    Runner runner(1);
    const RunId id = runner.start(startResult(document));
    std::optional<RunState> state;
    do {
        state = runner.waitFor(id, std::chrono::milliseconds(50));
        progress(state->progress);
    } while (!state->isEnded());
    if (state->status == RunStatus::Failed)
        return tl::unexpected(fmt::format("{}: {}", key.first, state->reason));
    known.keep(key, std::make_shared<const Snapshot>(state->snapshot));
    return state->snapshot;
}

tl::expected<Snapshot, std::string> wholeResult(const Document& document) {
    return wholeResult(document, [](double) {});
}

Figure drawWithoutReadOut(const Document& document, const Snapshot& result, const PlotSize& size,
                          bool withData) {
    return shownPage(document).draw(document, result, size, withData);
}

void drawReadOut(const Document& document, const Snapshot& result, const PlotSize& size, Figure& figure) {
    if (const Page& page = shownPage(document); page.drawReadOut)
        page.drawReadOut(document, result, size, figure);
}

Figure draw(const Document& document, const Snapshot& result, const PlotSize& size, bool withData) {
    Figure figure = drawWithoutReadOut(document, result, size, withData);
    drawReadOut(document, result, size, figure);
    return figure;
}

Figure draw(const Document& document, const PlotSize& size, bool withData) {
    return draw(document, wholeResult(document).value_or(nullptr), size, withData);
}

} // namespace actiscope
