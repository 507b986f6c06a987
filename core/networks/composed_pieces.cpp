#include "core/networks/composed_pieces.h"

#include "core/numerics/constants.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

namespace actiscope {

namespace {

/// Functions of x, one a unit, that are straight between common breakpoints. Piece p lies between breakpoint
/// p − 1 and p; the numbers of unit u stand at p · units + u. The first and the last piece have no end on one
/// side, where `from` and `to` mean nothing.
struct StraightUnits {
    std::size_t units = 1;
    std::vector<double> x;     ///< ascending, at least one
    std::vector<double> slope; ///< of each piece
    std::vector<double> from;  ///< the limit at its left end
    std::vector<double> to;    ///< and at its right end

    std::size_t pieces() const { return x.size() + 1; }
    bool first(std::size_t piece) const { return piece == 0; }
    bool last(std::size_t piece) const { return piece == x.size(); }
};

void resizePieces(StraightUnits& all, std::size_t pieces) {
    all.slope.assign(pieces * all.units, 0);
    all.from.assign(pieces * all.units, 0);
    all.to.assign(pieces * all.units, 0);
}

/// The input itself, with a breakpoint at 0 that is none.
StraightUnits inputLine() {
    StraightUnits line;
    line.x = {0};
    resizePieces(line, 2);
    line.slope = {1, 1};
    return line;
}

/// The weights of a layer in the order in which a block of units reads them: each adds up its inputs one
/// after the other, as many units at a time as registers hold.
class BlockedWeights {
public:
    explicit BlockedWeights(const DenseLayer& layer)
        : inputs_(layer.shape.fanIn),
          blocks_((layer.shape.fanOut + block - 1) / block),
          weights_(blocks_ * block * inputs_, 0),
          biases_(blocks_ * block, 0) {
        std::copy(layer.biases.begin(), layer.biases.end(), biases_.begin());
        for (std::size_t i = 0; i < layer.shape.fanOut; ++i)
            for (std::size_t k = 0; k < inputs_; ++k)
                weights_[((i / block) * inputs_ + k) * block + i % block] = layer.weights[i * inputs_ + k];
    }

    /// out = W in, with the biases or without.
    void apply(std::span<const double> in, std::span<double> out, bool withBiases) const {
        for (std::size_t b = 0; b < blocks_; ++b) {
            std::array<double, block> sums{};
            if (withBiases)
                std::copy_n(biases_.begin() + static_cast<std::ptrdiff_t>(b * block), block, sums.begin());
            const double* weights = weights_.data() + b * inputs_ * block;
            for (const double number : in) {
                for (std::size_t j = 0; j < block; ++j)
                    sums[j] += weights[j] * number;
                weights += block;
            }
            const std::size_t used = std::min(block, out.size() - b * block);
            std::copy_n(sums.begin(), used, out.begin() + static_cast<std::ptrdiff_t>(b * block));
        }
    }

private:
    static constexpr std::size_t block = 8;
    std::size_t inputs_;
    std::size_t blocks_;
    std::vector<double> weights_;
    std::vector<double> biases_;
};

StraightUnits straightThroughLayer(const DenseLayer& layer, const StraightUnits& in) {
    const std::size_t n = layer.shape.fanIn;
    const std::size_t units = layer.shape.fanOut;
    const BlockedWeights weights(layer);
    StraightUnits out;
    out.units = units;
    out.x = in.x;
    resizePieces(out, in.pieces());
    const auto before = [&](const std::vector<double>& all, std::size_t piece) {
        return std::span(all).subspan(piece * n, n);
    };
    const auto after = [&](std::vector<double>& all, std::size_t piece) {
        return std::span(all).subspan(piece * units, units);
    };
    for (std::size_t p = 0; p < in.pieces(); ++p) {
        weights.apply(before(in.slope, p), after(out.slope, p), false);
        weights.apply(before(in.to, p), after(out.to, p), true);
        // Where nothing jumps a piece begins with what the one before ends with.
        if (p > 0 && std::ranges::equal(before(in.from, p), before(in.to, p - 1)))
            std::ranges::copy(after(out.to, p - 1), after(out.from, p).begin());
        else
            weights.apply(before(in.from, p), after(out.from, p), true);
    }
    return out;
}

/// Where a unit of a piece reaches a kink of the activation.
struct Crossing {
    double x;
    std::size_t unit;
    double kink;
};

/// How a unit runs through a piece.
struct Course {
    int direction = 0;      ///< 1 upwards, −1 downwards, 0 level
    std::size_t region = 0; ///< the piece of the activation that it begins in
};

/// The walk through one activation, piece by piece of what comes in.
class ActivationWalk {
public:
    ActivationWalk(const StraightUnits& in, const StraightPieces& pieces) : in_(in), pieces_(pieces) {
        out_.units = in.units;
        const std::size_t likely = (in.pieces() + in.units) * in.units;
        for (auto* values : {&out_.slope, &out_.from, &out_.to})
            values->reserve(likely);
        directions_.reserve(likely);
    }

