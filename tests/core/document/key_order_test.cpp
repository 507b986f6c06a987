// The same keys in another order are the same document, and keys that contradict each other are refused.
#include "core/activations/catalogue.h"
#include "core/document/json.h"
#include "core/pages/curves/state.h"
#include "core/pages/maxout/state.h"
#include "core/pages/softmax/state.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <random>
#include <sstream>

namespace actiscope {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using Changes = std::vector<KeyAndText>;

Json shuffled(const Json& json, std::mt19937& random) {
    if (json.is_array()) {
        Json array = Json::array();
        for (const Json& element : json)
            array.push_back(shuffled(element, random));
        return array;
    }
    if (!json.is_object())
        return json;
    std::vector<std::string> keys;
    for (const auto& [key, element] : json.items())
        keys.push_back(key);
    std::shuffle(keys.begin(), keys.end(), random);
    Json object = Json::object();
    for (const auto& key : keys)
        object[key] = shuffled(json[key], random);
    return object;
}

FieldValue randomValue(const Field& field, std::mt19937& random) {
    const auto below = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };
    const auto number = [&] {
        const double x =
            std::uniform_real_distribution<double>(std::max(field.minimum, field.sliderMinimum),
                                                   std::min(field.maximum, field.sliderMaximum))(random);
        return field.kind == FieldKind::Integer ? std::round(x) : x;
    };
    switch (field.kind) {
    case FieldKind::Real:
    case FieldKind::Integer:
        return number();
    case FieldKind::Boolean:
        return below(2) == 0;
    case FieldKind::Choice:
        return field.choices[below(field.choices.size())].id;
    case FieldKind::Choices:
        return below(2) == 0 ? std::string() : field.choices[below(field.choices.size())].id;
    case FieldKind::Numbers: {
        std::vector<double> numbers(static_cast<std::size_t>(field.fewest) +
                                    below(static_cast<std::size_t>(field.most - field.fewest + 1)));
        for (double& x : numbers)
            x = number();
        return numbers;
    }
    case FieldKind::Text:
        break;
    }
    const char* const texts[] = {"x*tanh(x)", "α, \"ß\"", "abs(x)-0.5"};
    return std::string(field.id == "formula" ? texts[below(2) * 2] : texts[below(3)]);
}

/// A document as a person may leave it behind: fields of this page and curves were changed one after the
/// other.
Document randomDocument(const Page& page, std::mt19937& random) {
    const auto below = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };
    Document document;
    document.page = page.id;
    const auto change = [&](const PageField& field) {
        Document changed = document;
        if (field.set(changed, randomValue(field.field, random)) && checkDocument(changed))
            document = changed;
    };
    for (std::size_t edits = 3 + below(20); edits > 0; --edits)
        change(page.fields[below(page.fields.size())]);
    const auto& all = catalogue();
    for (std::size_t curves = below(3); curves > 0; --curves) {
        document.curves->curves.push_back(
            makeCurve(findOrMakeActivation(all[below(all.size())].id), static_cast<int>(below(8))));
        document.curves->curves.back().derivative = below(2) == 0;
    }
    return document;
}

class KeyOrder : public testing::TestWithParam<std::string> {};

TEST_P(KeyOrder, OfASessionDoesNotMatter) {
    std::mt19937 random(7);
    const Page& page = *findPage(GetParam());
    constexpr PlotSize size{600, 400, 11};
    for (int round = 0; round < 40; ++round) {
        const Document document = randomDocument(page, random);
        const std::string text = toJson(document);
        const std::string other = shuffled(Json::parse(text), random).dump();
        const auto read = fromJson(other);
        ASSERT_TRUE(read) << read.error() << "\n" << other;
        ASSERT_EQ(toJson(*read), text);
        ASSERT_TRUE(*read == document);
        if (round % 8 == 0) {
            ASSERT_TRUE(draw(*read, size, true) == draw(document, size, true)) << text;
        }
    }
}

TEST_P(KeyOrder, OfSetFieldsDoesNotMatter) {
    std::mt19937 random(3);
    const Page& page = *findPage(GetParam());
    int same = 0;
    for (int round = 0; round < 200; ++round) {
        Changes changes;
        std::vector<const PageField*> fields;
        for (const auto& field : page.fields)
            fields.push_back(&field);
        std::shuffle(fields.begin(), fields.end(), random);
        fields.resize(4);
        for (const auto* field : fields)
            changes.push_back(
                {page.id + "." + field->field.id, valueText(randomValue(field->field, random))});
        Document first;
        const bool done = setFields(first, changes).has_value();
        for (int i = 0; i < 4; ++i) {
            std::shuffle(changes.begin(), changes.end(), random);
            Document again;
            ASSERT_EQ(setFields(again, changes).has_value(), done);
            ASSERT_EQ(toJson(again), toJson(first));
        }
        same += done ? 1 : 0;
    }
    EXPECT_GT(same, 100) << "most were accepted";
}

