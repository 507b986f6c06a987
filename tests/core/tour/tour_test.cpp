// The guided tour: every step of it, and what is said of a step that is wrong.
#include "core/tour/tour.h"

#include "core/text/say.h"
#include "core/tour/page_number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr PlotSize tourSize{900, 560};

Snapshot resultOf(const Document& document) {
    const auto result = wholeResult(document);
    EXPECT_TRUE(result) << result.error();
    return result ? *result : nullptr;
}

bool isReached(const TourStep& step, const Document& document, const Snapshot& result) {
    PageNumbers numbers(document, result);
    return goalReached(step, numbers);
}

class TourStepTest : public testing::TestWithParam<std::size_t> {
protected:
    const TourStep& step() const { return tour().at(GetParam()); }
};

TEST_P(TourStepTest, IsDrawnAndProvesItsClaim) {
    const Snapshot result = resultOf(step().document);
    const Figure figure = draw(step().document, result, tourSize);
    ASSERT_FALSE(figure.panels.empty());
    const auto proven = checkProofs(step());
    EXPECT_TRUE(proven) << proven.error();
}

TEST_P(TourStepTest, ReachesItsGoalByItsEditAndNotBefore) {
    EXPECT_FALSE(isReached(step(), step().document, resultOf(step().document)));
    Document edited = step().document;
    ASSERT_TRUE(setFields(edited, step().edit));
    EXPECT_TRUE(isReached(step(), edited, resultOf(edited)));
    edited.page = "precision";
    EXPECT_FALSE(isReached(step(), edited, nullptr)) << "on another page";
}

TEST_P(TourStepTest, HasFewWordsThatATranslationFinds) {
    EXPECT_GE(step().sentences.size(), 2U);
    EXPECT_LE(step().sentences.size(), 3U);
    EXPECT_LE(step().title.size(), 60U);
    setLanguage([](std::string_view english) { return "⟦" + std::string(english) + "⟧"; });
    const std::string title = said(step().title);
    const std::string task = said(step().task);
    setLanguage(nullptr);
    EXPECT_EQ(title, "⟦" + step().title + "⟧");
    EXPECT_EQ(task, "⟦" + step().task + "⟧");
}

INSTANTIATE_TEST_SUITE_P(Tour, TourStepTest, testing::Range<std::size_t>(0, 16),
                         [](const auto& info) { return "Step" + std::to_string(info.param + 1); });

TEST(Tour, HasItsStepsInOrder) {
    const auto steps = readTour(tourFiles());
    ASSERT_TRUE(steps) << steps.error();
    std::vector<std::string> ids;
    for (const TourStep& step : tour())
        ids.push_back(step.id);
    EXPECT_THAT(ids, testing::ElementsAre("non_linear", "neuron", "sigmoid", "product_of_slopes", "zigzag",
                                          "tanh", "relu", "dead_at_the_start", "killed_by_a_step", "leaky",
                                          "elu", "softplus", "softsign", "swish", "softmax", "maxout"));
}

TEST(Tour, FindsAStepByNumberAndByName) {
    EXPECT_EQ(tourPlace("1").value(), 0U);
    EXPECT_EQ(tourPlace("16").value(), 15U);
    EXPECT_EQ(tourPlace("zigzag").value(), 4U);
    EXPECT_EQ(tourPlace("zigzga").error(),
              "the tour has no step 'zigzga': did you mean 'zigzag'? Allowed is 1 to 16, or a name of "
              "`actiscope tour --list`");
    EXPECT_FALSE(tourPlace("0"));
    EXPECT_FALSE(tourPlace("17"));
    EXPECT_FALSE(tourPlace(""));
}

TEST(Tour, TellsWhatIsLeftOfAGradientAfterTheLayersThatItNames) {
    Document document = tour().at(3).document;
    const std::pair<int, double> left[] = {{5, 6.4e-4}, {10, 4.7e-7}, {20, 2.56e-13}};
    for (const auto& [depth, wanted] : left) {
        ASSERT_TRUE(setField(document, "gradient_flow.depth", std::to_string(depth)));
        const auto factor = pageNumber(document, nullptr, "0.factor_predicted");
        ASSERT_TRUE(factor);
        EXPECT_NEAR(std::pow(factor->value, depth) / wanted, 1, 0.02) << depth;
    }
}

TEST(Tour, TellsHowLittleOfAReluGradientArrives) {
    const TourStep& step = tour().at(6);
    const Document proving = proofDocument(step.document, step.proofs.back());
    const auto factor = pageNumber(proving, resultOf(proving), "0.factor");
    ASSERT_TRUE(factor);
    EXPECT_LT(std::pow(factor->value, 50), 0.2);
    EXPECT_NEAR(pageNumber(proving, nullptr, "0.factor_predicted")->value, 1, 1e-9) << "of the mean square";
}

/// The error of a tour of one step, good but for these keys in place of its own.
std::string refusalOf(const std::string& keys) {
    const std::vector<TourFile> files{{"one.json", "{" + keys + "}"}};
    const auto steps = readTour(files);
    return steps ? "none" : steps.error();
}

const std::string words = R"("title": "One", "text": ["A.", "B."], "try": "C.")";
const std::string proof = R"("proof": [{"number": "entropy", "value": 1, "tolerance": 1}])";
const std::string goal = R"("goal": ["softmax.temperature > 2"])";
const std::string edit = R"("edit": {"softmax.temperature": 3})";
const std::string shown = R"("document": {"page": "softmax"})";

