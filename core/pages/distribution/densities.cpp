// Densities of the Distribution page as lines to draw.
#include "core/numerics/constants.h"
#include "core/numerics/random.h"
#include "core/pages/distribution/panels.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

double drawablePx(double px) {
    return std::isnan(px) ? 1 : std::clamp(px, 1.0, 1e5);
}

std::vector<double> drawsOf(const DistributionPage& page, const InputLaw& law) {
    const RandomStream stream(static_cast<std::uint64_t>(page.seed));
    std::vector<double> draws(static_cast<std::size_t>(page.histogram));
    for (std::size_t i = 0; i < draws.size(); ++i)
        draws[i] = law.kind == InputLaw::Kind::Gaussian
                       ? law.mean + law.sigma * stream.normal(i)
                       : law.mean + std::sqrt(3.0) * law.sigma * (2 * stream.uniform(i) - 1);
    return draws;
}

/// The ends of what f or f′ (order 0, 1) takes over the drawn z, all rows together, with a little air.
AxisEnds extentOf(const DistributionDrawing& d, int order) {
    constexpr std::size_t places = 400;
    std::vector<double> z;
    for (std::size_t i = 0; i <= places; ++i)
        z.push_back(d.page.zMinimum + (d.page.zMaximum - d.page.zMinimum) * static_cast<double>(i) / places);
    std::vector<double> y(z.size());
    AxisEnds ends{infinity, -infinity};
    for (const PushedRow& row : d.rows) {
        JetSpans out;
        (order == 0 ? out.f : out.f1) = y;
        row.activation->evaluate(row.parameters, z, out);
        for (const double value : y)
            if (std::isfinite(value)) {
                ends.from = std::min(ends.from, value);
                ends.to = std::max(ends.to, value);
            }
    }
    if (!(ends.from <= ends.to))
        return {-1, 1};
    constexpr double farthest = 1e99; // as for the curves: the plotting library draws nothing far beyond
    ends.from = std::clamp(ends.from, -farthest, farthest);
    ends.to = std::clamp(ends.to, -farthest, farthest);
    const double air = std::max(0.06 * (ends.to - ends.from), 1e-3 * std::max(1e-6, std::fabs(ends.to)));
    return {ends.from - air, ends.to + air};
}

/// Equal steps as the corners of a line; `densities` of cells from `from` on.
std::vector<Point> stepsOf(const std::vector<double>& densities, double from, double width) {
    // Nothing of the empty cells at both ends.
    std::size_t first = 0;
    std::size_t last = densities.size();
    while (last > first && densities[last - 1] == 0)
        --last;
    while (first < last && densities[first] == 0)
        ++first;
    const auto edge = [&](std::size_t cell) { return from + width * static_cast<double>(cell); };
    std::vector<Point> points{{edge(first), 0}};
    for (std::size_t i = first; i < last; ++i) {
        points.push_back({edge(i), densities[i]});
        points.push_back({edge(i + 1), densities[i]});
    }
    points.push_back({edge(last), 0});
    return points;
}

/// How often numbers fall into equal cells, as densities of all `count` numbers.
std::vector<double> cellsOf(const std::vector<double>& numbers, const std::vector<bool>& leftOut,
                            const AxisEnds& ends, std::size_t cells) {
    std::vector<double> densities(cells, 0);
    const double width = (ends.to - ends.from) / static_cast<double>(cells);
    const double share = 1 / (static_cast<double>(numbers.size()) * width);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double cell = (numbers[i] - ends.from) / width;
        if (cell >= 0 && cell < static_cast<double>(cells) && (leftOut.empty() || !leftOut[i]))
            densities[static_cast<std::size_t>(cell)] += share;
    }
    return densities;
}

/// As many cells as the numbers make readable, at most one a few pixels.
std::size_t cellCount(std::size_t numbers, double lengthPx) {
    constexpr double fewest = 12;
    const double wanted = 4 * std::cbrt(static_cast<double>(numbers)); // Rice's rule, twice as fine
    return static_cast<std::size_t>(std::clamp(std::min(wanted, lengthPx / 3), fewest, 200.0));
}

/// Steps of these numbers put through f or f′; those on flat parts are left to the atoms.
std::vector<Point> pushedSteps(const PushedRow& row, int order, const std::vector<double>& z,
                               const AxisEnds& ends, double lengthPx) {
    std::vector<double> y(z.size());
    JetSpans out;
    (order == 0 ? out.f : out.f1) = y;
    row.activation->evaluate(row.parameters, z, out);
    const auto& flat = (order == 0 ? row.run->value : row.run->slope).flat;
    std::vector<bool> leftOut(flat.empty() ? 0 : z.size());
    for (std::size_t i = 0; i < leftOut.size(); ++i)
        leftOut[i] = std::any_of(flat.begin(), flat.end(),
                                 [&](const FlatPart& part) { return z[i] > part.from && z[i] < part.to; });
    const std::size_t cells = cellCount(z.size(), lengthPx);
    return stepsOf(cellsOf(y, leftOut, ends, cells), ends.from,
                   (ends.to - ends.from) / static_cast<double>(cells));
}

std::vector<Atom> drawnShares(const RunOfValues& run, const std::vector<Atom>& atoms,
                              const std::vector<double>& draws) {
    std::vector<Atom> shares;
    for (const Atom& atom : atoms) {
        double count = 0;
        for (const FlatPart& part : run.flat)
            if (part.value == atom.at)
                count += static_cast<double>(std::count_if(
                    draws.begin(), draws.end(), [&](double z) { return z > part.from && z < part.to; }));
        shares.push_back({atom.at, count / static_cast<double>(draws.size())});
    }
    return shares;
}

