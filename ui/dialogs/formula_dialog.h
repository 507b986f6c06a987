// "New formula…": types a formula and adds it to a page's activations, or changes the one of a row.
#pragma once

#include "core/expressions/resolve.h"
#include "core/pages/page.h"
#include "ui/session/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace actiscope {

/// Checks while one types: the error says what was expected and marks the character; a valid formula is
/// previewed in the figure, which stays in use beside. Enter adds it as one undo step.
class FormulaDialog : public QDialog {
    Q_OBJECT

public:
    /// Without a row a new one is added, else the formula of the row of this index is changed; the letters
    /// that stay keep their values.
    FormulaDialog(Session& session, const Records& records, std::optional<int> row = {},
                  QWidget* parent = nullptr);

signals:
    /// The formula as it stands, to be shown beside the rows; none when it is not valid or the dialog is
    /// gone.
    void previewed(const std::optional<ActivationRow>& row);

protected:
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildFunctions();
    void check();
    void showError(const FormulaError& error, const std::string& definition);
    std::string definition() const;
    std::optional<ActivationRow> typed() const;
    void insertFunction(int row);
    void commit();
    /// The row that is changed, or nullptr when one is added or the row has gone.
    const ActivationRow* changed() const;

    Session& session_;
    const Records& records_;
    std::optional<int> row_;
    std::string before_; ///< the activation of the changed row
    ActivationPtr activation_;
    QLineEdit* name_ = nullptr;
    QLineEdit* formula_ = nullptr;
    QLabel* place_ = nullptr;
    QLabel* message_ = nullptr;
    QTableWidget* functions_ = nullptr;
    QPushButton* accept_ = nullptr;
};

} // namespace actiscope