std::string joinedKeys(std::initializer_list<std::string> parts) {
    std::string all;
    for (const std::string& part : parts)
        all += (all.empty() ? "" : ", ") + part;
    return all;
}

TEST(Tour, NamesFileAndKeyOfABadStep) {
    EXPECT_EQ(refusalOf(joinedKeys({words, shown, proof, goal, edit})), "none");
    EXPECT_EQ(refusalOf(joinedKeys({words, shown, proof, goal})), "one.json: edit: is missing");
    EXPECT_EQ(refusalOf(joinedKeys({words, shown, proof, goal, edit, R"("titel": "x")"})),
              "one.json: unknown key 'titel': did you mean 'title'?");
    EXPECT_EQ(refusalOf(joinedKeys({R"("title": 3)", shown, proof, goal, edit})),
              "one.json: title: must be a text");
    EXPECT_EQ(refusalOf(joinedKeys({R"("title": "x", "text": ["a", 3], "try": "C.")", shown, proof, goal})),
              "one.json: text[1]: must be a text");
    EXPECT_THAT(
        refusalOf(joinedKeys({words, R"("document": {"softmax": {"temperature": -1}})", proof, goal, edit})),
        StartsWith("one.json: document: softmax.temperature: "));
    EXPECT_EQ(refusalOf(joinedKeys(
                  {words, shown, R"("proof": [{"number": "entrpy", "value": 1, "tolerance": 1}])", goal})),
              "one.json: proof[0].number: unknown number 'entrpy': did you mean 'entropy'?");
    EXPECT_EQ(refusalOf(joinedKeys({words, shown, R"("proof": [{"number": "entropy", "value": 1}])", goal})),
              "one.json: proof[0].tolerance: is missing");
    EXPECT_THAT(refusalOf(joinedKeys({words, shown, proof, R"("goal": ["softmax.temprature > 2"])", edit})),
                StartsWith("one.json: goal[0]: no number has the key 'softmax.temprature': did you mean"));
    EXPECT_THAT(refusalOf(joinedKeys({words, shown, proof, R"("goal": ["softmax.temperature"])", edit})),
                StartsWith("one.json: goal[0]: a goal is a key"));
    EXPECT_THAT(refusalOf(joinedKeys({words, shown, proof, goal, R"("edit": {"softmax.heat": 3})"})),
                StartsWith("one.json: edit: "));
    EXPECT_THAT(refusalOf("\"title\""), StartsWith("one.json: "));
    EXPECT_EQ(refusalOf(joinedKeys({words, shown, proof, goal, edit, R"("next": "two")"})),
              "one.json: next: there is no step 'two.json'");
    EXPECT_EQ(refusalOf(joinedKeys({words, shown, proof, goal, edit, R"("next": "one")"})),
              "one.json: next: no step leads here from the first one");
}

TEST(Tour, NamesFileAndKeyOfANumberThatIsNotWhatItSays) {
    TourStep step = tour().at(4);
    step.proofs.at(1).value = 2;
    EXPECT_EQ(checkProofs(step).error(), "zigzag.json: proof[1].value: 1.kappa is 1, not 2 ± 1e-09");
    step.proofs.at(0).number = "0.kapa";
    EXPECT_EQ(checkProofs(step).error(),
              "zigzag.json: proof[0].number: unknown number '0.kapa': did you mean '0.kappa'?");
}

TEST(Tour, StepsMayDifferFromTheStepBefore) {
    const std::vector<TourFile> files{
        {"b.json", "{" + joinedKeys({words, R"("set": {"softmax.offset": 4})", proof, goal, edit}) + "}"},
        {"a.json",
         "{" +
             joinedKeys({words, R"("document": {"page": "softmax", "softmax": {"logits": [1, 2, 3]}})", proof,
                         goal, edit, R"("next": "b")"}) +
             "}"}};
    const auto steps = readTour(files);
    ASSERT_TRUE(steps) << steps.error();
    ASSERT_EQ(steps->size(), 2U);
    Document expected = steps->at(0).document;
    ASSERT_TRUE(setField(expected, "softmax.offset", "4"));
    EXPECT_EQ(steps->at(1).id, "b");
    EXPECT_EQ(steps->at(1).document, expected);
}

TEST(Tour, ConditionsAreOfNumbersFlagsAndChoices) {
    Document document;
    document.page = "zigzag";
    const auto isTrue = [&](std::string_view text) {
        const auto condition = conditionOf(document, text);
        EXPECT_TRUE(condition) << condition.error();
        PageNumbers numbers(document, nullptr);
        return condition && holds(*condition, numbers);
    };
    EXPECT_TRUE(isTrue("zigzag.rate = 0.5"));
    EXPECT_TRUE(isTrue("zigzag.rate <= 0.5"));
    EXPECT_FALSE(isTrue("zigzag.rate > 0.5"));
    EXPECT_TRUE(isTrue("zigzag.start.1 >= 1.2"));
    EXPECT_TRUE(isTrue("zigzag.bias = off"));
    EXPECT_TRUE(isTrue("distribution.source = gaussian"));
    EXPECT_FALSE(isTrue("distribution.source = uniform"));
    EXPECT_FALSE(isTrue("curves.0.alpha > 1"));
    EXPECT_FALSE(conditionOf(document, "zigzag.bias > off"));
    document.page = "softmax";
    EXPECT_FALSE(conditionOf(document, "number entrpy > 1"));
    EXPECT_FALSE(conditionOf(document, "number p.3 > 1")) << "of three classes";
}

} // namespace
} // namespace actiscope
