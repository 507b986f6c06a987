#include "core/tour/tour.h"

#include "core/document/json.h"
#include "core/document/json_text.h"
#include "core/fields/field.h"
#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/text/say.h"
#include "core/tour/page_number.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace actiscope {

namespace {

using TourJson = nlohmann::ordered_json;

/// Thrown inside this file only; readTour turns it into its error.
struct BadStep {
    std::string sentence;
};

[[noreturn]] void refuseStep(const std::string& file, const std::string& key, const std::string& why) {
    throw BadStep{key.empty() ? fmt::format("{}: {}", file, why) : fmt::format("{}: {}: {}", file, key, why)};
}

struct StepFile {
    std::string name;
    TourJson json;
    std::string next;
};

const TourJson& required(const StepFile& file, const TourJson& object, const char* key,
                         const std::string& path) {
    const auto found = object.find(key);
    if (found == object.end())
        refuseStep(file.name, path, say("is missing"));
    return *found;
}

std::string textOf(const StepFile& file, const TourJson& json, const std::string& path) {
    if (!json.is_string() || json.get<std::string>().empty())
        refuseStep(file.name, path, say("must be a text"));
    return json.get<std::string>();
}

double tourNumber(const StepFile& file, const TourJson& json, const std::string& path) {
    if (!json.is_number())
        refuseStep(file.name, path, say("must be a number"));
    return json.get<double>();
}

std::vector<std::string> textsOf(const StepFile& file, const char* key) {
    const TourJson& json = required(file, file.json, key, key);
    if (!json.is_array() || json.empty())
        refuseStep(file.name, key, say("must be an array of texts"));
    std::vector<std::string> texts;
    for (const TourJson& text : json)
        texts.push_back(textOf(file, text, fmt::format("{}[{}]", key, texts.size())));
    return texts;
}

std::vector<KeyAndText> changesOf(const StepFile& file, const char* key) {
    const TourJson& json = required(file, file.json, key, key);
    if (!json.is_object())
        refuseStep(file.name, key, say("must be an object of keys and values"));
    std::vector<KeyAndText> changes;
    for (const auto& [name, value] : json.items()) {
        if (value.is_number())
            changes.push_back({name, shortestText(value.get<double>())});
        else if (value.is_boolean())
            changes.push_back({name, value.get<bool>() ? "on" : "off"});
        else
            changes.push_back({name, textOf(file, value, fmt::format("{}.{}", key, name))});
    }
    return changes;
}

Document changed(const StepFile& file, const char* key, Document document,
                 const std::vector<KeyAndText>& changes) {
    if (const auto set = setFields(document, changes); !set)
        refuseStep(file.name, key, set.error());
    if (const auto ok = checkDocument(document); !ok)
        refuseStep(file.name, key, ok.error());
    return document;
}

Document documentOf(const StepFile& file, const Document& before) {
    Document document = before;
    if (const auto own = file.json.find("document"); own != file.json.end()) {
        if (!own->is_object())
            refuseStep(file.name, "document", say("must be an object"));
        TourJson session = *own;
        session["actiscope"] = 1;
        auto read = fromJson(session.dump());
        if (!read)
            refuseStep(file.name, "document", read.error());
        document = std::move(*read);
    }
    return file.json.contains("set") ? changed(file, "set", document, changesOf(file, "set")) : document;
}

std::vector<TourProof> proofsOf(const StepFile& file, const Document& document) {
    const TourJson& json = required(file, file.json, "proof", "proof");
    if (!json.is_array() || json.empty())
        refuseStep(file.name, "proof", say("must be an array of objects"));
    std::vector<TourProof> proofs;
    for (const TourJson& entry : json) {
        const std::string path = fmt::format("proof[{}]", proofs.size());
        if (!entry.is_object())
            refuseStep(file.name, path, say("must be an object"));
        const auto at = [&](const char* key) -> const TourJson& {
            return required(file, entry, key, path + "." + key);
        };
        TourProof proof;
        proof.page = entry.contains("page") ? textOf(file, entry["page"], path + ".page") : document.page;
        if (!findPage(proof.page))
            refuseStep(file.name, path + ".page", say("unknown page; allowed is {}", allowedPages()));
        proof.number = textOf(file, at("number"), path + ".number");
        proof.value = tourNumber(file, at("value"), path + ".value");
        proof.tolerance = tourNumber(file, at("tolerance"), path + ".tolerance");
        const Document proving = proofDocument(document, proof);
        if (const auto known = checkPageNumber(proving, nullptr, proof.number); !known)
            refuseStep(file.name, path + ".number", known.error());
        proofs.push_back(std::move(proof));
    }
    return proofs;
}

std::vector<Condition> goalOf(const StepFile& file, const Document& document) {
    std::vector<Condition> goal;
    for (const std::string& text : textsOf(file, "goal")) {
        auto condition = conditionOf(document, text);
        if (!condition)
            refuseStep(file.name, fmt::format("goal[{}]", goal.size()), condition.error());
        goal.push_back(std::move(*condition));
    }
    return goal;
}

TourStep stepOf(const StepFile& file, const Document& before) {
    TourStep step;
    step.id = file.name.substr(0, file.name.rfind(".json"));
    step.title = textOf(file, required(file, file.json, "title", "title"), "title");
    step.sentences = textsOf(file, "text");
    if (step.sentences.size() > 3)
        refuseStep(file.name, "text", say("has {} sentences; allowed are {}", step.sentences.size(), 3));
    step.task = textOf(file, required(file, file.json, "try", "try"), "try");
    step.document = documentOf(file, before);
    step.proofs = proofsOf(file, step.document);
    step.goal = goalOf(file, step.document);
    step.edit = changesOf(file, "edit");
    static_cast<void>(changed(file, "edit", step.document, step.edit));
    return step;
}

StepFile parsed(const TourFile& file) {
    StepFile step{file.name, {}, {}};
    if (const auto plain = checkJsonText(file.text); !plain)
        refuseStep(file.name, "", plain.error());
    step.json = TourJson::parse(file.text);
    if (!step.json.is_object())
        refuseStep(file.name, "", say("must be an object"));
    const std::vector<std::string> known{"title", "text", "try",   "document", "set",
                                         "goal",  "edit", "proof", "next"};
    for (const auto& [key, value] : step.json.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            refuseStep(file.name, "", say("unknown key {}{}", quote(key), didYouMean(key, known)));
    if (const auto next = step.json.find("next"); next != step.json.end())
        step.next = textOf(step, *next, "next") + ".json";
    return step;
}

/// Each before its next one.
std::vector<StepFile> inOrder(std::vector<StepFile> files) {
    std::map<std::string, std::string> before;
    for (const StepFile& file : files) {
        if (file.next.empty())
            continue;
        const bool exists = std::any_of(files.begin(), files.end(),
                                        [&](const StepFile& other) { return other.name == file.next; });
        if (!exists)
            refuseStep(file.name, "next", say("there is no step {}", quote(file.next)));
        if (const auto [known, isNew] = before.emplace(file.next, file.name); !isNew)
            refuseStep(file.name, "next", say("{} is the next step of {} too", file.next, known->second));
    }
    std::vector<StepFile> ordered;
    auto at = std::find_if(files.begin(), files.end(),
                           [&](const StepFile& file) { return !before.contains(file.name); });
    while (at != files.end()) {
        ordered.push_back(*at);
        at = std::find_if(files.begin(), files.end(),
                          [&](const StepFile& file) { return file.name == ordered.back().next; });
    }
    for (const StepFile& file : files)
        if (std::none_of(ordered.begin(), ordered.end(),
                         [&](const StepFile& other) { return other.name == file.name; }))
            refuseStep(file.name, "next", say("no step leads here from the first one"));
    return ordered;
}

} // namespace

tl::expected<std::vector<TourStep>, std::string> readTour(std::span<const TourFile> files) {
    try {
        std::vector<StepFile> read;
        for (const TourFile& file : files)
            read.push_back(parsed(file));
        std::vector<TourStep> steps;
        for (const StepFile& file : inOrder(std::move(read)))
            steps.push_back(stepOf(file, steps.empty() ? Document() : steps.back().document));
        return steps;
    } catch (const BadStep& bad) {
        return tl::unexpected(bad.sentence);
    }
}

const std::vector<TourStep>& tour() {
    static const std::vector<TourStep> steps = readTour(tourFiles()).value();
    return steps;
}

tl::expected<std::size_t, std::string> tourPlace(std::string_view step) {
    const auto& steps = tour();
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), number);
    if (error == std::errc() && end == step.data() + step.size() && number >= 1 && number <= steps.size())
        return number - 1;
    std::vector<std::string> ids;
    for (std::size_t place = 0; place < steps.size(); ++place) {
        if (steps[place].id == step)
            return place;
        ids.push_back(steps[place].id);
    }
    const std::string hint = didYouMean(step, ids);
    return tl::unexpected(
        hint.empty()
            ? say("the tour has no step {}; allowed is 1 to {}, or a name of `actiscope tour --list`",
                  quote(step), steps.size())
            : say("the tour has no step {}{} Allowed is 1 to {}, or a name of `actiscope tour --list`",
                  quote(step), hint, steps.size()));
}

