#include "ui/pages/softmax/logits_card.h"

#include "core/pages/softmax/state.h"
#include "ui/controls/number_row.h"
#include "ui/controls/number_text.h"
#include "ui/controls/retire.h"
#include "ui/controls/wrappable.h"

#include <fmt/format.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace actiscope {

LogitsCard::LogitsCard(Session& session, Animator& animator, const Page& page, QWidget* parent)
    : PageCard(tr("Logits"), parent),
      session_(session),
      animator_(animator),
      page_(page),
      naming_(session),
      rowsLayout_(new QVBoxLayout),
      message_(new QLabel),
      others_(new FieldsCard(session, animator, page, "Logits", {"logits", "names"})) {
    setObjectName(QStringLiteral("logits"));
    auto* paste = new QToolButton;
    paste->setObjectName(QStringLiteral("paste"));
    paste->setText(tr("Paste…"));
    paste->setProperty("class", "link");
    paste->setFocusPolicy(Qt::StrongFocus);
    paste->setToolTip(tr("Logits from the clipboard, such as 2.0, 1.0, 0.1"));
    paste->setAccessibleName(tr("Paste logits"));
    connect(paste, &QToolButton::clicked, this,
            [this] { this->paste(QGuiApplication::clipboard()->text()); });
    addToHeading(paste);
    message_->setProperty("class", "error");
    message_->setObjectName(QStringLiteral("message"));
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    message_->hide();
    body()->addWidget(message_);
    rowsLayout_->setSpacing(6);
    body()->addLayout(rowsLayout_);
    others_->beInside();
    body()->addWidget(others_);
    refresh();
}

void LogitsCard::paste(const QString& text) {
    const PageField& field = *findField(page_, "logits");
    const auto value = parseValue(field.field, text.toStdString());
    message_->setVisible(!value);
    if (value)
        session_.edit(tr("Paste logits"), [&](Document& document) { (void)field.set(document, *value); });
    else
        message_->setText(wrappable(toQt(value.error())));
}

void LogitsCard::addRow() {
    const std::size_t index = rows_.size();
    Row row;
    row.name = new QLineEdit;
    row.name->setObjectName(QStringLiteral("name"));
    row.name->setFixedWidth(64);
    row.name->setMaxLength(40);
    row.name->setToolTip(tr("Name of the class"));
    connect(row.name, &QLineEdit::textEdited, this, [this, index, box = row.name](const QString& text) {
        box->setModified(false); // every letter is taken at once
        renamed_ = index;
        session_.edit(
            tr("Rename a class"),
            [&](Document& document) { renameClass(*document.softmax, index, text.toStdString()); },
            naming_.number());
        renamed_.reset();
        rows_[index].taken = toQt(classNames(state())[index]);
    });
    row.slider =
        new NumberRow(session_, animator_, fmt::format("{}.logits.{}", page_.id, index), {}, row.name);
    row.slider->setObjectName(QStringLiteral("logits%1").arg(index));
    row.slider->setTheme(theme_);
    rowsLayout_->addWidget(row.slider);
    rows_.push_back(row);
    colourName(index);
}

void LogitsCard::refresh() {
    const auto names = classNames(state());
    const bool rebuilds = rows_.size() != names.size();
    while (rows_.size() > names.size()) {
        retire(rows_.back().slider);
        rows_.pop_back();
    }
    while (rows_.size() < names.size())
        addRow();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const QString name = toQt(names[i]);
        // What is being typed stays as it is typed, empty or with a space at its end.
        const bool typing = rows_[i].name->hasFocus() && (renamed_ == i || rows_[i].taken == name);
        if (name != rows_[i].name->text() && !typing) {
            rows_[i].name->setText(name);
            rows_[i].taken.clear();
        }
        rows_[i].name->setAccessibleName(tr("Name of class %1").arg(i + 1));
        rows_[i].slider->setName(tr("logit of %1").arg(name));
        rows_[i].slider->refresh();
    }
    others_->refresh();
    if (rebuilds)
        emit rebuilt();
}

void LogitsCard::colourName(std::size_t row) {
    const QColor colour = colourOf(theme_, {Role::Curve, static_cast<int>(row), 1});
    rows_[row].name->setStyleSheet(
        QStringLiteral(
            "QLineEdit { color: %1; font-weight: 600; border: 1px solid transparent; padding: 2px 0; "
            "background: transparent; } QLineEdit:hover, QLineEdit:focus { border-color: %2; }")
            .arg(colour.name(), theme_.accent.name()));
}

void LogitsCard::setTheme(const Theme& theme) {
    theme_ = theme;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i].slider->setTheme(theme);
        colourName(i);
    }
    others_->setTheme(theme);
}

} // namespace actiscope
