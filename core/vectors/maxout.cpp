#include "core/vectors/maxout.h"

#include "core/fields/field.h"
#include "core/fields/quote.h"
#include "core/numerics/constants.h"
#include "core/numerics/split_mix.h"
#include "core/numerics/wide.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace actiscope {

namespace {

double lineAt(const Piece& piece, double x) {
    return piece.w == 0 ? piece.b : std::fma(piece.w, x, piece.b); // 0·∞ is 0 here
}

/// Powers of two that bring w and b to size 1, so that their products neither overflow nor vanish.
struct Scales {
    double w = 1;
    double b = 1;
};

Scales scalesOf(const Pieces& pieces) {
    Piece largest;
    for (const Piece& piece : pieces) {
        largest.w = std::max(largest.w, std::fabs(piece.w));
        largest.b = std::max(largest.b, std::fabs(piece.b));
    }
    const auto scale = [](double x) {
        return x == 0 ? 1 : std::ldexp(1.0, std::clamp(std::ilogb(x), -1000, 1000));
    };
    return {scale(largest.w), scale(largest.b)};
}

/// Whether the middle line is nowhere above both others, for w rising from left to right: at the crossing of
/// left and right it is not above them.
bool isCovered(const Piece& left, const Piece& middle, const Piece& right) {
    const Wide fall = exactSum(left.b, -right.b) * exactSum(middle.w, -left.w);
    const Wide own = exactSum(left.b, -middle.b) * exactSum(right.w, -left.w);
    return (fall - own).hi <= 0;
}

double crossing(const Piece& left, const Piece& right) {
    return (exactSum(left.b, -right.b) / exactSum(right.w, -left.w)).hi;
}

/// Numbers between commas, with NaN for what is none.
std::vector<double> readRow(std::string_view text) {
    std::vector<double> numbers;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        numbers.push_back(
            parseNumber(text.substr(from, comma - from)).value_or(std::numeric_limits<double>::quiet_NaN()));
        from = comma + 1;
    }
    return numbers;
}

bool allFinite(const std::vector<double>& numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [](double x) { return std::isfinite(x); });
}

} // namespace

bool isFinite(const Pieces& pieces) {
    return std::all_of(pieces.begin(), pieces.end(),
                       [](const Piece& piece) { return std::isfinite(piece.w) && std::isfinite(piece.b); });
}

MaxoutPoint maxoutAt(const Pieces& pieces, double x) {
    if (std::isnan(x))
        return {x, x, 0};
    MaxoutPoint point{lineAt(pieces.front(), x), pieces.front().w, 0};
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const double f = lineAt(pieces[i], x);
        // At ±∞ several lines are infinite alike: the steepest is the largest.
        const bool steeper = std::isinf(x) && f == point.f && std::isinf(f) &&
                             (x > 0 ? pieces[i].w > point.slope : pieces[i].w < point.slope);
        if (f > point.f || steeper)
            point = {f, pieces[i].w, i};
    }
    return point;
}

UpperEnvelope upperEnvelope(const Pieces& pieces) {
    const Scales scales = scalesOf(pieces);
    Pieces scaled = pieces;
    for (Piece& piece : scaled)
        piece = {piece.w / scales.w, piece.b / scales.b};
    std::vector<std::size_t> order(pieces.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
        return scaled[i].w != scaled[j].w ? scaled[i].w < scaled[j].w : scaled[i].b > scaled[j].b;
    });
    std::vector<std::size_t> hull;
    for (const std::size_t i : order) {
        if (!hull.empty() && scaled[hull.back()].w == scaled[i].w)
            continue; // parallel and not higher
        while (hull.size() > 1 && isCovered(scaled[hull[hull.size() - 2]], scaled[hull.back()], scaled[i]))
            hull.pop_back();
        hull.push_back(i);
    }
    UpperEnvelope envelope{{}, std::vector<bool>(pieces.size(), true)};
    for (std::size_t h = 0; h < hull.size(); ++h) {
        const double from = h == 0 ? -infinity : envelope.intervals.back().to;
        const double to = h + 1 == hull.size()
                              ? infinity
                              : crossing(scaled[hull[h]], scaled[hull[h + 1]]) * (scales.b / scales.w) + 0.0;
        envelope.intervals.push_back({hull[h], from, to});
        envelope.redundant[hull[h]] = false;
    }
    return envelope;
}

