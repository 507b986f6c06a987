#include "core/document/json.h"

#include "core/document/json_text.h"
#include "core/expressions/resolve.h"
#include "core/fields/limits.h"
#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/text/say.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>

namespace actiscope {

namespace {

using Json = nlohmann::ordered_json;
constexpr int schema = 1;

/// Thrown inside this file only; fromJson turns it into its error.
struct Refusal {
    std::string sentence;
};

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
    throw Refusal{path.empty() ? why : path + ": " + why};
}

std::string joined(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
}

// writing

Json jsonOf(const FieldValue& value, const Field& field) {
    if (field.kind == FieldKind::Integer)
        return static_cast<int>(std::get<double>(value));
    return std::visit([](const auto& plain) { return Json(plain); }, value);
}

template <class Owner>
Json jsonOf(const Owner& owner, const std::vector<BoundField<Owner>>& table) {
    Json object = Json::object();
    for (const auto& bound : table)
        object[bound.field.id] = jsonOf(fieldValue(owner, bound), bound.field);
    return object;
}

Json jsonOf(const PageStates& states, const Records& records, std::size_t row) {
    const ActivationRow& written = records.at(states, row);
    Json object = Json::object();
    object["activation"] = written.activation->id;
    for (const auto& field : records.fields)
        object[field.field.id] = jsonOf(field.get(states, row), field.field);
    Json parameters = Json::object();
    const auto& fields = written.activation->parameters;
    for (std::size_t i = 0; i < fields.size(); ++i)
        parameters[fields[i].id] = jsonOf(written.parameters[i], parameterStateFields());
    object["parameters"] = parameters;
    return object;
}

Json jsonOf(const PageStates& states, const Page& page) {
    Json object = Json::object();
    for (const auto& field : page.fields)
        object[field.field.id] = jsonOf(field.get(states), field.field);
    for (const auto& records : page.records) {
        Json rows = Json::array();
        for (std::size_t row = 0; row < records.count(states); ++row)
            rows.push_back(jsonOf(states, records, row));
        object[records.id] = std::move(rows);
    }
    return object;
}

// reading

/// The types have the names that JSON's own documents give them, in every language.
std::string typeName(const Json& json) {
    return json.is_boolean() ? say("{} or {}", "true", "false") : json.type_name();
}

FieldValue readValue(const Json& json, const Field& field, const std::string& path) {
    if (json.is_number())
        return json.get<double>();
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_string())
        return json.get<std::string>();
    if (field.kind == FieldKind::Numbers && json.is_array()) {
        std::vector<double> numbers;
        for (const Json& element : json) {
            if (!element.is_number())
                refuse(fmt::format("{}[{}]", path, numbers.size()),
                       say("must be a number, not {}", typeName(element)));
            numbers.push_back(element.get<double>());
        }
        return numbers;
    }
    refuse(path, say("cannot be {}; allowed is {}", typeName(json), allowedText(field)));
}

const Json& objectAt(const Json& json, const std::string& path) {
    if (!json.is_object())
        refuse(path, say("must be an object, not {}", typeName(json)));
    return json;
}

/// The row of a table of fields with this id; an unknown one is refused, as `others` are not.
template <class Table>
const auto& fieldAt(const Table& table, const std::string& id, const std::string& path,
                    std::vector<std::string> others = {}) {
    const auto row =
        std::find_if(table.begin(), table.end(), [&](const auto& known) { return known.field.id == id; });
    if (row != table.end())
        return *row;
    for (const auto& known : table)
        others.push_back(known.field.id);
    refuse(path, say("unknown key {}{}", quote(id), didYouMean(id, others)));
}

/// Stores every known key; any further one is an error.
template <class Owner>
void readFields(Owner& owner, const std::vector<BoundField<Owner>>& table, const Json& json,
                const std::string& path) {
    for (const auto& [key, element] : objectAt(json, path).items()) {
        const auto& bound = fieldAt(table, key, path);
        const auto set = setFieldValue(owner, bound, readValue(element, bound.field, joined(path, key)));
        if (!set)
            refuse(joined(path, key), set.error());
    }
}

void readParameters(ActivationRow& row, const Json& json, const std::string& path) {
    const auto& fields = row.activation->parameters;
    for (const auto& [key, element] : objectAt(json, path).items()) {
        const std::string& id = key;
        const auto field =
            std::find_if(fields.begin(), fields.end(), [&id](const Field& known) { return known.id == id; });
        if (field == fields.end())
            refuse(path,
                   say("{} has no parameter {}", printable(row.activation->id, longestQuote), quote(key)));
        ParameterState& state = row.parameters[static_cast<std::size_t>(field - fields.begin())];
        readFields(state, parameterStateFields(), element, joined(path, key));
    }
}

