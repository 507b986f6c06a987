#include "core/sampling/swings.h"

#include "core/numerics/constants.h"
#include "core/sampling/thin.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace actiscope {

namespace {

// A stretch shorter than this stays a line, which draws a single wiggle as it is.
constexpr std::size_t fewestColumns = 10;
// So many calmer columns do not interrupt a band.
constexpr std::size_t mostCalm = 6;
// Nearly one turn a column is a stroke up or down in each, nearer together than the line is wide; counted
// over some columns, so that it does not matter how the turns fall into them.
constexpr std::size_t reach = 3;
constexpr double leastTurns = 6.0 / 7;

/// The lowest or the highest place of each column so far, and how far the next try goes.
struct Climb {
    double sign = 1; ///< 1 for the highest
    std::vector<double> x;
    std::vector<double> y;
    std::vector<double> step;
};

} // namespace

std::size_t Columns::at(double x) const {
    const double place = std::floor((x - xMinimum) / width);
    return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(count - 1)));
}

TurnCount::TurnCount(const Columns& columns, double least)
    : columns_(columns), least_(least), turns_(columns.count, 0), hidden_(columns.count, 0) {}

void TurnCount::add(const Point& p) {
    if (!begun_) {
        extreme_ = p;
        begun_ = true;
        return;
    }
    const double way = p.y - extreme_.y;
    if (direction_ != 0 && way * direction_ >= 0) {
        extreme_ = p;
    } else if (std::fabs(way) > least_) {
        if (direction_ != 0)
            ++turns_[columns_.at(extreme_.x)];
        direction_ = way > 0 ? 1 : -1;
        extreme_ = p;
    }
}

void TurnCount::addHidden(double x, double share) {
    hidden_[columns_.at(x)] += share;
}

std::vector<ColumnRun> TurnCount::runs() const {
    std::vector<ColumnRun> runs;
    for (std::size_t c = 0; c < columns_.count; ++c) {
        const std::size_t first = c < reach ? 0 : c - reach;
        const std::size_t last = std::min(c + reach + 1, columns_.count);
        int turns = 0;
        for (std::size_t k = first; k < last; ++k)
            turns += std::min(turns_[k], 2);
        if (turns < leastTurns * static_cast<double>(last - first) && hidden_[c] < 0.5)
            continue;
        if (!runs.empty() && c - runs.back().last <= mostCalm)
            runs.back().last = c + 1;
        else
            runs.push_back({c, c + 1});
    }
    std::erase_if(runs, [](const ColumnRun& run) { return run.last - run.first < fewestColumns; });
    return runs;
}

