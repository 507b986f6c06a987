#include "core/pages/seed_rows.h"

#include "core/fields/csv_text.h"
#include "core/fields/data_file.h"
#include "core/fields/field.h"
#include "core/fields/quote.h"
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/numerics/quantile.h"
#include "core/simulation/result_cache.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace actiscope {

namespace {

constexpr std::size_t firstNumber = 4; ///< after seed, settings, activation and name

std::size_t activationAt(SeedRows& rows, const std::string& name) {
    auto& first = rows.values.front();
    const auto found =
        std::find_if(first.begin(), first.end(), [&](const auto& known) { return known.activation == name; });
    const auto index = static_cast<std::size_t>(found - first.begin());
    if (found == first.end())
        for (auto& of : rows.values)
            of.push_back({name, {}});
    return index;
}

} // namespace

std::vector<std::string> wholeLines(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines; // without one that was cut off
}

tl::expected<SeedRows, std::string> seedRowsOf(const std::vector<std::string>& texts) {
    SeedRows rows;
    std::string header;
    std::string settings;
    std::set<std::pair<std::string, std::string>> known; // seed and name
    for (std::size_t file = 0; file < texts.size(); ++file) {
        const auto refused = [&](const std::string& why) {
            return tl::unexpected(say("table {}: {}", file + 1, why));
        };
        const std::vector<std::string> lines = wholeLines(texts[file]);
        if (lines.empty() || !lines.front().starts_with(std::string(seedColumns) + ","))
            return refused(say("it does not begin with {}", seedColumns));
        if (header.empty()) {
            header = lines.front();
            const auto columns = csvFields(header);
            rows.numbers.assign(columns.begin() + firstNumber, columns.end());
            rows.values.resize(rows.numbers.size());
        } else if (header != lines.front()) {
            return refused(say("it has other columns than the first"));
        }
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const auto cells = csvFields(lines[i]);
            if (cells.size() != firstNumber + rows.numbers.size())
                return refused(say("line {} has {} fields, not {}", i + 1, cells.size(),
                                   firstNumber + rows.numbers.size()));
            if (settings.empty())
                settings = cells[1];
            else if (settings != cells[1])
                return refused(say("line {} is of other settings than the first row", i + 1));
            if (!known.emplace(cells[0], cells[3]).second)
                continue;
            const std::size_t activation = activationAt(rows, cells[3]);
            for (std::size_t k = 0; k < rows.numbers.size(); ++k) {
                const auto number = parseNumber(cells[firstNumber + k]);
                if (!number)
                    return refused(say("line {}: {} is no number", i + 1, quote(cells[firstNumber + k])));
                rows.values[k][activation].values.push_back(*number);
            }
        }
    }
    return rows;
}

tl::expected<std::shared_ptr<const SeedRows>, std::string> readSeedRows(const std::string& paths) {
    using RowsOrReason = tl::expected<SeedRows, std::string>;
    static ResultCache<std::vector<DataFile>, RowsOrReason> cache(2);
    std::vector<DataFile> files;
    std::size_t from = 0;
    while (from <= paths.size()) {
        const std::size_t end = std::min(paths.find(';', from), paths.size());
        const std::string path = paths.substr(from, end - from);
        from = end + 1;
        if (path.empty())
            continue;
        auto file = dataFileAt(path);
        if (!file)
            return tl::unexpected(say("{}: {}", quote(path), file.error()));
        files.push_back(std::move(*file));
    }
    if (files.empty())
        return tl::unexpected(say("no file is chosen"));
    auto known = cache.find(files);
    if (!known) {
        std::vector<std::string> texts;
        for (const DataFile& file : files) {
            auto text = bytesOf(file);
            if (!text)
                return tl::unexpected(say("{}: {}", quote(file.path), text.error()));
            texts.push_back(std::move(*text));
        }
        known = std::make_shared<const RowsOrReason>(seedRowsOf(texts));
        cache.keep(files, known);
    }
    if (!*known)
        return tl::unexpected(known->error());
    return std::shared_ptr<const SeedRows>(known, &**known);
}

double seedQuantile(std::vector<double> values, double share) {
    if (values.empty())
        return nan;
    for (double& value : values)
        if (std::isnan(value))
            value = infinity;
    std::sort(values.begin(), values.end());
    return quantile(values, share);
}

