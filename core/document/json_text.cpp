#include "core/document/json_text.h"

#include "core/fields/limits.h"
#include "core/fields/quote.h"
#include "core/text/say.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace actiscope {

namespace {

using Json = nlohmann::ordered_json;

/// "line 3, column 7" of the byte at this place, counted from 0; columns are letters.
std::string lineAndColumn(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t start = before.rfind('\n') + 1; // npos + 1 is 0
    return say("line {}, column {}", line, letterCount(before.substr(start)) + 1);
}

/// Where the quotation marks open that this byte is behind, if any.
std::optional<std::size_t> openQuote(std::string_view text, std::size_t at) {
    std::optional<std::size_t> start;
    for (std::size_t i = 0; i < at; ++i) {
        if (start && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            start = start ? std::nullopt : std::optional(i);
    }
    return start;
}

/// The word around this byte, or the byte alone.
std::string_view wordAt(std::string_view text, std::size_t at) {
    const std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.+-";
    if (letters.find(text[at]) == std::string_view::npos)
        return text.substr(at, 1);
    const std::size_t before = text.substr(0, at).find_last_not_of(letters) + 1; // npos + 1 is 0
    return text.substr(before, std::min(text.find_first_not_of(letters, at), text.size()) - before);
}

/// What is wrong with a text in quotation marks at this byte.
std::string quotedFault(unsigned char byte) {
    if (byte < 0x20)
        return say("a line break or another control character inside quotation marks");
    return byte < 0x80 ? say("no such escape after a backslash") : say("bytes that are no UTF-8");
}

/// What the parser stopped at, having read so many bytes: to the end of a word that it knows, or to the first
/// byte that cannot go on. Its own words and tokens are for those who write parsers.
std::string faultOf(std::string_view text, std::size_t read, bool isNumberTooLarge) {
    if (read == 0 || read > text.size())
        return say("this is not valid JSON: {}: the text ends too early", lineAndColumn(text, text.size()));
    const std::size_t at = read - 1;
    const auto mark = openQuote(text, at);
    if (mark && text[at] != '"')
        return say("this is not valid JSON: {}: {}", lineAndColumn(text, at),
                   quotedFault(static_cast<unsigned char>(text[at])));
    const std::string_view word = mark ? text.substr(*mark, read - *mark) : wordAt(text, at);
    const std::string place = lineAndColumn(text, static_cast<std::size_t>(word.data() - text.data()));
    return isNumberTooLarge ? say("this is not valid JSON: {}: {} is too large", place, quote(word))
                            : say("this is not valid JSON: {}: {} cannot stand here", place, quote(word));
}

/// Follows the parser through the text without keeping it.
class Check {
public:
    explicit Check(std::string_view text) : text_(text) {}

    const std::string& sentence() const { return sentence_; }

    // NOLINTBEGIN(readability-identifier-naming): the names are the library's
    bool null() { return element(); }
    bool boolean(bool) { return element(); }
    bool number_integer(Json::number_integer_t) { return element(); }
    bool number_unsigned(Json::number_unsigned_t) { return element(); }
    bool number_float(Json::number_float_t, const std::string&) { return element(); }
    bool string(std::string&) { return element(); }
    bool binary(Json::binary_t&) { return element(); }
    bool start_object(std::size_t) { return element() && open(false); }
    bool start_array(std::size_t) { return element() && open(true); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(const std::string& name) {
        Container& object = open_.back();
        if (!object.keys.insert(name).second)
            return refuse(pathOf(open_.size() - 1), say("the key {} stands twice", quote(name)));
        if (object.keys.size() > mostKeys)
            return refuse(pathOf(open_.size() - 1),
                          say("an object of more than {} keys is no part of a session", mostKeys));
        object.newest = printable(name, longestQuote);
        return true;
    }

    template <class Error>
    bool parse_error(std::size_t read, const std::string&, const Error& error) {
        constexpr int outOfRange = 406;
        sentence_ = faultOf(text_, read, error.id == outOfRange);
        return false;
    }
    // NOLINTEND(readability-identifier-naming)

private:
    struct Container {
        bool isArray = false;
        std::size_t elements = 0;
        std::set<std::string> keys;
        std::string newest; ///< key, shortened
    };

    /// "curves.curves[3]" of the container at this depth.
    std::string pathOf(std::size_t depth) const {
        std::string path;
        for (std::size_t i = 0; i < depth; ++i) {
            if (open_[i].isArray)
                path += fmt::format("[{}]", open_[i].elements - 1);
            else
                path += (path.empty() ? "" : ".") + open_[i].newest;
        }
        return path;
    }

    bool refuse(const std::string& path, const std::string& why) {
        sentence_ = path.empty() ? why : path + ": " + why;
        return false;
    }

    bool element() {
        if (open_.empty() || !open_.back().isArray || ++open_.back().elements <= mostElements)
            return true;
        return refuse(pathOf(open_.size() - 1),
                      say("an array of more than {} elements is no part of a session", mostElements));
    }

    bool open(bool isArray) {
        if (open_.size() == static_cast<std::size_t>(deepestSession))
            return refuse("", say("the session is nested deeper than {} levels", deepestSession));
        open_.push_back({isArray, 0, {}, {}});
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    std::string_view text_;
    std::vector<Container> open_;
    std::string sentence_;
};

} // namespace

tl::expected<void, std::string> checkJsonText(std::string_view text) {
    if (text.size() > mostSessionBytes)
        return tl::unexpected(say("the session has {} bytes; allowed are {}", text.size(), mostSessionBytes));
    Check check(text);
    if (!Json::sax_parse(text, &check))
        return tl::unexpected(check.sentence());
    return {};
}

} // namespace actiscope
