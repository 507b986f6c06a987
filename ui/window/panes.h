// Rail, figure and inspector side by side, in whatever width there is.
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace actiscope {

class InspectorPane;
class Rail;

/// Where the window is narrow the rail shows its signs only; where it is narrower still the inspector is a
/// drawer over the figure, closed until it is asked for.
class Panes : public QWidget {
    Q_OBJECT

public:
    Panes(Rail& rail, QWidget& figure, InspectorPane& inspector, QWidget* parent = nullptr);

    /// Widths grow with the letters, which are as many times the usual size.
    void setLetters(double letters);

    bool isDrawer() const { return drawer_; }
    /// Whether the inspector is seen, beside the figure or as a drawer: one wish for each.
    void showInspector(bool shown);
    bool isInspectorShown() const;
    /// The wish for a wide window, which is remembered.
    bool isInspectorWanted() const { return wanted_; }

    QSize minimumSizeHint() const override;

signals:
    /// The inspector came or went, or is a drawer now or no longer.
    void rearranged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    Rail& rail_;
    InspectorPane& inspector_;
    QHBoxLayout* columns_;
    double letters_ = 1;
    bool drawer_ = false;
    bool wanted_ = true; ///< beside the figure
    bool open_ = false;  ///< as a drawer
};

} // namespace actiscope