    /// None where there are more than mostBreakpoints.
    std::optional<StraightUnits> result(const Activation& activation, Parameters parameters) {
        for (std::size_t p = 0; p < in_.pieces(); ++p) {
            addPiece(p);
            if (out_.x.size() > mostBreakpoints)
                return std::nullopt;
        }
        shape(activation, parameters);
        return std::move(out_);
    }

private:
    Course courseOf(std::size_t piece, std::size_t unit) const {
        const std::size_t at = piece * in_.units + unit;
        const bool endless = in_.first(piece) || in_.last(piece);
        const double rise = endless ? in_.slope[at] : in_.to[at] - in_.from[at];
        Course course{rise > 0 ? 1 : rise < 0 ? -1 : 0, 0};
        const auto& kinks = pieces_.kinks;
        if (in_.first(piece) && course.direction != 0) {
            course.region = course.direction > 0 ? 0 : kinks.size();
            return course;
        }
        const double start = in_.first(piece) ? in_.to[at] : in_.from[at];
        const auto found = course.direction < 0 ? std::lower_bound(kinks.begin(), kinks.end(), start)
                                                : std::upper_bound(kinks.begin(), kinks.end(), start);
        course.region = static_cast<std::size_t>(found - kinks.begin());
        return course;
    }

    /// Where the unit, on its way through the piece, is at this value.
    double placeOf(std::size_t piece, std::size_t unit, double value) const {
        const std::size_t at = piece * in_.units + unit;
        if (in_.first(piece))
            return in_.x[0] + (value - in_.to[at]) / in_.slope[at];
        const double start = in_.x[piece - 1];
        if (in_.last(piece))
            return start + (value - in_.from[at]) / in_.slope[at];
        const double share = (value - in_.from[at]) / (in_.to[at] - in_.from[at]);
        return start + share * (in_.x[piece] - start);
    }

    double valueAt(std::size_t piece, std::size_t unit, double x) const {
        const std::size_t at = piece * in_.units + unit;
        if (in_.first(piece))
            return in_.to[at] + in_.slope[at] * (x - in_.x[0]);
        const double start = in_.x[piece - 1];
        if (in_.last(piece))
            return in_.from[at] + in_.slope[at] * (x - start);
        const double share = (x - start) / (in_.x[piece] - start);
        return in_.from[at] + share * (in_.to[at] - in_.from[at]);
    }

    std::vector<Crossing> crossingsIn(std::size_t piece) const {
        std::vector<Crossing> crossings;
        for (std::size_t unit = 0; unit < in_.units; ++unit) {
            const std::size_t at = piece * in_.units + unit;
            if (courses_[unit].direction == 0)
                continue;
            const bool up = courses_[unit].direction > 0;
            const double start = in_.first(piece) ? (up ? -infinity : infinity) : in_.from[at];
            const double end = in_.last(piece) ? (up ? infinity : -infinity) : in_.to[at];
            for (const double kink : pieces_.kinks)
                if (kink > std::min(start, end) && kink < std::max(start, end))
                    crossings.push_back({placeOf(piece, unit, kink), unit, kink});
        }
        std::sort(crossings.begin(), crossings.end(), [](const Crossing& a, const Crossing& b) {
            return a.x != b.x ? a.x < b.x : a.unit != b.unit ? a.unit < b.unit : a.kink < b.kink;
        });
        return crossings;
    }

    /// Cuts the piece where a unit reaches a kink.
    void addPiece(std::size_t piece) {
        courses_.clear();
        for (std::size_t unit = 0; unit < in_.units; ++unit)
            courses_.push_back(courseOf(piece, unit));
        const std::vector<Crossing> crossings = crossingsIn(piece);
        std::vector<double> start(in_.units);
        for (std::size_t unit = 0; unit < in_.units; ++unit)
            start[unit] = in_.from[piece * in_.units + unit];
        const double low = in_.first(piece) ? -infinity : in_.x[piece - 1];
        const double high = in_.last(piece) ? infinity : in_.x[piece];
        for (std::size_t i = 0; i < crossings.size();) {
            const double x = crossings[i].x;
            std::vector<double> here(in_.units);
            for (std::size_t unit = 0; unit < in_.units; ++unit)
                here[unit] = valueAt(piece, unit, x);
            const std::size_t first = i;
            for (; i < crossings.size() && crossings[i].x == x; ++i)
                here[crossings[i].unit] = crossings[i].kink;
            // A cut that rounding put on the end of the piece changes the region there and makes no new one.
            if (x > low && x < high) {
                append(piece, start, here);
                out_.x.push_back(x);
                start = here;
            }
            for (std::size_t k = first; k < i; ++k) {
                Course& course = courses_[crossings[k].unit];
                course.region = course.direction > 0 ? course.region + 1 : course.region - 1;
            }
        }
        std::vector<double> end(in_.units);
        for (std::size_t unit = 0; unit < in_.units; ++unit)
            end[unit] = in_.to[piece * in_.units + unit];
        append(piece, start, end);
        if (!in_.last(piece))
            out_.x.push_back(in_.x[piece]);
    }

