#include "core/networks/data_sets.h"

#include "core/expressions/resolve.h"
#include "core/fields/quote.h"
#include "core/figure/figure.h"
#include "core/networks/shuffle.h"
#include "core/numerics/random.h"
#include "core/numerics/turns.h"
#include "core/text/say.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace actiscope {

namespace {

// Streams of the seed, so that what one draws moves no other.
constexpr std::uint64_t placeStream = 101;
constexpr std::uint64_t noiseStream = 102;
constexpr std::uint64_t orderStream = 103;

/// Random numbers in turn.
class Draws {
public:
    Draws(std::uint64_t seed, std::uint64_t stream) : stream_(seed, stream) {}
    double uniform(double from, double to) { return from + (to - from) * stream_.uniform(next_++); }
    double normal() { return stream_.normal(next_++); }

private:
    RandomStream stream_;
    std::uint64_t next_ = 0;
};

/// Evenly over a ring.
Point inRing(Draws& draws, double inner, double outer) {
    for (;;) {
        const Point place{draws.uniform(-outer, outer), draws.uniform(-outer, outer)};
        const double square = place.x * place.x + place.y * place.y;
        if (square >= inner * inner && square <= outer * outer)
            return place;
    }
}

/// Of class ±1.
using PlaceOfClass = Point (*)(Draws&, double sign);

Point circlePlace(Draws& draws, double sign) {
    return sign > 0 ? inRing(draws, 0, 1) : inRing(draws, 1.4, dataReach);
}

Point xorPlace(Draws& draws, double sign) {
    constexpr double gap = 0.12;
    const Point place{draws.uniform(gap, dataReach), draws.uniform(gap, dataReach)};
    const double side = draws.uniform(-1, 1) < 0 ? -1 : 1;
    return {side * place.x, side * sign * place.y};
}

Point gaussPlace(Draws& draws, double sign) {
    // Beyond the reach the cloud is folded back: rare, and every point stays in the picture.
    constexpr double deviation = 0.35;
    const auto folded = [](double at) { return std::fabs(at) > dataReach ? 2 - at : at; };
    const double x = folded(1 + deviation * draws.normal());
    const double y = folded(1 + deviation * draws.normal());
    return {sign * x, sign * y};
}

Point spiralPlace(Draws& draws, double sign) {
    constexpr double turns = 1.75;
    const double part = draws.uniform(0, 1);
    const UnitVector direction = onCircle(turns * part);
    const double radius = sign * dataReach * part;
    return {radius * direction.x, radius * direction.y};
}

Point moonPlace(Draws& draws, double sign) {
    constexpr double size = 1.25;
    const UnitVector arc = onCircle(0.5 * draws.uniform(0, 1));
    return {sign * size * (arc.x - 0.5), sign * size * (arc.y - 0.25)};
}

PlaceOfClass placeOf(std::string_view id) {
    if (id == "circle")
        return circlePlace;
    if (id == "xor")
        return xorPlace;
    if (id == "gauss")
        return gaussPlace;
    if (id == "spiral")
        return spiralPlace;
    return id == "moons" ? moonPlace : nullptr;
}

void add(DataSet& data, std::initializer_list<double> inputs, double target) {
    data.x.insert(data.x.end(), inputs);
    data.y.push_back(target);
}

/// How many of these samples are for training: one at least.
std::size_t trainCount(std::size_t samples, double share) {
    const auto count = static_cast<std::size_t>(std::llround(share * static_cast<double>(samples)));
    return std::clamp<std::size_t>(count, std::min<std::size_t>(1, samples), samples);
}

/// In random order.
DataSet shuffled(const DataSet& data, std::uint64_t seed) {
    std::vector<std::size_t> order(data.samples());
    fillShuffled(order, RandomStream(seed, orderStream), 0);
    DataSet result = data;
    for (std::size_t i = 0; i < order.size(); ++i) {
        result.y[i] = data.y[order[i]];
        std::copy_n(data.x.begin() + static_cast<std::ptrdiff_t>(order[i] * data.inputs), data.inputs,
                    result.x.begin() + static_cast<std::ptrdiff_t>(i * data.inputs));
    }
    return result;
}

DataSet planeData(const DataChoice& choice, PlaceOfClass place) {
    DataSet data{.inputs = 2, .classes = true, .names = {"x₁", "x₂", "class"}};
    Draws places(choice.seed, placeStream);
    Draws noise(choice.seed, noiseStream);
    for (std::size_t i = 0; i < choice.samples; ++i) {
        const double sign = i % 2 == 0 ? 1 : -1;
        const Point at = place(places, sign);
        const double x = at.x + choice.noise * noise.normal();
        const double y = at.y + choice.noise * noise.normal();
        add(data, {x, y}, sign);
    }
    return data;
}

using FunctionOfX = std::function<double(double)>;

DataSet lineData(const DataChoice& choice, const FunctionOfX& function) {
    DataSet data{.inputs = 1, .classes = false, .names = {"x", "y"}};
    Draws places(choice.seed, placeStream);
    Draws noise(choice.seed, noiseStream);
    for (std::size_t i = 0; i < choice.samples; ++i) {
        const double x = places.uniform(-dataReach, dataReach);
        const double y = function(x) + choice.noise * noise.normal();
        if (std::isfinite(y))
            add(data, {x}, y);
    }
    return data;
}

DataSet halfPlaneData(const DataChoice& choice, const FunctionOfX& function) {
    DataSet data{.inputs = 2, .classes = true, .names = {"x", "y", "class"}};
    Draws places(choice.seed, placeStream);
    Draws noise(choice.seed, noiseStream);
    for (std::size_t i = 0; i < choice.samples; ++i) {
        const double x = places.uniform(-dataReach, dataReach);
        const double y = places.uniform(-dataReach, dataReach);
        const double target = y > function(x) ? 1 : -1;
        const double noisyX = x + choice.noise * noise.normal();
        const double noisyY = y + choice.noise * noise.normal();
        add(data, {noisyX, noisyY}, target);
    }
    return data;
}

tl::expected<FunctionOfX, std::string> functionOf(const std::string& formula) {
    const auto activation = resolveActivation(formula);
    if (!activation)
        return tl::unexpected(activation.error());
    return [function = *activation, parameters = defaultParameters(**activation)](double x) {
        return evaluateAt(*function, parameters, x).f;
    };
}

tl::expected<DataSet, std::string> samplesOf(const DataChoice& choice) {
    if (const PlaceOfClass place = placeOf(choice.id))
        return planeData(choice, place);
    if (choice.id == "sine")
        return lineData(choice, [](double x) { return onCircle(x / 2).y; });
    if (choice.id == "step")
        return lineData(choice, [](double x) { return x > 0 ? 1.0 : -1.0; });
    const auto function = functionOf(choice.formula);
    if (!function)
        return tl::unexpected(function.error());
    DataSet data = choice.id == "formula" ? lineData(choice, *function) : halfPlaneData(choice, *function);
    if (data.samples() < 2)
        return tl::unexpected(
            say("the formula has no finite value between {} and {}", -dataReach, dataReach));
    return data;
}

// A table.

std::vector<std::string_view> cellsOfLine(std::string_view line) {
    constexpr std::string_view blanks = " \t\r";
    const bool hasCommas = line.find_first_of(",;") != std::string_view::npos;
    std::vector<std::string_view> cells;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t end = std::min(line.find_first_of(hasCommas ? ",;" : blanks, from), line.size());
        std::string_view cell = line.substr(from, end - from);
        cell.remove_prefix(std::min(cell.find_first_not_of(blanks), cell.size()));
        cell = cell.substr(0, cell.find_last_not_of(blanks) + 1);
        if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"')
            cell = cell.substr(1, cell.size() - 2);
        if (hasCommas || !cell.empty())
            cells.push_back(cell);
        from = end + 1;
    }
    return cells;
}

