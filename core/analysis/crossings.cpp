#include "core/analysis/scan.h"

#include "core/numerics/root.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

constexpr double farBegins = 50;
constexpr std::size_t mostFar = 8; ///< crossings on one side beyond it that are still listed

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
           const std::function<double(double)>& quantity, double noise)
        : piece_(piece), values_(values), quantity_(quantity), noise_(noise) {}

    Crossings run() {
        struct Change {
            std::size_t from, to;
        };
        std::vector<Change> left, near, right;
        std::size_t last = values_.size(); // of the last sign
        int drowned = 0;
        for (std::size_t i = 0; i < values_.size(); ++i) {
            if (std::isnan(values_[i]))
                last = values_.size();
            const int sign = signOf(values_[i]);
            if (std::isnan(values_[i]) || sign == 0)
                continue;
            if (last < values_.size() && signOf(values_[last]) != sign) {
                if (isNoise(last, i)) {
                    ++drowned;
                    last = i;
                    continue;
                }
                const double x = piece_.x[i];
                (x < -farBegins ? left : x > farBegins ? right : near).push_back({last, i});
            }
            last = i;
        }
        result_.faint = drowned > 2; // one or two are rounding where the quantity has died away
        result_.endless = left.size() > mostFar || right.size() > mostFar;
        if (left.size() > mostFar)
            left.erase(left.begin(), left.end() - mostFar);
        right.resize(std::min(right.size(), mostFar));
        for (const auto* changes : {&left, &near, &right})
            for (const Change& change : *changes)
                cross(change.from, change.to);
        return std::move(result_);
    }

private:
    /// Far from 0, where a quantity has died away, its sign is rounding.
    bool isNoise(std::size_t i, std::size_t k) const {
        return std::fabs(piece_.x[i]) > 1 && std::fabs(values_[i]) < noise_ && std::fabs(values_[k]) < noise_;
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

    void cross(std::size_t i, std::size_t k) {
        const int before = signOf(values_[i]);
        double a = piece_.x[i];
        double b = piece_.x[k];
        if (k > i + 1) { // zeros between: their two ends
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
        const double height = std::min(std::fabs(values_[i]), std::fabs(values_[k]));
        approach(a, b, before);
        bisect(a, b, [&](double x) { return signOf(quantity_(x)) == before; });
        const double atA = std::fabs(quantity_(a));
        const double atB = std::fabs(quantity_(b));
        const bool jump = std::min(atA, atB) > 1e-3 * height && height > noise_;
        const double x = atA < atB ? a : b;
        if (x > piece_.from && x < piece_.to)
            result_.list.push_back({x, before > 0, jump});
    }

    const ScanPiece& piece_;
    const std::vector<double>& values_;
    const std::function<double(double)>& quantity_;
    double noise_;
    Crossings result_;
};

} // namespace

Crossings crossingsIn(const ScanPiece& piece, const std::vector<double>& values,
                      const std::function<double(double)>& quantity, double noise) {
    return Search(piece, values, quantity, noise).run();
}

Crossings crossingsOf(const Scan& scan, int order) {
    Crossings all;
    const std::function<double(double)> quantity = [&](double x) { return component(scan.at(x), order); };
    const double noise = 4 * std::numeric_limits<double>::epsilon() * scan.size[order];
    for (const ScanPiece& piece : scan.pieces) {
        Crossings some = crossingsIn(piece, component(piece, order), quantity, noise);
        all.list.insert(all.list.end(), some.list.begin(), some.list.end());
        all.endless = all.endless || some.endless;
        all.faint = all.faint || some.faint;
    }
    return all;
}

} // namespace actiscope
