#include "core/sampling/adaptive.h"

#include "core/numerics/beside.h"
#include "core/numerics/constants.h"
#include "core/sampling/clip.h"
#include "core/sampling/swings.h"
#include "core/sampling/thin.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace actiscope {

namespace {

// Together they keep the promise of 0.1 px: what refinement may miss, and what thinning may drop.
constexpr double refineTolerance = 0.01;
constexpr double thinTolerance = 0.085;
// An interval this narrow needs no refining for its own sake: the error sideways is below half of it. A few
// may be refined to the finest all the same, for the height of a peak that is narrower than a pixel.
constexpr double narrowestPx = 1.0 / 8;
constexpr double finestPx = 1.0 / 512;
constexpr int mostFineSteps = 512;
// A step taller than this at the narrowest interval is looked at with bisection: slope or jump?
constexpr double steepPx = 1;
constexpr int mostJumpSearches = 256;
// An error that is seen.
constexpr double coarsePx = 0.5;
// A swing of less than this is not seen.
constexpr double swingPx = 1;
// Between the even points of an interval, to see what is in step with them.
constexpr double unevenPlace = 0.3819660112501051;
constexpr double unevenTolerance = 0.05;

/// A connected stretch of points, before it is clipped and thinned.
struct Stretch {
    std::vector<Point> points;
    bool joins = false; ///< begins where the one before ended
};

class Sampler {
public:
    Sampler(const Activation& activation, Parameters parameters, int order, const View& view)
        : activation_(activation),
          parameters_(parameters),
          order_(order),
          view_(view),
          pxPerX_(view.widthPx / (view.xMaximum - view.xMinimum)),
          pxPerY_(view.heightPx / (view.yMaximum - view.yMinimum)),
          landmarks_(landmarksOf(activation, parameters, view.xMinimum, view.xMaximum)),
          // As often as a curve without a calm place takes.
          narrowestPx_(
              std::max(narrowestPx, std::min(12 * view.widthPx / view.evaluations, view.widthPx / 64))),
          mostJumpSearches_(static_cast<int>(std::min<double>(mostJumpSearches, view.evaluations / 512))),
          mostFineSteps_(static_cast<int>(std::min<double>(mostFineSteps, view.evaluations / 32))),
          columns_(columnsOf(view, narrowestPx_)),
          turns_(columns_, swingPx / pxPerY_) {}

    SampledCurve run() {
        const std::vector<double> kinks = kinksInView();
        const std::vector<double> starts = startingPoints(kinks);
        std::vector<double> ends{view_.xMinimum};
        ends.insert(ends.end(), kinks.begin(), kinks.end());
        ends.push_back(view_.xMaximum);
        for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
            const bool afterKink = i > 0;
            const bool beforeKink = i + 2 < ends.size();
            samplePiece(ends[i], ends[i + 1], afterKink, beforeKink, starts);
            if (beforeKink)
                passKink(ends[i + 1]);
        }
        finishRun();
        takeSwings();
        for (const Stretch& run : runs_)
            show(run);
        return std::move(result_);
    }

private:
    /// A column takes some of the narrowest intervals to see turns in.
    static Columns columnsOf(const View& view, double intervalPx) {
        constexpr double intervals = 4;
        const double px = std::max({1.0, view.columnPx, intervals * intervalPx});
        const double count = std::max(1.0, std::round(view.widthPx / px));
        return {view.xMinimum, (view.xMaximum - view.xMinimum) / count, static_cast<std::size_t>(count)};
    }

    void evaluate(std::span<const double> x, std::span<double> y) const {
        activation_.evaluate(parameters_, x,
                             {order_ == 0 ? y : std::span<double>(), order_ == 1 ? y : std::span<double>(),
                              order_ == 2 ? y : std::span<double>()});
    }

    double at(double x) const {
        for (const Hole& hole : landmarks_.holes)
            if (std::fabs(x - hole.x) < hole.reach) {
                const Jet across = evaluateAcross(activation_, parameters_, landmarks_.holes, x);
                return order_ == 0 ? across.f : order_ == 1 ? across.f1 : across.f2;
            }
        double y = 0;
        evaluate({&x, 1}, {&y, 1});
        return y;
    }