INSTANTIATE_TEST_SUITE_P(Pages, KeyOrder, testing::Values("curves", "softmax", "maxout", "distribution"),
                         [](const auto& page) { return page.param; });

Document with(const Changes& changes) {
    Document document;
    const auto set = setFields(document, changes);
    EXPECT_TRUE(set) << set.error();
    return document;
}

std::string refusalOf(const Changes& changes) {
    Document document;
    const auto set = setFields(document, changes);
    EXPECT_EQ(document, Document()) << "untouched";
    return set ? "" : set.error();
}

TEST(SetFields, SettlesOnceAllAreSet) {
    const Document own = with({{"maxout.fit", "descent"}, {"maxout.w", "1, 2"}, {"maxout.b", "0, 0"}});
    EXPECT_EQ(own.maxout->fit, "descent") << "what is given stays";
    EXPECT_EQ(own.maxout->count, 2);
    EXPECT_EQ(with({{"maxout.w", "1, 2"}}).maxout->fit, "own");
    EXPECT_THAT(refusalOf({{"maxout.target", "exp"}, {"maxout.formula", "x^2"}}), HasSubstr("does nothing"));
    EXPECT_EQ(with({{"maxout.formula", "x^2"}}).maxout->target, "formula");
    const Document regions = with({{"maxout.x_min", "-1"}, {"maxout.show", "regions"}});
    EXPECT_EQ(regions.maxout->xMinimum, -1);
    EXPECT_EQ(regions.maxout->xMaximum, 3);
    EXPECT_EQ(with({{"title", "here"}, {"page", "softmax"}}).softmax->title, "here")
        << "a key without a page is of the page that is shown";
}

TEST(SetFields, RefusesKeysThatContradictEachOther) {
    EXPECT_EQ(refusalOf({{"softmax.classes", "2"}, {"softmax.logits", "1, 2, 3, 4"}}),
              "softmax.logits are 4 numbers, but softmax.classes is 2");
    EXPECT_EQ(refusalOf({{"maxout.k", "5"}, {"maxout.w", "1, 2"}}),
              "maxout.w has 2 numbers, but maxout.k is 5");
    EXPECT_EQ(refusalOf({{"maxout.b", "1, 2, 3"}, {"maxout.w", "1, 2"}}),
              "maxout.w has 2 numbers, but maxout.b has 3");
    EXPECT_EQ(refusalOf({{"maxout.w1", "1, 2, 3"}, {"maxout.c", "1, 2"}}),
              "maxout.w1 has 3 numbers, but maxout.c has 2");
    EXPECT_EQ(refusalOf({{"x_min", "-1"}, {"curves.x_min", "-2"}}),
              "curves.x_min cannot be both '-1' and '-2'");
    EXPECT_EQ(refusalOf({{"page", "softmax"}, {"page", "maxout"}}),
              "page cannot be both 'softmax' and 'maxout'");
}

TEST(Session, WithKeysThatContradictEachOtherIsRefused) {
    const auto read = fromJson(R"({"actiscope": 1, "softmax": {"logits": [1, 2, 3, 4], "classes": 2}})");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error(), "softmax.logits are 4 numbers, but softmax.classes is 2");
}

TEST(Session, OfTheFirstVersionIsWhatItWas) {
    for (const char* page : {"curves", "softmax", "maxout"}) {
        std::ifstream file(std::string(ACTISCOPE_SOURCE "/tests/sessions/v0.1-") + page + ".actiscope");
        std::stringstream text;
        text << file.rdbuf();
        const auto document = fromJson(text.str());
        ASSERT_TRUE(document) << page << ": " << document.error();
        EXPECT_EQ(document->page, page);
        // Keys that came later may be added: those of the first version have their values.
        const Json then = Json::parse(text.str()).flatten();
        const Json now = Json::parse(toJson(*document)).flatten();
        for (const auto& [key, value] : then.items())
            EXPECT_EQ(now.value(key, Json()), value) << page << key;
    }
}

} // namespace
} // namespace actiscope
