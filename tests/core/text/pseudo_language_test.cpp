// Every text of the pages that a person reads is marked for translation, and nothing that a program reads
// changes with the language.
#include "tests/core/text/pseudo_language.h"

#include "core/activations/catalogue.h"
#include "core/analysis/property_sheet.h"
#include "core/document/document.h"
#include "core/document/json.h"
#include "core/figure/csv.h"
#include "core/pages/activation_row.h"
#include "core/pages/softmax/state.h"
#include "core/simulation/run.h"
#include "core/vectors/vector_activation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace actiscope {
namespace {

constexpr PlotSize widePlot{1600, 1000, 12};
constexpr PlotSize narrowPlot{420, 520, 12};

/// Where a text was seen, a place a text.
using Texts = std::map<std::string, std::string>;

void collect(const Figure& figure, const std::string& where, Texts& texts) {
    const auto add = [&](const std::string& text) { texts.emplace(text, where); };
    add(figure.title);
    add(figure.note);
    for (const Panel& panel : figure.panels) {
        for (const std::string& text :
             {panel.title, panel.hint, panel.legend.note, panel.x.room, panel.y.room})
            add(text);
        for (const Axis* axis : {&panel.x, &panel.y}) {
            add(axis->label);
            add(axis->tickUnit);
            for (const Tick& tick : axis->ticks)
                add(tick.label);
        }
        for (const Cell& cell : panel.cells) {
            add(cell.text);
            add(cell.name);
        }
        for (const Area& area : panel.areas)
            add(area.name);
        for (const Bar& bar : panel.bars) {
            add(bar.label);
            add(bar.name);
        }
        for (const Label& label : panel.labels)
            add(label.text);
        for (const Handle& handle : panel.handles)
            add(handle.name);
        for (const Band& band : panel.bands)
            add(band.name);
        for (const Line& line : panel.lines)
            add(line.name);
        for (const Callout& callout : panel.callouts)
            for (const std::string& line : callout.lines)
                add(line);
        for (const LegendEntry& entry : panel.legend.entries)
            add(entry.text);
    }
}

void collect(const std::vector<PageProperty>& properties, const std::string& where, Texts& texts) {
    for (const PageProperty& property : properties)
        for (const std::string& text : {property.label, property.value, property.help})
            texts.emplace(text, where + ", property " + property.id);
}

/// Everything that is seen of a document, and what the hands do to its figure.
void collect(const Document& document, const Snapshot& result, const std::string& where, Texts& texts) {
    const Page& page = shownPage(document);
    const Figure figure = draw(document, result, widePlot);
    collect(figure, where, texts);
    collect(draw(document, result, narrowPlot), where, texts);
    if (page.status)
        for (const StatusItem& item : page.status(document, result))
            texts.emplace(item.text, where + ", status");
    if (page.properties)
        collect(page.properties(document, result), where, texts);
    if (page.rowProperties && page.records.front().count(document) > 0)
        collect(page.rowProperties(document, result, 0), where, texts);
    for (const Panel& panel : figure.panels) {
        Document moved = document;
        if (page.moveHandle)
            for (const Handle& handle : panel.handles)
                texts.emplace(
                    page.moveHandle(moved, {panel.id, handle.id, {handle.at.x + 0.5, handle.at.y + 0.5}}),
                    where + ", undo of " + handle.id);
        if (page.setView && panel.movable)
            texts.emplace(page.setView(moved, panel.id, {-1, 2, -1, 2}), where + ", undo of the view");
        if (page.hover) {
            page.hover(moved, panel.id,
                       {(panel.x.minimum + panel.x.maximum) / 2, (panel.y.minimum + panel.y.maximum) / 2});
            collect(draw(moved, result, widePlot), where + ", read-out in " + panel.id, texts);
            moved = document;
        }
        if (page.sketch && panel.sketch)
            texts.emplace(page.sketch(moved, {panel.id, {{panel.sketch->from, 0}, {panel.sketch->to, 1}}}),
                          where + ", undo of a stroke");
    }
}

struct Seen {
    std::string how;
    Document document;
};

/// A page as it is first shown, after each of its commands, and with each of its choices and switches.
std::vector<Seen> statesOf(const Page& page) {
    Document first;
    first.page = page.id;
    std::vector<Seen> states{{page.id, first}};
    for (const Command& command : page.commands)
        if (!command.enabled || command.enabled(first)) {
            states.push_back({page.id + " after " + command.id, first});
            command.apply(states.back().document);
        }
    const auto with = [&](const Document& base, const std::string& key, const std::string& value) {
        Document changed = base;
        if (setField(changed, key, value))
            states.push_back({page.id + " with " + key + " = " + value, std::move(changed)});
    };
    for (const PageField& field : page.fields) {
        const std::string key = page.id + "." + field.field.id;
        if (field.field.kind == FieldKind::Choice)
            for (const FieldChoice& choice : field.field.choices)
                with(first, key, choice.id);
        if (field.field.kind == FieldKind::Boolean)
            with(first, key, std::get<bool>(field.get(first)) ? "false" : "true");
        if (field.field.kind == FieldKind::Choices)
            for (const FieldChoice& choice : field.field.choices)
                with(first, key, choice.id);
    }
    return states;
}

/// States that take more than one change, and so small that their results take no time.
struct SmallCase {
    const char* page;
    std::vector<KeyAndText> changes;
};

const std::vector<SmallCase>& smallCases() {
    static const std::vector<SmallCase> cases{
        {"curves",
         {{"curves.cursor_visible", "true"},
          {"curves.0.second_derivative", "true"},
          {"curves.0.fan", "true"}}},
        {"softmax", {{"softmax.true_class", "1"}, {"softmax.naive", "true"}, {"softmax.offset", "800"}}},
        {"softmax", {{"softmax.logits", "2, 1"}, {"softmax.temperature", "2"}, {"softmax.true_class", "0"}}},
        {"softmax", {{"softmax.classes", "6"}, {"softmax.naive", "true"}}},
        {"maxout",
         {{"maxout.target", "minus_log"}, {"maxout.fit", "exact"}, {"maxout.cursor_visible", "true"}}},
        {"maxout",
         {{"maxout.target", "formula"}, {"maxout.formula", "sin(x)"}, {"maxout.fit", "difference"}}},
        {"maxout", {{"maxout.target", "formula"}, {"maxout.formula", "sin(x)"}, {"maxout.fit", "exact"}}},
        {"maxout", {{"maxout.target", "square"}, {"maxout.fit", "descent"}, {"maxout.k", "3"}}},
        {"maxout", {{"maxout.target", "abs"}, {"maxout.fit", "exact"}, {"maxout.k", "4"}}},
        {"maxout", {{"maxout.target", "drawn"}, {"maxout.fit", "own"}}},
        {"maxout", {{"maxout.w", "1"}, {"maxout.b", "0"}, {"maxout.target", "none"}}},
        {"maxout", {{"maxout.w", "1, 0, -1"}, {"maxout.b", "0, -9, 0"}, {"maxout.target", "none"}}},
        {"maxout",
         {{"maxout.show", "regions"},
          {"maxout.w1", "1, 0, -1"},
          {"maxout.w2", "1, 0, -1"},
          {"maxout.c", "0, -9, 0"}}},
        {"neuron", {{"neuron.weights", "1"}, {"neuron.inputs", "2"}}},
        {"neuron", {{"neuron.show", "depth"}, {"neuron.depth", "2"}, {"neuron.width", "4"}}},
        {"distribution",
         {{"distribution.samples_file", "no such file.csv"}, {"distribution.source", "samples"}}},
        {"distribution", {{"distribution.histogram", "100"}}},
        {"race", {{"race.epochs", "4"}, {"race.samples", "40"}, {"race.layers", "3"}}},
        {"race", {{"race.epochs", "4"}, {"race.samples", "40"}, {"race.layers", "3"}, {"race.seeds", "2"}}},
        {"race", {{"race.epochs", "4"}, {"race.samples", "40"}, {"race.layers", "3"}, {"race.data", "sine"}}},
        {"race", {{"race.epochs", "4"}, {"race.samples", "40"}, {"race.layers", "3"}, {"race.rate", "10"}}},
        {"race", {{"race.data", "csv"}, {"race.csv", "no such file.csv"}}},
        {"dying", {{"dying.steps", "5"}, {"dying.samples", "20"}, {"dying.units", "4"}}},
        {"dying",
         {{"dying.steps", "5"}, {"dying.samples", "20"}, {"dying.units", "4"}, {"dying.rate", "10"}}},
        {"dying", {{"dying.show", "depth"}, {"dying.nets", "100"}}},
        {"dying", {{"dying.data", "csv"}, {"dying.csv", "no such file.csv"}}},
        {"zigzag", {{"zigzag.steps", "5"}}},
        {"zigzag", {{"zigzag.steps", "30"}, {"zigzag.batch", "4"}, {"zigzag.rate", "5"}}},
        {"gradient_flow",
         {{"gradient_flow.depth", "4"}, {"gradient_flow.width", "8"}, {"gradient_flow.seeds", "2"}}},
        {"precision", {{"precision.format", "float16"}, {"precision.error", "relative"}}},
    };
    return cases;
}

/// What is no word of a language: names of functions, signs of mathematics, units, ids and what was typed.
std::string withoutNames(std::string text, const std::vector<std::string>& names) {
    for (const std::string& name : names)
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1))
            text.replace(at, name.size(), "·");
    return text;
}