    double beside(double x, int side) const {
        const auto jetAt = [this](double place) { return evaluateAt(activation_, parameters_, place); };
        return at(activation_.landmarks ? besideOf(jetAt, x, side) : std::nextafter(x, side * HUGE_VAL));
    }

    std::vector<double> kinksInView() const {
        std::vector<double> places;
        for (const Kink& kink : landmarks_.kinks)
            if (kink.x > view_.xMinimum && kink.x < view_.xMaximum)
                places.push_back(kink.x);
        return places;
    }

    /// An even grid, points ever nearer to 0 and the kinks, where a wide view would step over what happens,
    /// and the detail of narrow places. Ascending; around many kinks fewer each.
    std::vector<double> startingPoints(const std::vector<double>& kinks) const {
        constexpr int evenSteps = 32;
        constexpr double mostZoomSteps = 16;
        constexpr int allKinksSteps = 512;
        const int zoomSteps = static_cast<int>(std::clamp(
            view_.evaluations / (32.0 * static_cast<double>(kinks.size() + 1)), 2.0, mostZoomSteps));
        const int kinkSteps =
            kinks.empty() ? 0 : std::clamp(allKinksSteps / static_cast<int>(kinks.size()), 1, zoomSteps);
        const double width = view_.xMaximum - view_.xMinimum;
        std::vector<double> xs;
        for (int i = 1; i < evenSteps; ++i)
            xs.push_back(view_.xMinimum + width * i / evenSteps);
        const auto surround = [&](double centre, int steps) {
            double step = width / 8;
            for (int i = 0; i < steps; ++i, step /= 4) {
                xs.push_back(centre - step);
                xs.push_back(centre + step);
            }
        };
        surround(0, zoomSteps);
        xs.push_back(0);
        for (const double kink : kinks)
            surround(kink, kinkSteps);
        for (const NarrowPlace& place : landmarks_.narrow)
            addDetail(xs, place);
        std::erase_if(xs, [&](double x) { return !(x > view_.xMinimum && x < view_.xMaximum); });
        std::sort(xs.begin(), xs.end());
        xs.erase(std::unique(xs.begin(), xs.end()), xs.end());
        return xs;
    }

    void samplePiece(double a, double b, bool afterKink, bool beforeKink, const std::vector<double>& starts) {
        Point last{a, afterKink ? beside(a, +1) : at(a)};
        emit(last);
        for (auto x = std::upper_bound(starts.begin(), starts.end(), a); x != starts.end() && *x < b; ++x) {
            const Point next{*x, at(*x)};
            refineBetween(last, next);
            last = next;
        }
        refineBetween(last, {b, beforeKink ? beside(b, -1) : at(b)});
    }

    void refineBetween(const Point& a, const Point& b) { refine(a, middle(a, b), b); }

    Point middle(const Point& a, const Point& b) const {
        const double x = a.x + (b.x - a.x) / 2;
        return {x, at(x)};
    }

    /// Emits everything after a up to and including b.
    void refine(const Point& a, const Point& m, const Point& b) {
        if (!(m.x > a.x && m.x < b.x)) {
            emit(b);
            return;
        }
        const double widthPx = (b.x - a.x) * pxPerX_;
        if (widthPx < finestPx || (widthPx < narrowestPx_ && ++fineSteps_ > mostFineSteps_)) {
            result_.coarse = result_.coarse || (narrowestPx_ > narrowestPx && distancePx(m, a, b) > coarsePx);
            emitNarrow(a, b);
            return;
        }
        const Point q1 = middle(a, m);
        const Point q3 = middle(m, b);
        const double unevenX = a.x + unevenPlace * (b.x - a.x);
        const Point uneven{unevenX, at(unevenX)};
        if (widthPx < 2 * narrowestPx_ && turnsWithin({a, q1, uneven, m, q3, b}))
            turns_.addHidden(a.x, (b.x - a.x) / columns_.width);
        if (isSettled(a, q1, uneven, m, q3, b)) {
            if (widthPx < narrowestPx_) {
                emitNarrow(a, b);
                return;
            }
            for (const Point& p : {q1, m, q3, b})
                emit(p);
            return;
        }
        refine(a, q1, m);
        refine(m, q3, b);
    }

