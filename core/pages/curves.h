// The Curves page: any number of activations with their derivatives in one panel.
#pragma once

#include "core/activations/activation.h"
#include "core/analysis/analysis_settings.h"
#include "core/fields/binding.h"
#include "core/figure/figure.h"
#include "core/pages/page.h"

namespace actiscope {

/// One parameter of one curve, as the user set it.
struct ParameterState {
    double value = 0;
    double sliderMinimum = 0; ///< the slider's ends, editable; sliderMinimum < sliderMaximum
    double sliderMaximum = 1;
    std::string animation = "ping-pong"; ///< how ▶ moves it: ping-pong or loop
    double sweepSeconds = 4;             ///< one way from end to end
    friend bool operator==(const ParameterState&, const ParameterState&) = default;
};

struct Curve {
    std::string activation = "elu";         ///< id in the catalogue, or a formula: see resolve.h
    std::vector<ParameterState> parameters; ///< in the order of Activation::parameters
    int colour = 0;                         ///< palette index
    bool visible = true;
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

/// The page's fields, and those of a curve and of a curve's parameter: see field.h.
const std::vector<BoundField<CurvesPage>>& curvesFields();
const std::vector<BoundField<Curve>>& curveFields();
const std::vector<BoundField<ParameterState>>& parameterStateFields();

/// A curve of this activation with its default parameters and slider ranges.
Curve makeCurve(const Activation& activation, int colour);

/// The first palette index that no curve of the page uses, or the least used one.
int freeColour(const CurvesPage& page);

/// What a newcomer sees: ELU with f and f′, PReLU and Swish.
CurvesPage defaultCurvesPage();

/// "ELU (α = 0.72)", as in the legend.
std::string curveName(const Curve& curve);

/// Just the parameters, "α = 0.72"; empty when there are none.
std::string parameterText(const Curve& curve);

std::vector<double> parameterValues(const Curve& curve);

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

/// The page as a figure. `withData` fills Figure::data with x, f, f′, f″
/// of every visible curve over the visible range.
Figure drawCurves(const CurvesPage& page, const PlotSize& size, bool withData = false);

Page curvesPage();

} // namespace actiscope
