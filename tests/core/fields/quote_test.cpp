#include "core/fields/quote.h"

#include <gtest/gtest.h>

#include <random>

namespace actiscope {
namespace {

std::string times(std::string_view text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

TEST(Quote, ShortTextIsQuotedAsItIs) {
    EXPECT_EQ(quote("sin(x"), "'sin(x'");
    EXPECT_EQ(quote(""), "''");
    EXPECT_EQ(quote("β·x ∈ 漢字 😀"), "'β·x ∈ 漢字 😀'");
    EXPECT_EQ(quote(times("漢", 60)), "'" + times("漢", 60) + "'");
}

TEST(Quote, LongTextIsCutAtTheSixtiethLetter) {
    EXPECT_EQ(quote(times("a", 400000)), "'" + times("a", 60) + "…'");
    EXPECT_EQ(quote(times("😀", 61)), "'" + times("😀", 60) + "…'");
}

TEST(Quote, BytesThatAreNoLetterAreReplacedOneByOne) {
    EXPECT_EQ(printable("a\xff"
                        "b"),
              "a\uFFFDb");
    EXPECT_EQ(printable("\xc0\xaf"), "\uFFFD\uFFFD");             // overlong
    EXPECT_EQ(printable("\xed\xa0\x80"), times("\uFFFD", 3));     // a surrogate
    EXPECT_EQ(printable("\xf4\x90\x80\x80"), times("\uFFFD", 4)); // beyond U+10FFFF
    EXPECT_EQ(printable("x\xe6\xbc"), "x\uFFFD\uFFFD");           // ends inside a letter
}

TEST(Quote, LettersThatMoveOrHideOthersAreReplaced) {
    EXPECT_EQ(printable("a\nb\x1b[2J\x7f"), "a\uFFFDb\uFFFD[2J\uFFFD");
    EXPECT_EQ(printable("\u202Egvs.exe\u2028"), "\uFFFDgvs.exe\uFFFD");
}

TEST(Quote, PathKeepsItsEnd) {
    EXPECT_EQ(quotePath("figures/elu.svg"), "'figures/elu.svg'");
    const std::string shown = quotePath("/home/" + times("ordner/", 40) + "elu.svg");
    EXPECT_EQ(shown, "'/home/ordner/ordner/…dner/ordner/ordner/ordner/ordner/elu.svg'");
    EXPECT_EQ(letterCount(shown), 63U);
}

TEST(Quote, FirstBadByteIsFound) {
    EXPECT_EQ(firstBadByte("Привет"), std::nullopt);
    EXPECT_EQ(firstBadByte("é\xff"), 2U);
    EXPECT_EQ(firstBadByte("\xe2\x82"), 0U);
}

TEST(Quote, AnyBytesGiveValidTextOfBoundedLength) {
    std::mt19937 random(1);
    std::uniform_int_distribution<int> byte(0, 255);
    std::uniform_int_distribution<std::size_t> length(0, 200);
    for (int round = 0; round < 20000; ++round) {
        std::string text(length(random), ' ');
        for (char& c : text)
            c = static_cast<char>(byte(random));
        for (const std::string& shown : {quote(text), quotePath(text)}) {
            EXPECT_EQ(firstBadByte(shown), std::nullopt);
            EXPECT_LE(letterCount(shown), longestQuote + 3);
            EXPECT_EQ(printable(shown), shown);
        }
    }
}

} // namespace
} // namespace actiscope