namespace {

Panel seedsPanel(const std::vector<SeedValues>& activations, const std::string& id, const std::string& label,
                 const PanelPlace& place, const PlotSize& size) {
    Panel panel;
    panel.id = id;
    panel.place = place;
    panel.movable = false;
    panel.zeroLines = false;
    panel.legend.visible = false;
    const double widthPx = place.width * size.widthPx;
    double low = infinity;
    double high = 0;
    std::size_t seeds = 0;
    for (const SeedValues& of : activations) {
        seeds = std::max(seeds, of.values.size());
        for (const double value : of.values)
            if (std::isfinite(value)) {
                high = std::max(high, value);
                if (value > 0)
                    low = std::min(low, value);
            }
    }
    panel.title = titleWithRoom(
        {say("{}: median and quartiles of {} seeds", label, seeds), say("{}, {} seeds", label, seeds), label},
        widthPx, size.fontPx);
    if (!(low < high)) {
        low = low < infinity ? low / 2 : 0.1;
        high = std::max(high, low) * 2;
    }
    const bool logarithmic = high > 20 * low;
    const int upwards = std::max(2, static_cast<int>(place.height * size.heightPx / (5 * size.fontPx)));
    const double count = static_cast<double>(activations.size());
    panel.y = logarithmic ? Axis{low / 1.5, high * 1.5, label, decades(low / 1.5, high * 1.5), true}
                          : linearAxis(0, 1.1 * high, label, upwards);
    panel.x = {-0.6, std::max(1.0, count) - 0.4, "", {}};
    for (std::size_t i = 0; i < activations.size(); ++i) {
        const SeedValues& of = activations[i];
        const Paint paint{Role::Curve, static_cast<int>(i), 1};
        const auto at = static_cast<double>(i);
        panel.x.ticks.push_back(
            {at, titleWithRoom({of.activation, of.activation.substr(0, of.activation.find(" ("))},
                               widthPx / std::max(1.0, count), size.fontPx)});
        const auto inView = [&](double y) { return std::clamp(y, panel.y.minimum, panel.y.maximum); };
        std::size_t none = 0;
        for (std::size_t k = 0; k < of.values.size(); ++k) {
            none += std::isnan(of.values[k]) ? 1 : 0;
            if (!(of.values[k] >= panel.y.minimum && of.values[k] <= panel.y.maximum))
                continue;
            const double aside = 0.18 * (static_cast<double>(k % 7) / 3 - 1); // so that dots part
            panel.markers.push_back({{at + aside, of.values[k]},
                                     MarkerShape::FilledDot,
                                     {Role::Curve, static_cast<int>(i), 0.4},
                                     Layer::Data,
                                     0.5});
        }
        const double lower = seedQuantile(of.values, 0.25);
        const double upper = seedQuantile(of.values, 0.75);
        const double median = seedQuantile(of.values, 0.5);
        if (std::isfinite(lower))
            panel.lines.push_back({{{at, inView(lower)}, {at, inView(upper)}},
                                   paint,
                                   Dash::Solid,
                                   4,
                                   say("{}, quartiles", of.activation)});
        if (std::isfinite(median))
            panel.markers.push_back({{at, inView(median)}, MarkerShape::Diamond, paint, Layer::Data, 1.6});
        if (none > 0)
            panel.labels.push_back({{at, panel.y.maximum},
                                    say("{} of {} never", none, of.values.size()),
                                    paint,
                                    TextAlign::Centre,
                                    TextSide::Below});
    }
    return panel;
}

} // namespace

Figure drawSeedRows(const SeedRows& rows, const std::vector<std::string>& numbers,
                    const std::vector<std::string>& labels, const PlotSize& size, bool withData) {
    Figure figure;
    std::vector<std::size_t> shown; // of numbers
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto found = std::find(rows.numbers.begin(), rows.numbers.end(), numbers[i]);
        if (found == rows.numbers.end())
            continue;
        shown.push_back(i);
        columns.push_back(static_cast<std::size_t>(found - rows.numbers.begin()));
    }
    const double width = 1 / std::max(1.0, static_cast<double>(shown.size()));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto& activations = rows.values[columns[i]];
        figure.panels.push_back(seedsPanel(activations, numbers[shown[i]], labels[shown[i]],
                                           {width * static_cast<double>(i), 0, width, 1}, size));
        if (!withData)
            continue;
        DataBlock block{
            numbers[shown[i]], {"median", "lower_quartile", "upper_quartile", "seeds"}, {}, "number"};
        for (const SeedValues& of : activations) {
            block.name = numbers[shown[i]] + ", " + of.activation;
            block.values = {{seedQuantile(of.values, 0.5)},
                            {seedQuantile(of.values, 0.25)},
                            {seedQuantile(of.values, 0.75)},
                            {static_cast<double>(of.values.size())}};
            figure.data.push_back(block);
        }
    }
    return figure;
}

} // namespace actiscope
