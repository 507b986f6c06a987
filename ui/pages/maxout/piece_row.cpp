#include "ui/pages/maxout/piece_row.h"

#include "core/document/numbers.h"
#include "core/pages/maxout/state.h"
#include "core/text/say.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/number_text.h"
#include "ui/controls/wrappable.h"

#include <fmt/format.h>

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace actiscope {

PieceRow::PieceRow(Session& session, const Page& page, const PieceTable& table, std::size_t piece,
                   QWidget* parent)
    : QWidget(parent),
      session_(session),
      table_(table),
      piece_(piece),
      swatch_(new QFrame),
      place_(new QLabel(QString::number(piece + 1))),
      remove_(new QToolButton),
      flag_(new QLabel(tr("never active"))),
      message_(new QLabel) {
    setObjectName(QStringLiteral("piece%1").arg(piece + 1));
    swatch_->setFixedSize(12, 3);
    place_->setMinimumWidth(16);
    auto* line = new QHBoxLayout;
    line->setSpacing(4); // three numbers have to fit into the narrowest inspector
    line->addWidget(swatch_);
    line->addWidget(place_);
    for (const auto& id : table.columns)
        addColumn(page, *findField(page, id), *line);
    remove_->setObjectName(QStringLiteral("remove"));
    remove_->setProperty("class", "remove");
    remove_->setText(QStringLiteral("×"));
    remove_->setFixedWidth(16);
    remove_->setFocusPolicy(Qt::StrongFocus);
    remove_->setAccessibleName(tr("Remove piece %1").arg(piece + 1));
    remove_->setToolTip(remove_->accessibleName());
    connect(remove_, &QToolButton::clicked, this, &PieceRow::removeRequested);
    line->addWidget(remove_);
    flag_->setObjectName(QStringLiteral("flag"));
    flag_->setProperty("class", "muted");
    flag_->setToolTip(tr("Redundant: others are at least as large everywhere, so it can be left out"));
    flag_->setIndent(38);
    flag_->hide();
    message_->setObjectName(QStringLiteral("message"));
    message_->setProperty("class", "error");
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    message_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addLayout(line);
    column->addWidget(flag_);
    column->addWidget(message_);
}

void PieceRow::addColumn(const Page& page, const PageField& field, QHBoxLayout& line) {
    const QString label = toQt(said(field.field.label));
    const QString name = tr("%1 of piece %2").arg(label).arg(piece_ + 1);
    auto* words = new QLabel(label);
    words->setProperty("class", "label");
    words->setToolTip(toQt(said(field.field.help)));
    auto* number = new NumberEdit(
        *numberField(session_.document(), fmt::format("{}.{}.{}", page.id, field.field.id, piece_)));
    number->setObjectName(toQt(field.field.id));
    number->setAccessibleName(name);
    number->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    words->setBuddy(number);
    const std::size_t column = columns_.size();
    columns_.push_back({number, std::make_unique<Gesture>(session_)});
    connect(number, &NumberEdit::valueEdited, this, [this, column, name](double value, bool stepped) {
        session_.edit(
            tr("Change %1").arg(name),
            [&](Document& document) { setPieceNumber(*document.maxout, table_, piece_, column, value); },
            stepped ? columns_[column].gesture->number() : 0);
    });
    connect(number, &NumberEdit::refused, this, [this, name, id = toQt(field.field.id)](const QString& why) {
        const bool named = why.startsWith(id + QLatin1Char(' '));
        message_->setText(wrappable(named ? name + why.mid(id.size()) : why));
        message_->show();
    });
    connect(number, &NumberEdit::accepted, this, &PieceRow::clearMessage);
    line.addWidget(words);
    line.addWidget(number, 1);
}

void PieceRow::setNumbers(const std::vector<double>& numbers, bool redundant) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        columns_[i].number->setValue(numbers.at(i));
        columns_[i].number->setAccessibleDescription(redundant ? flag_->text() : QString());
    }
    flag_->setVisible(redundant);
}

void PieceRow::setRemovable(bool removable) {
    remove_->setEnabled(removable);
}

void PieceRow::setTheme(const Theme& theme) {
    const QColor colour = colourOf(theme, {Role::Curve, static_cast<int>(piece_), 1});
    swatch_->setStyleSheet(QStringLiteral("background: %1; border: none;").arg(colour.name()));
    place_->setStyleSheet(QStringLiteral("color: %1; font-weight: 600;").arg(colour.name()));
}

void PieceRow::clearMessage() {
    message_->hide();
    message_->clear();
}

std::size_t PieceRow::focusedColumn() const {
    std::size_t column = 0;
    while (column < columns_.size() && !columns_[column].number->hasFocus())
        ++column;
    return column;
}

} // namespace actiscope
