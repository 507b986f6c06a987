#include "app/seeds.h"

#include "app/progress_bar.h"
#include "core/document/json.h"
#include "core/document/whole_result.h"
#include "core/fields/csv_text.h"
#include "core/fields/quote.h"
#include "core/pages/seed_rows.h"
#include "core/text/say.h"
#include "ui/exporting/write_file.h"

#include <fmt/format.h>

#include <QString>

#include <fstream>
#include <set>
#include <variant>

namespace actiscope {

namespace {

/// The same for documents that differ in nothing but the seed: FNV-1a of the session.
std::string settingsOf(Document document) {
    const auto zero = setField(document, "seed", "0");
    static_cast<void>(zero); // of a page that has the field
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : toJson(document, true)) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    return fmt::format("{:016x}", hash);
}

struct Row {
    std::vector<std::string> columns; ///< ids of the numbers
    std::string line;
};

/// Those of the shown activations, with numbers that are single ones.
tl::expected<std::vector<Row>, std::string> rowsOf(const Document& document, const std::string& seed,
                                                   const std::string& settings) {
    const auto result = wholeResult(document, [](double) {});
    if (!result)
        return tl::unexpected(result.error());
    const Page& page = shownPage(document);
    const Records& records = page.records.front();
    std::vector<Row> rows;
    for (std::size_t i = 0; i < records.count(document); ++i) {
        const ActivationRow& shown = records.at(document, i);
        if (!shown.visible)
            continue;
        Row row{{},
                fmt::format("{},{},{},{}", seed, settings, csvField(shown.activation->id),
                            csvField(rowName(shown)))};
        for (const PageProperty& property : page.rowProperties(document, *result, i))
            if (const double* number = std::get_if<double>(&property.number);
                number && !property.id.empty()) {
                row.columns.push_back(property.id);
                row.line += "," + shortestText(*number);
            }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string headerOf(const Row& row) {
    std::string line(seedColumns);
    for (const std::string& column : row.columns)
        line += "," + csvField(column);
    return line;
}

/// The lines of a seed.
struct KnownSeed {
    std::string seed;
    std::vector<std::string> lines;
};

/// What a file has, but for a line that was cut off.
struct Known {
    std::string header;
    std::vector<KnownSeed> seeds;
};

Known readRows(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    Known known;
    for (const std::string& line : wholeLines(text)) {
        if (known.header.empty()) {
            known.header = line;
            continue;
        }
        const std::string seed = line.substr(0, line.find(','));
        if (known.seeds.empty() || known.seeds.back().seed != seed)
            known.seeds.push_back({seed, {}});
        known.seeds.back().lines.push_back(line);
    }
    return known;
}

} // namespace

tl::expected<SeedRange, Failure> seedRangeOf(const std::string& text) {
    const auto wrong = [&] {
        return usageError(say(
            "--seeds takes A:B, two whole numbers from 0 on, the first not the larger; not {}", quote(text)));
    };
    const std::size_t colon = text.find(':');
    const auto first = parseNumber(text.substr(0, colon));
    const auto last = colon == std::string::npos ? first : parseNumber(text.substr(colon + 1));
    constexpr double most = 999'999;
    for (const auto& number : {first, last})
        if (!number || !(*number >= 0 && *number <= most) || *number != static_cast<int>(*number))
            return wrong();
    if (*first > *last)
        return wrong();
    return SeedRange{static_cast<int>(*first), static_cast<int>(*last)};
}

Outcome writeSeeds(const Document& document, const SeedRange& seeds, const std::string& path) {
    const Page& page = shownPage(document);
    if (!findField(page, "seed") || !page.rowProperties)
        return usageError(say("--seeds: nothing on the page {} depends on a seed", page.id));
    const std::string settings = settingsOf(document);
    std::size_t shown = 0;
    for (std::size_t i = 0; i < page.records.front().count(document); ++i)
        shown += page.records.front().at(document, i).visible ? 1 : 0;
    if (shown == 0)
        return usageError(say("--seeds: no activation is shown"));

    Known known;
    if (!path.empty() && std::ifstream(path).good())
        known = readRows(path);
    std::string kept = known.header.empty() ? "" : known.header + "\n";
    std::set<int> done;
    for (const auto& [seed, lines] : known.seeds) {
        for (const std::string& line : lines) {
            const auto fields = csvFields(line);
            if (fields.size() > 1 && fields[1] != settings)
                return failed(say("{} holds rows of other settings: choose another file", quote(path)));
        }
        if (lines.size() != shown)
            continue;
        done.insert(static_cast<int>(parseNumber(seed).value_or(-1)));
        for (const std::string& line : lines)
            kept += line + "\n";
    }
    if (!path.empty())
        if (const auto written = writeWhole(QString::fromStdString(path), QByteArray::fromStdString(kept));
            !written)
            return failed(written.error());

    ProgressBar bar(say("seeds"));
    std::ofstream file;
    if (!path.empty())
        file.open(path, std::ios::app | std::ios::binary);
    bool hasHeader = !known.header.empty();
    for (int seed = seeds.first; seed <= seeds.last; ++seed) {
        if (done.contains(seed))
            continue;
        Document one = document;
        if (const auto set = setField(one, "seed", std::to_string(seed)); !set)
            return usageError("--seeds: " + set.error());
        const auto rows = rowsOf(one, std::to_string(seed), settings);
        if (!rows)
            return failed(rows.error());
        std::string text;
        if (!hasHeader)
            text = headerOf(rows->front()) + "\n";
        else if (!known.header.empty() && headerOf(rows->front()) != known.header)
            return failed(say("{} has other columns: choose another file", quote(path)));
        hasHeader = true;
        for (const Row& row : *rows)
            text += row.line + "\n";
        if (path.empty()) {
            if (auto out = writeOut(text); !out)
                return out;
        } else if (!(file << text << std::flush)) {
            return failed(say("{} cannot be written to", quote(path)));
        }
        bar.show(static_cast<double>(seed - seeds.first + 1) /
                 static_cast<double>(seeds.last - seeds.first + 1));
    }
    return {};
}

} // namespace actiscope
