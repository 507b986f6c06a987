// The panels of the Gradient flow page, for the figure that puts them together.
#pragma once

#include "core/pages/gradient_flow/result.h"

namespace actiscope {

/// An activation that is shown.
struct FlowRow {
    std::size_t row = 0;
    std::string name;
    Paint paint;
    ActivationChoice choice;
    std::shared_ptr<const MeanFieldPath> predicted;
    const GradientFlowResult::Row* measured = nullptr; ///< null while there is nothing
};

/// What all panels need, worked out once.
struct FlowDrawing {
    FlowDrawing(const GradientFlowPage& page, const GradientFlowResult* result, const PlotSize& size);

    const GradientFlowPage& page;
    const GradientFlowResult* result;
    double widthPx; ///< of the whole figure
    double heightPx;
    double fontPx;
    std::vector<FlowRow> rows;

    bool isSelected(const FlowRow& row) const { return static_cast<int>(row.row) == page.selected; }
    /// The selected one, else the first; null without any.
    const FlowRow* selected() const;
    /// How far networks have been measured: "20 networks", "4 of 20 networks".
    std::string measuredText() const;

    /// A panel with its title, the longest of these that has room.
    Panel panel(std::string id, std::initializer_list<std::string> titles, const PanelPlace& place) const;
    int ticksAcross(const PanelPlace& place) const;
    int ticksUpwards(const PanelPlace& place) const;
    /// All layers, half a layer to either side.
    Axis layerAxis(const PanelPlace& place) const;
};

Panel gradientPanel(const FlowDrawing& drawing, const PanelPlace& place);
Panel variancePanel(const FlowDrawing& drawing, const PanelPlace& place);
Panel unitsPanel(const FlowDrawing& drawing, const PanelPlace& place);
Panel correlationPanel(const FlowDrawing& drawing, const PanelPlace& place);
Panel valuesPanel(const FlowDrawing& drawing, const PanelPlace& place);
Panel planePanel(const FlowDrawing& drawing, const PanelPlace& place);

/// The line at the layer that is looked at.
void addLookedAt(Panel& panel, const FlowDrawing& drawing);

} // namespace actiscope
