// What a page of the program is: a state with declared fields, drawn as a figure.
#pragma once

#include "core/fields/binding.h"
#include "core/figure/figure.h"
#include "core/pages/records.h"

#include <functional>
#include <memory>
#include <set>

namespace actiscope {

/// A line of numbers about the state, for the inspector: "Entropy", "0.847 nat".
struct PageProperty {
    std::string label;
    std::string value;
    std::string help; ///< one sentence, the tooltip
    friend bool operator==(const PageProperty&, const PageProperty&) = default;
};

/// A piece of the status line.
struct StatusItem {
    std::string text;
    Paint paint{Role::Text, 0, 1};
    friend bool operator==(const StatusItem&, const StatusItem&) = default;
};

/// The user moves a handle of the figure to a point of its panel.
struct HandleMove {
    std::string panel;
    std::string handle;
    Point to;
};

/// A part of a stroke that the user draws by hand: the way of the pointer since the part before, two points
/// or more, in the order in which it passed them.
struct SketchStroke {
    std::string panel;
    std::vector<Point> points;
};

/// Something worth one click that changes several fields at once: a preset, "random", "reset".
template <class State>
struct CommandOf {
    std::string id;
    std::string label; ///< short, on a chip
    std::string help;  ///< one sentence, also the name of the undo step without its full stop
    std::string card;  ///< heading of the group it stands in
    std::function<void(State&)> apply;
    std::function<bool(const State&)> enabled; ///< none: always
};

/// Ids of fields that were set together, in whatever order.
using FieldIds = std::set<std::string, std::less<>>;

/// What was worked out from a value and is carried along with it, shared by its copies. It is no part of the
/// value: equal values stay equal, and whoever reads it makes sure that it is of the value that they have.
template <class Known>
struct Derived {
    std::shared_ptr<const Known> known;
    friend bool operator==(const Derived&, const Derived&) { return true; }
};

/// A page as its own file declares it. Functions may be left out, except draw.
template <class State>
struct PageOf {
    std::string id;      ///< key in sessions and on the command line
    std::string name;    ///< in the rail
    std::string section; ///< heading in the rail; pages of one section stand together
    std::string symbol;  ///< one sign before the name
    const std::vector<BoundField<State>>& (*fields)();

    /// `withData` fills Figure::data.
    Figure (*draw)(const State&, const PlotSize&, bool withData);
    /// Lists of rows, beside the fields.
    std::vector<RecordsOf<State>> records = {};
    /// Works out once what the figure, the status and the numbers share. They do without, only slower.
    void (*prepare)(State&) = nullptr;
    /// What no single field can see; the sentence names the key.
    tl::expected<void, std::string> (*check)(const State&) = nullptr;
    /// After the fields of these ids have been set, all of them: brings those that depend on them into line,
    /// or says which contradict each other. A single field never does.
    tl::expected<void, std::string> (*settle)(State&, const FieldIds& given) = nullptr;
    /// The values that an Integer field can have now, each with a name, to be shown as chips; none for a
    /// field that is a number.
    std::vector<FieldPreset> (*options)(const State&, std::string_view id) = nullptr;
    /// Whether a field has an effect on what is shown now; controls of others are hidden. None: all have.
    bool (*matters)(const State&, const Field&) = nullptr;
    std::vector<StatusItem> (*status)(const State&) = nullptr;
    std::vector<PageProperty> (*properties)(const State&) = nullptr;
    /// Each answers with the name of the undo step; empty: nothing happened.
    std::string (*moveHandle)(State&, const HandleMove&) = nullptr;
    std::string (*sketch)(State&, const SketchStroke&) = nullptr;
    std::string (*setView)(State&, const std::string& panel, const ViewRange&) = nullptr;
    void (*fit)(State&) = nullptr;
    /// Puts the read-out where the pointer is; the state is only drawn, not kept.
    void (*hover)(State&, const std::string& panel, double x) = nullptr;
    /// How long ▶ takes to move a number of the page from one end of its slider to the other.
    double (*sweepSeconds)(const State&) = nullptr;
    std::vector<CommandOf<State>> commands = {};
};

struct PageStates; // pages.h

/// A page with its state found among all states: what the rest of the program works with. Functions are
/// empty where the page has none; `fields` and `commands` are in the order of the inspector.
struct PageField {
    Field field;
    std::function<FieldValue(const PageStates&)> get;
    /// Checks and stores, for several fields that are settled together; on an error nothing is changed.
    std::function<tl::expected<void, std::string>(PageStates&, const FieldValue&)> store;
    /// Stores, then settles.
    std::function<tl::expected<void, std::string>(PageStates&, const FieldValue&)> set;
};

using Command = CommandOf<PageStates>;
using RecordField = RecordFieldOf<PageStates>;
using Records = RecordsOf<PageStates>;

struct Page {
    std::string id;
    std::string name;
    std::string section;
    std::string symbol;
    std::vector<PageField> fields;
    std::vector<Records> records;
    std::vector<Command> commands;
    /// Makes all fields their defaults and all lists of records empty.
    std::function<void(PageStates&)> clear;
    std::function<Figure(const PageStates&, const PlotSize&, bool withData)> draw;
    std::function<void(PageStates&)> prepare;
    std::function<tl::expected<void, std::string>(const PageStates&)> check;
    std::function<tl::expected<void, std::string>(PageStates&, const FieldIds& given)> settle;
    std::function<std::vector<FieldPreset>(const PageStates&, std::string_view id)> options;
    std::function<bool(const PageStates&, const Field&)> matters;
    std::function<std::vector<StatusItem>(const PageStates&)> status;
    std::function<std::vector<PageProperty>(const PageStates&)> properties;
    std::function<std::string(PageStates&, const HandleMove&)> moveHandle;
    std::function<std::string(PageStates&, const SketchStroke&)> sketch;
    std::function<std::string(PageStates&, const std::string& panel, const ViewRange&)> setView;
    std::function<void(PageStates&)> fit;
    std::function<void(PageStates&, const std::string& panel, double x)> hover;
    std::function<double(const PageStates&)> sweepSeconds;
};

/// The field of this id, or nullptr.
const PageField* findField(const Page& page, std::string_view id);

/// Whether a field has an effect on what is shown now.
bool matters(const Page& page, const PageStates& states, const Field& field);

/// What the keys of a row begin with: "curves.0.", "race.activations.0.".
std::string rowPrefix(const Page& page, const Records& records, std::size_t row);

/// Whether the group under this heading belongs to what is shown: one of its fields matters, or it has none.
bool cardMatters(const Page& page, const PageStates& states, std::string_view card);

} // namespace actiscope
