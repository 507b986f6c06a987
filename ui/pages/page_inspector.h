// The inspector of a page: a card a heading of its fields, what is computed, and the view.
#pragma once

#include "ui/canvas/theme.h"
#include "ui/controls/animator.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace actiscope {

struct Activation;
class ActivationCard;
class PageCard;

/// Edits the session and follows it while its page is shown. Needs 300 px of width, and a scroll area around
/// it where it may be higher than its place.
class PageInspector : public QWidget {
    Q_OBJECT

public:
    PageInspector(Session& session, const Page& page, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);

    /// What plays; tests bring their own clock.
    Animator& animator() { return animator_; }

signals:
    /// What cards of a page ask of the window. A function to show beside the rows without adding it;
    /// nullptr ends that.
    void previewRequested(const Activation* activation);
    /// Another page, by its id.
    void pageRequested(const QString& page);
    /// To type a new formula, or to edit that of a row.
    void formulaRequested(std::optional<int> row);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct HeadedCard {
        std::string heading; ///< of fields; empty: the card itself knows when it is seen
        PageCard* card = nullptr;
    };

    void addCard(const std::string& heading, PageCard* card);
    void addActivations(const std::string& heading, ActivationCard* selected);
    void addCurvesCards();
    void addFieldCards();
    void refresh();
    void showWhatMatters();

    Session& session_;
    const Page& page_;
    Animator animator_;
    std::vector<HeadedCard> cards_;
};

} // namespace actiscope
