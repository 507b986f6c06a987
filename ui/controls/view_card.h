// The card with the ranges, the axes and the other settings of the page.
#pragma once

#include "ui/controls/card.h"
#include "ui/controls/gesture.h"

#include <memory>

class QToolButton;

namespace actiscope {

class ElidedLabel;
class FieldRow;

/// Built from curvesFields(). Folds up to one line that names the ranges.
class ViewCard : public Card {
    Q_OBJECT

public:
    explicit ViewCard(Session& session, QWidget* parent = nullptr);

    void refresh();
    void setOpen(bool open);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Row {
        const BoundField<CurvesPage>* bound = nullptr;
        FieldRow* row = nullptr;
        std::unique_ptr<Gesture> gesture;
    };

    void build();
    void alignLabels();
    FieldRow* addRow(const BoundField<CurvesPage>& bound);
    void edit(const Row& row, const FieldValue& value, bool goesOn);
    tl::expected<void, std::string> checkRange(const std::string& id, double value) const;

    Session& session_;
    QToolButton* fold_ = nullptr;
    ElidedLabel* summary_ = nullptr;
    QWidget* content_ = nullptr;
    std::vector<Row> rows_;
};

} // namespace actiscope