std::vector<std::string> namesOf(const Document& document) {
    std::set<std::string> names{
        "softmax", "tanh", "exp",   "erf",    "log",     "sin",      "sup",     "Var",
        "nat",     "NaN",  "float", "double", "float16", "bfloat16", "float32", "no such file.csv"};
    for (const std::string& name : classNames(*document.softmax))
        names.insert(name);
    names.insert({"ULP", "ReLU", "FP8", "csv", "formula"});
    for (const Activation& activation : catalogue())
        names.insert(activation.name);
    for (const VectorActivation& activation : vectorCatalogue())
        names.insert(
            {activation.name, activation.id, activation.id.substr(0, activation.id.find("_softmax"))});
    for (const Records& records : shownPage(document).records)
        for (std::size_t row = 0; row < records.count(document); ++row)
            names.insert(rowName(records.at(document, row)));
    std::vector<std::string> longestFirst(names.begin(), names.end());
    std::stable_sort(longestFirst.begin(), longestFirst.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    return longestFirst;
}

bool hasWord(const std::string& text) {
    int run = 0;
    for (const unsigned char c : text) {
        run = std::isalpha(c) != 0 ? run + 1 : 0;
        if (run == 3)
            return true;
    }
    return false;
}

void expectAllMarked(const Texts& texts, const std::vector<std::string>& names) {
    for (const auto& [text, where] : texts)
        EXPECT_FALSE(hasWord(withoutNames(unmarkedText(text), names)))
            << "not marked in " << where << ": " << text;
}

class EveryPage : public testing::TestWithParam<std::string> {};

TEST_P(EveryPage, ShowsNoWordThatIsNotMarked) {
    const PseudoLanguage language;
    for (const Seen& seen : statesOf(*findPage(GetParam()))) {
        Texts texts;
        collect(seen.document, nullptr, seen.how, texts);
        expectAllMarked(texts, namesOf(seen.document));
    }
    for (const SmallCase& small : smallCases()) {
        if (small.page != GetParam())
            continue;
        Document document;
        document.page = small.page;
        const auto set = setFields(document, small.changes);
        ASSERT_TRUE(set) << set.error();
        const auto result = wholeResult(document);
        Texts texts;
        if (!result)
            texts.emplace(result.error(), "result");
        collect(document, result ? *result : nullptr,
                std::string(small.page) + ", " + small.changes.back().text, texts);
        expectAllMarked(texts, namesOf(document));
    }
}

TEST_P(EveryPage, WritesTheSameForProgramsInEveryLanguage) {
    for (const Seen& seen : statesOf(*findPage(GetParam()))) {
        const std::string csv = toCsv(draw(seen.document, nullptr, widePlot, true));
        const std::string json = toJson(seen.document);
        const PseudoLanguage language;
        EXPECT_EQ(toCsv(draw(seen.document, nullptr, widePlot, true)), csv) << seen.how;
        EXPECT_EQ(toJson(seen.document), json) << seen.how;
    }
}

std::vector<std::string> pageIds() {
    std::vector<std::string> ids;
    for (const Page& page : pages())
        ids.push_back(page.id);
    return ids;
}

INSTANTIATE_TEST_SUITE_P(MarkedWords, EveryPage, testing::ValuesIn(pageIds()),
                         [](const auto& page) { return page.param; });

TEST(MarkedWords, ErrorsOfEveryKey) {
    const PseudoLanguage language;
    for (const Page& page : pages()) {
        Document document;
        document.page = page.id;
        for (const std::string& key : fieldKeys(document)) {
            const auto set = setField(document, key, "no-such: value?");
            if (set)
                continue;
            const std::string& error = set.error();
            EXPECT_NE(error.find("⟦"), std::string::npos) << error;
        }
    }
}

TEST(MarkedWords, PropertySheets) {
    for (const char* id : {"relu", "sigmoid", "binary_step", "gabor", "1/x^2", "tan(x)", "x^3 - x"}) {
        const ActivationPtr named = findOrMakeActivation(id);
        ASSERT_NE(named, nullptr) << id;
        const Properties properties = analysed(*named, defaultParameters(*named), {});
        const std::string json = propertySheetJson("f", properties);
        const auto columns = [] {
            std::vector<const Property*> all;
            for (const Property& property : propertyTable())
                all.push_back(&property);
            return all;
        }();
        const std::string csv = toCsv(comparison({{"f", properties}}, columns, true));
        const PseudoLanguage language;
        EXPECT_EQ(propertySheetJson("f", properties), json);
        EXPECT_EQ(toCsv(comparison({{"f", properties}}, columns, true)), csv);
        Texts texts;
        for (const TextTable& table :
             {propertySheet("f", properties), comparison({{"f", properties}}, columns)}) {
            texts.emplace(table.caption, "caption");
            for (const std::string& heading : table.header)
                texts.emplace(heading, "header");
            for (const auto& row : table.rows)
                for (const std::string& cell : row)
                    texts.emplace(cell, "row");
        }
        for (const Property& property : propertyTable())
            texts.emplace(property.describe(properties, 4).note, property.id);
        expectAllMarked(texts, {});
    }
}

} // namespace
} // namespace actiscope