tl::expected<std::vector<std::vector<double>>, std::string> parsePieceRows(std::string_view text,
                                                                           std::string_view form) {
    const auto columns = static_cast<std::size_t>(std::count(form.begin(), form.end(), ',')) + 1;
    std::vector<std::vector<double>> rows;
    while (!text.empty()) {
        const auto end = text.find(';');
        const std::string_view piece = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (piece.find_first_not_of(" \t\r\n") == std::string_view::npos && text.empty())
            break;
        std::vector<double> row = readRow(piece);
        if (row.size() != columns || !allFinite(row))
            return tl::unexpected(
                columns == 2
                    ? say("piece {} is {}; a piece is two finite numbers '{}', and a semicolon stands "
                          "between pieces",
                          rows.size() + 1, quote(piece), form)
                    : say("piece {} is {}; a piece is three finite numbers '{}', and a semicolon stands "
                          "between pieces",
                          rows.size() + 1, quote(piece), form));
        if (rows.size() == mostPieces)
            return tl::unexpected(say("more than {} pieces", mostPieces));
        rows.push_back(std::move(row));
    }
    if (rows.empty())
        return tl::unexpected(
            say("no pieces; one is '{}', such as '{}', and a semicolon stands between pieces", form,
                columns == 2 ? "1,0" : "1,0,0"));
    return rows;
}

tl::expected<Pieces, std::string> parsePieces(std::string_view text) {
    const auto rows = parsePieceRows(text, "w,b");
    if (!rows)
        return tl::unexpected(rows.error());
    Pieces pieces;
    for (const auto& row : *rows)
        pieces.push_back({row[0], row[1]});
    return pieces;
}

std::string piecesText(const Pieces& pieces) {
    std::string text;
    for (const Piece& piece : pieces)
        text += (text.empty() ? "" : "; ") + shortestText(piece.w) + "," + shortestText(piece.b);
    return text;
}

const std::vector<MaxoutPreset>& maxoutPresets() {
    constexpr double e = std::numbers::e;
    constexpr double ln2 = std::numbers::ln2;
    static const std::vector<MaxoutPreset> presets{
        {"relu", "ReLU", "Show the pieces of ReLU.", {{0, 0}, {1, 0}}},
        {"leaky_relu", "Leaky ReLU", "Show the pieces of Leaky ReLU.", {{0.01, 0}, {1, 0}}},
        {"abs", "|x|", "Show the pieces of |x|.", {{-1, 0}, {1, 0}}},
        {"linear", "linear", "Show the pieces of linear.", {{1, 0}}},
        {"hard_square",
         "hard x²",
         "Show the pieces of hard x².",
         {{-3, -2.125}, {-1, -0.125}, {1, -0.125}, {3, -2.125}}},
        {"hard_softplus", "hard softplus", "Show the pieces of hard softplus.", {{0, 0}, {0.5, ln2}, {1, 0}}},
        {"hard_exp", "hard eˣ", "Show the pieces of hard eˣ.", {{0, 0}, {1 / e, 2 / e}, {1, 1}, {e, 0}}},
    };
    return presets;
}

Pieces randomPieces(std::size_t count, std::uint64_t seed) {
    SplitMix random(seed);
    Pieces pieces;
    for (std::size_t i = 0; i < count; ++i) {
        const double touch = random.uniform(-1.6, 1.6);
        const double b = -touch * touch + random.uniform(-0.4, 0.4);
        pieces.push_back({std::round(200 * touch) / 100 + 0.0, std::round(100 * b) / 100 + 0.0});
    }
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.w < b.w; });
    return pieces;
}

} // namespace actiscope
