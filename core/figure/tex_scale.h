// How the coordinates of a panel are written for TeX, whose arithmetic has five digits.
#pragma once

#include "core/figure/figure.h"

namespace actiscope {

/// One axis. A range far from 0 or beyond what TeX counts with is written from an origin and in a power of
/// ten.
class TexAxis {
public:
    TexAxis(const Axis& axis, double lengthMm);

    /// In the fewest digits that keep a hundredth of a pixel (1/96 inch).
    std::string text(double value) const;
    /// An end of the range or a tick: with nine digits.
    std::string exactText(double value) const;
    /// "(y - 0.35716)/1e-07", or empty when numbers are written as they are.
    std::string formula(const char* name) const;

private:
    double written(double value) const;

    double origin_ = 0;
    int power_ = 0;
    bool logarithmic_ = false;
    int places_ = 7; ///< decimals that matter; of a logarithmic axis: significant digits
};

struct TexScale {
    TexAxis x;
    TexAxis y;

    /// "0.5,-1.25"
    std::string pair(double xValue, double yValue) const;
    /// "(axis cs:0.5,-1.25)"
    std::string at(double xValue, double yValue) const;
};

} // namespace actiscope
