#include "ui/pages/maxout/pieces_card.h"

#include "core/pages/maxout/result.h"
#include "core/pages/maxout/state.h"
#include "core/text/say.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/number_text.h"
#include "ui/controls/retire.h"
#include "ui/controls/wrappable.h"
#include "ui/pages/maxout/piece_row.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace actiscope {

PiecesCard::PiecesCard(Session& session, Animator& animator, const Page& page, const PieceTable& table,
                       QWidget* parent)
    : PageCard(toQt(said(findField(page, table.columns.front())->field.card)), parent),
      session_(session),
      page_(page),
      table_(table),
      rowsLayout_(new QVBoxLayout),
      origin_(new QLabel),
      message_(new QLabel),
      others_(new FieldsCard(session, animator, page, findField(page, table.columns.front())->field.card,
                             table.columns)) {
    setObjectName(QStringLiteral("pieces_") + toQt(table.columns.front()));
    QToolButton* paste = addLink(QStringLiteral("paste"), tr("Paste…"),
                                 tr("Paste pieces %1; %1; … from the clipboard").arg(toQt(table.form)));
    connect(paste, &QToolButton::clicked, this,
            [this] { this->paste(QGuiApplication::clipboard()->text()); });
    add_ = addLink(QStringLiteral("add"), tr("+ Piece"), tr("Add a piece"));
    connect(add_, &QToolButton::clicked, this, &PiecesCard::add);
    message_->setObjectName(QStringLiteral("message"));
    message_->setProperty("class", "error");
    origin_->setObjectName(QStringLiteral("origin"));
    origin_->setProperty("class", "muted");
    for (QLabel* label : {message_, origin_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->hide();
        body()->addWidget(label);
    }
    rowsLayout_->setSpacing(4);
    body()->addLayout(rowsLayout_);
    others_->beInside();
    body()->addWidget(others_);
    others_->setHidden(others_->isEmpty());
    refresh();
}

QToolButton* PiecesCard::addLink(const QString& name, const QString& text, const QString& help) {
    auto* link = new QToolButton;
    link->setObjectName(name);
    link->setText(text);
    link->setProperty("class", "link");
    link->setFocusPolicy(Qt::StrongFocus);
    link->setToolTip(help);
    link->setAccessibleName(help);
    addToHeading(link);
    return link;
}

void PiecesCard::paste(const QString& text) {
    QString plain = text;
    plain.replace(QChar(0x2212), QLatin1Char('-'));
    Document pasted = session_.document();
    const auto taken = pastePieces(*pasted.maxout, table_, plain.toStdString());
    message_->setVisible(!taken);
    if (taken)
        session_.edit(tr("Paste pieces"), [&](Document& document) { document = pasted; });
    else
        message_->setText(wrappable(toQt(taken.error())));
}

void PiecesCard::add() {
    session_.edit(tr("Add a piece"), [this](Document& document) { addPiece(*document.maxout, table_); });
    NumberEdit* first = rows_.back()->number(0);
    first->setFocus(Qt::TabFocusReason);
    first->selectAll();
}

void PiecesCard::remove(std::size_t piece) {
    session_.edit(tr("Remove piece %1").arg(piece + 1),
                  [&](Document& document) { removePiece(*document.maxout, table_, piece); });
    // On the piece that took its place, to go on removing; the last one cannot be.
    PieceRow* next = rows_[std::min(piece, rows_.size() - 1)];
    QWidget* target = next->removeButton();
    if (!target->isEnabled())
        target = next->number(0);
    target->setFocus(Qt::OtherFocusReason);
}

void PiecesCard::addRow() {
    const std::size_t piece = rows_.size();
    auto* row = new PieceRow(session_, page_, table_, piece);
    row->setTheme(theme_);
    connect(row, &PieceRow::removeRequested, this, [this, piece] { remove(piece); });
    rowsLayout_->addWidget(row);
    row->show(); // at once, so that it can take the focus
    rows_.push_back(row);
}

void PiecesCard::dropLastRow() {
    PieceRow* row = rows_.back();
    rows_.pop_back();
    const std::size_t column = row->focusedColumn();
    retire(row);
    if (!rows_.empty() && column < table_.columns.size())
        rows_.back()->number(column)->setFocus(Qt::OtherFocusReason);
}

void PiecesCard::refresh() {
    const MaxoutPage& state = *session_.document().maxout;
    const auto result = snapshotAs<MaxoutResult>(session_.result().snapshot(page_.id));
    const PieceRows pieces = shownRows(state, table_, result.get());
    const std::vector<bool> redundant = table_.redundant(pieces);
    const bool rebuilds = rows_.size() != pieces.size();
    if (rebuilds)
        for (PieceRow* row : rows_)
            row->clearMessage(); // it may be another piece's now
    while (rows_.size() > pieces.size())
        dropLastRow();
    while (rows_.size() < pieces.size())
        addRow();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i]->setNumbers(pieces[i], redundant[i]);
        rows_[i]->setRemovable(pieces.size() > 1);
    }
    add_->setEnabled(pieces.size() < mostPieces);
    const QString origin = toQt(piecesOrigin(state));
    if (origin != origin_->text())
        origin_->setText(origin);
    origin_->setVisible(!origin.isEmpty());
    others_->refresh();
    if (rebuilds)
        emit rebuilt();
}

void PiecesCard::setTheme(const Theme& theme) {
    theme_ = theme;
    for (PieceRow* row : rows_)
        row->setTheme(theme);
    others_->setTheme(theme);
}

} // namespace actiscope
