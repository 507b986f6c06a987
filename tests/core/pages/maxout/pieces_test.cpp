// The pieces of the Maxout page as rows that can be changed one by one.
#include "core/pages/maxout/pieces.h"
#include "core/pages/maxout/state.h"

#include "core/document/document.h"
#include "core/pages/maxout/result.h"

#include <gtest/gtest.h>

namespace actiscope {
namespace {

const PieceTable& lines() {
    return pieceTables()[0];
}

const PieceTable& planes() {
    return pieceTables()[1];
}

TEST(PieceTable, AChangedNumberOfAFitMakesItsPiecesTheOwnOnes) {
    MaxoutPage page;
    page.target = "exp";
    page.count = 3;
    const Pieces fitted = shownMaxout(page).pieces;
    ASSERT_NE(piecesOrigin(page), "");
    setPieceNumber(page, lines(), 1, 0, 0.75);
    EXPECT_EQ(page.fit, "own");
    EXPECT_EQ(ownPieces(page), (Pieces{fitted[0], {0.75, fitted[1].b}, fitted[2]}));
    EXPECT_EQ(piecesOrigin(page), "");
}

TEST(PieceTable, ANumberOutOfRangeAndAPieceThatIsNotThereChangeNothing) {
    MaxoutPage page;
    const MaxoutPage before = page;
    setPieceNumber(page, lines(), 0, 1, 1e308);
    setPieceNumber(page, lines(), 4, 0, 1);
    removePiece(page, lines(), 4);
    EXPECT_EQ(page, before);
}

TEST(PieceTable, EveryAddedPieceIsTheLargestSomewhere) {
    for (const PieceTable& table : pieceTables()) {
        MaxoutPage page;
        setOwnPieces(page, {{1, 0}});
        page.w1 = page.w2 = page.c = {0.5};
        for (std::size_t count = 2; count <= mostPieces; ++count) {
            addPiece(page, table);
            const PieceRows rows = shownRows(page, table);
            ASSERT_EQ(rows.size(), count) << table.form;
            EXPECT_FALSE(table.redundant(rows).back()) << table.form << " " << count;
        }
        const MaxoutPage full = page;
        addPiece(page, table);
        EXPECT_EQ(page, full) << "not more than 12";
    }
}

TEST(PieceTable, RemovesAnyPieceButTheLast) {
    MaxoutPage page;
    removePiece(page, planes(), 1);
    EXPECT_EQ(page.w1, (std::vector<double>{1, -0.4, 0.3}));
    EXPECT_EQ(page.w2, (std::vector<double>{0.2, -0.8, -0.1}));
    EXPECT_EQ(page.c, (std::vector<double>{0, 0, 0.4}));
    setOwnPieces(page, {{1, 2}});
    removePiece(page, lines(), 0);
    EXPECT_EQ(ownPieces(page), (Pieces{{1, 2}}));
}

TEST(PieceTable, PastesRowsOfItsFormAndRefusesOthersWhole) {
    MaxoutPage page;
    ASSERT_TRUE(pastePieces(page, planes(), "1,2,3; -1,0,0.5"));
    EXPECT_EQ(shownRows(page, planes()), (PieceRows{{1, 2, 3}, {-1, 0, 0.5}}));
    const MaxoutPage before = page;
    EXPECT_NE(pastePieces(page, planes(), "1,2,3; 4,5").error().find("piece 2 is ' 4,5'; a piece is three"),
              std::string::npos);
    EXPECT_NE(pastePieces(page, lines(), "1,1e200").error().find("b "), std::string::npos);
    EXPECT_FALSE(pastePieces(page, lines(), ""));
    EXPECT_EQ(page, before);
}

TEST(PieceTable, MoreOwnPiecesByTheirNumberAreNotHiddenOnes) {
    Document document;
    document.page = "maxout";
    ASSERT_TRUE(setField(document, "w", "-1, 1"));
    ASSERT_TRUE(setField(document, "k", "5"));
    EXPECT_EQ(lines().redundant(shownRows(*document.maxout, lines())), std::vector<bool>(5, false));
    EXPECT_EQ(document.maxout->fit, "own");
}

TEST(MaxoutMatters, WhatHasAnEffectDependsOnWhatIsShown) {
    const Page& page = *findPage("maxout");
    Document document;
    const auto has = [&](const char* id) { return matters(page, document, findField(page, id)->field); };
    EXPECT_TRUE(has("w") && has("fit") && has("from") && has("show") && has("title"));
    EXPECT_FALSE(has("drawn") || has("pen") || has("formula") || has("steps") || has("rate") || has("seed") ||
                 has("w1") || has("unit"));
    document.maxout->target = "formula";
    document.maxout->fit = "descent";
    EXPECT_TRUE(has("formula") && has("steps") && has("rate") && has("seed"));
    document.maxout->target = "none";
    EXPECT_TRUE(has("target") && has("k"));
    EXPECT_FALSE(has("formula") || has("fit") || has("from") || has("steps"));
    document.maxout->show = "regions";
    EXPECT_TRUE(has("w1") && has("show"));
    EXPECT_FALSE(has("w") || has("target") || has("unit") || has("cursor"));
    EXPECT_FALSE(cardMatters(page, document, findField(page, "fit")->field.card));
    document.maxout->show = "glu";
    EXPECT_TRUE(has("unit") && has("gate_b"));
    EXPECT_FALSE(has("w") || has("target") || has("w1"));
    EXPECT_TRUE(cardMatters(page, document, "no field stands here"));
}

} // namespace
} // namespace actiscope
