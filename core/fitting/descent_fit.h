// Fitting a maxout the way a network does: gradient descent from a random start.
#pragma once

#include "core/fitting/fit_target.h"

namespace actiscope {

/// One step of a descent, a value: the same start and the same number of steps give the same pieces.
struct Descent {
    Pieces pieces;   ///< in x
    double loss = 0; ///< mean squared error over the samples
    std::size_t step = 0;
};

/// What a descent runs down to: the samples in units in which x runs from −1 to 1 and f is of size 1, with
/// running sums, so that a step costs as much as the pieces and not as the samples.
class DescentProblem {
public:
    /// At least two samples, x rising.
    explicit DescentProblem(const Samples& samples);

    /// k seeded random lines of the size of the target.
    Descent start(std::size_t k, std::uint64_t seed) const;

    /// So many steps of full-batch gradient descent on the mean squared error. At every sample only the
    /// active piece learns, so a piece that is nowhere the largest never moves again. Too large a learning
    /// rate diverges: the pieces then become infinite or NaN.
    Descent after(Descent from, double learningRate, std::size_t steps) const;

private:
    /// Sums over samples: of 1, t, t², v, t·v and v².
    struct Sums {
        double n = 0, t = 0, tt = 0, v = 0, tv = 0, vv = 0;
    };

    /// A piece of the envelope: it is the largest from here on, at these samples.
    struct Share {
        std::size_t piece = 0;
        double from = 0;
        Sums sums{};
    };

    Piece scaled(const Piece& piece) const;
    Piece unscaled(const Piece& piece) const;
    std::size_t samplesBelow(double t) const;
    /// `order` is that of rising w: kept from step to step because it hardly changes.
    void share(const Pieces& pieces, std::vector<std::size_t>& order, std::vector<Share>& shares) const;
    double loss(const Pieces& pieces, const std::vector<Share>& shares) const;

    double middle_ = 0; ///< x = middle + half·t
    double half_ = 1;
    double size_ = 1; ///< f = size·v
    std::vector<double> t_;
    std::vector<Sums> before_; ///< [i]: over the first i samples
};

} // namespace actiscope
