// Records: a list of rows of a page whose fields are declared once, such as the curves.
#pragma once

#include "core/pages/activation_row.h"

#include <algorithm>
#include <functional>

namespace actiscope {

/// One field of every row, beside the activation and its parameters.
template <class State>
struct RecordFieldOf {
    Field field;
    std::function<FieldValue(const State&, std::size_t row)> get;
    /// Checks and stores; on an error nothing is changed.
    std::function<tl::expected<void, std::string>(State&, std::size_t row, const FieldValue&)> store;
};

/// Rows that are activations, as a page's file declares them with recordsOf; a row is below count(state).
/// Their keys are "<page>.<row>.alpha" where they are called as their page, "<page>.<id>.<row>.alpha" else.
template <class State>
struct RecordsOf {
    std::string id;       ///< key in sessions: "curves"
    std::size_t most = 0; ///< rows allowed
    std::vector<RecordFieldOf<State>> fields;
    std::function<std::size_t(const State&)> count;
    std::function<const ActivationRow&(const State&, std::size_t row)> at;
    std::function<ActivationRow&(State&, std::size_t row)> edit;
    /// A row of this activation at the end, with the defaults of everything.
    std::function<void(State&, const NamedActivation&)> append;
    /// Which row the inspector shows, −1 for none.
    std::function<int(const State&)> selected;
    std::function<void(State&, int row)> select;
    /// What the user does to the list: see addRow and the like below. `add` takes activation, parameters and
    /// visibility of the row, and the defaults of all else; `clear` leaves no row.
    std::function<void(State&, const ActivationRow&)> add;
    std::function<void(State&, int row)> remove;
    std::function<void(State&, int row)> duplicate;
    std::function<void(State&, int row, int to)> move;
    std::function<void(State&)> clear;
    /// Where a row stands after a change. Rows carry no names, so a row is the one that looks as it did, or,
    /// where none does, the one in the same place of a list of the same activations.
    std::function<std::optional<std::size_t>(const State& before, std::size_t row, const State& now)> find;
};

template <class Row>
std::optional<std::size_t> findRow(const std::vector<Row>& before, std::size_t row,
                                   const std::vector<Row>& now) {
    const Row& wanted = before[row];
    if (row < now.size() && now[row] == wanted)
        return row;
    const auto found = std::find(now.begin(), now.end(), wanted);
    if (found != now.end())
        return static_cast<std::size_t>(found - now.begin());
    if (now.size() == before.size() && now[row].activation == wanted.activation)
        return row;
    return std::nullopt;
}

// What the user does to a list of rows. Each keeps the selection on the row that the user thinks of.

/// The first palette index that no row uses, or the least used one.
template <class Row>
int freeColour(const std::vector<Row>& rows) {
    std::vector<int> used;
    for (const Row& row : rows)
        used.push_back(row.colour);
    return leastUsedColour(used);
}

/// Appends the row in a free colour, and selects it.
template <class Row>
void addRow(std::vector<Row>& rows, int& selected, Row row) {
    row.colour = freeColour(rows);
    rows.push_back(std::move(row));
    selected = static_cast<int>(rows.size()) - 1;
}

/// A copy right below, in a free colour, selected.
template <class Row>
void duplicateRow(std::vector<Row>& rows, int& selected, int row) {
    Row copy = rows[static_cast<std::size_t>(row)];
    copy.colour = freeColour(rows);
    rows.insert(rows.begin() + row + 1, std::move(copy));
    selected = row + 1;
}

/// The selection goes to the row that takes its place, or the last one, or −1.
template <class Row>
void removeRow(std::vector<Row>& rows, int& selected, int row) {
    rows.erase(rows.begin() + row);
    if (selected > row)
        --selected;
    selected = std::min(selected, static_cast<int>(rows.size()) - 1);
}

/// Brings a row to the place `to` of the list without it; the selection stays on its row.
template <class Row>
void moveRow(std::vector<Row>& rows, int& selected, int row, int to) {
    const int target = std::clamp(to, 0, static_cast<int>(rows.size()) - 1);
    Row moved = std::move(rows[static_cast<std::size_t>(row)]);
    rows.erase(rows.begin() + row);
    rows.insert(rows.begin() + target, std::move(moved));
    if (selected == row)
        selected = target;
    else if (selected > row && selected <= target)
        --selected;
    else if (selected < row && selected >= target)
        ++selected;
}

/// The records that members of the state hold; a Row is an ActivationRow.
template <class State, class Row>
RecordsOf<State> recordsOf(const std::string& id, std::size_t most, std::vector<Row> State::*rows,
                           int State::*selected, const std::vector<BoundField<Row>>& table) {
    RecordsOf<State> records;
    records.id = id;
    records.most = most;
    for (const BoundField<Row>& bound : table)
        records.fields.push_back({bound.field,
                                  [rows, &bound](const State& state, std::size_t row) {
                                      return fieldValue((state.*rows)[row], bound);
                                  },
                                  [rows, &bound](State& state, std::size_t row, const FieldValue& value) {
                                      return setFieldValue((state.*rows)[row], bound, value);
                                  }});
    records.count = [rows](const State& state) { return (state.*rows).size(); };
    records.at = [rows](const State& state, std::size_t row) -> const ActivationRow& {
        return (state.*rows)[row];
    };
    records.edit = [rows](State& state, std::size_t row) -> ActivationRow& { return (state.*rows)[row]; };
    records.append = [rows](State& state, const NamedActivation& activation) {
        assign((state.*rows).emplace_back(), activation);
    };
    records.find = [rows](const State& before, std::size_t row, const State& now) {
        return findRow(before.*rows, row, now.*rows);
    };
    records.selected = [selected](const State& state) { return state.*selected; };
    records.select = [selected](State& state, int row) { state.*selected = row; };
    records.add = [rows, selected](State& state, const ActivationRow& row) {
        Row added;
        static_cast<ActivationRow&>(added) = row;
        addRow(state.*rows, state.*selected, std::move(added));
    };
    records.remove = [rows, selected](State& state, int row) {
        removeRow(state.*rows, state.*selected, row);
    };
    records.duplicate = [rows, selected](State& state, int row) {
        duplicateRow(state.*rows, state.*selected, row);
    };
    records.move = [rows, selected](State& state, int row, int to) {
        moveRow(state.*rows, state.*selected, row, to);
    };
    records.clear = [rows, selected](State& state) {
        (state.*rows).clear();
        state.*selected = -1;
    };
    return records;
}

} // namespace actiscope
