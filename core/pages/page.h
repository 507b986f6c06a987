// What a page of the program is: a state with declared fields, drawn as a figure.
#pragma once

#include "core/fields/binding.h"
#include "core/figure/figure.h"
#include "core/pages/records.h"
#include "core/simulation/run.h"
#include "core/simulation/run_key.h"

#include <functional>
#include <memory>
#include <set>

namespace actiscope {

/// What a number of a page is worth: one number, a list, or rows such as [[y, mass] …].
using NumberValue = std::variant<double, std::vector<double>, std::vector<std::vector<double>>>;

/// A number that a page works out of its state. The inspector, the status line and `actiscope numbers` show
/// the same one: "Entropy", "0.847 nat"; 0.847….
struct PageProperty {
    std::string label;
    std::string value; ///< for reading, with its unit
    std::string help;  ///< one sentence, the tooltip
    std::string id{};  ///< of the number for machines; empty where there are only words
    NumberValue number = 0.0;
    std::string unit{}; ///< of the number
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

struct PageStates; // pages.h

/// A field of a page, found among the states of all pages.
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

/// A page as the rest of the program works with it. A page's own file fills it in with functions of its own
/// state (lift.h); all may be left out except clear and draw. `fields` and `commands` are in the order of the
/// inspector.
struct Page {
    std::string id;      ///< key in sessions and on the command line
    std::string name;    ///< in the rail
    std::string section; ///< heading in the rail; pages of one section stand together
    std::string symbol;  ///< one sign before the name
    std::vector<PageField> fields = {};
    std::vector<Records> records = {}; ///< lists of rows, beside the fields
    std::vector<Command> commands = {};
    /// Makes all fields their defaults and all lists of records empty.
    std::function<void(PageStates&)> clear;

    /// What of the state its result depends on, where it has one that takes time to work out: a run makes it,
    /// and its last snapshot is given to whoever draws. No key: there is nothing to work out now.
    std::function<RunKey(const PageStates&)> key = {};
    std::function<std::unique_ptr<Run>(const PageStates&)> start = {};

    /// Without the read-out. `result` may be null, or that of an earlier state while the one of this state is
    /// worked out. `withData` fills Figure::data.
    std::function<Figure(const PageStates&, const Snapshot& result, const PlotSize&, bool withData)> draw;
    /// Adds what stands at the read-out to a figure that draw made of the same state but for its read-out,
    /// all of it on Layer::Cursor: a pointer that moves costs only this.
    std::function<void(const PageStates&, const Snapshot& result, const PlotSize&, Figure&)> drawReadOut = {};
    std::function<std::vector<StatusItem>(const PageStates&, const Snapshot& result)> status = {};
    std::function<std::vector<PageProperty>(const PageStates&, const Snapshot& result)> properties = {};
    /// Those of one row of the page's first records, which is drawn.
    std::function<std::vector<PageProperty>(const PageStates&, const Snapshot& result, std::size_t row)>
        rowProperties = {};

    /// What no single field can see; the sentence names the key.
    std::function<tl::expected<void, std::string>(const PageStates&)> check = {};
    /// Whether it can be drawn as it was asked for; else the sentence names the key. The figure then holds a
    /// sentence in place of what is missing, for people who are still typing.
    std::function<tl::expected<void, std::string>(const PageStates&)> checkDrawing = {};
    /// After the fields of these ids have been set, all of them: brings those that depend on them into line,
    /// or says which contradict each other. A single field never does.
    std::function<tl::expected<void, std::string>(PageStates&, const FieldIds& given)> settle = {};
    /// The values that an Integer field can have now, each with a name, to be shown as chips; none for a
    /// field that is a number.
    std::function<std::vector<FieldPreset>(const PageStates&, std::string_view id)> options = {};
    /// Whether a field has an effect on what is shown now; controls of others are hidden. None: all have.
    std::function<bool(const PageStates&, const Field&)> matters = {};

    /// Each answers with the name of the undo step; empty: nothing happened.
    std::function<std::string(PageStates&, const HandleMove&)> moveHandle = {};
    std::function<std::string(PageStates&, const SketchStroke&)> sketch = {};
    std::function<std::string(PageStates&, const std::string& panel, const ViewRange&)> setView = {};
    std::function<void(PageStates&)> fit = {};
    /// Puts the read-out where the pointer is; the state is only drawn, not kept.
    std::function<void(PageStates&, const std::string& panel, const Point& at)> hover = {};
    /// How long ▶ takes to move a number of the page from one end of its slider to the other.
    std::function<double(const PageStates&)> sweepSeconds = {};
};

/// The field of this id, or nullptr.
const PageField* findField(const Page& page, std::string_view id);

/// Whether a field has an effect on what is shown now.
bool matters(const Page& page, const PageStates& states, const Field& field);

/// What the keys of a row begin with: "curves.0.", "race.activations.0.".
std::string rowPrefix(const Page& page, const Records& records, std::size_t row);

/// The page's properties and, of its selected row where it has some and shows it, that row's.
std::vector<PageProperty> shownProperties(const Page& page, const PageStates& states, const Snapshot& result);

/// Whether the group under this heading belongs to what is shown: one of its fields matters, or it has none.
bool cardMatters(const Page& page, const PageStates& states, std::string_view card);

} // namespace actiscope
