// The units of the Dying units page that are shown: those of one activation at one step.
#pragma once

#include "core/pages/dying/result.h"

namespace actiscope {

/// As far as they are known: of an activation that is still trained those of the start. There must be data.
struct ShownUnits {
    ShownUnits(const DyingPage& page, const DyingResult* result);

    std::size_t inputs() const { return task.law.inputs; }
    const DataSet& data() const { return *task.data; }
    /// Where a unit stands in the plane: (w, b), or of two inputs (direction in degrees, b ÷ |w|).
    Point placeOf(std::size_t unit) const;
    /// On how many samples |f′| of a unit with these weights and this bias is above the page's threshold.
    std::size_t activeOn(std::span<const double> w, double b) const;
    std::size_t activeOn(std::size_t unit) const;
    std::span<const double> weightsOf(std::size_t unit) const {
        return std::span(units.w).subspan(unit * inputs(), inputs());
    }

    DyingTask task;
    const ActivationRow* row = nullptr; ///< of the activation; none while there is none to show
    HiddenUnits units;
    HiddenUnits gradient; ///< of the loss; empty without an activation
    std::vector<bool> dead;
};

} // namespace actiscope