void readRow(PageStates& states, const Records& records, const Json& json, const std::string& path) {
    const auto name = objectAt(json, path).find("activation");
    if (name == json.end() || !name->is_string())
        refuse(joined(path, "activation"),
               say("must be the id of an activation or a formula such as 'mine=x*sigmoid(b*x)'"));
    const auto activation = resolveActivation(name->get<std::string>());
    if (!activation)
        refuse(joined(path, "activation"), activation.error());
    const std::size_t row = records.count(states);
    records.append(states, *activation);
    for (const auto& [key, element] : json.items()) {
        if (key == "activation" || key == "parameters")
            continue;
        const RecordField& field = fieldAt(records.fields, key, path, {"activation", "parameters"});
        const auto set = field.store(states, row, readValue(element, field.field, joined(path, key)));
        if (!set)
            refuse(joined(path, key), set.error());
    }
    if (const auto parameters = json.find("parameters"); parameters != json.end())
        readParameters(records.edit(states, row), *parameters, joined(path, "parameters"));
}

void readRecords(PageStates& states, const Records& records, const Json& json, const std::string& path) {
    if (!json.is_array())
        refuse(path, say("must be an array of {}, not {}", records.id, typeName(json)));
    if (json.size() > records.most)
        refuse(path, say("{} {} are too many; allowed are {}", json.size(), records.id, records.most));
    for (std::size_t row = 0; row < json.size(); ++row)
        readRow(states, records, json[row], fmt::format("{}[{}]", path, row));
}

/// What a session leaves out is the default. All is set, then brought into line once.
void readPage(PageStates& states, const Page& page, const Json& json) {
    page.clear(states);
    std::vector<std::string> lists;
    for (const auto& records : page.records)
        lists.push_back(records.id);
    FieldIds given;
    for (const auto& [key, element] : objectAt(json, page.id).items()) {
        const std::string path = joined(page.id, key);
        const std::string& id = key;
        const auto records = std::find_if(page.records.begin(), page.records.end(),
                                          [&id](const Records& known) { return known.id == id; });
        if (records != page.records.end()) {
            readRecords(states, *records, element, path);
            continue;
        }
        const PageField& field = fieldAt(page.fields, key, page.id, lists);
        if (const auto set = field.store(states, readValue(element, field.field, path)); !set)
            refuse(path, set.error());
        given.insert(key);
    }
    if (page.settle)
        if (const auto settled = page.settle(states, given); !settled)
            refuse("", settled.error());
}

void readSchema(const Json& json) {
    const auto number = json.find("actiscope");
    if (number == json.end() || !number->is_number_integer())
        refuse("", say("this is JSON, but no Actiscope session: the key 'actiscope' with the schema number "
                       "is missing"));
    // What is not negative is stored unsigned, and may be too large for long long.
    if (number->is_number_unsigned() && number->get<std::uint64_t>() > schema)
        refuse("actiscope",
               say("the session has schema {}, made by a newer Actiscope; this one reads up to {}",
                   number->get<std::uint64_t>(), schema));
    if (number->get<long long>() < 1)
        refuse("actiscope", say("there is no schema {}", number->get<long long>()));
}

Document readDocument(const Json& json) {
    if (!json.is_object())
        refuse("", say("a session must be an object, not {}", typeName(json)));
    readSchema(json);
    Document document;
    for (const auto& [key, element] : json.items()) {
        if (key == "actiscope")
            continue;
        if (key == "page") {
            if (!element.is_string() || !findPage(element.get<std::string>()))
                refuse(key, say("unknown page; allowed is {}", allowedPages()));
            document.page = element.get<std::string>();
        } else if (key == "image") {
            readFields(document.image, imageFields(), element, key);
        } else if (const Page* page = findPage(key)) {
            readPage(document, *page, element);
        } else {
            std::vector<std::string> known{"actiscope", "page", "image"};
            for (const auto& candidate : pages())
                known.push_back(candidate.id);
            refuse("", say("unknown key {}{}", quote(key), didYouMean(key, known)));
        }
    }
    if (const auto ok = checkDocument(document); !ok)
        refuse("", ok.error());
    return document;
}

} // namespace

std::string toJson(const Document& document, bool compact) {
    Json json = Json::object();
    json["actiscope"] = schema;
    json["page"] = document.page;
    for (const auto& page : pages())
        json[page.id] = jsonOf(document, page);
    json["image"] = jsonOf(document.image, imageFields());
    // A title may have been typed or pasted as anything: bytes that are no UTF-8 are replaced, not fatal.
    const auto replace = Json::error_handler_t::replace;
    return compact ? json.dump(-1, ' ', true, replace) : json.dump(2, ' ', false, replace) + "\n";
}

tl::expected<Document, std::string> fromJson(std::string_view text) {
    if (auto plain = checkJsonText(text); !plain)
        return tl::unexpected(plain.error());
    try {
        return readDocument(Json::parse(text));
    } catch (const Refusal& refusal) {
        return tl::unexpected(refusal.sentence);
    }
}

} // namespace actiscope
