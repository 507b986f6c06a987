// Where a curve turns too often for a line: the band between its least and largest values.
#pragma once

#include "core/figure/figure.h"

#include <functional>
#include <span>

namespace actiscope {

/// The pixel columns of a view, or wider ones where there is not the time for all of them.
struct Columns {
    double xMinimum = 0;
    double width = 1; ///< of one, in x
    std::size_t count = 0;

    double edge(std::size_t column) const { return xMinimum + width * static_cast<double>(column); }
    std::size_t at(double x) const;
};

/// From the first column to before the last.
struct ColumnRun {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// How often a curve turns in each column, told point by point from the left. Swings lower than `least` are
/// none.
class TurnCount {
public:
    TurnCount(const Columns& columns, double least);

    void add(const Point& p);
    /// That a stretch within the column turns between the points that were told.
    void addHidden(double x, double share);

    /// Stretches of columns of which nearly each has a turn, or more than one.
    std::vector<ColumnRun> runs() const;

private:
    Columns columns_;
    double least_;
    std::vector<int> turns_;
    std::vector<double> hidden_; ///< share of the column
    bool begun_ = false;
    int direction_ = 0;
    Point extreme_;
};

using BatchFunction = std::function<void(std::span<const double> x, std::span<double> y)>;

struct FoundSwings {
    std::vector<Swing> swings;    ///< in the middles of the columns and at the ends of the run
    std::vector<double> extremes; ///< where each column is least and where it is largest, ascending
};

/// Least and largest value in each of the columns and its neighbours, sampled unevenly and climbed from the
/// best samples, with about so many evaluations. A column without a value has NaN.
FoundSwings swingsIn(const ColumnRun& run, const Columns& columns, const BatchFunction& curve,
                     double evaluations);

/// The band within these limits, without the places that the others give to the tolerance; both in y per x as
/// they are, `perX` and `perY` pixels each.
std::vector<Swing> shownSwings(std::span<const Swing> swings, double yMinimum, double yMaximum, double perX,
                               double perY);

} // namespace actiscope
