#include "ui/dialogs/compare_dialog.h"

#include "core/activations/catalogue.h"
#include "core/pages/curves/state.h"
#include "core/text/say.h"
#include "ui/controls/number_text.h"
#include "ui/exporting/write_file.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace actiscope {

namespace {

constexpr int indexRole = Qt::UserRole;

/// Sorts by the number behind the text; what has none comes last.
class NumberItem : public QTableWidgetItem {
public:
    NumberItem(const QString& text, double number) : QTableWidgetItem(text), number_(number) {}

    bool operator<(const QTableWidgetItem& other) const override {
        const auto* item = dynamic_cast<const NumberItem*>(&other);
        if (!item || std::isnan(number_) || std::isnan(item->number_))
            return item && !std::isnan(number_);
        return number_ < item->number_;
    }

private:
    double number_;
};

QListWidgetItem* checkable(QListWidget& list, const QString& text, bool checked) {
    auto* item = new QListWidgetItem(text, &list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setToolTip(text);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    return item;
}

} // namespace

CompareDialog::CompareDialog(Session& session, AskPath askPath, QWidget* parent)
    : QDialog(parent),
      session_(session),
      askPath_(std::move(askPath)),
      settings_(analysisSettings(*session.document().curves)),
      run_(session.runner()) {
    setObjectName(QStringLiteral("compare"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare"));
    constexpr QSize size(1080, 640);
    resize(size);
    buildLists();
    table_ = new QTableWidget;
    table_->setAccessibleName(tr("Properties of the chosen functions"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTabKeyNavigation(false);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    progress_ = new QProgressBar;
    progress_->setRange(0, 100);
    progress_->setAccessibleName(tr("Functions computed"));
    progress_->hide();
    cancel_ = new QPushButton(tr("Cancel"));
    cancel_->hide();
    auto* copy = new QPushButton(tr("Copy as Markdown"));
    auto* save = new QPushButton(tr("Export…"));
    save->setObjectName(QStringLiteral("exportComparison"));
    save->setProperty("class", "primary");
    auto* close = new QPushButton(tr("Close"));
    for (auto* button : {cancel_, copy, save, close})
        button->setAutoDefault(false);

    auto* left = new QVBoxLayout;
    left->addWidget(search_);
    left->addWidget(functions_, 2);
    left->addWidget(properties_, 1);
    auto* columns = new QHBoxLayout;
    columns->addLayout(left);
    columns->addWidget(table_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(progress_, 1);
    buttons->addWidget(cancel_);
    buttons->addStretch();
    for (auto* button : {close, copy, save})
        buttons->addWidget(button);
    auto* rows = new QVBoxLayout(this);
    rows->addLayout(columns, 1);
    rows->addLayout(buttons);

    connect(search_, &QLineEdit::textChanged, this, &CompareDialog::filter);
    connect(functions_, &QListWidget::itemChanged, this, &CompareDialog::compute);
    connect(properties_, &QListWidget::itemChanged, this, &CompareDialog::showTable);
    connect(cancel_, &QPushButton::clicked, &run_, &WindowRun::cancel);
    connect(&run_, &WindowRun::started, this, [this] {
        progress_->setValue(0);
        progress_->show();
        cancel_->show();
    });
    connect(&run_, &WindowRun::progressed, this,
            [this](double part) { progress_->setValue(static_cast<int>(100 * part)); });
    connect(&run_, &WindowRun::failed, this, [this](const QString& reason) {
        emit failed(tr("The properties could not be computed: %1.").arg(reason));
    });
    connect(&run_, &WindowRun::ended, this, [this] {
        progress_->hide();
        cancel_->hide();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &CompareDialog::exportTable);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(toQt(toMarkdown(table(false)))); });
    compute();
}

void CompareDialog::buildLists() {
    constexpr int width = 250;
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Search a function"));
    search_->setAccessibleName(tr("Search a function"));
    search_->setClearButtonEnabled(true);
    functions_ = new QListWidget;
    functions_->setAccessibleName(tr("Functions"));
    properties_ = new QListWidget;
    properties_->setAccessibleName(tr("Properties"));
    for (QWidget* widget : std::initializer_list<QWidget*>{search_, functions_, properties_})
        widget->setFixedWidth(width);
    functions_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // long names end in …
    for (const Property& property : propertyTable())
        checkable(*properties_, toQt(said(property.label)), true)->setToolTip(toQt(said(property.help)));
    listCandidates();
}

void CompareDialog::listCandidates() {
    for (const Curve& curve : session_.document().curves->curves) {
        candidates_.push_back({rowName(curve), curve.activation, parameterValues(curve)});
        checkable(*functions_, toQt(candidates_.back().name), true);
    }
    const bool nothingDrawn = candidates_.empty();
    for (const Activation& activation : catalogue()) {
        const ActivationPtr candidate = catalogued(activation);
        candidates_.push_back({rowName(makeCurve(candidate, 0)), candidate, defaultParameters(activation)});
        const auto& ids = essentials();
        const bool essential = std::find(ids.begin(), ids.end(), activation.id) != ids.end();
        checkable(*functions_, toQt(candidates_.back().name), nothingDrawn && essential);
    }
}

void CompareDialog::filter(const QString& text) {
    for (int row = 0; row < functions_->count(); ++row) {
        QListWidgetItem* item = functions_->item(row);
        item->setHidden(!item->text().contains(text.trimmed(), Qt::CaseInsensitive));
    }
}

void CompareDialog::compute() {
    using Work = std::vector<std::pair<std::size_t, Candidate>>;
    Work missing;
    for (int row = 0; row < functions_->count(); ++row) {
        const auto index = static_cast<std::size_t>(row);
        if (functions_->item(row)->checkState() == Qt::Checked && !computed_.contains(index))
            missing.emplace_back(index, candidates_[index]);
    }
    showTable();
    if (missing.empty())
        return;
    run_.start(
        [missing, settings = settings_](const Control& control) {
            std::map<std::size_t, Properties> done;
            for (const auto& [index, candidate] : missing) {
                if (control.stop.stop_requested())
                    break;
                done[index] = analysed(*candidate.activation, candidate.parameters, settings);
                control.progress(static_cast<double>(done.size()) / static_cast<double>(missing.size()));
            }
            return done;
        },
        [this](std::map<std::size_t, Properties> done) {
            computed_.merge(done);
            showTable();
        });
}

void CompareDialog::showTable() {
    std::vector<const Property*> columns;
    QStringList header{tr("Function")};
    for (int row = 0; row < properties_->count(); ++row)
        if (properties_->item(row)->checkState() == Qt::Checked) {
            columns.push_back(&propertyTable()[static_cast<std::size_t>(row)]);
            header << toQt(said(columns.back()->label));
        }
    table_->setSortingEnabled(false);
    table_->clear();
    table_->setRowCount(0);
    table_->setColumnCount(static_cast<int>(header.size()));
    table_->setHorizontalHeaderLabels(header);
    for (const auto& [index, properties] : computed_) {
        if (functions_->item(static_cast<int>(index))->checkState() != Qt::Checked)
            continue;
        const int row = table_->rowCount();
        table_->insertRow(row);
        auto* name = new QTableWidgetItem(toQt(candidates_[index].name));
        name->setData(indexRole, static_cast<qulonglong>(index));
        table_->setItem(row, 0, name);
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const PropertyText value = columns[column]->describe(properties, 4);
            auto* item = new NumberItem(toQt(value.text), columns[column]->number(properties));
            item->setToolTip(tr("%1: %2").arg(QString::fromLatin1(knownWord(value.known)), toQt(value.note)));
            table_->setItem(row, static_cast<int>(column) + 1, item);
        }
    }
    table_->resizeColumnsToContents();
    constexpr int widest = 260;
    for (int column = 0; column < table_->columnCount(); ++column)
        table_->setColumnWidth(column, std::min(table_->columnWidth(column), widest));
    // Unsorted until a heading is clicked: the order of the list.
    table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table_->setSortingEnabled(true);
}

TextTable CompareDialog::table(bool fullNumbers) const {
    std::vector<const Property*> columns;
    for (int row = 0; row < properties_->count(); ++row)
        if (properties_->item(row)->checkState() == Qt::Checked)
            columns.push_back(&propertyTable()[static_cast<std::size_t>(row)]);
    std::vector<ComparedActivation> rows;
    for (int row = 0; row < table_->rowCount(); ++row) {
        const auto index = static_cast<std::size_t>(table_->item(row, 0)->data(indexRole).toULongLong());
        rows.push_back({candidates_[index].name, computed_.at(index)});
    }
    return comparison(rows, columns, fullNumbers);
}

void CompareDialog::exportTable() {
    const QString path = askPath_(QStringLiteral("comparison.csv"));
    if (path.isEmpty())
        return;
    const QString suffix = QFileInfo(path).suffix().toLower();
    const std::string text = suffix == QLatin1String("csv")   ? toCsv(table(true))
                             : suffix == QLatin1String("tex") ? toLatex(table(false))
                                                              : toMarkdown(table(false));
    if (const auto done = writeWhole(path, QByteArray::fromStdString(text)); !done)
        emit failed(toQt(done.error()));
}

} // namespace actiscope
