// The card of the selected curve: what it is, its parameters, and what of it is shown.
#pragma once

#include "core/pages/curves/state.h"
#include "ui/pages/activation_card.h"

class QComboBox;

namespace actiscope {

class Chip;

class CurveCard : public ActivationCard {
    Q_OBJECT

public:
    CurveCard(Session& session, Animator& animator, const Page& page, QWidget* parent = nullptr);

protected:
    void rebuildMore(const Activation& activation) override;
    void refreshMore(const Activation& activation) override;

private:
    struct ShowChip {
        const BoundField<Curve>* bound = nullptr;
        Chip* chip = nullptr;
    };

    const Curve& curve() const;
    void buildShow();
    void toggle(const BoundField<Curve>& bound, bool on);

    std::vector<ShowChip> show_;
    QWidget* fanLine_ = nullptr;
    QComboBox* fanParameter_ = nullptr;
};

} // namespace actiscope
