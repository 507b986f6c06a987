// Words that a person reads, in the language that is set. One extraction finds them all: the literals of
// say() and marked().
//
// English is the key and the language of every test, log and file. JSON, CSV headers, keys and ids are no
// words: they never pass here.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace actiscope {

/// The text of a language for an English one, with the same places for values, {} or by number where their
/// order differs. Empty where the language has none. May be called from several threads at once.
using Translate = std::string (*)(std::string_view english);

/// Who starts the program installs its language; null is English. What was worded before stays as it is.
void setLanguage(Translate translate);

/// A text of a constant table, which outlives any choice of language: marked here, translated by said() where
/// it is shown.
constexpr const char* marked(const char* english) {
    return english;
}

/// A marked text in the language that is set.
std::string said(std::string_view english);

/// A sentence in the language that is set, with its values filled in. A translation that lacks a value, or
/// asks for one that is not there, is not shown: the reader gets the English sentence.
std::string saidWith(std::string_view english, fmt::format_args values);

template <class... Values>
std::string say(fmt::format_string<Values...> english, Values&&... values) {
    const fmt::string_view text = english;
    return saidWith({text.data(), text.size()}, fmt::make_format_args(values...));
}

} // namespace actiscope
