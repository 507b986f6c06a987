// What becomes of an activation in a number format of few bits.
#pragma once

#include "core/expressions/resolve.h"
#include "core/expressions/rounded_formula.h"
#include "core/numerics/constants.h"

#include <array>
#include <optional>
#include <vector>

namespace actiscope {

/// An activation in a format that rounds after every operation, beside itself.
struct RoundedActivation {
    RoundedActivation(const ActivationPtr& activation, std::vector<double> parameters,
                      const FloatFormat& format);

    /// f and f′ of the activation, in doubles.
    void exact(std::span<const double> x, std::span<double> f, std::span<double> f1) const;
    /// As a library computes it: in the form that neither overflows nor cancels.
    void stable(std::span<const double> x, std::span<double> f, std::span<double> f1) const;
    /// As a textbook writes it, of exp, log and the four operations.
    void textbook(std::span<const double> x, std::span<double> f, std::span<double> f1) const;

    ActivationPtr activation;
    std::vector<double> parameters;
    const FloatFormat* format;

private:
    RoundedActivation(ActivationPtr activation, std::vector<double> parameters, const FloatFormat& format,
                      const Tree& formula);

    RoundedFormula stable_;
    RoundedFormula textbook_;
    std::vector<double> letters_; ///< in the order in which the formula has them
};

/// Over all finite inputs of the format; of float32 over 2·65536 of them, at even steps of their bits.
struct PrecisionNumbers {
    /// The largest |computed − f(x)| of the stable form in units of the format's spacing at f(x), where f(x)
    /// is not too large for the format; ∞ where the computed one is no finite number there.
    double maxUlp = 0;
    double maxUlpAt = nan;
    /// How many values the stable form takes, −0 and 0 being one; NaN where not all inputs were looked at.
    double distinct = nan;
    /// The x nearest to 0 where the textbook form is ±∞ or NaN though the format holds f(x); NaN for nowhere.
    double overflowFrom = nan;
    /// The x nearest to 0 from which on, away from 0, f′ is 0 in the format though it is not; NaN for
    /// nowhere.
    double gradientZeroFrom = nan;
};

/// Looks at the inputs in slices.
class PrecisionScan {
public:
    explicit PrecisionScan(RoundedActivation activation);

    /// Goes on for about this many inputs of each sign; false when there are none left.
    bool advance(std::size_t inputs);

    double progress() const;

    /// Of what has been looked at so far.
    PrecisionNumbers numbers() const;

private:
    void look(std::size_t side, double x, std::size_t i);

    RoundedActivation activation_;
    std::uint32_t end_ = 0;  ///< bits of the magnitude after the largest
    std::uint32_t step_ = 1; ///< from one to the next
    std::uint32_t next_ = 0;
    PrecisionNumbers found_;
    std::array<std::optional<double>, 2> zeroSlope_; ///< where f′ became 0 for good, above and below 0
    std::array<bool, 2> wasZero_{};
    std::vector<double> values_;
    std::vector<double> x_, f_, f1_, stable_, textbook_; ///< of a slice
};

} // namespace actiscope