/// The numbers of a table, or why there are none.
struct Table {
    std::vector<std::string> names;
    std::size_t columns = 0;
    std::vector<double> numbers;
};

tl::expected<Table, std::string> readTable(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    Table table;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const auto cells = cellsOfLine(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (cells.empty() || (cells.size() == 1 && cells[0].empty()) || cells[0].starts_with('#'))
            continue;
        const bool isHeading =
            table.columns == 0 && std::none_of(cells.begin(), cells.end(), [](std::string_view cell) {
                return parseNumber(cell).has_value();
            });
        if (table.columns == 0)
            table.columns = cells.size();
        if (cells.size() != table.columns)
            return tl::unexpected(
                say("line {} has {} columns, the first one has {}", line, cells.size(), table.columns));
        if (isHeading) {
            for (const std::string_view cell : cells)
                table.names.push_back(printable(cell, 24));
            continue;
        }
        for (const std::string_view cell : cells) {
            const auto number = parseNumber(cell);
            if (!number || !std::isfinite(*number))
                return tl::unexpected(say("line {}: {} is no finite number", line, quote(cell)));
            table.numbers.push_back(*number);
        }
        if (table.numbers.size() > mostTableSamples * table.columns)
            return tl::unexpected(
                say("it has more than {} rows: a part of them says the same", mostTableSamples));
    }
    return table;
}