tl::expected<void, std::string> checkProofs(const TourStep& step) {
    for (std::size_t i = 0; i < step.proofs.size(); ++i) {
        const TourProof& proof = step.proofs[i];
        const auto refuse = [&](const char* key, const std::string& why) {
            return tl::unexpected(fmt::format("{}.json: proof[{}].{}: {}", step.id, i, key, why));
        };
        const Document proving = proofDocument(step.document, proof);
        const auto result = wholeResult(proving);
        if (!result)
            return refuse("number", result.error());
        if (const auto known = checkPageNumber(proving, *result, proof.number); !known)
            return refuse("number", known.error());
        const double value = pageNumber(proving, *result, proof.number)->value;
        if (!(std::fabs(value - proof.value) <= proof.tolerance))
            return refuse("value", say("{} is {}, not {} ± {}", proof.number, shortestText(value),
                                       shortestText(proof.value), shortestText(proof.tolerance)));
    }
    return {};
}

Document proofDocument(const Document& document, const TourProof& proof) {
    Document proving = document;
    proving.page = proof.page;
    return proving;
}

bool goalReached(const TourStep& step, PageNumbers& numbers) {
    return numbers.document().page == step.document.page &&
           std::all_of(step.goal.begin(), step.goal.end(),
                       [&](const Condition& condition) { return holds(condition, numbers); });
}

} // namespace actiscope
