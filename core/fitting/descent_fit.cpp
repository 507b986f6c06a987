#include "core/fitting/descent_fit.h"

#include "core/numerics/constants.h"
#include "core/numerics/split_mix.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace actiscope {

DescentProblem::DescentProblem(const Samples& samples)
    : middle_(samples.x.front() / 2 + samples.x.back() / 2),
      half_(samples.x.back() / 2 - samples.x.front() / 2) {
    double size = 0;
    for (const double f : samples.f)
        size = std::max(size, std::fabs(f));
    size_ = size > 0 ? size : 1;
    Sums sums;
    before_.push_back(sums);
    for (std::size_t i = 0; i < samples.x.size(); ++i) {
        const double t = (samples.x[i] - middle_) / half_;
        const double v = samples.f[i] / size_;
        t_.push_back(t);
        sums = {sums.n + 1, sums.t + t, sums.tt + t * t, sums.v + v, sums.tv + t * v, sums.vv + v * v};
        before_.push_back(sums);
    }
}

Piece DescentProblem::scaled(const Piece& piece) const {
    return {piece.w * half_ / size_, (piece.b + piece.w * middle_) / size_};
}

Piece DescentProblem::unscaled(const Piece& piece) const {
    const double w = piece.w * size_ / half_;
    return {w, piece.b * size_ - w * middle_};
}

std::size_t DescentProblem::samplesBelow(double t) const {
    // On an even grid the first guess is right but for rounding.
    const auto last = static_cast<double>(t_.size() - 1);
    auto i = static_cast<std::size_t>(std::clamp((t + 1) / 2 * last, 0.0, last));
    while (i < t_.size() && t_[i] < t)
        ++i;
    while (i > 0 && t_[i - 1] >= t)
        --i;
    return i;
}

void DescentProblem::share(const Pieces& pieces, std::vector<std::size_t>& order,
                           std::vector<Share>& shares) const {
    for (std::size_t i = 1; i < order.size(); ++i)
        for (std::size_t j = i; j > 0 && pieces[order[j]].w < pieces[order[j - 1]].w; --j)
            std::swap(order[j], order[j - 1]);
    shares.clear();
    for (const std::size_t piece : order) {
        double from = -infinity;
        while (!shares.empty()) {
            const Piece& left = pieces[shares.back().piece];
            from = (left.b - pieces[piece].b) / (pieces[piece].w - left.w);
            if (std::isnan(from)) // of equal pieces the first is the active one
                from = infinity;
            if (from > shares.back().from)
                break;
            shares.pop_back();
            from = -infinity;
        }
        shares.push_back({piece, from});
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const std::size_t end = i + 1 < shares.size() ? samplesBelow(shares[i + 1].from) : t_.size();
        const Sums& a = before_[begin];
        const Sums& b = before_[end];
        shares[i].sums = {b.n - a.n, b.t - a.t, b.tt - a.tt, b.v - a.v, b.tv - a.tv, b.vv - a.vv};
        begin = end;
    }
}

double DescentProblem::loss(const Pieces& pieces, const std::vector<Share>& shares) const {
    double squares = 0;
    for (const Share& share : shares) {
        const auto [w, b] = pieces[share.piece];
        const Sums& s = share.sums;
        squares += w * w * s.tt + 2 * w * b * s.t + b * b * s.n - 2 * w * s.tv - 2 * b * s.v + s.vv;
    }
    return std::max(0.0, squares / static_cast<double>(t_.size())) * size_ * size_;
}

Descent DescentProblem::start(std::size_t k, std::uint64_t seed) const {
    SplitMix random(seed);
    Descent start;
    for (std::size_t i = 0; i < k; ++i) {
        const double w = random.uniform(-1, 1);
        start.pieces.push_back(unscaled({w, random.uniform(-0.5, 0.5)}));
    }
    return after(start, 0, 0);
}

Descent DescentProblem::after(Descent from, double learningRate, std::size_t steps) const {
    Pieces pieces = from.pieces;
    for (Piece& piece : pieces)
        piece = scaled(piece);
    std::vector<std::size_t> order(pieces.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<Share> shares;
    const double factor = learningRate * 2 / static_cast<double>(t_.size());
    for (std::size_t step = 0; step < steps; ++step) {
        share(pieces, order, shares);
        for (const Share& share : shares) {
            Piece& piece = pieces[share.piece];
            const auto [w, b] = piece;
            const Sums& s = share.sums;
            piece.w -= factor * (w * s.tt + b * s.t - s.tv);
            piece.b -= factor * (w * s.t + b * s.n - s.v);
        }
    }
    share(pieces, order, shares);
    from.loss = loss(pieces, shares);
    from.step += steps;
    for (std::size_t j = 0; j < pieces.size() && steps > 0; ++j)
        from.pieces[j] = unscaled(pieces[j]);
    return from;
}

} // namespace actiscope
