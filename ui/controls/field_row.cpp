#include "ui/controls/field_row.h"

#include "core/text/say.h"
#include "ui/controls/chip.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/number_text.h"
#include "ui/controls/wheel_guard.h"
#include "ui/controls/wrappable.h"

#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalBlocker>
#include <QToolButton>
#include <QUrl>

namespace actiscope {

FieldRow::FieldRow(const Field& field, QWidget* parent) : QWidget(parent), field_(field) {
    setObjectName(toQt(field.id));
    label_ = new QLabel(toQt(said(field.label)));
    label_->setProperty("class", "label");
    label_->setToolTip(toQt(said(field.help)));
    message_ = new QLabel;
    message_->setProperty("class", "error");
    message_->setWordWrap(true);
    message_->hide();

    switch (field.kind) {
    case FieldKind::Real:
    case FieldKind::Integer:
        buildNumber();
        break;
    case FieldKind::Boolean:
        buildFlag();
        break;
    case FieldKind::Choice:
        buildChoice();
        break;
    case FieldKind::Text:
        buildText();
        break;
    case FieldKind::Numbers:
    case FieldKind::Choices:
        buildList();
        break;
    }
    editor_->setToolTip(toQt(said(field.help)));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    label_->setBuddy(editor_);
    line->addWidget(label_);
    line->addWidget(editor_, 1);
    if (field.isFile) {
        auto* choose = new QToolButton;
        choose->setObjectName(QStringLiteral("choose"));
        choose->setText(QStringLiteral("…"));
        choose->setToolTip(tr("Choose a file, or drop one on the box"));
        choose->setAccessibleName(tr("Choose a file: %1").arg(toQt(said(field.label))));
        connect(choose, &QToolButton::clicked, this, &FieldRow::chooseFile);
        line->addWidget(choose);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(line);
    column->addWidget(message_);
    // Only now: a label that is shown without a parent is a window.
    setLabel(toQt(said(field.label)), toQt(said(field.label)));
    setValue(field.defaultValue);
    setFocusProxy(editor_);
}

/// A box that loses the focus takes what was typed, which needs the row.
FieldRow::~FieldRow() {
    hide();
}

void FieldRow::buildNumber() {
    number_ = new NumberEdit(field_);
    editor_ = number_;
    connect(number_, &NumberEdit::valueEdited, this,
            [this](double value, bool stepped) { emit edited(value, stepped); });
    connect(number_, &NumberEdit::refused, this, &FieldRow::showMessage);
    connect(number_, &NumberEdit::accepted, this, [this] { showMessage({}); });
}

void FieldRow::buildFlag() {
    flag_ = toggleChip({});
    editor_ = flag_;
    connect(flag_, &Chip::toggled, this, [this](bool on) { emit edited(on, false); });
}

void FieldRow::buildChoice() {
    choice_ = new QComboBox;
    editor_ = choice_;
    choice_->setFocusPolicy(Qt::StrongFocus);
    guardWheel(*choice_, WheelTakes::Focused);
    choice_->setMinimumContentsLength(6);
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const FieldChoice& choice : field_.choices)
        choice_->addItem(toQt(said(choice.label)), toQt(choice.id));
    connect(choice_, &QComboBox::currentIndexChanged, this, [this] { emit edited(value(), false); });
}

void FieldRow::buildText() {
    text_ = new QLineEdit;
    text_->setMaxLength(field_.most);
    text_->installEventFilter(this);
    editor_ = text_;
    connect(text_, &QLineEdit::textEdited, this, [this](const QString& text) {
        text_->setModified(false); // every letter is taken at once
        emit edited(text.toStdString(), true);
    });
}

void FieldRow::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Choose a file"), QFileInfo(text_->text()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FieldRow::takeFile);
    dialog->open();
}

void FieldRow::takeFile(const QString& path) {
    text_->setText(path);
    text_->setModified(false);
    emit edited(path.toStdString(), false);
}

void FieldRow::buildList() {
    text_ = new QLineEdit;
    editor_ = text_;
    text_->installEventFilter(this);
    connect(text_, &QLineEdit::editingFinished, this, [this] {
        const auto value = parseValue(field_, typedText(text_->text()));
        showMessage(value ? QString() : toQt(value.error()));
        if (!value)
            return;
        text_->setModified(false);
        if (*value != value_)
            emit edited(*value, false);
    });
}

bool FieldRow::eventFilter(QObject* watched, QEvent* event) {
    const bool drags = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (field_.isFile && (drags || event->type() == QEvent::Drop)) {
        auto* drop = static_cast<QDropEvent*>(event);
        const QList<QUrl> urls = drop->mimeData()->urls();
        if (urls.size() == 1 && urls.first().isLocalFile()) {
            drop->acceptProposedAction();
            if (!drags)
                takeFile(urls.first().toLocalFile());
            return true;
        }
    }
    if (watched == text_ && field_.kind != FieldKind::Text && event->type() == QEvent::KeyPress &&
        text_->isModified() && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        text_->setText(toQt(valueText(value_)));
        showMessage({});
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

FieldValue FieldRow::value() const {
    if (number_ != nullptr)
        return number_->value();
    if (flag_ != nullptr)
        return flag_->isChecked();
    if (choice_ != nullptr)
        return choice_->currentData().toString().toStdString();
    if (field_.kind != FieldKind::Text)
        return value_;
    return text_->text().toStdString();
}

void FieldRow::setValue(const FieldValue& value) {
    const QSignalBlocker silent(editor_);
    value_ = value;
    if (number_ != nullptr)
        number_->setValue(std::get<double>(value));
    else if (flag_ != nullptr)
        flag_->setChecked(std::get<bool>(value));
    else if (choice_ != nullptr)
        choice_->setCurrentIndex(choice_->findData(toQt(std::get<std::string>(value))));
    else if (text_->isModified() && text_->hasFocus())
        return; // what is being typed is the user's until they leave it
    else if (const QString text = toQt(valueText(value)); text != text_->text())
        text_->setText(text); // equal text keeps its place of typing
}

void FieldRow::setCheck(Check check) {
    if (number_ != nullptr)
        number_->setCheck([check = std::move(check)](double value) { return check(value); });
}

void FieldRow::setLabel(const QString& label, const QString& accessibleName) {
    label_->setText(field_.unit.empty() ? label : tr("%1 (%2)").arg(label, toQt(said(field_.unit))));
    label_->setHidden(flag_ != nullptr || label.isEmpty());
    if (flag_ != nullptr)
        flag_->setText(label);
    editor_->setAccessibleName(accessibleName);
}

int FieldRow::labelWidth() const {
    return label_->sizeHint().width();
}

void FieldRow::setLabelWidth(int width) {
    label_->setMinimumWidth(width);
}

QString FieldRow::message() const {
    return message_->isHidden() ? QString() : message_->text();
}

void FieldRow::showMessage(const QString& message) {
    QString text = message;
    // The sentences of the core name a field by its key, which the user of a window never sees.
    if (text.startsWith(toQt(field_.id) + QLatin1Char(' ')))
        text = editor_->accessibleName() + text.mid(static_cast<qsizetype>(field_.id.size()));
    message_->setText(wrappable(text));
    message_->setVisible(!text.isEmpty());
    message_->setAccessibleName(text);
}

} // namespace actiscope
