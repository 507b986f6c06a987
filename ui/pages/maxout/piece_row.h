// One piece of a maxout in the inspector: its colour and number, its numbers, × to remove it.
#pragma once

#include "core/pages/maxout/pieces.h"
#include "ui/canvas/theme.h"
#include "ui/controls/gesture.h"

#include <QWidget>

#include <memory>

class QFrame;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace actiscope {

class NumberEdit;

/// Edits the session itself. Says below the numbers when the piece is never active, and what is wrong with a
/// number that was typed.
class PieceRow : public QWidget {
    Q_OBJECT

public:
    PieceRow(Session& session, const Page& page, const PieceTable& table, std::size_t piece,
             QWidget* parent = nullptr);

    void setNumbers(const std::vector<double>& numbers, bool redundant);
    void setRemovable(bool removable);
    void setTheme(const Theme& theme);
    void clearMessage();

    NumberEdit* number(std::size_t column) const { return columns_.at(column).number; }
    QToolButton* removeButton() const { return remove_; }
    /// Which number has the focus; as many as there are numbers when none has.
    std::size_t focusedColumn() const;

signals:
    void removeRequested();

private:
    struct Column {
        NumberEdit* number = nullptr;
        std::unique_ptr<Gesture> gesture;
    };

    void addColumn(const Page& page, const PageField& field, QHBoxLayout& line);

    Session& session_;
    const PieceTable& table_;
    std::size_t piece_;
    QFrame* swatch_;
    QLabel* place_;
    std::vector<Column> columns_;
    QToolButton* remove_;
    QLabel* flag_;
    QLabel* message_;
};

} // namespace actiscope
