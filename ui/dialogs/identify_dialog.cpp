#include "ui/dialogs/identify_dialog.h"

#include "core/activations/catalogue.h"
#include "core/figure/ticks.h"
#include "core/pages/curves/state.h"
#include "ui/controls/number_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>

namespace actiscope {

namespace {

QString distanceText(double distance) {
    return distance < 1e-13 ? IdentifyDialog::tr("the same, to rounding")
                            : IdentifyDialog::tr("within %1").arg(toQt(readableNumber(distance, 2)));
}

} // namespace

IdentifyDialog::IdentifyDialog(Session& session, QWidget* parent)
    : QDialog(parent), session_(session), run_(session.runner()) {
    setObjectName(QStringLiteral("identify"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What is this?"));
    resize(520, 330);
    intro_ = new QLabel;
    intro_->setTextFormat(Qt::PlainText);
    intro_->setWordWrap(true);
    progress_ = new QProgressBar;
    progress_->setRange(0, 100);
    progress_->setAccessibleName(tr("Functions compared"));
    table_ = new QTableWidget(0, 3);
    table_->setHorizontalHeaderLabels({tr("Function"), tr("Largest distance"), tr("at x")});
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table_->verticalHeader()->hide();
    table_->setShowGrid(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTabKeyNavigation(false);
    table_->setAccessibleName(tr("Nearest functions"));
    cancel_ = new QPushButton(tr("Cancel"));
    add_ = new QPushButton(tr("Add to figure"));
    add_->setProperty("class", "primary");
    add_->setDefault(true);

    auto* column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(intro_);
    column->addWidget(progress_);
    column->addWidget(table_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel_);
    buttons->addWidget(add_);
    column->addLayout(buttons);

    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(add_, &QPushButton::clicked, this, &IdentifyDialog::add);
    connect(table_, &QTableWidget::cellDoubleClicked, this, &IdentifyDialog::add);
    connect(table_, &QTableWidget::itemSelectionChanged, this, [this] {
        add_->setEnabled(chosen().has_value());
        emit previewed(chosen());
    });
    connect(&run_, &WindowRun::progressed, this,
            [this](double part) { progress_->setValue(static_cast<int>(100 * part)); });
    connect(&run_, &WindowRun::failed, this, [this](const QString& reason) {
        progress_->hide();
        intro_->setText(tr("The search ended without an answer: %1.").arg(reason));
    });
    search();
}

void IdentifyDialog::search() {
    const CurvesPage& page = *session_.document().curves;
    const Curve& curve = page.curves[static_cast<std::size_t>(page.selected)];
    intro_->setText(tr("%1 for %2 ≤ x ≤ %3, against the %4 functions of the catalogue:")
                        .arg(toQt(rowName(curve)), toQt(readableNumber(page.xMinimum)),
                             toQt(readableNumber(page.xMaximum)))
                        .arg(catalogue().size()));
    add_->setEnabled(false);
    const NearestQuery query{curve.activation, parameterValues(curve), page.xMinimum, page.xMaximum};
    run_.start(
        [query](const Control& control) {
            return nearestActivations(query, catalogue(), control.stop, control.progress);
        },
        [this](const std::vector<NearestActivation>& answers) { showAnswers(answers); });
}

void IdentifyDialog::showAnswers(const std::vector<NearestActivation>& answers) {
    progress_->hide();
    cancel_->setText(tr("Close"));
    answers_ = answers;
    table_->setRowCount(static_cast<int>(answers.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const NearestActivation& answer = answers[static_cast<std::size_t>(row)];
        const Curve curve = makeCurve(catalogued(*answer.activation), 0, answer.parameters);
        const QString cells[] = {toQt(rowName(curve)), distanceText(answer.distance),
                                 toQt(readableNumber(answer.at))};
        for (int column = 0; column < 3; ++column)
            table_->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    if (!answers.empty())
        table_->selectRow(0);
    table_->setFocus();
}

std::optional<Curve> IdentifyDialog::chosen() const {
    const auto rows = table_->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return std::nullopt;
    const NearestActivation& answer = answers_[static_cast<std::size_t>(rows.first().row())];
    return makeCurve(catalogued(*answer.activation), 0, answer.parameters);
}

void IdentifyDialog::add() {
    const auto curve = chosen();
    if (!curve)
        return;
    session_.edit(tr("Add %1").arg(toQt(curve->activation->name)), [&](Document& document) {
        addRow(document.curves->curves, document.curves->selected, *curve);
    });
    accept();
}

void IdentifyDialog::hideEvent(QHideEvent* event) {
    QDialog::hideEvent(event);
    run_.cancel();
    emit previewed(std::nullopt);
}

} // namespace actiscope
