// Maxout of one input: the largest of k lines (Goodfellow et al. 2013, arXiv:1302.4389).
#pragma once

#include "core/numerics/jet.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace actiscope {

/// The line w·x + b.
struct Piece {
    double w = 0;
    double b = 0;

    friend bool operator==(const Piece&, const Piece&) = default;
};

using Pieces = std::vector<Piece>;

constexpr std::size_t mostPieces = 12;

struct MaxoutPoint {
    double f = 0;
    double slope = 0;       ///< of the active piece; f″ is 0 wherever it exists
    std::size_t active = 0; ///< at a tie the first of the pieces: so ReLU = max(0, x) has slope 0 at 0
};

/// Whether every w and b is a finite number.
bool isFinite(const Pieces& pieces);

/// The largest piece at x, for at least one piece. x = ±∞ gives the limit, NaN gives NaN.
MaxoutPoint maxoutAt(const Pieces& pieces, double x);

/// Where one piece is the largest: from ≤ x ≤ to, the first from −∞ and the last to +∞.
struct ActiveInterval {
    std::size_t piece = 0;
    double from = 0;
    double to = 0;
};

struct UpperEnvelope {
    std::vector<ActiveInterval> intervals; ///< left to right, with rising w; they share their break points
    std::vector<bool> redundant;           ///< one a piece: never above all others on an interval
};

/// The upper envelope, right also where lines nearly meet in one point or w and b are near 1e308. Of equal
/// pieces the first is the active one.
UpperEnvelope upperEnvelope(const Pieces& pieces);

/// Rows of two or three numbers of this form, "w,b" or "w1,w2,b": commas between the numbers, semicolons
/// between the rows, 1 to mostPieces of them; an empty one after the last semicolon is allowed. Else a
/// sentence that says which piece is wrong.
tl::expected<std::vector<std::vector<double>>, std::string> parsePieceRows(std::string_view text,
                                                                           std::string_view form);

/// "-3,-2.125; 1,0" as pieces.
tl::expected<Pieces, std::string> parsePieces(std::string_view text);

/// The text that parsePieces reads back to the same pieces.
std::string piecesText(const Pieces& pieces);

struct MaxoutPreset {
    std::string id;
    std::string label;
    std::string help; ///< one sentence: "Show the pieces of ReLU."
    Pieces pieces;
};

/// Activations that maxout contains, and hard versions of smooth convex ones.
const std::vector<MaxoutPreset>& maxoutPresets();

/// Tangents of a parabola with seeded noise, so that most pieces are active; two decimals.
Pieces randomPieces(std::size_t count, std::uint64_t seed);

} // namespace actiscope
