#include "ui/dialogs/formula_dialog.h"

#include "core/expressions/tree.h"
#include "core/text/say.h"
#include "ui/controls/number_text.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QTableWidget>

#include <algorithm>

namespace actiscope {

namespace {

/// The first of f1, f2 … that no row is called.
QString freeName(const Document& document, const Records& records) {
    for (int number = 1;; ++number) {
        const std::string name = "f" + std::to_string(number);
        bool taken = false;
        for (std::size_t row = 0; row < records.count(document); ++row)
            taken = taken || records.at(document, row).activation->name == name;
        if (!taken)
            return toQt(name);
    }
}

QLabel* plainLabel(const char* look) {
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setProperty("class", look);
    return label;
}

/// The text around the character, with a mark below it, to be shown in a font of fixed width.
QString marked(const QString& text, int character) {
    constexpr int around = 24;
    const int from = std::max(0, character - around);
    const QString dots = from > 0 ? QStringLiteral("…") : QString();
    const QString part = dots + text.mid(from, 2 * around) +
                         (from + 2 * around < text.size() ? QStringLiteral("…") : QString());
    return part + QLatin1Char('\n') +
           QString(character - from + static_cast<int>(dots.size()), QLatin1Char(' ')) + QLatin1Char('^');
}

} // namespace

FormulaDialog::FormulaDialog(Session& session, const Records& records, std::optional<int> row,
                             QWidget* parent)
    : QDialog(parent), session_(session), records_(records), row_(row) {
    setObjectName(QStringLiteral("formula"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(row_ ? tr("Edit formula") : tr("New formula"));
    resize(560, 470);

    name_ = new QLineEdit;
    name_->setObjectName(QStringLiteral("formulaName"));
    formula_ = new QLineEdit;
    formula_->setObjectName(QStringLiteral("formulaText"));
    formula_->setProperty("class", "code");
    formula_->setPlaceholderText(QStringLiteral("x*sigmoid(b*x)"));
    formula_->setMaxLength(static_cast<int>(longestFormula));
    auto* form = new QFormLayout;
    form->addRow(tr("&Name"), name_);
    form->addRow(tr("&f(x) ="), formula_);
    place_ = plainLabel("code_error");
    message_ = plainLabel("muted");
    message_->setObjectName(QStringLiteral("formulaMessage"));
    message_->setWordWrap(true);
    buildFunctions();
    auto* close = new QPushButton(tr("Cancel"));
    accept_ = new QPushButton(row_ ? tr("Change") : tr("Add"));
    accept_->setObjectName(QStringLiteral("formulaAccept"));
    accept_->setProperty("class", "primary");
    accept_->setDefault(true);

    auto* column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addLayout(form);
    column->addWidget(place_);
    column->addWidget(message_);
    column->addWidget(functions_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(accept_);
    column->addLayout(buttons);

    if (const ActivationRow* old = changed()) {
        before_ = old->activation->id;
        const ActivationPtr activation = old->activation;
        const auto parts = splitDefinition(before_);
        name_->setText(isFormula(*activation) ? toQt(parts->name) : toQt(activation->name));
        formula_->setText(toQt(activation->formula));
    } else {
        name_->setText(freeName(session_.document(), records_));
    }
    connect(name_, &QLineEdit::textChanged, this, &FormulaDialog::check);
    connect(formula_, &QLineEdit::textChanged, this, &FormulaDialog::check);
    connect(accept_, &QPushButton::clicked, this, &FormulaDialog::commit);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    formula_->setFocus();
    check();
}

void FormulaDialog::buildFunctions() {
    functions_ = new QTableWidget(0, 2);
    functions_->setObjectName(QStringLiteral("formulaFunctions"));
    functions_->setAccessibleName(tr("Functions; Enter puts one into the formula"));
    functions_->setHorizontalHeaderLabels({tr("Function"), tr("Meaning")});
    functions_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    functions_->horizontalHeader()->setHighlightSections(false);
    functions_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    functions_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    functions_->verticalHeader()->hide();
    functions_->setShowGrid(false);
    functions_->setSelectionBehavior(QAbstractItemView::SelectRows);
    functions_->setSelectionMode(QAbstractItemView::SingleSelection);
    functions_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    functions_->setTabKeyNavigation(false);
    const auto functions = formulaFunctions();
    functions_->setRowCount(static_cast<int>(functions.size()));
    for (int row = 0; row < functions_->rowCount(); ++row) {
        const FormulaFunction& function = functions[static_cast<std::size_t>(row)];
        functions_->setItem(row, 0, new QTableWidgetItem(toQt(std::string(function.shape))));
        functions_->setItem(row, 1, new QTableWidgetItem(toQt(said(function.help))));
    }
    connect(functions_, &QTableWidget::cellDoubleClicked, this, &FormulaDialog::insertFunction);
    functions_->installEventFilter(this);
}

std::string FormulaDialog::definition() const {
    const std::string name = name_->text().trimmed().toStdString();
    const std::string formula = formula_->text().toStdString();
    return name.empty() ? formula : name + " = " + formula;
}

void FormulaDialog::check() {
    const std::string text = definition();
    auto made = makeFormulaActivation(text);
    const bool blank = formula_->text().trimmed().isEmpty();
    activation_ = made ? std::make_shared<const Activation>(std::move(*made)) : nullptr;
    accept_->setEnabled(activation_ != nullptr);
    place_->setVisible(!activation_ && !blank);
    message_->setProperty("class", activation_ || blank ? "muted" : "error");
    style()->unpolish(message_); // the class has another colour
    style()->polish(message_);
    if (blank) {
        message_->setText(tr("Numbers, x, letters, + − * / ^, |x|, comparisons, and the functions below; 2x "
                             "is 2*x. Every letter "
                             "becomes a slider."));
    } else if (!activation_) {
        showError(made.error(), text);
    } else {
        const FormulaReading reading = readingOf(*activation_);
        QStringList letters;
        for (std::size_t i = 0; i < reading.hints.size(); ++i)
            letters.append(toQt(said(activation_->parameters[i].label) + reading.hints[i]));
        QStringList lines{letters.isEmpty() ? tr("No letters, so no sliders.")
                                            : tr("Sliders: %1").arg(letters.join(QStringLiteral(", ")))};
        for (const std::string& note : reading.notes)
            lines.append(toQt(note));
        message_->setText(lines.join(QLatin1Char('\n')));
    }
    emit previewed(typed());
}

void FormulaDialog::showError(const FormulaError& error, const std::string& definition) {
    const std::string formula = formula_->text().toStdString();
    const std::size_t start = definition.size() - formula.size();
    const bool inName = error.byte < start;
    const std::string& part = inName ? definition : formula;
    const std::size_t byte = inName ? error.byte : error.byte - start;
    const auto character = static_cast<int>(toQt(part.substr(0, byte)).size());
    place_->setText(marked(toQt(part), character));
    message_->setText(inName ? tr("In the name: %1").arg(toQt(error.sentence))
                             : tr("At character %1: %2").arg(character + 1).arg(toQt(error.sentence)));
}

const ActivationRow* FormulaDialog::changed() const {
    const Document& document = session_.document();
    if (!row_ || static_cast<std::size_t>(*row_) >= records_.count(document))
        return nullptr;
    const ActivationRow& row = records_.at(document, static_cast<std::size_t>(*row_));
    return before_.empty() || row.activation->id == before_ ? &row : nullptr;
}

std::optional<ActivationRow> FormulaDialog::typed() const {
    if (!activation_)
        return std::nullopt;
    if (const ActivationRow* old = changed()) {
        ActivationRow row = *old;
        redefine(row, activation_);
        return row;
    }
    return makeRow(activation_, 0);
}

void FormulaDialog::insertFunction(int row) {
    const QString shape = toQt(std::string(formulaFunctions()[static_cast<std::size_t>(row)].shape));
    formula_->insert(shape.section(QStringLiteral(" or "), 0, 0));
    formula_->setFocus();
}

bool FormulaDialog::eventFilter(QObject* watched, QEvent* event) {
    // A table hands Enter on to the dialog, which would add the formula.
    if (watched == functions_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && functions_->currentRow() >= 0) {
            insertFunction(functions_->currentRow());
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void FormulaDialog::commit() {
    const auto row = typed();
    if (!row)
        return;
    const QString name = toQt(activation_->name);
    if (changed())
        session_.edit(tr("Change the formula of %1").arg(name), [&](Document& document) {
            records_.edit(document, static_cast<std::size_t>(*row_)) = *row;
        });
    else if (records_.count(session_.document()) < records_.most)
        session_.edit(tr("Add %1").arg(name), [&](Document& document) { records_.add(document, *row); });
    accept();
}

void FormulaDialog::hideEvent(QHideEvent* event) {
    QDialog::hideEvent(event);
    emit previewed(std::nullopt);
}

} // namespace actiscope
