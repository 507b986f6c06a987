// The numbers about the selected curve, computed while its sliders move.
#pragma once

#include "core/analysis/property_table.h"
#include "core/pages/curves/state.h"
#include "ui/canvas/theme.h"
#include "ui/controls/gesture.h"
#include "ui/controls/page_card.h"
#include "ui/session/window_run.h"

#include <optional>

namespace actiscope {

class FieldRow;
class PropertyRow;

/// Computes beside the window's thread and shows the newest result there is; a slider that moves on leaves
/// the rows one result behind at most. A row pressed shows its property in the figure, pressed again hides
/// it.
class PropertyCard : public PageCard {
    Q_OBJECT

public:
    explicit PropertyCard(Session& session, QWidget* parent = nullptr);

    void refresh() override;
    void setTheme(const Theme& theme) override;

    /// Whether the rows show what the document says now.
    bool isUpToDate() const { return shown_ == wanted(); }

private:
    /// What the numbers depend on.
    struct Input {
        std::string activation;
        std::vector<double> parameters;
        AnalysisSettings settings;
        std::string name;
        friend bool operator==(const Input&, const Input&) = default;
    };

    std::optional<Input> wanted() const;
    void buildSettings();
    void buildRows();
    void buildCopy();
    void compute();
    void showProperty(const PropertyRow& row, bool on);
    void moveFocus(std::size_t from, int rows);

    Session& session_;
    Gesture gesture_;
    std::vector<std::pair<const BoundField<CurvesPage>*, FieldRow*>> settings_;
    std::vector<PropertyRow*> rows_;
    std::optional<Input> shown_;
    std::optional<Input> computing_;
    Properties properties_; ///< of shown_
    WindowRun run_;
};

} // namespace actiscope
