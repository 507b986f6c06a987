#include "core/text/places.h"

#include <charconv>

namespace actiscope {

std::vector<SentencePart> sentenceParts(std::string_view sentence) {
    std::vector<SentencePart> parts;
    const auto add = [&](std::string_view text, bool isPlace) {
        if (!text.empty())
            parts.push_back({text, isPlace});
    };
    std::size_t start = 0;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        if (sentence[at] != '{')
            continue;
        if (sentence.substr(at, 2) == "{{") {
            ++at;
            continue;
        }
        const std::size_t end = sentence.find('}', at);
        if (end == std::string_view::npos)
            break;
        add(sentence.substr(start, at - start), false);
        add(sentence.substr(at, end + 1 - at), true);
        start = end + 1;
        at = end;
    }
    add(sentence.substr(start), false);
    return parts;
}

std::set<int> placesOf(std::string_view sentence) {
    std::set<int> places;
    int next = 0;
    for (const auto& part : sentenceParts(sentence)) {
        if (!part.isPlace)
            continue;
        int place = 0;
        const char* first = part.text.data() + 1;
        if (std::from_chars(first, part.text.data() + part.text.size(), place).ptr == first)
            place = next++;
        places.insert(place);
    }
    return places;
}

} // namespace actiscope