    void append(std::size_t piece, const std::vector<double>& start, const std::vector<double>& end) {
        const auto& kinks = pieces_.kinks;
        for (std::size_t unit = 0; unit < in_.units; ++unit) {
            const std::size_t region = courses_[unit].region;
            const double low = region > 0 ? kinks[region - 1] : -infinity;
            const double high = region < kinks.size() ? kinks[region] : infinity;
            out_.slope.push_back(in_.slope[piece * in_.units + unit] * pieces_.slopes[region]);
            out_.from.push_back(std::clamp(start[unit], low, high));
            out_.to.push_back(std::clamp(end[unit], low, high));
            directions_.push_back(courses_[unit].direction);
        }
    }

    void shape(const Activation& activation, Parameters parameters) {
        const auto put = [&](std::vector<double>& values, int towards) {
            std::vector<double> y(values.size());
            activation.evaluate(parameters, values, {y, {}, {}});
            for (std::size_t i = 0; i < values.size(); ++i) {
                const auto kink = std::lower_bound(pieces_.kinks.begin(), pieces_.kinks.end(), values[i]);
                if (kink == pieces_.kinks.end() || *kink != values[i])
                    continue;
                const auto k = static_cast<std::size_t>(kink - pieces_.kinks.begin());
                const int side = towards * directions_[i];
                y[i] = side > 0 ? pieces_.right[k] : side < 0 ? pieces_.left[k] : pieces_.at[k];
            }
            values = std::move(y);
        };
        put(out_.from, 1); // from its left end a rising unit comes from above the kink
        put(out_.to, -1);
    }

    const StraightUnits& in_;
    const StraightPieces& pieces_;
    StraightUnits out_;
    std::vector<Course> courses_;
    std::vector<int> directions_;
};

/// Whether anything of the units changes at the breakpoint.
bool changesAt(const StraightUnits& all, std::size_t breakpoint) {
    const std::size_t n = all.units;
    for (std::size_t i = 0; i < n; ++i)
        if (all.slope[breakpoint * n + i] != all.slope[(breakpoint + 1) * n + i] ||
            all.to[breakpoint * n + i] != all.from[(breakpoint + 1) * n + i])
            return true;
    return false;
}

/// Without the breakpoints at which nothing changes, but for one, which tells where the lines lie.
StraightUnits withoutIdle(StraightUnits all) {
    std::vector<std::size_t> kept;
    for (std::size_t b = 0; b < all.x.size(); ++b)
        if (changesAt(all, b))
            kept.push_back(b);
    if (kept.empty())
        kept.push_back(0);
    if (kept.size() == all.x.size())
        return all;
    StraightUnits out;
    out.units = all.units;
    const auto copy = [&](std::vector<double>& to, const std::vector<double>& from, std::size_t piece) {
        const auto begin = from.begin() + static_cast<std::ptrdiff_t>(piece * all.units);
        to.insert(to.end(), begin, begin + static_cast<std::ptrdiff_t>(all.units));
    };
    for (std::size_t i = 0; i <= kept.size(); ++i) {
        // The piece right of the breakpoint before, which reaches as far as the one left of the next.
        copy(out.slope, all.slope, i < kept.size() ? kept[i] : kept.back() + 1);
        copy(out.from, all.from, i > 0 ? kept[i - 1] + 1 : 0);
        copy(out.to, all.to, i < kept.size() ? kept[i] : all.x.size());
        if (i < kept.size())
            out.x.push_back(all.x[kept[i]]);
    }
    return out;
}

ComposedPieces composed(const StraightUnits& line) {
    assert(line.units == 1);
    ComposedPieces all;
    all.slopes.push_back(line.slope[0]);
    for (std::size_t b = 0; b < line.x.size(); ++b)
        if (changesAt(line, b)) {
            all.kinks.push_back(line.x[b]);
            all.slopes.push_back(line.slope[b + 1]);
            all.left.push_back(line.to[b]);
            all.right.push_back(line.from[b + 1]);
        }
    // The first breakpoint tells where the line lies, and from it on all others do.
    const auto zero =
        static_cast<std::size_t>(std::upper_bound(line.x.begin(), line.x.end(), 0.0) - line.x.begin());
    all.atZero = zero > 0 ? line.from[zero] + line.slope[zero] * (0 - line.x[zero - 1])
                          : line.to[0] + line.slope[0] * (0 - line.x[0]);
    return all;
}

} // namespace

std::vector<ComposedPieces> composedPieces(const ScalarNetwork& network, const Activation& activation,
                                           Parameters parameters, const StraightPieces& pieces,
                                           std::size_t depth) {
    std::vector<ComposedPieces> all;
    StraightUnits units = inputLine();
    for (std::size_t d = 0; d < std::min(depth, network.depth()); ++d) {
        const StraightUnits in = straightThroughLayer(network.hidden[d], units);
        auto out = ActivationWalk(in, pieces).result(activation, parameters);
        if (!out)
            break;
        units = withoutIdle(std::move(*out));
        all.push_back(composed(straightThroughLayer(network.outputs[d], units)));
    }
    return all;
}

} // namespace actiscope
