// The card of the selected activation of a page: what it is, and its parameters.
#pragma once

#include "core/pages/page.h"
#include "ui/canvas/theme.h"
#include "ui/controls/animator.h"
#include "ui/controls/page_card.h"

class QLabel;
class QVBoxLayout;

namespace actiscope {

class FormulaView;
class NumberRow;

/// Of any page that has such records. It shows nothing before its first refresh.
class ActivationCard : public PageCard {
    Q_OBJECT

public:
    ActivationCard(Session& session, Animator& animator, const Page& page, const Records& records,
                   QWidget* parent = nullptr);

    /// Builds rows anew only when another activation is selected.
    void refresh() override;
    void setTheme(const Theme& theme) override;

signals:
    /// The user wants to edit the formula of this row.
    void formulaRequested(int row);

protected:
    Session& session() const { return session_; }
    /// The selected row, −1 while there is none.
    int row() const { return row_; }
    /// Shows the formula of the derivative below that of the function.
    void showDerivative(bool shown);

    /// For what else a page shows of the selected row: the activation is another one; anything may have
    /// changed.
    virtual void rebuildMore(const Activation&) {}
    virtual void refreshMore(const Activation&) {}

private:
    const ActivationRow& shown() const;
    std::string keyOf(const Field& parameter) const;
    void buildTypedLine();
    void rebuild();
    void refreshFormula(const Activation& activation);

    Session& session_;
    Animator& animator_;
    const Page& page_;
    const Records& records_;
    Theme theme_ = lightTheme();
    int row_ = -1;
    std::string activation_; ///< that the rows were built for
    QLabel* source_ = nullptr;
    FormulaView* formula_ = nullptr;
    FormulaView* derivative_ = nullptr;
    QWidget* typedLine_ = nullptr; ///< the formula as it was typed, and a way to change it
    QLabel* typed_ = nullptr;
    QVBoxLayout* rowsLayout_ = nullptr;
    std::vector<NumberRow*> rows_;
};

} // namespace actiscope
