// The Softmax page in numbers: properties and status line.
#include "core/figure/ticks.h"
#include "core/pages/softmax/state.h"
#include "core/text/say.h"
#include "core/vectors/distribution.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace actiscope {

namespace {

std::string list(const std::vector<double>& numbers) {
    constexpr std::size_t most = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(numbers.size(), most); ++i)
        text += (i == 0 ? "" : ", ") + readableNumber(numbers[i], 3);
    return "(" + text + (numbers.size() > most ? ", …)" : ")");
}

std::string naiveText(const SoftmaxPage& page) {
    const auto z = shiftedLogits(page);
    const auto y = naiveProbabilities(page, z);
    const auto failed = std::count_if(y.begin(), y.end(), [](double p) { return std::isnan(p); });
    if (failed > 0)
        return say("{} of {} NaN in {}", failed, y.size(), page.precision);
    const auto p = probabilities(page);
    double worst = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        worst = std::max(worst, std::fabs(y[i] - p[i]));
    // An e^z that underflows to 0 leaves a wrong number and no NaN.
    constexpr double visible = 1e-3;
    if (worst > visible)
        return say("off by {} in {}", readableNumber(worst, 2), page.precision);
    return say("safe up to z = {} ({})", readableNumber(naiveLimit(page), 5), page.precision);
}

} // namespace

std::vector<PageProperty> softmaxProperties(const SoftmaxPage& page) {
    const auto p = probabilities(page);
    const double n = static_cast<double>(p.size());
    const double h = entropy(p);
    std::vector<PageProperty> all{
        {"p", list(p), say("The probabilities, in the order of the classes."), "p", p},
        {"Σ p", readableNumber(std::accumulate(p.begin(), p.end(), 0.0), 6),
         say("The probabilities add up to 1."), "sum", std::accumulate(p.begin(), p.end(), 0.0)},
        {say("Entropy"),
         say("{} nat ({} % of ln {})", readableNumber(h, 3), readableNumber(100 * h / std::log(n), 2),
             p.size()),
         say("−Σ p ln p: 0 when one class is certain, ln n when all are alike (Shannon 1948)."), "entropy", h,
         "nat"},
        {say("Perplexity"), readableNumber(perplexity(p), 3),
         say("e to the entropy: how many equally likely classes are as uncertain."), "perplexity",
         perplexity(p)},
        {say("Margin p₁ − p₂"), readableNumber(topMargin(p), 3),
         say("The largest probability less the second."), "margin", topMargin(p)},
    };
    if (page.trueClass >= 0) {
        const auto target = static_cast<std::size_t>(page.trueClass);
        const double loss = crossEntropy(page.logits, page.temperature, target, page.labelSmoothing);
        const auto gradient =
            crossEntropyGradient(page.logits, page.temperature, target, page.labelSmoothing);
        all.push_back({say("Cross-entropy ({})", classNames(page)[target]), readableNumber(loss, 3) + " nat",
                       say("−Σ y ln p with y the true class, smoothed."), "cross_entropy", loss, "nat"});
        all.push_back(
            {page.temperature == 1 ? say("Gradient p − y") : say("Gradient (p − y) / T"), list(gradient),
             say("Of the cross-entropy by the logits, in the order of the classes."), "gradient", gradient});
    }
    all.push_back(
        {say("Naive exp"), naiveText(page),
         say("e^z / Σ e^z without subtracting the largest logit first: it overflows to ∞ / ∞ = NaN."),
         "naive_p", naiveProbabilities(page, shiftedLogits(page))});
    return all;
}

std::vector<StatusItem> softmaxStatus(const SoftmaxPage& page) {
    const auto z = shiftedLogits(page);
    const auto p = probabilities(page);
    const auto names = classNames(page);
    const auto chosen = static_cast<std::size_t>(page.chosen);
    std::vector<StatusItem> items;
    items.push_back({fmt::format("{} z = {} → p = {}", names[chosen], readableNumber(z[chosen]),
                                 readableNumber(p[chosen], 3)),
                     {Role::Curve, page.chosen, 1}});
    for (std::size_t i = 0; i < p.size(); ++i)
        if (i != chosen)
            items.push_back(
                {names[i] + " " + readableNumber(p[i], 3), {Role::Curve, static_cast<int>(i), 1}});
    return items;
}

} // namespace actiscope
