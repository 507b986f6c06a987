// Chips for a field whose values have names: one of them, or any.
#pragma once

#include "core/pages/pages.h"
#include "ui/session/session.h"

#include <QWidget>

#include <vector>

namespace actiscope {

class Chip;

/// For a field of kind Choices (any of them) or Choice, and for an Integer that has options now (one of
/// them).
class ChipsRow : public QWidget {
    Q_OBJECT

public:
    ChipsRow(Session& session, const Page& page, const PageField& field, QWidget* parent = nullptr);

    void refresh();

private:
    struct Entry {
        Chip* chip = nullptr;
        std::string id; ///< of a choice
        double value = 0;
    };
    struct Label {
        std::string id;
        double value = 0;
        std::string text;
        friend bool operator==(const Label&, const Label&) = default;
    };

    std::vector<Label> labels() const;
    void build(const std::vector<Label>& labels);
    void choose(const Entry& entry, bool on);
    bool isChosen(const Entry& entry) const;

    Session& session_;
    const Page& page_;
    const PageField& field_;
    QWidget* chips_;
    std::vector<Label> built_;
    std::vector<Entry> entries_;
};

} // namespace actiscope
