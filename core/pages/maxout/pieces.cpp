#include "core/pages/maxout/pieces.h"

#include "core/pages/maxout/result.h"
#include "core/text/say.h"
#include "core/vectors/maxout_plane.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

double toHundredths(double x) {
    return std::fabs(x) < 1e12 ? std::round(100 * x) / 100 + 0.0 : x;
}

Pieces linesOf(const PieceRows& rows) {
    Pieces pieces;
    for (const auto& row : rows)
        pieces.push_back({row[0], row[1]});
    return pieces;
}

PieceRows lineRows(const MaxoutPage&, const Pieces& shownLines) {
    PieceRows rows;
    for (const Piece& piece : shownLines)
        rows.push_back({piece.w, piece.b});
    return rows;
}

void setLines(MaxoutPage& page, const PieceRows& rows) {
    setOwnPieces(page, linesOf(rows));
}

std::vector<bool> redundantLines(const PieceRows& rows) {
    return upperEnvelope(linesOf(rows)).redundant;
}

/// Cuts off the sharpest corner in the view; without a corner, makes one in the middle of the view.
std::vector<double> anotherLine(const MaxoutPage& page) {
    const Pieces pieces = shownPieces(page);
    const double height = page.yMaximum - page.yMinimum;
    const UpperEnvelope envelope = upperEnvelope(pieces);
    double sharpest = 0;
    double lift = height;
    Piece cut;
    for (std::size_t i = 0; i + 1 < envelope.intervals.size(); ++i) {
        const double x = envelope.intervals[i].to;
        const Piece& left = pieces[envelope.intervals[i].piece];
        const Piece& right = pieces[envelope.intervals[i + 1].piece];
        if (!(x > page.xMinimum && x < page.xMaximum) || !(right.w - left.w > sharpest))
            continue;
        sharpest = right.w - left.w;
        cut.w = left.w + sharpest / 2;
        // It takes 2·lift/sharpest of x from both sides, which keep the larger part of theirs.
        const double room = std::min(x - envelope.intervals[i].from, envelope.intervals[i + 1].to - x);
        lift = std::min(0.05 * height, 0.4 * sharpest * room / 2);
        cut.b = left.w * x + left.b + lift - cut.w * x;
    }
    if (sharpest == 0) {
        const double middle = (page.xMinimum + page.xMaximum) / 2;
        const MaxoutPoint now = maxoutAt(pieces, middle);
        cut.w = now.slope + height / (page.xMaximum - page.xMinimum);
        cut.b = now.f - cut.w * middle;
    }
    constexpr double coarse = 0.05; // what rounding to hundredths does not undo
    return lift < coarse ? std::vector{cut.w, cut.b} : std::vector{toHundredths(cut.w), toHundredths(cut.b)};
}

PieceRows planeRows(const MaxoutPage& page, const Pieces&) {
    PieceRows rows;
    for (std::size_t i = 0; i < page.w1.size(); ++i)
        rows.push_back({page.w1[i], page.w2[i], page.c[i]});
    return rows;
}

void setPlanes(MaxoutPage& page, const PieceRows& rows) {
    page.w1.clear();
    page.w2.clear();
    page.c.clear();
    for (const auto& row : rows) {
        page.w1.push_back(row[0]);
        page.w2.push_back(row[1]);
        page.c.push_back(row[2]);
    }
}

std::vector<bool> redundantRows(const PieceRows& rows) {
    std::vector<PlanePiece> planes;
    for (const auto& row : rows)
        planes.push_back({row[0], row[1], row[2]});
    return redundantPlanes(planes);
}

/// Weights longer than all others in a direction of their own are the largest far out in that direction.
std::vector<double> anotherPlane(const MaxoutPage& page) {
    constexpr double goldenAngle = 2.399963229728653;
    double longest = 0.8;
    for (std::size_t i = 0; i < page.w1.size(); ++i)
        longest = std::max(longest, std::hypot(page.w1[i], page.w2[i]));
    const double angle = goldenAngle * static_cast<double>(page.w1.size());
    return {toHundredths(1.02 * longest * std::cos(angle)), toHundredths(1.02 * longest * std::sin(angle)),
            0};
}

} // namespace

const std::vector<PieceTable>& pieceTables() {
    static const std::vector<PieceTable> tables{
        {{"w", "b"}, "w,b", lineRows, setLines, redundantLines, anotherLine},
        {{"w1", "w2", "c"}, "w1,w2,b", planeRows, setPlanes, redundantRows, anotherPlane},
    };
    return tables;
}

PieceRows shownRows(const MaxoutPage& page, const PieceTable& table, const MaxoutResult* result) {
    return table.rows(page, shownMaxout(page, result).pieces);
}

PieceRows shownRows(const MaxoutPage& page, const PieceTable& table) {
    return table.rows(page, shownPieces(page));
}

const PieceTable* findPieceTable(std::string_view card) {
    for (const PieceTable& table : pieceTables())
        if (findField(maxoutFields(), table.columns.front())->field.card == card)
            return &table;
    return nullptr;
}

std::string piecesOrigin(const MaxoutPage& page) {
    if (page.show != "lines" || page.fit == "own" || page.target == "none")
        return {};
    return page.fit == "difference"
               ? say("The first of two maxouts; a change leaves it alone, as own pieces.")
               : say("Of the fit; a change makes them own pieces.");
}

void setPieceNumber(MaxoutPage& page, const PieceTable& table, std::size_t piece, std::size_t column,
                    double value) {
    PieceRows rows = shownRows(page, table);
    const BoundField<MaxoutPage>& field = *findField(maxoutFields(), table.columns.at(column));
    if (piece >= rows.size() || !checkedValue(field.field, std::vector<double>{value}))
        return;
    rows[piece][column] = value;
    table.set(page, rows);
}

void addPiece(MaxoutPage& page, const PieceTable& table) {
    PieceRows rows = shownRows(page, table);
    if (rows.size() >= mostPieces)
        return;
    rows.push_back(table.another(page));
    table.set(page, rows);
}

void removePiece(MaxoutPage& page, const PieceTable& table, std::size_t piece) {
    PieceRows rows = shownRows(page, table);
    if (piece >= rows.size() || rows.size() == 1)
        return;
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(piece));
    table.set(page, rows);
}

tl::expected<void, std::string> pastePieces(MaxoutPage& page, const PieceTable& table,
                                            std::string_view text) {
    const auto rows = parsePieceRows(text, table.form);
    if (!rows)
        return tl::unexpected(rows.error());
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        std::vector<double> numbers;
        for (const auto& row : *rows)
            numbers.push_back(row[column]);
        const BoundField<MaxoutPage>& field = *findField(maxoutFields(), table.columns[column]);
        if (const auto allowed = checkedValue(field.field, numbers); !allowed)
            return tl::unexpected(allowed.error());
    }
    table.set(page, *rows);
    return {};
}

} // namespace actiscope
