// A language that shows which words are marked for translation: ⟦each run of them⟧ is bracketed, the values
// between them are not.
#pragma once

#include "core/text/places.h"
#include "core/text/say.h"

#include <string>
#include <string_view>

namespace actiscope {

inline std::string bracketedText(std::string_view english) {
    std::string text;
    for (const auto& part : sentenceParts(english))
        text += part.isPlace ? std::string(part.text) : "⟦" + std::string(part.text) + "⟧";
    return text;
}

/// Sets the language as long as it lives.
class PseudoLanguage {
public:
    PseudoLanguage() { setLanguage(bracketedText); }
    ~PseudoLanguage() { setLanguage(nullptr); }
    PseudoLanguage(const PseudoLanguage&) = delete;
    PseudoLanguage& operator=(const PseudoLanguage&) = delete;
};

/// What stands outside of the brackets.
inline std::string unmarkedText(std::string text) {
    for (std::size_t open = text.find("⟦"); open != std::string::npos; open = text.find("⟦", open)) {
        const std::size_t close = text.find("⟧", open);
        text.erase(open, close == std::string::npos ? close : close + std::string_view("⟧").size() - open);
    }
    return text;
}

} // namespace actiscope