/// Targets of two values become −1 and 1.
void findClasses(DataSet& data) {
    const auto [low, high] = std::minmax_element(data.y.begin(), data.y.end());
    const double least = *low;
    const double most = *high;
    data.classes = least < most && std::all_of(data.y.begin(), data.y.end(),
                                               [&](double y) { return y == least || y == most; });
    if (data.classes)
        for (double& y : data.y)
            y = y == most ? 1 : -1;
}

/// Inputs of any size become some of mean 0 and mean square 1.
void standardise(DataSet& data) {
    data.shift.assign(data.inputs, 0);
    data.scale.assign(data.inputs, 1);
    const auto count = static_cast<double>(data.train);
    for (std::size_t i = 0; i < data.inputs; ++i) {
        double mean = 0;
        for (std::size_t sample = 0; sample < data.train; ++sample)
            mean += data.x[sample * data.inputs + i] / count;
        double square = 0;
        for (std::size_t sample = 0; sample < data.train; ++sample) {
            const double off = data.x[sample * data.inputs + i] - mean;
            square += off * off / count;
        }
        data.shift[i] = mean;
        data.scale[i] = square > 0 && std::isfinite(square) ? std::sqrt(square) : 1;
        for (std::size_t sample = 0; sample < data.samples(); ++sample) {
            double& x = data.x[sample * data.inputs + i];
            x = (x - data.shift[i]) / data.scale[i];
        }
    }
}

} // namespace

const std::vector<FieldChoice>& dataSets() {
    static const std::vector<FieldChoice> choices{
        {"circle", "circle"}, {"xor", "xor"},          {"gauss", "two clouds"},
        {"spiral", "spiral"}, {"moons", "moons"},      {"sine", "sine"},
        {"step", "step"},     {"formula", "y = f(x)"}, {"y_above_formula", "y > f(x)"},
        {"csv", "own table"}};
    return choices;
}

tl::expected<DataSet, std::string> makeData(const DataChoice& choice) {
    assert(choice.samples >= 2 && choice.id != "csv");
    auto made = samplesOf(choice);
    if (!made)
        return made;
    DataSet data = shuffled(*made, choice.seed);
    data.train = trainCount(data.samples(), choice.trainShare);
    data.shift.assign(data.inputs, 0);
    data.scale.assign(data.inputs, 1);
    return data;
}

tl::expected<DataSet, std::string> dataOfTable(std::string_view text, double trainShare, std::uint64_t seed) {
    const auto table = readTable(text);
    if (!table)
        return tl::unexpected(table.error());
    if (table->columns < 2)
        return tl::unexpected(say("it has {} columns; inputs and a target are two or more", table->columns));
    if (table->columns - 1 > mostTableInputs)
        return tl::unexpected(say("it has {} columns; allowed are {}", table->columns, mostTableInputs + 1));
    const std::size_t rows = table->numbers.size() / table->columns;
    if (rows < 2)
        return tl::unexpected(say("it has {} rows of numbers; there must be two or more", rows));
    DataSet data;
    data.inputs = table->columns - 1;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto begin = table->numbers.begin() + static_cast<std::ptrdiff_t>(row * table->columns);
        data.x.insert(data.x.end(), begin, begin + static_cast<std::ptrdiff_t>(data.inputs));
        data.y.push_back(*(begin + static_cast<std::ptrdiff_t>(data.inputs)));
    }
    data.names = table->names;
    if (data.names.empty()) {
        for (std::size_t i = 1; i <= data.inputs; ++i)
            data.names.push_back(data.inputs == 1 ? "x" : "x" + std::to_string(i));
        data.names.emplace_back("y");
    }
    data = shuffled(data, seed);
    data.train = trainCount(rows, trainShare);
    findClasses(data);
    standardise(data);
    return data;
}

} // namespace actiscope
