// The panels of the Neuron page, for the figure that puts them together and the gestures in them.
#pragma once

#include "core/pages/neuron/result.h"

namespace actiscope {

/// What all panels need.
struct NeuronDrawing {
    const NeuronPage& page;
    const NeuronResult* result; ///< null, or of an earlier state
    PlotSize size;

    /// Of the row that diagram and plane show; null for none.
    const ActivationRow* shown() const {
        const int row = shownNeuronRow(page);
        return row < 0 ? nullptr : &page.activations[static_cast<std::size_t>(row)];
    }
    bool isSelected(const ActivationRow& row) const { return &row == shown(); }
    double plotWidthPx(const PanelPlace& place) const;
    double plotHeightPx(const PanelPlace& place) const;
    int ticksAcross(const PanelPlace& place) const;
    int ticksUpwards(const PanelPlace& place) const;
};

Paint paintOf(const ActivationRow& row, double opacity = 1);

/// A panel at its place, with its title and neither axes nor legend.
Panel neuronPanel(const NeuronDrawing& drawing, std::string id, const PanelPlace& place, std::string title);

/// "4 hidden layers of 12 units"
std::string hiddenLayersText(const NeuronPage& page);

/// What the line of an activation is called: "ReLU, y over x", and of the composed network "ReLU, network".
std::string overInputName(const ActivationRow& row);
std::string networkName(const ActivationRow& row);

/// The regions that a layer of n units of one kink, at 0, makes of two inputs.
double regionsOfOneKink(const NeuronPage& page);

/// The range of these numbers, those that are finite, with air; −1 … 1 for none.
ViewRange rangeOf(const std::vector<double>& y);

/// The polyline as far as it is in view.
Line clippedLine(const Panel& panel, const std::vector<Point>& points, const Paint& paint, Dash dash,
                 double width, std::string name);

/// Where the diagram has its parts: inputs stand below each other on the left, the bias below them.
struct NeuronDiagram {
    explicit NeuronDiagram(const NeuronPage& page);

    std::size_t inputs;
    double reach; ///< the number at both ends of a track, of inputs and weights

    double inputHeight(std::size_t input) const; ///< of the node; that of the bias for input = inputs
    Point inputHandle(std::size_t input, double value) const;
    Point weightHandle(std::size_t input, double weight) const;
    double inputAt(double x) const; ///< the number under a handle at x
    double weightAt(double x) const;

    static constexpr double width = 10;
    static constexpr double trackFrom = 0.25;
    static constexpr double trackTo = 1.95;
    static constexpr double node = 2.5;
    static constexpr double sum = 6.1;
    static constexpr double box = 7.9;    ///< the middle of the activation's box
    static constexpr double answer = 9.2; ///< the end of the line out
    Point sumAt() const;
};

/// How far z is drawn to either side.
double curveReach(const NeuronPage& page);

Panel diagramPanel(const NeuronDrawing& drawing, const PanelPlace& place);
Panel curvePanel(const NeuronDrawing& drawing, const PanelPlace& place);
Panel planePanel(const NeuronDrawing& drawing, const PanelPlace& place); ///< y over two inputs
Panel linePanel(const NeuronDrawing& drawing, const PanelPlace& place);  ///< y over one
Panel gradientPanel(const NeuronDrawing& drawing, const PanelPlace& place);

Panel composedPanel(const NeuronDrawing& drawing, const PanelPlace& place);
Panel piecesPanel(const NeuronDrawing& drawing, const PanelPlace& place);
Panel regionsOfLayerPanel(const NeuronDrawing& drawing, const PanelPlace& place);

} // namespace actiscope
