#include "core/document/json_text.h"

#include "core/fields/limits.h"
#include "core/fields/quote.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
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
    return fmt::format("line {}, column {}", line, letterCount(before.substr(start)) + 1);
}

/// What is wrong with a quoted text, which the parser left at this byte.
std::string stringFault(unsigned char byte) {
    if (byte < 0x20)
        return "a line break or another control character inside quotation marks";
    return byte < 0x80 ? "no such escape after a backslash" : "bytes that are no UTF-8";
}

/// Follows the parser through the text without keeping it.
class Check {
public:
    explicit Check(std::string_view text) : text_(text) {}

    const std::string& sentence() const { return sentence_; }

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
            return refuse(pathOf(open_.size() - 1), fmt::format("the key {} stands twice", quote(name)));
        if (object.keys.size() > mostKeys)
            return refuse(pathOf(open_.size() - 1),
                          fmt::format("an object of more than {} keys is no part of a session", mostKeys));
        object.newest = printable(name, longestQuote);
        return true;
    }

    template <class Error>
    bool parse_error(std::size_t position, const std::string& token, const Error& error) {
        constexpr int outOfRange = 406;
        const bool ended = position > text_.size();
        // The parser has read `position` bytes: up to the end of a word that it knows, or to the first byte
        // that cannot go on.
        const std::size_t last = std::min(position, text_.size()) - std::min<std::size_t>(position, 1);
        const bool isWord = !ended && text_.substr(0, last + 1).ends_with(token);
        const std::size_t at = ended ? text_.size() : isWord ? last + 1 - token.size() : last;
        const bool inString = token.starts_with('"') && (token.size() == 1 || !token.ends_with('"'));
        std::string fault;
        if (ended || text_.empty())
            fault = "the text ends too early";
        else if (error.id == outOfRange)
            fault = fmt::format("the number {} is too large", quote(token));
        else if (inString)
            fault = stringFault(static_cast<unsigned char>(text_[last]));
        else
            fault = fmt::format("{} cannot stand here", quote(isWord ? token : text_.substr(last, 1)));
        sentence_ =
            fmt::format("this is not valid JSON: {}: {}", lineAndColumn(text_, inString ? last : at), fault);
        return false;
    }

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
                      fmt::format("an array of more than {} elements is no part of a session", mostElements));
    }

    bool open(bool isArray) {
        if (open_.size() == static_cast<std::size_t>(deepestSession))
            return refuse("", fmt::format("the session is nested deeper than {} levels", deepestSession));
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
        return tl::unexpected(
            fmt::format("the session has {} bytes; allowed are {}", text.size(), mostSessionBytes));
    Check check(text);
    if (!Json::sax_parse(text, &check))
        return tl::unexpected(check.sentence());
    return {};
}

} // namespace actiscope
