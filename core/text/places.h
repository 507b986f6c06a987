// Where values stand in a sentence of say().
#pragma once

#include <set>
#include <string_view>
#include <vector>

namespace actiscope {

/// A piece of a sentence: words, or a place for a value such as "{}" and "{0:.3f}".
struct SentencePart {
    std::string_view text;
    bool isPlace = false;
};

/// The pieces in their order; together they are the sentence. Doubled braces are words.
std::vector<SentencePart> sentenceParts(std::string_view sentence);

/// Which values it shows: the numbers of its places, those of {} being counted from 0. Sentences with the
/// same places say the same values, in whatever order and however often.
std::set<int> placesOf(std::string_view sentence);

} // namespace actiscope
