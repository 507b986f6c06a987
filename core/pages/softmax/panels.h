// The panels of the Softmax page, for the figure that puts them together.
#pragma once

#include "core/pages/softmax/state.h"

#include <initializer_list>

namespace actiscope {

/// What all panels need, worked out once.
struct SoftmaxDrawing {
    SoftmaxDrawing(const SoftmaxPage& page, const PlotSize& size);

    const SoftmaxPage& page;
    double widthPx; ///< of the whole figure
    double heightPx;
    double fontPx;
    std::vector<std::string> names;
    std::vector<double> z; ///< with the offset
    std::vector<double> p;
    std::vector<std::size_t> order;    ///< as the classes are drawn
    std::vector<std::string> compared; ///< ids

    std::size_t count() const { return z.size(); }
    Paint paintOf(std::size_t index) const { return {Role::Curve, static_cast<int>(index), 1}; }
    /// Lines of text that the figure is high; a low one shows less around its panels.
    double lines() const { return heightPx / fontPx; }
    bool isLow() const { return lines() < 50; }
    /// The class names at 1, 2, … in the order of drawing, below a plot of this part of the width.
    std::vector<Tick> classTicks(double width = 0.43) const;
    /// The first of these, long to short, that has room above a panel of this part of the width; or the last.
    std::string titleOf(std::initializer_list<std::string> titles, double width) const;
};

Panel logitsPanel(const SoftmaxDrawing& drawing, const PanelPlace& place);
Panel probabilitiesPanel(const SoftmaxDrawing& drawing, const PanelPlace& place);
Panel gradientPanel(const SoftmaxDrawing& drawing, const PanelPlace& place);
Panel jacobianPanel(const SoftmaxDrawing& drawing, const PanelPlace& place);
Panel comparePanel(const SoftmaxDrawing& drawing, const PanelPlace& place);
Panel curvePanel(const SoftmaxDrawing& drawing, const PanelPlace& place);
Panel simplexPanel(const SoftmaxDrawing& drawing, const PanelPlace& place);

/// p and its derivative by the chosen logit at these values of it (with the offset), the others fixed.
struct MovedLogit {
    std::vector<double> z;
    std::vector<std::vector<double>> p; ///< one vector a class
    std::vector<double> slope;          ///< ∂p/∂z of the chosen class, p(1 − p)/T
};
MovedLogit movedLogit(const SoftmaxDrawing& drawing, double from, double to, int steps);

} // namespace actiscope
