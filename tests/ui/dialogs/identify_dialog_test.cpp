#include "core/pages/curves/state.h"
#include "ui/dialogs/identify_dialog.h"

#include "tests/ui/controls/controls_support.h"

#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>

namespace actiscope {
namespace {

struct Identify {
    explicit Identify(const Document& document) {
        session.reset(document);
        dialog = new IdentifyDialog(session);
        QObject::connect(dialog, &IdentifyDialog::previewed,
                         [this](const std::optional<Curve>& curve) { previewed = curve; });
        dialog->show();
    }
    ~Identify() { delete dialog; }

    bool answered() {
        return QTest::qWaitFor([this] { return !dialog->isSearching(); }, 120'000) && table().rowCount() > 0;
    }
    QTableWidget& table() { return *dialog->findChild<QTableWidget*>(); }
    QString cell(int row, int column) { return table().item(row, column)->text(); }

    Session session;
    QPointer<IdentifyDialog> dialog;
    std::optional<Curve> previewed;
};

TEST(IdentifyDialog, SaysWhatTheCurveIsAndPreviewsIt) {
    Identify ui(documentWith({"silu"}));
    ASSERT_TRUE(ui.answered());
    const auto same = ui.table().findItems("the same, to rounding", Qt::MatchExactly);
    ASSERT_FALSE(same.empty());
    EXPECT_FALSE(ui.table().findItems("Swish (β = 1)", Qt::MatchExactly).empty());
    ASSERT_TRUE(ui.previewed.has_value());
    EXPECT_EQ(QString::fromStdString(rowName(*ui.previewed)), ui.cell(0, 0));
    EXPECT_FALSE(ui.session.canUndo()) << "looking changes nothing";
}

TEST(IdentifyDialog, EnterAddsTheChosenAnswerAsOneStep) {
    Identify ui(documentWith({"softplus"}));
    ASSERT_TRUE(ui.answered());
    QTest::keyClick(&ui.table(), Qt::Key_Down);
    const QString chosen = ui.cell(1, 0);
    QTest::keyClick(&ui.table(), Qt::Key_Return);
    const CurvesPage& page = *ui.session.document().curves;
    ASSERT_EQ(page.curves.size(), 2U);
    EXPECT_EQ(QString::fromStdString(rowName(page.curves[1])), chosen);
    EXPECT_NE(page.curves[1].colour, page.curves[0].colour);
    EXPECT_TRUE(ui.session.undoText().startsWith("Add "));
    EXPECT_FALSE(ui.previewed.has_value()) << "what was added is no preview any more";
    ui.session.undo();
    EXPECT_FALSE(ui.session.canUndo());
}

TEST(IdentifyDialog, ClosingEndsTheSearchAtOnce) {
    Identify ui(documentWith({"elu"}));
    ASSERT_TRUE(ui.dialog->isSearching());
    QTest::keyClick(ui.dialog, Qt::Key_Escape);
    EXPECT_FALSE(ui.dialog && ui.dialog->isSearching());
    EXPECT_TRUE(QTest::qWaitFor([&] { return ui.dialog.isNull(); }));
    EXPECT_FALSE(ui.session.canUndo());
}

} // namespace
} // namespace actiscope
