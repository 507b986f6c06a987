#include "core/analysis/scan.h"

#include "core/numerics/root.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

constexpr std::size_t mostFar = 8; ///< crossings on one side beyond it that are still listed
constexpr int mostJumps = 32;      ///< of a piece: where values jump more often, they are noise

int signOf(double y) {
    return y > 0 ? 1 : y < 0 ? -1 : 0;
}

/// Narrows [a, b] while `left` holds at a and not at b, down to neighbouring doubles.
template <class Left>
void bisect(double& a, double& b, const Left& left) {
    for (int i = 0; i < 1200; ++i) {
        const double m = a + (b - a) / 2;
        if (!(m > a && m < b))
            return;
        (left(m) ? a : b) = m;
    }
}

class Search {
public:
    Search(const ScanPiece& piece, const std::vector<double>& values,
           const std::function<double(double)>& quantity, const SureSign& isSure)
        : piece_(piece), values_(values), quantity_(quantity), isSure_(isSure) {}

    Crossings run() {
        std::vector<Change> left, near, right;
        const std::vector<SignRun> runs = signRuns(piece_, values_, isSure_);
        const SignRun* last = nullptr; // of those that are sure
        int drowned = 0;
        for (const SignRun& here : runs) {
            if (!here.follows)
                last = nullptr;
            if (!here.sure) {
                drowned += here.follows ? 1 : 0;
                continue;
            }
            if (last && last->sign != here.sign) {
                const double x = piece_.x[here.first];
                (x < -farBegins ? left : x > farBegins ? right : near).push_back({*last, here});
            }
            last = &here;
        }
        result_.faint = drowned > 2; // one or two are rounding where the quantity has died away
        result_.endless = left.size() > mostFar || right.size() > mostFar;
        if (left.size() > mostFar)
            left.erase(left.begin(), left.end() - mostFar);
        right.resize(std::min(right.size(), mostFar));
        near.insert(near.end(), left.begin(), left.end());
        near.insert(near.end(), right.begin(), right.end());
        // The nearest to 0 first, for which doubles are the finest.
        const auto distance = [&](const Change& change) { return std::fabs(piece_.x[change.after.first]); };
        std::sort(near.begin(), near.end(),
                  [&](const Change& a, const Change& b) { return distance(a) < distance(b); });
        for (const Change& change : near) {
            if (jumps_ > mostJumps) {
                result_.faint = true;
                break;
            }
            cross(change.before, change.after);
        }
        std::sort(result_.list.begin(), result_.list.end(),
                  [](const Crossing& a, const Crossing& b) { return a.x < b.x; });
        return std::move(result_);
    }

private:
    struct Change {
        SignRun before, after;
    };

    /// The largest magnitude at that end of a run; its very last point may lie at a root that was put there.
    double heightOf(const SignRun& run, bool atFirst) const {
        constexpr std::size_t points = 4;
        const std::size_t from =
            atFirst ? run.first : std::max(run.first, run.last + 1 - std::min(run.last + 1, points));
        const std::size_t to = atFirst ? std::min(run.last, run.first + points - 1) : run.last;
        double height = 0;
        for (std::size_t i = from; i <= to; ++i)
            height = std::max(height, std::fabs(values_[i]));
        return height;
    }

    /// Narrows [a, b] around the change from the sign `before` that interpolation finds: most of what
    /// bisection would take is saved.
    void approach(double& a, double& b, int before) const {
        const double x = signChange(quantity_, a, b);
        const double step = 4 * std::numeric_limits<double>::epsilon() * std::fabs(x);
        for (const double near : {x - step, x + step})
            if (near > a && near < b)
                (signOf(quantity_(near)) == before ? a : b) = near;
    }

    void cross(const SignRun& from, const SignRun& to) {
        const std::size_t i = from.last;
        const std::size_t k = to.first;
        const int before = signOf(values_[i]);
        double a = piece_.x[i];
        double b = piece_.x[k];
        const bool zerosBetween =
            k > i + 1 &&
            std::all_of(values_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                        values_.begin() + static_cast<std::ptrdiff_t>(k), [](double y) { return y == 0; });
        if (zerosBetween) { // their two ends
            double zerosFrom = piece_.x[i + 1];
            double zerosTo = piece_.x[k - 1];
            bisect(a, zerosFrom, [&](double x) { return signOf(quantity_(x)) == before; });
            bisect(zerosTo, b, [&](double x) { return signOf(quantity_(x)) == 0; });
            if (zerosTo - zerosFrom > 1e-6)
                return;
            const bool hasZero = zerosFrom <= 0 && zerosTo >= 0;
            result_.list.push_back({hasZero ? 0 : zerosFrom + (zerosTo - zerosFrom) / 2, before > 0, false});
            return;
        }
        const double height = std::min(heightOf(from, false), heightOf(to, true));
        approach(a, b, before);
        bisect(a, b, [&](double x) { return signOf(quantity_(x)) == before; });
        const double atA = std::fabs(quantity_(a));
        const double atB = std::fabs(quantity_(b));
        const bool jump =
            std::min(atA, atB) > 1e-3 * height && isSure_(a, quantity_(a)) && isSure_(b, quantity_(b));
        jumps_ += jump ? 1 : 0;
        const double x = atA < atB ? a : b;
        if (x > piece_.from && x < piece_.to)
            result_.list.push_back({x, before > 0, jump});
    }

    const ScanPiece& piece_;
    const std::vector<double>& values_;
    const std::function<double(double)>& quantity_;
    const SureSign& isSure_;
    Crossings result_;
    int jumps_ = 0;
};

} // namespace

std::vector<SignRun> signRuns(const ScanPiece& piece, const std::vector<double>& values,
                              const SureSign& isSure) {
    std::vector<SignRun> runs;
    bool follows = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int sign = signOf(values[i]);
        if (std::isnan(values[i]))
            follows = false;
        if (sign == 0)
            continue;
        if (follows && runs.back().sign == sign)
            runs.back().last = i;
        else
            runs.push_back({i, i, sign, false, follows});
        follows = true;
    }
    for (SignRun& run : runs) {
        // One sure point is enough; a proof costs too much to be asked for at all of them.
        std::size_t largest = run.first;
        std::size_t nearest = run.first;
        for (std::size_t i = run.first; i <= run.last; ++i) {
            largest = std::fabs(values[i]) > std::fabs(values[largest]) ? i : largest;
            nearest = std::fabs(piece.x[i]) < std::fabs(piece.x[nearest]) ? i : nearest;
        }
        const std::size_t middle = run.first + (run.last - run.first) / 2;
        for (const std::size_t i : {largest, middle, nearest, run.first, run.last})
            run.sure = run.sure || (signOf(values[i]) != 0 && isSure(piece.x[i], values[i]));
    }
    return runs;
}

Crossings crossingsIn(const ScanPiece& piece, const std::vector<double>& values,
                      const std::function<double(double)>& quantity, const SureSign& isSure) {
    return Search(piece, values, quantity, isSure).run();
}

Crossings crossingsOf(const Scan& scan, int order) {
    Crossings all;
    const std::function<double(double)> quantity = [&](double x) { return component(scan.at(x), order); };
    const SureSign isSure = [&](double x, double y) { return scan.isSure(x, y, order); };
    for (const ScanPiece& piece : scan.pieces) {
        Crossings some = crossingsIn(piece, component(piece, order), quantity, isSure);
        all.list.insert(all.list.end(), some.list.begin(), some.list.end());
        all.endless = all.endless || some.endless;
        all.faint = all.faint || some.faint;
    }
    return all;
}

} // namespace actiscope
