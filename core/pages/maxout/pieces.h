// The pieces of the Maxout page as rows of numbers, alike for lines of one input and planes of two.
#pragma once

#include "core/pages/maxout/state.h"

namespace actiscope {

using PieceRows = std::vector<std::vector<double>>; ///< a row a piece, a number a column

/// A kind of pieces that the page has.
struct PieceTable {
    std::vector<std::string> columns; ///< ids of the list fields, each with one number a piece
    std::string form;                 ///< of a pasted row: "w,b"
    PieceRows (*rows)(const MaxoutPage&, const Pieces& shownLines); ///< what is shown, a fit perhaps
    void (*set)(MaxoutPage&, const PieceRows&);                     ///< makes them the own pieces
    std::vector<bool> (*redundant)(const PieceRows&);               ///< one a row: nowhere the largest
    std::vector<double> (*another)(const MaxoutPage&); ///< a row that is the largest somewhere in the view
};

/// The rows that are shown, as far as the result goes or with that of this page: as shownMaxout does.
PieceRows shownRows(const MaxoutPage& page, const PieceTable& table, const MaxoutResult* result);
PieceRows shownRows(const MaxoutPage& page, const PieceTable& table);

/// In the order of the inspector.
const std::vector<PieceTable>& pieceTables();

/// The table whose columns stand in this group, or nullptr.
const PieceTable* findPieceTable(std::string_view card);

/// Where the shown lines come from when they are not the own ones, as a sentence; else empty.
std::string piecesOrigin(const MaxoutPage& page);

/// Each turns what is shown into own pieces with the change. A number out of range and a piece that is not
/// there change nothing; there stay 1 to mostPieces.
void setPieceNumber(MaxoutPage& page, const PieceTable& table, std::size_t piece, std::size_t column,
                    double value);
void addPiece(MaxoutPage& page, const PieceTable& table);
void removePiece(MaxoutPage& page, const PieceTable& table, std::size_t piece);

/// The rows of a text such as "1,0; -1,2" instead of those there are, or a sentence that says which is wrong.
tl::expected<void, std::string> pastePieces(MaxoutPage& page, const PieceTable& table, std::string_view text);

} // namespace actiscope