    /// Whether the curve goes up and down between these places.
    bool turnsWithin(const std::array<Point, 6>& places) const {
        double rise = 0;
        double fall = 0;
        for (std::size_t i = 1; i < places.size(); ++i) {
            const double way = (shownY(places[i].y) - shownY(places[i - 1].y)) * pxPerY_;
            rise = std::max(rise, way);
            fall = std::max(fall, -way);
        }
        return rise > swingPx && fall > swingPx;
    }

    /// Kept near the view: what swings beyond it is not seen.
    double shownY(double y) const { return std::clamp(y, view_.yMinimum, view_.yMaximum); }

    bool isSettled(const Point& a, const Point& q1, const Point& uneven, const Point& m, const Point& q3,
                   const Point& b) const {
        const std::array places{a.y, q1.y, uneven.y, m.y, q3.y, b.y};
        const auto finite =
            std::count_if(places.begin(), places.end(), [](double y) { return std::isfinite(y); });
        if (finite == 0)
            return true;
        if (finite < static_cast<std::ptrdiff_t>(places.size()))
            return false;
        const double margin = view_.yMaximum - view_.yMinimum;
        const auto allBeyond = [&](auto beyond) { return std::all_of(places.begin(), places.end(), beyond); };
        if (allBeyond([&](double y) { return y > view_.yMaximum + margin; }) ||
            allBeyond([&](double y) { return y < view_.yMinimum - margin; }))
            return true;
        return distancePx(m, a, b) < refineTolerance && distancePx(q1, a, b) < refineTolerance &&
               distancePx(q3, a, b) < refineTolerance && distancePx(uneven, a, b) < unevenTolerance;
    }

    /// Distance in pixels of p from the straight line through a and b.
    double distancePx(const Point& p, const Point& a, const Point& b) const {
        const double dx = (b.x - a.x) * pxPerX_;
        const double dy = (b.y - a.y) * pxPerY_;
        const double px = (p.x - a.x) * pxPerX_;
        const double py = (p.y - a.y) * pxPerY_;
        return std::fabs(px * dy - py * dx) / std::hypot(dx, dy);
    }

    void emitNarrow(const Point& a, const Point& b) {
        const bool steep = std::fabs(b.y - a.y) * pxPerY_ > steepPx;
        const bool beyond =
            (a.y > view_.yMaximum && b.y > view_.yMaximum) || (a.y < view_.yMinimum && b.y < view_.yMinimum);
        if (steep && !beyond && jumpSearches_ < mostJumpSearches_ && breakAtJump(a, b))
            return;
        emit(b);
    }

    /// Bisects towards the larger step down to neighbouring doubles. What is left of it there is a jump.
    bool breakAtJump(Point a, Point b) {
        ++jumpSearches_;
        const double step = std::fabs(b.y - a.y);
        for (Point m = middle(a, b); m.x > a.x && m.x < b.x; m = middle(a, b)) {
            if (!std::isfinite(m.y))
                break;
            (std::fabs(m.y - a.y) > std::fabs(b.y - m.y) ? b : a) = m;
        }
        if (!(std::fabs(b.y - a.y) > step / 2))
            return false;
        emit(a);
        result_.jumps.push_back({b.x, a.y, b.y, at(b.x)});
        finishRun();
        emit(b);
        return true;
    }

    void passKink(double x) {
        const double left = beside(x, -1);
        const double right = beside(x, +1);
        const double here = at(x);
        const double visible = 0.25 / pxPerY_;
        const bool continuous =
            std::fabs(right - left) <= visible && (std::fabs(here - left) <= visible || std::isnan(here));
        if (continuous) {
            finishRun(); // apart: thinning must not round the corner off
            joins_ = true;
            return;
        }
        result_.jumps.push_back({x, left, right, here});
        finishRun();
    }

    void emit(const Point& p) {
        if (!std::isfinite(p.y)) {
            finishRun();
            return;
        }
        if (run_.empty() || run_.back().x < p.x)
            run_.push_back(p);
    }

    void finishRun() {
        runs_.push_back({std::move(run_), joins_});
        run_.clear();
        joins_ = false;
    }

