#include "core/pages/pages.h"

#include <fmt/format.h>

namespace actiscope {

namespace {

/// Calls a function of the page with its own state.
template <class State, class Result, class Given, class... Arguments>
auto bound(State PageStates::*member, Result (*function)(Given, Arguments...)) {
    using States =
        std::conditional_t<std::is_const_v<std::remove_reference_t<Given>>, const PageStates&, PageStates&>;
    std::function<Result(States, Arguments...)> result;
    if (function)
        result = [member, function](States states, Arguments... arguments) {
            return function(states.*member, arguments...);
        };
    return result;
}

template <class State>
Records bound(State PageStates::*member, const RecordsOf<State>& own) {
    Records records{own.id, own.most, {}, {}, {}, {}, {}, {}};
    for (const auto& field : own.fields)
        records.fields.push_back(
            {field.field,
             [member, get = field.get](const PageStates& states, std::size_t row) {
                 return get(states.*member, row);
             },
             [member, store = field.store](PageStates& states, std::size_t row, const FieldValue& value) {
                 return store(states.*member, row, value);
             }});
    records.count = [member, count = own.count](const PageStates& states) { return count(states.*member); };
    records.at = [member, at = own.at](const PageStates& states, std::size_t row) -> const ActivationRow& {
        return at(states.*member, row);
    };
    records.edit = [member, edit = own.edit](PageStates& states, std::size_t row) -> ActivationRow& {
        return edit(states.*member, row);
    };
    records.append = [member, append = own.append](PageStates& states, const Activation& activation) {
        append(states.*member, activation);
    };
    records.find = [member, find = own.find](const PageStates& before, std::size_t row,
                                             const PageStates& now) {
        return find(before.*member, row, now.*member);
    };
    return records;
}

template <class State>
Page asPage(State PageStates::*member, const PageOf<State>& own) {
    Page page;
    page.id = own.id;
    page.name = own.name;
    page.section = own.section;
    page.symbol = own.symbol;
    for (const auto& row : own.fields())
        page.fields.push_back(
            {row.field, [member, &row](const PageStates& states) { return fieldValue(states.*member, row); },
             [member, &row](PageStates& states, const FieldValue& value) {
                 return setFieldValue(states.*member, row, value);
             },
             [member, &row, settle = own.settle](PageStates& states, const FieldValue& value) {
                 auto set = setFieldValue(states.*member, row, value);
                 return set && settle ? settle(states.*member, {row.field.id}) : set;
             }});
    for (const auto& records : own.records)
        page.records.push_back(bound(member, records));
    page.clear = [member](PageStates& states) { states.*member = State{}; };
    for (const auto& command : own.commands) {
        Command all{command.id, command.label, command.help, command.card, {}, {}};
        all.apply = [member, apply = command.apply](PageStates& states) { apply(states.*member); };
        if (command.enabled)
            all.enabled = [member, enabled = command.enabled](const PageStates& states) {
                return enabled(states.*member);
            };
        page.commands.push_back(std::move(all));
    }
    page.draw = bound(member, own.draw);
    page.prepare = bound(member, own.prepare);
    page.check = bound(member, own.check);
    page.settle = bound(member, own.settle);
    page.options = bound(member, own.options);
    page.matters = bound(member, own.matters);
    page.status = bound(member, own.status);
    page.properties = bound(member, own.properties);
    page.moveHandle = bound(member, own.moveHandle);
    page.sketch = bound(member, own.sketch);
    page.setView = bound(member, own.setView);
    page.fit = bound(member, own.fit);
    page.hover = bound(member, own.hover);
    page.sweepSeconds = bound(member, own.sweepSeconds);
    return page;
}

} // namespace

const std::vector<Page>& pages() {
    static const std::vector<Page> list{
        asPage(&PageStates::curves, curvesPage()),
        asPage(&PageStates::softmax, softmaxPage()),
        asPage(&PageStates::maxout, maxoutPage()),
    };
    return list;
}

const Page* findPage(std::string_view id) {
    for (const auto& page : pages())
        if (page.id == id)
            return &page;
    return nullptr;
}

const PageField* findField(const Page& page, std::string_view id) {
    for (const auto& field : page.fields)
        if (field.field.id == id)
            return &field;
    return nullptr;
}

std::string rowPrefix(const Page& page, const Records& records, std::size_t row) {
    return records.id == page.id ? fmt::format("{}.{}.", page.id, row)
                                 : fmt::format("{}.{}.{}.", page.id, records.id, row);
}

bool matters(const Page& page, const PageStates& states, const Field& field) {
    return !page.matters || page.matters(states, field);
}

bool cardMatters(const Page& page, const PageStates& states, std::string_view card) {
    bool empty = true;
    for (const auto& field : page.fields)
        if (field.field.card == card) {
            if (matters(page, states, field.field))
                return true;
            empty = false;
        }
    return empty;
}

std::string allowedPages() {
    std::string text = "one of ";
    for (const auto& page : pages())
        text += (text.back() == ' ' ? "" : ", ") + page.id;
    return text;
}

} // namespace actiscope
