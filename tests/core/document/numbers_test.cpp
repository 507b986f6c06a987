#include "core/document/numbers.h"
#include "core/pages/curves/state.h"
#include "core/pages/softmax/state.h"

#include "core/activations/catalogue.h"

#include <gmock/gmock.h>

namespace actiscope {
namespace {

using testing::Optional;

/// ELU, Swish, ELU: the second with β = 2.
Document threeCurves() {
    Document document;
    document.curves->curves = {makeCurve(findOrMakeActivation("elu"), 0),
                               makeCurve(findOrMakeActivation("swish"), 1),
                               makeCurve(findOrMakeActivation("elu"), 2)};
    document.curves->curves[1].parameters[0].value = 2;
    return document;
}

TEST(Numbers, AreFoundByTheKeysOfFieldsListsAndParameters) {
    Document document = threeCurves();
    document.softmax->temperature = 0.5;
    document.softmax->logits = {3, 1, 7};
    EXPECT_EQ(numberAt(document, "softmax.temperature")->value, 0.5);
    EXPECT_EQ(numberAt(document, "softmax.logits.2")->value, 7);
    EXPECT_EQ(numberAt(document, "curves.1.beta")->value, 2);
    EXPECT_EQ(numberAt(document, "curves.x_min")->value, -5);
    EXPECT_TRUE(numberAt(document, "maxout.k")->whole);
}

TEST(Numbers, AreNotWhereThereAreNone) {
    const Document document = threeCurves();
    for (const char* key : {"", "alpha", "curves", "curves.", "curves.0", "curves.3.alpha", "curves.0.beta",
                            "curves.-1.alpha", "curves.0.alpha.", "curves.grid", "softmax.logits",
                            "softmax.logits.99", "softmax.logits.x", "softmax.temperature.0", "nowhere.x"}) {
        Document copy = document;
        EXPECT_FALSE(numberAt(copy, key)) << key;
        EXPECT_FALSE(numberField(copy, key)) << key;
        EXPECT_EQ(numberName(copy, key), "") << key;
        EXPECT_TRUE(setNumber(copy, key, 1)) << key;
        EXPECT_EQ(copy, document) << key;
    }
}

TEST(Numbers, AParameterTakesTheEndOfItsSliderWithIt) {
    Document document = threeCurves();
    ASSERT_TRUE(setNumber(document, "curves.0.alpha", 9));
    EXPECT_EQ(document.curves->curves[0].parameters[0].sliderMaximum, 9);
    EXPECT_EQ(numberAt(document, "curves.0.alpha")->scale.maximum, 9);
    const Document before = document;
    EXPECT_FALSE(setNumber(document, "softmax.temperature", -1)) << "the field does not allow it";
    EXPECT_EQ(document, before);
}

TEST(Numbers, HaveNamesThatSayWhatTheyBelongTo) {
    const Document document = threeCurves();
    EXPECT_EQ(numberName(document, "curves.1.beta"), "β of Swish");
    EXPECT_EQ(numberName(document, "softmax.temperature"),
              numberField(document, "softmax.temperature")->label);
    EXPECT_EQ(numberField(document, "softmax.logits.1")->kind, FieldKind::Real);
}

TEST(Numbers, AKeyFollowsItsRow) {
    const Document before = threeCurves();
    Document moved = before;
    moveRow(moved.curves->curves, moved.curves->selected, 1, 0);
    EXPECT_THAT(movedKey(before, "curves.1.beta", moved), Optional(std::string("curves.0.beta")));
    Document without = before;
    removeRow(without.curves->curves, without.curves->selected, 1);
    EXPECT_EQ(movedKey(before, "curves.1.beta", without), std::nullopt);
    Document changed = before;
    changed.curves->curves[1].visible = false;
    EXPECT_THAT(movedKey(before, "curves.1.beta", changed), Optional(std::string("curves.1.beta")));
    EXPECT_THAT(movedKey(before, "softmax.temperature", moved), Optional(std::string("softmax.temperature")));
}

TEST(DocumentInTime, NumbersGoToAndFroAlongTheirSliders) {
    Document document = threeCurves(); // α = 1 on 0…3, 4 s from end to end
    const std::vector<Play> plays{*playOf(document, "curves.0.alpha", 10)};
    const auto alphaAt = [&](double seconds) {
        return at(document, plays, seconds).curves->curves[0].parameters[0].value;
    };
    EXPECT_EQ(at(document, plays, 10), document);
    EXPECT_NEAR(alphaAt(12), 2.5, 1e-12);
    EXPECT_NEAR(alphaAt(10 + 8.0 / 3), 3, 1e-12);
    EXPECT_NEAR(alphaAt(13), 2.75, 1e-12) << "turned round at 3";
    EXPECT_NEAR(alphaAt(18), 1, 1e-12) << "there and back";
    document.curves->curves[0].parameters[0].animation = "loop";
    const std::vector<Play> loop{*playOf(document, "curves.0.alpha", 0)};
    EXPECT_NEAR(at(document, loop, 3).curves->curves[0].parameters[0].value, 0.25, 1e-12);
}

TEST(DocumentInTime, SeveralMoveAtOnceAndTheRestStays) {
    const Document document = threeCurves();
    const std::vector<Play> plays{*playOf(document, "curves.0.alpha", 0),
                                  *playOf(document, "softmax.temperature", 0)};
    const Document later = at(document, plays, 1);
    EXPECT_NE(later.curves->curves[0].parameters[0].value, 1);
    EXPECT_NE(later.softmax->temperature, document.softmax->temperature);
    Document back = later;
    back.curves->curves[0] = document.curves->curves[0];
    back.softmax->temperature = document.softmax->temperature;
    EXPECT_EQ(back, document);
}

TEST(DocumentInTime, WholeNumbersStayWhole) {
    Document document;
    document.page = "maxout";
    const auto play = playOf(document, "maxout.k", 0);
    ASSERT_TRUE(play);
    for (double seconds = 0; seconds < 8; seconds += 0.37) {
        const double k = numberAt(at(document, {*play}, seconds), "maxout.k")->value;
        EXPECT_EQ(k, std::round(k));
    }
}

} // namespace
} // namespace actiscope
