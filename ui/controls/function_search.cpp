#include "ui/controls/function_search.h"

#include <algorithm>
#include <optional>
#include <sstream>

namespace actiscope {

namespace {

std::string folded(std::string_view text) {
    std::string folded;
    for (const char c : text)
        if (c == '_' || c == '-')
            folded += ' ';
        else
            folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return folded;
}

/// 0 is best; none when the word does not occur.
std::optional<int> rank(const Activation& activation, const std::string& word) {
    const std::string id = folded(activation.id);
    const std::string name = folded(activation.name);
    if (id == word || name == word)
        return 0;
    if (id.starts_with(word) || name.starts_with(word))
        return 1;
    if (id.find(word) != std::string::npos || name.find(word) != std::string::npos)
        return 2;
    const auto holds = [&](const std::string& text) { return folded(text).find(word) != std::string::npos; };
    if (holds(activation.longName) ||
        std::any_of(activation.aliases.begin(), activation.aliases.end(), holds))
        return 3;
    if (holds(activation.family))
        return 4;
    return std::nullopt;
}

} // namespace

std::vector<const Activation*> searchActivations(const std::vector<Activation>& catalogue,
                                                 std::string_view typed) {
    std::vector<std::string> words;
    std::istringstream stream(folded(typed));
    for (std::string word; stream >> word;)
        words.push_back(word);

    std::vector<std::pair<int, const Activation*>> found;
    for (const Activation& activation : catalogue) {
        int worst = 0;
        const bool all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
            const auto place = rank(activation, word);
            worst = std::max(worst, place.value_or(0));
            return place.has_value();
        });
        if (all)
            found.emplace_back(worst, &activation);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const Activation*> activations;
    activations.reserve(found.size());
    for (const auto& entry : found)
        activations.push_back(entry.second);
    return activations;
}

} // namespace actiscope
