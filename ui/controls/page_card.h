// A card of a page's inspector: controls made from the fields and commands of one heading.
#pragma once

#include "ui/canvas/theme.h"
#include "ui/controls/animator.h"
#include "ui/controls/card.h"
#include "ui/controls/gesture.h"

#include <memory>
#include <vector>

class QGridLayout;
class QLabel;

namespace actiscope {

class Chip;
class ChipsRow;
class FieldRow;
class NumberRow;

/// What every card of a page does; a page with controls of its own brings other cards.
class PageCard : public Card {
    Q_OBJECT

public:
    using Card::Card;
    virtual void refresh() = 0;
    virtual void setTheme(const Theme&) {}

signals:
    /// Widgets came or went: the order of the Tab key is to be made anew.
    void rebuilt();
};

/// Numbers get a slider, what has options or choices chips, the rest a row each; commands are chips at the
/// end. `skipped` fields are somebody else's. What has no effect now is hidden.
class FieldsCard : public PageCard {
    Q_OBJECT

public:
    FieldsCard(Session& session, Animator& animator, const Page& page, const std::string& heading,
               const std::vector<std::string>& skipped = {}, QWidget* parent = nullptr);

    void refresh() override;
    void setTheme(const Theme& theme) override;

    /// Whether there is neither a control nor a chip.
    bool isEmpty() const { return controls_.empty() && commands_.empty(); }

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Row {
        const PageField* field = nullptr;
        FieldRow* row = nullptr;
        std::unique_ptr<Gesture> gesture;
    };
    struct Control {
        const PageField* field = nullptr;
        QWidget* widget = nullptr;
    };
    struct CommandChip {
        const Command* command = nullptr;
        Chip* chip = nullptr;
    };

    void addField(const PageField& field);
    void addRow(const PageField& field);

    Session& session_;
    Animator& animator_;
    const Page& page_;
    std::vector<Control> controls_; ///< all of them
    std::vector<Row> rows_;
    std::vector<NumberRow*> sliders_;
    std::vector<ChipsRow*> chips_;
    std::vector<CommandChip> commands_;
    QWidget* flags_ = nullptr; ///< the line of chips that are on or off
};

/// A chip for a command.
Chip* commandChip(Session& session, const Command& command);

/// The numbers that the page works out, each with its label.
class PropertiesCard : public PageCard {
    Q_OBJECT

public:
    PropertiesCard(Session& session, const Page& page, QWidget* parent = nullptr);
    void refresh() override;

    /// "Entropy: 0.847 nat", a line each.
    QString text() const;

private:
    struct Line {
        QLabel* label = nullptr;
        QLabel* value = nullptr;
    };
    Session& session_;
    const Page& page_;
    QGridLayout* grid_;
    std::vector<Line> lines_;
};

} // namespace actiscope
