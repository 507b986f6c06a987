// What is worked out for the page that is shown: how far it is, and the buttons that pause and end it.
#pragma once

#include "ui/session/latest_result.h"

#include <QWidget>

#include <optional>
#include <utility>

class QProgressBar;
class QToolButton;

namespace actiscope {

/// Hidden where the page has nothing to work out.
class RunBar : public QWidget {
    Q_OBJECT

public:
    explicit RunBar(LatestResult& result, QWidget* parent = nullptr);

    void showFor(bool pageHasRuns);

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* addButton(const char* name);
    void refresh();

    LatestResult& result_;
    QProgressBar* progress_;
    QToolButton* pause_;                         ///< continues, too
    QToolButton* step_;                          ///< of what is paused
    QToolButton* restart_;                       ///< stops while it works
    std::optional<std::pair<bool, bool>> signs_; ///< working and paused, for which the signs were drawn
};

} // namespace actiscope
