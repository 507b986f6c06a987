#include "ui/dialogs/compare_dialog.h"

#include "tests/ui/controls/controls_support.h"

#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>

namespace actiscope {
namespace {

struct Compare {
    explicit Compare(const Document& document = documentWith({"relu", "tanh", "square"})) {
        session.reset(document);
        dialog = new CompareDialog(session, [this](const QString&) { return path; });
        dialog->show();
    }
    ~Compare() { delete dialog; }

    bool computed() {
        return QTest::qWaitFor([this] { return !dialog->isComputing(); }, 120'000);
    }
    QTableWidget& table() { return *dialog->findChild<QTableWidget*>(); }
    QListWidget& functions() { return *dialog->findChildren<QListWidget*>().at(0); }
    int column(const QString& label) {
        for (int i = 0; i < table().columnCount(); ++i)
            if (table().horizontalHeaderItem(i)->text() == label)
                return i;
        return -1;
    }
    QStringList names() {
        QStringList names;
        for (int row = 0; row < table().rowCount(); ++row)
            names << table().item(row, 0)->text();
        return names;
    }

    QTemporaryDir folder;
    QString path = folder.filePath("table.csv");
    Session session;
    QPointer<CompareDialog> dialog;
};

TEST(CompareDialog, BeginsWithTheCurvesOfTheFigureAndEveryProperty) {
    Compare ui;
    ASSERT_TRUE(ui.computed());
    EXPECT_EQ(ui.names(), (QStringList{"ReLU", "Tanh", "Square"}));
    EXPECT_EQ(ui.table().columnCount(), static_cast<int>(propertyTable().size()) + 1);
    EXPECT_FALSE(ui.session.canUndo());
}

TEST(CompareDialog, CheckingAFunctionAddsItsRow) {
    Compare ui;
    ASSERT_TRUE(ui.computed());
    for (int row = 3; row < ui.functions().count(); ++row)
        if (ui.functions().item(row)->text() == "Softsign")
            ui.functions().item(row)->setCheckState(Qt::Checked);
    ASSERT_TRUE(ui.computed());
    EXPECT_EQ(ui.names(), (QStringList{"ReLU", "Tanh", "Square", "Softsign"}));
    ui.functions().item(0)->setCheckState(Qt::Unchecked);
    EXPECT_EQ(ui.names(), (QStringList{"Tanh", "Square", "Softsign"}));
}

TEST(CompareDialog, SortsNumbersAsNumbersAndExportsInThatOrder) {
    Compare ui;
    ASSERT_TRUE(ui.computed());
    const int lipschitz = ui.column(QString::fromStdString(findProperty("lipschitz")->label));
    ASSERT_GT(lipschitz, 0);
    ui.table().sortByColumn(lipschitz, Qt::DescendingOrder);
    EXPECT_EQ(ui.names().first(), "Square") << "its slope has no bound";
    QTest::mouseClick(ui.dialog->findChild<QPushButton*>("exportComparison"), Qt::LeftButton);
    QFile file(ui.path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    file.readLine();
    EXPECT_TRUE(file.readLine().startsWith("Square,"));
}

TEST(CompareDialog, SearchHidesWhatDoesNotMatch) {
    Compare ui;
    ui.dialog->findChild<QLineEdit*>()->setText("gelu");
    for (int row = 0; row < ui.functions().count(); ++row) {
        const auto* item = ui.functions().item(row);
        EXPECT_EQ(item->isHidden(), !item->text().contains("gelu", Qt::CaseInsensitive));
    }
}

TEST(CompareDialog, SaysWhyAnExportFailed) {
    Compare ui;
    ASSERT_TRUE(ui.computed());
    ui.path = "/proc/none/table.md";
    QString why;
    QObject::connect(ui.dialog, &CompareDialog::failed, [&](const QString& sentence) { why = sentence; });
    QTest::mouseClick(ui.dialog->findChild<QPushButton*>("exportComparison"), Qt::LeftButton);
    EXPECT_FALSE(why.isEmpty());
}

} // namespace
} // namespace actiscope
