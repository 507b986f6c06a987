// The card with the list of curves and "Add function…".
#pragma once

#include "ui/canvas/theme.h"
#include "ui/controls/page_card.h"
#include "ui/session/session.h"

class QToolButton;

namespace actiscope {

class CurveList;
class FunctionPicker;

class CurvesCard : public PageCard {
    Q_OBJECT

public:
    explicit CurvesCard(Session& session, QWidget* parent = nullptr);

    void refresh() override;
    void setTheme(const Theme& theme) override;

    /// Opens the search for a function to add.
    void addFunction();

signals:
    /// A function to show beside the curves without adding it; nullptr ends that.
    void previewRequested(const Activation* activation);
    /// The user chose an activation that is a page of its own, by the page's id.
    void pageRequested(const QString& page);
    /// The user wants to type a formula.
    void formulaRequested();

private:
    void connectList();
    QString nameOf(int curve) const;

    Session& session_;
    CurveList* list_ = nullptr;
    QToolButton* add_ = nullptr;
    FunctionPicker* picker_ = nullptr;
    QWidget* empty_ = nullptr;
};

} // namespace actiscope
