#include "core/pages/distribution/samples.h"

#include "core/fields/data_file.h"
#include "core/fields/field.h"
#include "core/fields/quote.h"
#include "core/simulation/result_cache.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

namespace actiscope {

namespace {

using SampleList = std::vector<double>;
using SamplesOrReason = tl::expected<SampleList, std::string>;

tl::unexpected<std::string> tooManySamples() {
    return tl::unexpected(say("it holds more than {} numbers: a part of them says the same", mostSamples));
}

/// The words of a line, also empty ones between two commas.
std::vector<std::string_view> wordsOfLine(std::string_view line) {
    std::vector<std::string_view> words;
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    const bool byComma = line.find_first_of(",;") != std::string_view::npos;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t end = std::min(
            byComma ? line.find_first_of(",;", from) : line.find_first_of(" \t\r", from), line.size());
        std::string_view word = line.substr(from, end - from);
        while (!word.empty() && isBlank(word.front()))
            word.remove_prefix(1);
        while (!word.empty() && isBlank(word.back()))
            word.remove_suffix(1);
        if (word.size() >= 2 && word.front() == '"' && word.back() == '"')
            word = word.substr(1, word.size() - 2);
        if (byComma || !word.empty())
            words.push_back(word);
        from = end + 1;
    }
    return words;
}

/// An element of an array as a double.
template <class Number>
double elementAt(const char* bytes, bool swapped) {
    char own[sizeof(Number)];
    std::memcpy(own, bytes, sizeof own);
    if (swapped)
        std::reverse(own, own + sizeof own);
    Number number;
    std::memcpy(&number, own, sizeof own);
    return static_cast<double>(number);
}

double halfAt(const char* bytes, bool swapped) {
    const auto bits = static_cast<unsigned>(elementAt<std::uint16_t>(bytes, swapped));
    const double sign = (bits & 0x8000U) != 0 ? -1 : 1;
    const auto exponent = static_cast<int>((bits >> 10U) & 31U);
    const double fraction = bits & 0x3ffU;
    if (exponent == 31)
        return fraction == 0 ? sign * HUGE_VAL : std::nan("");
    return sign * (exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25));
}

using Reader = double (*)(const char*, bool);

Reader readerOf(std::string_view type) {
    if (type == "f8")
        return elementAt<double>;
    if (type == "f4")
        return elementAt<float>;
    if (type == "f2")
        return halfAt;
    if (type == "i8")
        return elementAt<std::int64_t>;
    if (type == "i4")
        return elementAt<std::int32_t>;
    if (type == "i2")
        return elementAt<std::int16_t>;
    if (type == "i1")
        return elementAt<std::int8_t>;
    if (type == "u8")
        return elementAt<std::uint64_t>;
    if (type == "u4")
        return elementAt<std::uint32_t>;
    if (type == "u2")
        return elementAt<std::uint16_t>;
    if (type == "u1" || type == "b1")
        return elementAt<std::uint8_t>;
    return nullptr;
}

/// What stands behind a key of the header's dictionary, quotation marks taken off: "<f4", "False".
std::string_view headerValue(std::string_view header, std::string_view key) {
    const std::size_t at = header.find(fmt::format("'{}':", key));
    if (at == std::string_view::npos)
        return {};
    std::string_view rest = header.substr(at + key.size() + 3);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (!rest.empty() && rest.front() == '\'')
        return rest.substr(1, rest.find('\'', 1) - 1);
    return rest.substr(0, rest.find_first_of(",}"));
}

/// How many elements an array of the header's shape has, "(1000, 64)"; nothing where it has none.
std::optional<double> elementsOf(std::string_view header) {
    const std::size_t at = header.find("'shape':");
    const std::size_t from = header.find('(', std::min(at, header.size()));
    const std::size_t to = header.find(')', std::min(from, header.size()));
    if (at == std::string_view::npos || to == std::string_view::npos)
        return std::nullopt;
    double product = 1;
    for (const std::string_view word : wordsOfLine(header.substr(from + 1, to - from - 1)))
        if (!word.empty()) {
            const auto length = parseNumber(word);
            if (!length || !(*length >= 0))
                return std::nullopt;
            product *= *length;
        }
    return product;
}

