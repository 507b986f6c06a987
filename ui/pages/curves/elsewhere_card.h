// The card that says what frameworks call the selected function, where they mean another one by it, and what
// goes wrong with it.
#pragma once

#include "ui/controls/page_card.h"
#include "ui/session/session.h"

class QGridLayout;
class QLabel;

namespace actiscope {

struct Activation;
struct Variant;

/// Hidden when there is nothing to say. A chip for each variant turns the curve into it.
class ElsewhereCard : public PageCard {
    Q_OBJECT

public:
    explicit ElsewhereCard(Session& session, QWidget* parent = nullptr);

    void refresh() override;

private:
    /// The calls with the parameters that the curve has now.
    void showCalls();
    void rebuild(const Activation& activation);
    void addVariants(const std::vector<Variant>& variants);
    void becomeVariant(const Variant& variant);

    Session& session_;
    std::string activation_; ///< that the card was built for
    QWidget* content_ = nullptr;
    std::vector<std::pair<QLabel*, std::string>> calls_; ///< with what the framework calls the activation
};

} // namespace actiscope