    /// Where the curve turns more than once in a column, its points give way to the band.
    void takeSwings() {
        for (const Stretch& run : runs_)
            for (const Point& p : run.points)
                turns_.add({p.x, shownY(p.y)});
        const std::vector<ColumnRun> bands = turns_.runs();
        if (bands.empty())
            return;
        std::size_t count = 0;
        for (const ColumnRun& band : bands)
            count += band.last - band.first;
        const BatchFunction curve = [this](std::span<const double> x, std::span<double> y) {
            evaluate(x, y);
        };
        std::vector<Swing> swings;
        for (const ColumnRun& band : bands) {
            const double share = static_cast<double>(band.last - band.first) / static_cast<double>(count);
            const auto found = swingsIn(band, columns_, curve, share * view_.evaluations / 2);
            swings.insert(swings.end(), found.swings.begin(), found.swings.end());
            result_.extremes.insert(result_.extremes.end(), found.extremes.begin(), found.extremes.end());
            swings.push_back({nan, nan, nan});
            takeOut(columns_.edge(band.first), columns_.edge(band.last));
        }
        result_.swings = shownSwings(swings, view_.yMinimum, view_.yMaximum, pxPerX_, pxPerY_);
    }

    /// Leaves of the line what is outside of [from, to], with its points at the ends.
    void takeOut(double from, double to) {
        std::vector<Stretch> left;
        for (Stretch& run : runs_) {
            if (run.points.empty() || run.points.back().x <= from || run.points.front().x >= to) {
                left.push_back(std::move(run));
                continue;
            }
            Stretch before{{}, run.joins};
            Stretch after;
            for (const Point& p : run.points)
                if (p.x < from || p.x > to)
                    (p.x < from ? before : after).points.push_back(p);
            if (!before.points.empty())
                before.points.push_back({from, at(from)});
            if (!after.points.empty())
                after.points.insert(after.points.begin(), {to, at(to)});
            left.push_back(std::move(before));
            left.push_back(std::move(after));
        }
        runs_ = std::move(left);
        std::erase_if(result_.jumps, [&](const Jump& jump) { return jump.x >= from && jump.x <= to; });
    }

    /// Clips the run, thins it in pixels and appends it to the result: after a break, unless it joins the run
    /// before.
    void show(const Stretch& run) {
        // Thinned with some air around the view, so that cutting at its edges is exact to the tolerance.
        const double air = view_.yMaximum - view_.yMinimum;
        const auto inAir = clipPolyline(
            run.points, {view_.xMinimum, view_.xMaximum, view_.yMinimum - air, view_.yMaximum + air});
        std::vector<Point> thin;
        std::vector<Point> px;
        for (std::size_t begin = 0; begin < inAir.size();) {
            std::size_t end = begin;
            px.clear();
            for (; end < inAir.size() && !std::isnan(inAir[end].x); ++end)
                px.push_back(
                    {(inAir[end].x - view_.xMinimum) * pxPerX_, (inAir[end].y - view_.yMinimum) * pxPerY_});
            for (const std::size_t i : thinned(px, thinTolerance))
                thin.push_back(inAir[begin + i]);
            thin.push_back({nan, nan});
            begin = end + 1;
        }
        auto shown = clipPolyline(thin, {view_.xMinimum, view_.xMaximum, view_.yMinimum, view_.yMaximum});
        auto& points = result_.points;
        if (!shown.empty() && run.joins && !points.empty() && points.back() == shown.front())
            shown.erase(shown.begin());
        else if (!shown.empty() && !points.empty())
            points.push_back({nan, nan});
        points.insert(points.end(), shown.begin(), shown.end());
    }

    const Activation& activation_;
    Parameters parameters_;
    int order_;
    View view_;
    double pxPerX_;
    double pxPerY_;
    Landmarks landmarks_;
    double narrowestPx_;
    int mostJumpSearches_;
    int mostFineSteps_;
    Columns columns_;
    TurnCount turns_;
    SampledCurve result_;
    std::vector<Stretch> runs_;
    std::vector<Point> run_;
    bool joins_ = false; ///< the run begins where the one before ended
    int jumpSearches_ = 0;
    int fineSteps_ = 0;
};

} // namespace

SampledCurve sampleCurve(const Activation& activation, Parameters parameters, int order, const View& view) {
    return Sampler(activation, parameters, order, view).run();
}

} // namespace actiscope
