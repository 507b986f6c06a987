#include "core/analysis/precision.h"

#include "core/expressions/parse.h"
#include "core/expressions/stable.h"
#include "core/expressions/textbook.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace actiscope {

namespace {

/// The formula of an activation, which every one has.
Tree treeOf(const Activation& activation) {
    auto tree = parseFormula(activation.formula);
    assert(tree);
    return std::move(*tree);
}

/// The largest finite number's bits, and one.
std::uint32_t endOfNumbers(const FloatFormat& format) {
    std::uint32_t end = 1U << (format.bits - 1);
    while (!std::isfinite(decoded(end - 1, format)))
        --end;
    return end;
}

} // namespace

RoundedActivation::RoundedActivation(const ActivationPtr& of, std::vector<double> values,
                                     const FloatFormat& in)
    : RoundedActivation(of, std::move(values), in, treeOf(*of)) {}

RoundedActivation::RoundedActivation(ActivationPtr of, std::vector<double> values, const FloatFormat& in,
                                     const Tree& formula)
    : activation(std::move(of)),
      parameters(std::move(values)),
      format(&in),
      stable_(stabilised(formula), in),
      textbook_(textbookForm(formula), in) {
    for (const FormulaLetter& letter : formula.parameters)
        for (std::size_t i = 0; i < parameters.size(); ++i)
            if (activation->parameters[i].id == letter.id)
                letters_.push_back(parameters[i]);
}

void RoundedActivation::exact(std::span<const double> x, std::span<double> f, std::span<double> f1) const {
    activation->evaluate(parameters, x, {f, f1, {}});
}

void RoundedActivation::stable(std::span<const double> x, std::span<double> f, std::span<double> f1) const {
    stable_.evaluate(letters_, x, f, f1);
}

void RoundedActivation::textbook(std::span<const double> x, std::span<double> f, std::span<double> f1) const {
    textbook_.evaluate(letters_, x, f, f1);
}

PrecisionScan::PrecisionScan(RoundedActivation activation)
    : activation_(std::move(activation)), end_(endOfNumbers(*activation_.format)) {
    constexpr std::uint32_t most = 1U << 16;
    step_ = (end_ + most - 1) / most;
}

bool PrecisionScan::advance(std::size_t inputs) {
    const auto more = static_cast<std::uint32_t>(std::min<std::size_t>(inputs, (end_ - next_) / step_ + 1));
    x_.clear();
    for (std::uint32_t i = 0; i < more && next_ < end_; ++i, next_ += step_)
        for (const double sign : {1.0, -1.0}) // of two that are as near the positive one counts
            x_.push_back(sign * decoded(next_, *activation_.format));
    for (std::vector<double>* values : {&f_, &f1_, &stable_, &textbook_})
        values->resize(x_.size());
    activation_.exact(x_, f_, f1_);
    activation_.stable(x_, stable_, {});
    activation_.textbook(x_, textbook_, {});
    for (std::size_t i = 0; i < x_.size(); ++i)
        look(i % 2, x_[i], i);
    return next_ < end_;
}

void PrecisionScan::look(std::size_t side, double x, std::size_t i) {
    const FloatFormat& format = *activation_.format;
    if (step_ == 1 && !std::isnan(stable_[i]))
        values_.push_back(stable_[i] + 0.0); // −0 is 0
    const bool holds = std::isfinite(rounded(f_[i], format));
    if (holds) {
        const double ulp =
            std::isfinite(stable_[i]) ? std::fabs(stable_[i] - f_[i]) / spacing(f_[i], format) : infinity;
        if (ulp > found_.maxUlp) {
            found_.maxUlp = ulp;
            found_.maxUlpAt = x;
        }
    }
    if (holds && !std::isfinite(textbook_[i]) && std::isnan(found_.overflowFrom))
        found_.overflowFrom = x;
    const bool isZero = rounded(f1_[i], format) == 0;
    if (isZero && !wasZero_[side] && f1_[i] != 0)
        zeroSlope_[side] = x;
    else if (!isZero)
        zeroSlope_[side].reset();
    wasZero_[side] = isZero;
}

double PrecisionScan::progress() const {
    return static_cast<double>(next_) / static_cast<double>(end_);
}

PrecisionNumbers PrecisionScan::numbers() const {
    PrecisionNumbers all = found_;
    if (step_ == 1) {
        std::vector<double> values = values_;
        std::sort(values.begin(), values.end());
        all.distinct = static_cast<double>(std::unique(values.begin(), values.end()) - values.begin());
    }
    for (const auto& from : zeroSlope_)
        if (from && !(std::fabs(*from) >= std::fabs(all.gradientZeroFrom)))
            all.gradientZeroFrom = *from;
    return all;
}

} // namespace actiscope
