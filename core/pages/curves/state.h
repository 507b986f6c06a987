// The Curves page: any number of activations with their derivatives in one panel.
#pragma once

#include "core/analysis/analysis_settings.h"
#include "core/figure/figure.h"
#include "core/pages/activation_row.h"
#include "core/pages/page.h"

namespace actiscope {

struct Curve : ActivationRow {
    bool value = true;             ///< f
    bool derivative = false;       ///< f′
    bool secondDerivative = false; ///< f″
    bool tangent = false;          ///< at the cursor
    bool saturation = false;       ///< shade where |f′| is below the page's threshold
    bool fan = false;              ///< several values of fanParameter at once, faintly
    std::string fanParameter;      ///< id of a parameter; empty: the first
    friend bool operator==(const Curve&, const Curve&) = default;
};

struct CurvesPage {
    std::vector<Curve> curves;
    int selected = 0; ///< index of the curve in the inspector; -1 when there is none
    double xMinimum = -5;
    double xMaximum = 5;
    double yMinimum = -1.6;
    double yMaximum = 3.2;
    bool yAutomatic = false; ///< y range from the curves in view
    bool grid = true;
    bool equalAspect = false;
    bool cursorVisible = false;
    double cursor = 0; ///< x of the read-out
    double saturationThreshold = 0.01;
    double sigma = 1;                   ///< of the pre-activations that properties average over
    double biasSigma = 0;               ///< of the biases, for the critical weight scale
    std::string shownProperty = "none"; ///< id of the property that the figure shows of the selected curve
    int fanCount = 7;
    std::string title;
    std::string xLabel = "x";
    std::string yLabel;
    bool legend = true;
    std::string legendPlace = "top-left";
    friend bool operator==(const CurvesPage&, const CurvesPage&) = default;
};

/// The page's fields, and those of a curve: see field.h.
const std::vector<BoundField<CurvesPage>>& curvesFields();
const std::vector<BoundField<Curve>>& curveFields();

/// A curve of this activation: see assign() in activation_row.h.
Curve makeCurve(const NamedActivation& activation, int colour, Parameters values = {});

/// What a newcomer sees: ELU with f and f′, PReLU and Swish.
CurvesPage defaultCurvesPage();

/// What the properties of the page's curves depend on besides the curve.
AnalysisSettings analysisSettings(const CurvesPage& page);

/// The ranges that are drawn: the page's own, widened for equal aspect or fitted to the curves for automatic
/// y.
ViewRange viewOf(const CurvesPage& page, const PlotSize& size);

/// The page with ranges that show every visible curve well, whatever the activations ("Fit").
CurvesPage fitted(const CurvesPage& page);

/// f, f′, f″ of one curve at the cursor: evaluated, not interpolated.
struct CurveReadout {
    int curve = 0; ///< index in CurvesPage::curves
    std::string name;
    int colour = 0;
    Jet at;
};
std::vector<CurveReadout> readout(const CurvesPage& page, double x);

/// The page as a figure, without its read-out. `withData` fills Figure::data with x, f, f′, f″
/// of every visible curve over the visible range.
Figure drawCurves(const CurvesPage& page, const PlotSize& size, bool withData = false);

/// Adds the read-out to the figure that drawCurves made of the page for this size.
void drawCurvesReadOut(const CurvesPage& page, const PlotSize& size, Figure& figure);

Page curvesPage();

} // namespace actiscope
