#include "core/activations/activation_search.h"

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

/// How well a word fits, 0 being best, and the text it was found in when the name does not show it.
struct Place {
    int rank = 0;
    std::string where{};
};

std::optional<Place> placeOf(const Activation& activation, const std::string& word) {
    const std::string id = folded(activation.id);
    const std::string name = folded(activation.name);
    const auto holds = [&](const std::string& text) { return folded(text).find(word) != std::string::npos; };
    if (id == word || name == word)
        return Place{0};
    if (id.starts_with(word) || name.starts_with(word))
        return Place{1};
    if (holds(activation.id) || holds(activation.name))
        return Place{2};
    if (holds(activation.longName))
        return Place{3};
    for (const auto& alias : activation.aliases)
        if (holds(alias))
            return Place{3, alias};
    for (const auto& [framework, called] : activation.frameworks)
        if (holds(framework) || holds(called))
            return Place{4, framework + " " + called};
    if (holds(activation.family))
        return Place{5, activation.family};
    // A formula is found as it is typed, with an operator that a folded dash would hide.
    if (activation.formula.find(word) != std::string::npos)
        return Place{6, activation.formula};
    return std::nullopt;
}

} // namespace

std::vector<FoundActivation> searchActivations(const std::vector<Activation>& catalogue,
                                               std::string_view typed) {
    std::vector<std::string> words;
    std::istringstream stream(folded(typed));
    for (std::string word; stream >> word;)
        words.push_back(word);

    std::vector<std::pair<int, FoundActivation>> found;
    for (const Activation& activation : catalogue) {
        Place worst;
        const bool all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
            auto place = placeOf(activation, word);
            if (place && place->rank >= worst.rank)
                worst = std::move(*place);
            return place.has_value();
        });
        if (all)
            found.push_back({worst.rank, {&activation, std::move(worst.where)}});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<FoundActivation> activations;
    activations.reserve(found.size());
    for (auto& entry : found)
        activations.push_back(std::move(entry.second));
    return activations;
}

} // namespace actiscope
