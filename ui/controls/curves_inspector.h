// The inspector of the Curves page: the list of curves, the selected curve, its properties, the view.
#pragma once

#include "ui/canvas/theme.h"
#include "ui/controls/animator.h"

#include <QWidget>

namespace actiscope {

struct Activation;
class CurveCard;
class CurvesCard;
class ElsewhereCard;
class PropertyCard;
class ViewCard;

/// Edits the session and follows it. Needs 300 px of width, and a scroll area around it where it may be
/// higher than its place. Brings its own style sheet.
class CurvesInspector : public QWidget {
    Q_OBJECT

public:
    explicit CurvesInspector(Session& session, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);

    /// What plays; the window may stop it, and tests bring their own clock.
    Animator& animator() { return animator_; }

    /// Opens the search for a function to add.
    void addFunction();

signals:
    /// See CurvesCard.
    void previewRequested(const Activation* activation);
    void pageRequested(const QString& page);
    /// The user wants to type a new formula, or to edit that of a curve.
    void formulaRequested(std::optional<int> curve);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();

    Animator animator_;
    CurvesCard* curves_ = nullptr;
    CurveCard* curve_ = nullptr;
    PropertyCard* properties_ = nullptr;
    ViewCard* view_ = nullptr;
    ElsewhereCard* elsewhere_ = nullptr;
};

} // namespace actiscope
