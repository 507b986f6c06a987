#include "core/vectors/descent_fit.h"

#include "core/numerics/split_mix.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// x = middle + half·t with t in [−1, 1], and f = size·v.
struct Units {
    double middle = 0;
    double half = 1;
    double size = 1;

    Piece scaled(const Piece& p) const { return {p.w * half / size, (p.b + p.w * middle) / size}; }
    Piece unscaled(const Piece& p) const {
        const double w = p.w * size / half;
        return {w, p.b * size - w * middle};
    }
};

Units unitsOf(const Samples& samples) {
    Units units;
    units.middle = samples.x.front() / 2 + samples.x.back() / 2;
    units.half = samples.x.back() / 2 - samples.x.front() / 2;
    double size = 0;
    for (const double f : samples.f)
        size = std::max(size, std::fabs(f));
    units.size = size > 0 ? size : 1;
    return units;
}

} // namespace

Descent descentStart(const Samples& samples, std::size_t k, std::uint64_t seed) {
    const Units units = unitsOf(samples);
    SplitMix random(seed);
    Descent start;
    for (std::size_t i = 0; i < k; ++i) {
        const double w = random.uniform(-1, 1);
        start.pieces.push_back(units.unscaled({w, random.uniform(-0.5, 0.5)}));
    }
    return descended(start, samples, 0, 0);
}

Descent descended(Descent from, const Samples& samples, double learningRate, std::size_t steps) {
    const Units units = unitsOf(samples);
    const auto n = static_cast<double>(samples.x.size());
    std::vector<double> t(samples.x);
    std::vector<double> v(samples.f);
    for (std::size_t i = 0; i < t.size(); ++i) {
        t[i] = (t[i] - units.middle) / units.half;
        v[i] /= units.size;
    }
    Pieces pieces = from.pieces;
    for (Piece& piece : pieces)
        piece = units.scaled(piece);
    Pieces slope(pieces.size());
    for (std::size_t step = 0; step < steps; ++step) {
        std::fill(slope.begin(), slope.end(), Piece{});
        for (std::size_t i = 0; i < t.size(); ++i) {
            const MaxoutPoint y = maxoutAt(pieces, t[i]);
            const double error = 2 * (y.f - v[i]) / n;
            slope[y.active].w += error * t[i];
            slope[y.active].b += error;
        }
        for (std::size_t j = 0; j < pieces.size(); ++j) {
            pieces[j].w -= learningRate * slope[j].w;
            pieces[j].b -= learningRate * slope[j].b;
        }
    }
    from.step += steps;
    for (std::size_t j = 0; j < pieces.size() && steps > 0; ++j)
        from.pieces[j] = units.unscaled(pieces[j]);
    from.loss = 0;
    for (std::size_t i = 0; i < samples.x.size(); ++i) {
        const double error = maxoutAt(from.pieces, samples.x[i]).f - samples.f[i];
        from.loss += error * error / n;
    }
    return from;
}

double supError(const Pieces& pieces, const Samples& samples) {
    double largest = 0;
    for (std::size_t i = 0; i < samples.x.size(); ++i)
        largest = std::max(largest, std::fabs(maxoutAt(pieces, samples.x[i]).f - samples.f[i]));
    return largest;
}

} // namespace actiscope
