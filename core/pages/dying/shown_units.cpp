#include "core/pages/dying/shown_units.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

ShownUnits::ShownUnits(const DyingPage& page, const DyingResult* result) : task(dyingTask(page)) {
    const auto& rows = page.activations;
    for (const ActivationRow& candidate : rows)
        if (candidate.visible && (!row || static_cast<int>(&candidate - rows.data()) == page.selected))
            row = &candidate;
    const DyingTraining* training = row ? trainingOf(result, page, *row, false) : nullptr;
    HiddenUnits speed;
    units = training && training->task.law.units == task.law.units
                ? unitsAt(*training, shownStep(page))
                : drawHiddenUnits(task.law, static_cast<std::uint64_t>(task.seed));
    moveByHand(task, shownStep(page), units, speed);
    dead.assign(units.units(), false);
    if (!row)
        return;
    UnitTrainer trainer(data(), *row->activation, parameterValues(*row));
    const BatchPass& pass = trainer.pass(units);
    for (std::size_t u = 0; u < dead.size(); ++u)
        dead[u] = !(pass.steepest[u] > page.threshold);
    gradient = pass.gradient;
}

Point ShownUnits::placeOf(std::size_t unit) const {
    if (inputs() == 1)
        return {units.w[unit], units.b[unit]};
    const double w1 = units.w[2 * unit];
    const double w2 = units.w[2 * unit + 1];
    return {std::atan2(w2, w1) * 180 / std::numbers::pi, units.b[unit] / std::hypot(w1, w2)};
}

std::size_t ShownUnits::activeOn(std::span<const double> w, double b) const {
    if (!row)
        return 0;
    std::vector<double> z(data().train, b);
    for (std::size_t s = 0; s < z.size(); ++s)
        for (std::size_t k = 0; k < inputs(); ++k)
            z[s] += w[k] * data().x[s * inputs() + k];
    std::vector<double> f(z.size());
    std::vector<double> slope(z.size());
    row->activation->evaluate(parameterValues(*row), z, {f, slope, {}});
    return static_cast<std::size_t>(
        std::count_if(slope.begin(), slope.end(), [&](double f1) { return std::fabs(f1) > task.threshold; }));
}

std::size_t ShownUnits::activeOn(std::size_t unit) const {
    return activeOn(weightsOf(unit), units.b[unit]);
}

} // namespace actiscope
