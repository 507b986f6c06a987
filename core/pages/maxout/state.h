// The Maxout page: the largest of k lines as an activation, and what it can be fitted to.
#pragma once

#include "core/pages/page.h"
#include "core/vectors/maxout.h"

namespace actiscope {

/// What is drawn at first: a valley with a hump in it, which no maxout can follow.
std::vector<double> firstSketch();

struct MaxoutResult; // result.h

struct MaxoutPage {
    std::string show = "lines"; ///< lines (of one input), regions (of two inputs) or glu

    int count = 4;                       ///< pieces, 1…12
    std::vector<double> w{-3, -1, 1, 3}; ///< own pieces w·x + b
    std::vector<double> b{-2.125, -0.125, -0.125, -2.125};
    int seed = 1; ///< of random pieces and of the start of a descent

    std::string target = "square";             ///< id of a target, none, formula or drawn
    std::string formula = "sin(x)";            ///< in x
    std::vector<double> drawn = firstSketch(); ///< heights at equal steps over the range
    double pen = 0.5;                          ///< where the pen stands, 0 at `from` … 1 at `to`
    double from = -2;                          ///< the range of the fit
    double to = 2;
    std::string fit = "exact"; ///< own, exact, descent or difference
    int starts = 4;            ///< of the descent: random ones
    int steps = 300;           ///< of the descent
    double rate = 0.3;         ///< learning rate of the descent

    int inputs = 64; ///< d of the price
    int units = 64;  ///< m

    std::vector<double> w1{1, -0.6, -0.4, 0.3}; ///< two inputs: w1·x₁ + w2·x₂ + c
    std::vector<double> w2{0.2, 0.9, -0.8, -0.1};
    std::vector<double> c{0, 0.1, 0, 0.4};

    std::string unit = "swiglu"; ///< id of a gated unit
    double a = 1;                ///< where its sections are
    double gateB = 1;

    double xMinimum = -2.6;
    double xMaximum = 2.6;
    double yMinimum = -1.4;
    double yMaximum = 4.2;
    bool cursorVisible = false;
    double cursor = 0;       ///< x of the read-out of one input
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    friend bool operator==(const MaxoutPage&, const MaxoutPage&) = default;
};

const std::vector<BoundField<MaxoutPage>>& maxoutFields();

/// What is about lines, planes or gated units matters while they are shown, what is about a fit while there
/// is one, and what is about its descent while it is one.
bool maxoutMatters(const MaxoutPage& page, const Field& field);

/// The own pieces as lines.
Pieces ownPieces(const MaxoutPage& page);

/// Turns what is drawn, a fit perhaps, into the own pieces.
void setOwnPieces(MaxoutPage& page, const Pieces& pieces);

/// "x²", "sin(x)": the target in a sentence; empty for none.
std::string targetName(const MaxoutPage& page);

// What is seen of the page, as far as the result goes; null: nothing is known of the target yet.
std::vector<PageProperty> maxoutProperties(const MaxoutPage& page, const MaxoutResult* result);
std::vector<StatusItem> maxoutStatus(const MaxoutPage& page, const MaxoutResult* result);

/// Handles "offset.0", "slope.0" … of the lines, "pen" of a drawn target, "weight.0" and "plane.0" of
/// two inputs, "sections" of a gated unit.
std::string moveMaxoutHandle(MaxoutPage& page, const HandleMove& move);

std::vector<CommandOf<MaxoutPage>> maxoutCommands();

/// Without the read-out. Panels "maxout", "slope" and, with a target, "error"; "regions", "weights" and
/// "offsets"; or "surface", "along_a" and "along_b".
Figure drawMaxout(const MaxoutPage& page, const MaxoutResult* result, const PlotSize& size, bool withData);

/// Adds the read-out to the figure that drawMaxout made of the page.
void drawMaxoutReadOut(const MaxoutPage& page, const MaxoutResult* result, const PlotSize& size,
                       Figure& figure);

Page maxoutPage();

} // namespace actiscope
