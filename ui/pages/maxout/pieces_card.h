// The card of a maxout's pieces: a row a piece, + Piece, Paste…, and what else has the same heading.
#pragma once

#include "core/pages/maxout/pieces.h"
#include "ui/controls/page_card.h"

class QToolButton;
class QVBoxLayout;

namespace actiscope {

class PieceRow;

/// For lines and for planes alike: the table says which numbers a piece has.
class PiecesCard : public PageCard {
    Q_OBJECT

public:
    PiecesCard(Session& session, Animator& animator, const Page& page, const PieceTable& table,
               QWidget* parent = nullptr);

    void refresh() override;
    void setTheme(const Theme& theme) override;

    /// The pieces of a text such as "1,0; -1,2"; what is no such list is refused with a sentence.
    void paste(const QString& text);

private:
    QToolButton* addLink(const QString& name, const QString& text, const QString& help);
    void addRow();
    void dropLastRow();
    void add();
    void remove(std::size_t piece);

    Session& session_;
    const Page& page_;
    const PieceTable& table_;
    QToolButton* add_;
    QVBoxLayout* rowsLayout_;
    QLabel* origin_;  ///< where the pieces come from
    QLabel* message_; ///< what was wrong with the pasted text
    FieldsCard* others_;
    std::vector<PieceRow*> rows_;
    Theme theme_ = lightTheme();
};

} // namespace actiscope
