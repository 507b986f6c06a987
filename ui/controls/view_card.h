// The card with the ranges, the axes and the other settings of a page's view.
#pragma once

#include "ui/controls/page_card.h"

class QToolButton;

namespace actiscope {

class ElidedLabel;

/// Built from the page's fields without a card of their own. Folds up to one line that names the ranges.
class ViewCard : public PageCard {
    Q_OBJECT

public:
    ViewCard(Session& session, const Page& page, QWidget* parent = nullptr);

    void refresh() override;
    void setOpen(bool open);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Row {
        const PageField* field = nullptr;
        FieldRow* row = nullptr;
        std::unique_ptr<Gesture> gesture;
    };

    void build();
    void alignLabels();
    FieldRow* addRow(const PageField& field);
    tl::expected<void, std::string> checkRange(const Field& end, double value) const;
    QString summary() const;

    Session& session_;
    const Page& page_;
    QToolButton* fold_ = nullptr;
    ElidedLabel* summary_ = nullptr;
    QWidget* content_ = nullptr;
    std::vector<Row> rows_;
};

} // namespace actiscope
