#include "core/text/say.h"

#include "core/text/in_english.h"
#include "core/text/places.h"

#include <atomic>

namespace actiscope {

namespace {

/// One for the process, like the locale: a sentence is worded in any thread, far from who chose the language.
std::atomic<Translate> language = nullptr;

thread_local int inEnglish = 0;

Translate spoken() {
    return inEnglish == 0 ? language.load() : nullptr;
}

} // namespace

InEnglish::InEnglish() {
    ++inEnglish;
}

InEnglish::~InEnglish() {
    --inEnglish;
}

void setLanguage(Translate translate) {
    language = translate;
}

std::string said(std::string_view english) {
    const Translate translate = spoken();
    std::string text = translate ? translate(english) : std::string();
    return text.empty() ? std::string(english) : text;
}

std::string saidWith(std::string_view english, fmt::format_args values) {
    if (const Translate translate = spoken())
        if (const std::string text = translate(english); !text.empty() && placesOf(text) == placesOf(english))
            try {
                return fmt::vformat(text, values);
            } catch (const fmt::format_error&) {
                // The form after a colon does not suit the value.
            }
    return fmt::vformat(fmt::string_view(english.data(), english.size()), values);
}

} // namespace actiscope
