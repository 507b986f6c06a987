// The card with a page's list of activations and "Add function…".
#pragma once

#include "ui/canvas/theme.h"
#include "ui/controls/page_card.h"
#include "ui/session/session.h"

class QToolButton;

namespace actiscope {

class ActivationList;
class FunctionPicker;

/// Of any page that has such records; what else stands under their heading follows below the list.
class ActivationsCard : public PageCard {
    Q_OBJECT

public:
    ActivationsCard(Session& session, Animator& animator, const Page& page, const Records& records,
                    const std::string& heading, QWidget* parent = nullptr);

    void refresh() override;
    void setTheme(const Theme& theme) override;

    /// Opens the search for a function to add.
    void addFunction();

signals:
    /// A function to show beside the rows without adding it; nullptr ends that.
    void previewRequested(const Activation* activation);
    /// The user chose an activation that is a page of its own, by the page's id.
    void pageRequested(const QString& page);
    /// The user wants to type a formula.
    void formulaRequested();

private:
    void connectList();
    bool isFull() const;
    QString nameOf(int row) const;
    ActivationRow& edited(Document& document, int row) const;

    Session& session_;
    const Records& records_;
    ActivationList* list_ = nullptr;
    QToolButton* add_ = nullptr;
    FunctionPicker* picker_ = nullptr;
    QWidget* empty_ = nullptr;
    QToolButton* formula_ = nullptr;
    FieldsCard* others_ = nullptr; ///< fields and commands; none where there are none
};

} // namespace actiscope
