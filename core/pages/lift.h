// Functions of a page's own state as functions of the states of all pages, for the page's own file.
#pragma once

#include "core/pages/page.h"

namespace actiscope {

/// A page's state among all of them; pages.cpp, which knows every page, has one for each.
template <class State>
State& stateOf(PageStates& states);
template <class State>
const State& stateOf(const PageStates& states);

template <class State, class Result, class... Arguments>
std::function<Result(const PageStates&, Arguments...)> lifted(Result (*function)(const State&,
                                                                                 Arguments...)) {
    return [function](const PageStates& states, Arguments... arguments) {
        return function(stateOf<State>(states), arguments...);
    };
}

template <class State, class Result, class... Arguments>
std::function<Result(PageStates&, Arguments...)> lifted(Result (*function)(State&, Arguments...)) {
    return [function](PageStates& states, Arguments... arguments) {
        return function(stateOf<State>(states), arguments...);
    };
}

/// A read-out that knows no height: wherever the pointer is, it stands at its x.
template <class State>
std::function<void(PageStates&, const std::string&, const Point&)>
lifted(void (*hover)(State&, const std::string&, double)) {
    return [hover](PageStates& states, const std::string& panel, const Point& at) {
        hover(stateOf<State>(states), panel, at.x);
    };
}

/// What is seen of a page whose run makes a Known.
template <class State, class Known, class Result, class... Arguments>
std::function<Result(const PageStates&, const Snapshot&, Arguments...)>
liftedWithResult(Result (*function)(const State&, const Known*, Arguments...)) {
    return [function](const PageStates& states, const Snapshot& result, Arguments... arguments) {
        return function(stateOf<State>(states), snapshotAs<Known>(result).get(), arguments...);
    };
}

/// What is seen of a page that needs no run.
template <class State, class Result, class... Arguments>
std::function<Result(const PageStates&, const Snapshot&, Arguments...)>
liftedAtOnce(Result (*function)(const State&, Arguments...)) {
    return [function](const PageStates& states, const Snapshot&, Arguments... arguments) {
        return function(stateOf<State>(states), arguments...);
    };
}

template <class State>
using SettleOf = tl::expected<void, std::string> (*)(State&, const FieldIds&);

/// A table, which lives as long as the program.
template <class State>
std::vector<PageField> lifted(const std::vector<BoundField<State>>& table, SettleOf<State> settle = nullptr) {
    std::vector<PageField> fields;
    for (const auto& row : table)
        fields.push_back(
            {row.field, [&row](const PageStates& states) { return fieldValue(stateOf<State>(states), row); },
             [&row](PageStates& states, const FieldValue& value) {
                 return setFieldValue(stateOf<State>(states), row, value);
             },
             [&row, settle](PageStates& states, const FieldValue& value) {
                 auto& state = stateOf<State>(states);
                 auto set = setFieldValue(state, row, value);
                 return set && settle ? settle(state, {row.field.id}) : set;
             }});
    return fields;
}

template <class State>
std::vector<Command> lifted(const std::vector<CommandOf<State>>& own) {
    std::vector<Command> commands;
    for (const auto& command : own) {
        commands.push_back({command.id, command.label, command.help, command.card, {}, {}});
        commands.back().apply = [apply = command.apply](PageStates& states) {
            apply(stateOf<State>(states));
        };
        if (command.enabled)
            commands.back().enabled = [enabled = command.enabled](const PageStates& states) {
                return enabled(stateOf<State>(states));
            };
    }
    return commands;
}

template <class State>
Records lifted(const RecordsOf<State>& own) {
    Records records;
    records.id = own.id;
    records.most = own.most;
    for (const auto& field : own.fields)
        records.fields.push_back(
            {field.field,
             [get = field.get](const PageStates& states, std::size_t row) {
                 return get(stateOf<State>(states), row);
             },
             [store = field.store](PageStates& states, std::size_t row, const FieldValue& value) {
                 return store(stateOf<State>(states), row, value);
             }});
    records.count = [count = own.count](const PageStates& states) { return count(stateOf<State>(states)); };
    records.at = [at = own.at](const PageStates& states, std::size_t row) -> const ActivationRow& {
        return at(stateOf<State>(states), row);
    };
    records.edit = [edit = own.edit](PageStates& states, std::size_t row) -> ActivationRow& {
        return edit(stateOf<State>(states), row);
    };
    records.append = [append = own.append](PageStates& states, const NamedActivation& activation) {
        append(stateOf<State>(states), activation);
    };
    records.find = [find = own.find](const PageStates& before, std::size_t row, const PageStates& now) {
        return find(stateOf<State>(before), row, stateOf<State>(now));
    };
    records.selected = [selected = own.selected](const PageStates& states) {
        return selected(stateOf<State>(states));
    };
    records.select = [select = own.select](PageStates& states, int row) {
        select(stateOf<State>(states), row);
    };
    records.add = [add = own.add](PageStates& states, const ActivationRow& row) {
        add(stateOf<State>(states), row);
    };
    records.remove = [remove = own.remove](PageStates& states, int row) {
        remove(stateOf<State>(states), row);
    };
    records.duplicate = [duplicate = own.duplicate](PageStates& states, int row) {
        duplicate(stateOf<State>(states), row);
    };
    records.move = [move = own.move](PageStates& states, int row, int to) {
        move(stateOf<State>(states), row, to);
    };
    records.clear = [clear = own.clear](PageStates& states) { clear(stateOf<State>(states)); };
    return records;
}

template <class State>
void cleared(PageStates& states) {
    stateOf<State>(states) = State{};
}

} // namespace actiscope