/// A line through levels some pixels apart, and through both sides of every place where the density jumps or
/// grows without end.
std::vector<Point> followed(const PushedDensity& pushed, const AxisEnds& ends, double lengthPx) {
    const double range = ends.to - ends.from;
    const auto steps = static_cast<std::size_t>(std::clamp(lengthPx / 2.5, 40.0, 400.0));
    std::vector<double> levels;
    for (std::size_t i = 0; i <= steps; ++i)
        levels.push_back(ends.from + range * static_cast<double>(i) / static_cast<double>(steps));
    for (const double edge : pushed.edges())
        for (const double part : {1e-9, 3e-5, 3e-4, 1.2e-3, 4e-3, 1e-2})
            for (const double side : {-1.0, 1.0})
                levels.push_back(edge + side * part * range);
    std::erase_if(levels, [&](double y) { return !(y >= ends.from && y <= ends.to); });
    std::sort(levels.begin(), levels.end());
    std::vector<Point> points;
    for (const double y : levels)
        points.push_back({y, pushed.at(y)});
    // What is not there is not drawn, but for the step at its end.
    const auto isZero = [&](std::size_t i) { return i >= points.size() || points[i].y == 0; };
    std::vector<Point> drawn;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (isZero(i) && isZero(i + 1) && (i == 0 || isZero(i - 1))) {
            if (!drawn.empty() && !std::isnan(drawn.back().y))
                drawn.push_back({nan, nan});
            continue;
        }
        drawn.push_back(points[i]);
    }
    return drawn;
}

DrawnDensity densityOf(const DistributionDrawing& d, const PushedRow& row, int order, const AxisEnds& ends,
                       double lengthPx) {
    DrawnDensity drawn;
    drawn.atoms = order == 0 ? row.numbers->atoms : row.numbers->derivativeAtoms;
    const RunOfValues& run = order == 0 ? row.run->value : row.run->slope;
    if (d.input.samples) {
        drawn.points = pushedSteps(row, order, *d.input.samples, ends, lengthPx);
        return drawn;
    }
    if (run.countless) {
        const auto cells = static_cast<std::size_t>(std::clamp(lengthPx / 2, 40.0, 500.0));
        drawn.points = stepsOf(cellDensities(*row.activation, row.parameters, order, run, d.input.law,
                                             ends.from, ends.to, cells),
                               ends.from, (ends.to - ends.from) / static_cast<double>(cells));
    } else {
        drawn.points = followed({*row.activation, row.parameters, order, run, d.input.law}, ends, lengthPx);
    }
    if (!d.draws.empty()) {
        drawn.histogram = pushedSteps(row, order, d.draws, ends, lengthPx);
        drawn.drawnAtoms = drawnShares(run, drawn.atoms, d.draws);
    }
    return drawn;
}

DrawnDensity densityOfInput(const DistributionDrawing& d) {
    const AxisEnds ends{d.page.zMinimum, d.page.zMaximum};
    const double lengthPx = 0.45 * d.widthPx;
    const auto steps = [&](const std::vector<double>& z) {
        const std::size_t cells = cellCount(z.size(), lengthPx);
        return stepsOf(cellsOf(z, {}, ends, cells), ends.from,
                       (ends.to - ends.from) / static_cast<double>(cells));
    };
    DrawnDensity drawn;
    if (!d.input.trouble.empty())
        return drawn;
    if (d.input.samples) {
        drawn.points = steps(*d.input.samples);
        return drawn;
    }
    const InputLaw& law = d.input.law;
    std::vector<double> places;
    constexpr std::size_t most = 240;
    for (std::size_t i = 0; i <= most; ++i)
        places.push_back(ends.from + (ends.to - ends.from) * static_cast<double>(i) / most);
    // A narrow bell falls between equal steps.
    constexpr std::size_t around = 60;
    for (std::size_t i = 0; i <= around; ++i)
        places.push_back(law.mean + law.sigma * (static_cast<double>(i) / 6 - 5));
    if (law.kind == InputLaw::Kind::Uniform)
        for (const double side : {-1.0, 1.0})
            for (const double beside : {-1e-9, 1e-9})
                places.push_back(law.mean + side * std::sqrt(3.0) * law.sigma +
                                 beside * (ends.to - ends.from));
    std::erase_if(places, [&](double z) { return !(z >= ends.from && z <= ends.to); });
    std::sort(places.begin(), places.end());
    for (const double z : places)
        drawn.points.push_back({z, density(law, z)});
    if (!d.draws.empty())
        drawn.histogram = steps(d.draws);
    return drawn;
}

} // namespace

DistributionDrawing::DistributionDrawing(const DistributionPage& drawn, const PlotSize& size)
    : page(drawn),
      widthPx(drawablePx(size.widthPx)),
      heightPx(drawablePx(size.heightPx)),
      fontPx(drawablePx(size.fontPx)),
      input(inputOf(drawn)),
      rows(pushedRows(drawn, input)) {
    if (!input.samples && input.trouble.empty() && page.histogram > 0)
        draws = drawsOf(page, input.law);
    values = extentOf(*this, 0);
    slopes = extentOf(*this, 1);
    for (const PushedRow& row : rows) {
        valueDensities.push_back(densityOf(*this, row, 0, values, 0.5 * heightPx));
        slopeDensities.push_back(densityOf(*this, row, 1, slopes, 0.25 * widthPx));
    }
    inputDensity = densityOfInput(*this);
}

} // namespace actiscope