FoundSwings swingsIn(const ColumnRun& run, const Columns& columns, const BatchFunction& curve,
                     double evaluations) {
    const std::size_t count = run.last - run.first;
    constexpr std::size_t mostSamples = 24;
    constexpr std::size_t fewestSamples = 4;
    constexpr std::size_t mostTries = 16;
    const auto each = static_cast<std::size_t>(
        std::clamp(evaluations / static_cast<double>(count), 1.0 * fewestSamples, 1e3));
    const std::size_t samples = std::clamp(each / 3, fewestSamples, mostSamples);
    const std::size_t tries = std::min((each - samples) / 4, mostTries);

    std::vector<double> x(count * samples);
    std::vector<double> y(count * samples);
    for (std::size_t i = 0; i < x.size(); ++i) {
        // Evenly but for a jitter that repeats nowhere: no period falls into step with it.
        constexpr double golden = 0.6180339887498949;
        const double turns = golden * static_cast<double>(i);
        const double jitter = turns - std::floor(turns);
        x[i] = columns.edge(run.first) +
               columns.width * (static_cast<double>(i) + jitter) / static_cast<double>(samples);
    }
    curve(x, y);

    std::array<Climb, 2> climbs{Climb{-1, {}, {}, {}}, Climb{1, {}, {}, {}}};
    for (Climb& climb : climbs)
        for (std::size_t c = 0; c < count; ++c) {
            std::size_t best = c * samples;
            for (std::size_t i = best; i < (c + 1) * samples; ++i)
                if (std::isnan(y[best]) || climb.sign * y[i] > climb.sign * y[best])
                    best = i;
            climb.x.push_back(x[best]);
            climb.y.push_back(y[best]);
            climb.step.push_back(columns.width / static_cast<double>(2 * samples));
        }

    // Uphill from there, all columns at once; where neither side is higher the next step is half as long.
    x.resize(4 * count);
    y.resize(4 * count);
    for (std::size_t i = 0; i < tries; ++i) {
        for (std::size_t k = 0; k < 4 * count; ++k) {
            const Climb& climb = climbs[k % 2];
            const std::size_t c = k / 4;
            const double step = k % 4 < 2 ? climb.step[c] : -climb.step[c];
            x[k] =
                std::clamp(climb.x[c] + step, columns.edge(run.first + c), columns.edge(run.first + c + 1));
        }
        curve(x, y);
        for (std::size_t c = 0; c < count; ++c)
            for (std::size_t k = 0; k < 2; ++k) {
                Climb& climb = climbs[k];
                std::size_t best = 4 * c + k;
                if (climb.sign * y[best + 2] > climb.sign * y[best])
                    best += 2;
                if (climb.sign * y[best] > climb.sign * climb.y[c]) {
                    climb.x[c] = x[best];
                    climb.y[c] = y[best];
                } else {
                    climb.step[c] /= 2;
                }
            }
    }

    // With the neighbours, as far as a line reaches to its sides: a column alone may hold half a swing.
    const auto among = [&](const Climb& climb, std::size_t c) {
        double most = climb.y[c];
        for (std::size_t k = c == 0 ? 0 : c - 1; k < std::min(c + 2, count); ++k)
            if (climb.sign * climb.y[k] > climb.sign * most)
                most = climb.y[k];
        return most;
    };
    FoundSwings found;
    const auto add = [&](double place, std::size_t c) {
        found.swings.push_back({place, among(climbs[0], c), among(climbs[1], c)});
    };
    add(columns.edge(run.first), 0);
    for (std::size_t c = 0; c < count; ++c) {
        add(columns.edge(run.first + c) + columns.width / 2, c);
        found.extremes.push_back(std::min(climbs[0].x[c], climbs[1].x[c]));
        found.extremes.push_back(std::max(climbs[0].x[c], climbs[1].x[c]));
    }
    add(columns.edge(run.last), count - 1);
    return found;
}

std::vector<Swing> shownSwings(std::span<const Swing> swings, double yMinimum, double yMaximum, double perX,
                               double perY) {
    constexpr double tolerance = 0.1; // px
    std::vector<Swing> shown;
    std::vector<Swing> part;
    const auto finish = [&] {
        std::vector<Point> low;
        std::vector<Point> high;
        for (const Swing& swing : part) {
            low.push_back({swing.x * perX, swing.low * perY});
            high.push_back({swing.x * perX, swing.high * perY});
        }
        std::vector<std::size_t> kept = thinned(low, tolerance);
        const auto keptHigh = thinned(high, tolerance);
        kept.insert(kept.end(), keptHigh.begin(), keptHigh.end());
        std::sort(kept.begin(), kept.end());
        kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
        if (!kept.empty() && !shown.empty())
            shown.push_back({nan, nan, nan});
        for (const std::size_t i : kept)
            shown.push_back(part[i]);
        part.clear();
    };
    for (const Swing& swing : swings) {
        if (!(swing.low <= yMaximum && swing.high >= yMinimum))
            finish();
        else
            part.push_back({swing.x, std::max(swing.low, yMinimum), std::min(swing.high, yMaximum)});
    }
    finish();
    return shown;
}

} // namespace actiscope
