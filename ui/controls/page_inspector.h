// The inspector of a page, built from its fields: a card a heading, what is computed, and the view.
#pragma once

#include "ui/canvas/theme.h"
#include "ui/controls/animator.h"

#include <QWidget>

#include <vector>

namespace actiscope {

class PageCard;

/// Edits the session and follows it while its page is shown. Needs 300 px of width.
class PageInspector : public QWidget {
    Q_OBJECT

public:
    PageInspector(Session& session, const Page& page, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);

    /// What plays; tests bring their own clock.
    Animator& animator() { return animator_; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct HeadedCard {
        std::string heading; ///< empty: of what is computed and of the view
        PageCard* card = nullptr;
    };

    void refresh();
    void showWhatMatters();

    Session& session_;
    const Page& page_;
    Animator animator_;
    std::vector<HeadedCard> cards_;
};

} // namespace actiscope
