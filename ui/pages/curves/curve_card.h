// The card of the selected curve: what it is, its parameters, and what of it is shown.
#pragma once

#include "core/pages/curves/state.h"
#include "ui/canvas/theme.h"
#include "ui/controls/animator.h"
#include "ui/controls/page_card.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace actiscope {

class Chip;
class FormulaView;
class NumberRow;

class CurveCard : public PageCard {
    Q_OBJECT

public:
    CurveCard(Session& session, Animator& animator, QWidget* parent = nullptr);

    /// Builds rows anew only when another activation is selected.
    void refresh() override;
    void setTheme(const Theme& theme) override;

signals:
    /// The user wants to edit the formula of this curve.
    void formulaRequested(int curve);

private:
    struct ShowChip {
        const BoundField<Curve>* bound = nullptr;
        Chip* chip = nullptr;
    };

    const Curve& curve() const;
    std::string keyOf(const Field& parameter) const;
    void buildTypedLine();
    void buildShow();
    void rebuild();
    void refreshShow(const Activation& activation);
    void toggle(const BoundField<Curve>& bound, bool on);

    Session& session_;
    Animator& animator_;
    Theme theme_ = lightTheme();
    int curve_ = -1;
    std::string activation_; ///< that the rows were built for
    QLabel* source_ = nullptr;
    FormulaView* formula_ = nullptr;
    FormulaView* derivative_ = nullptr;
    QWidget* typedLine_ = nullptr; ///< the formula as it was typed, and a way to change it
    QLabel* typed_ = nullptr;
    QVBoxLayout* rowsLayout_ = nullptr;
    std::vector<NumberRow*> rows_;
    std::vector<ShowChip> show_;
    QWidget* fanLine_ = nullptr;
    QComboBox* fanParameter_ = nullptr;
};

} // namespace actiscope
