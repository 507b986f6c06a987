// "What is this?": the functions of the catalogue that come nearest to the selected curve.
#pragma once

#include "core/analysis/nearest_activation.h"
#include "core/pages/curves/state.h"
#include "ui/session/session.h"
#include "ui/session/window_run.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace actiscope {

/// Searches as soon as it is made, over the visible x range, for the curve that is selected then. The figure
/// stays in use beside it; the chosen answer is previewed there. Enter, a double-click or the button adds it.
class IdentifyDialog : public QDialog {
    Q_OBJECT

public:
    /// A curve must be selected.
    explicit IdentifyDialog(Session& session, QWidget* parent = nullptr);

    bool isSearching() const { return run_.isRunning(); }

signals:
    /// The chosen answer, to be shown beside the curves; none when there is none any more.
    void previewed(const std::optional<Curve>& curve);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void search();
    void showAnswers(const std::vector<NearestActivation>& answers);
    std::optional<Curve> chosen() const;
    void add();

    Session& session_;
    WindowRun run_;
    std::vector<NearestActivation> answers_;
    QLabel* intro_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* add_ = nullptr;
    QTableWidget* table_ = nullptr;
};

} // namespace actiscope