SamplesOrReason samplesOf(const DataFile& file) {
    const auto read = bytesOf(file);
    if (!read)
        return tl::unexpected(read.error());
    const std::string& bytes = *read;
    auto samples = bytes.starts_with("\x93NUMPY") ? samplesOfNpy(bytes) : samplesOfCsv(bytes);
    if (!samples)
        return samples;
    if (samples->size() < 2)
        return tl::unexpected(say("it holds {} numbers; a distribution takes two or more", samples->size()));
    return samples;
}

} // namespace

SamplesOrReason samplesOfCsv(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    SampleList samples;
    bool skipsFirst = false;
    bool isFirst = true;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const auto words = wordsOfLine(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (words.empty() || (words.size() == 1 && words.front().empty()) || words.front().starts_with('#'))
            continue;
        const bool heads = std::exchange(isFirst, false) &&
                           std::none_of(words.begin(), words.end(), [](std::string_view word) {
                               return !word.empty() && parseNumber(word).has_value();
                           });
        if (heads || (line == 1 && words.front().empty() && words.size() > 1)) {
            skipsFirst = words.front().empty();
            continue;
        }
        for (std::size_t i = skipsFirst ? 1 : 0; i < words.size(); ++i) {
            const auto number = parseNumber(words[i]);
            if (!number || !std::isfinite(*number))
                return tl::unexpected(say("line {}: {} is no finite number", line, quote(words[i])));
            if (samples.size() == mostSamples)
                return tooManySamples();
            samples.push_back(*number);
        }
    }
    return samples;
}

SamplesOrReason samplesOfNpy(std::string_view bytes) {
    constexpr std::size_t shortest = 12;
    if (!bytes.starts_with("\x93NUMPY") || bytes.size() < shortest)
        return tl::unexpected(say("it is no NumPy array"));
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    const bool isFirstVersion = byte(6) == 1;
    const std::size_t begin = isFirstVersion ? 10 : 12;
    const std::size_t length =
        isFirstVersion ? byte(8) + 256U * byte(9)
                       : byte(8) + 256U * (byte(9) + 256U * (byte(10) + 256U * std::size_t{byte(11)}));
    if (length > bytes.size() - begin)
        return tl::unexpected(say("it is a NumPy array that was cut off in its header"));
    const std::string_view header = bytes.substr(begin, length);
    const std::string_view type = headerValue(header, "descr");
    const Reader reader = type.size() == 3 ? readerOf(type.substr(1)) : nullptr;
    if (!reader)
        return tl::unexpected(
            say("it is a NumPy array of {}; allowed are float16, float32, float64 and whole numbers",
                quote(type)));
    const auto width = static_cast<std::size_t>(type[2] - '0');
    const std::string_view data = bytes.substr(begin + length);
    if (static_cast<double>(data.size()) != elementsOf(header).value_or(-1) * static_cast<double>(width))
        return tl::unexpected(say("it is a NumPy array with more or fewer bytes than its shape takes"));
    if (data.size() / width > mostSamples)
        return tooManySamples();
    SampleList samples;
    const bool swapped = (type[0] == '>') == (std::endian::native == std::endian::little) && type[0] != '|';
    for (std::size_t at = 0; at < data.size(); at += width) {
        samples.push_back(reader(data.data() + at, swapped));
        if (!std::isfinite(samples.back()))
            return tl::unexpected(
                say("element {} is {}, no finite number", samples.size() - 1, shortestText(samples.back())));
    }
    return samples;
}

tl::expected<std::shared_ptr<const SampleList>, std::string> readSamples(const std::string& path) {
    static ResultCache<DataFile, SamplesOrReason> cache(4);
    const auto file = dataFileAt(path);
    if (!file)
        return tl::unexpected(file.error());
    auto known = cache.find(*file);
    if (!known) {
        known = std::make_shared<const SamplesOrReason>(samplesOf(*file));
        cache.keep(*file, known);
    }
    if (!*known)
        return tl::unexpected(known->error());
    return std::shared_ptr<const SampleList>(known, &**known);
}

} // namespace actiscope
