#include "core/activations/entry.h"
#include "core/activations/families.h"

namespace actiscope {

std::vector<Activation> eluFamily() {
    Field alpha;
    alpha.id = "alpha";
    alpha.label = "α";
    alpha.help = "The left branch saturates at −α; f′ jumps at 0 unless α = 1.";
    alpha.defaultValue = 1.0;
    alpha.sliderMinimum = 0;
    alpha.sliderMaximum = 3;
    alpha.presets = {{1, "1 default"}, {0.5, "0.5"}, {2, "2"}};

    std::vector<Activation> family;
    family.push_back({
        .id = "elu",
        .name = "ELU",
        .longName = "Exponential Linear Unit",
        .family = "elu",
        .source = "Clevert 2015",
        .reference = "Clevert, Unterthiner and Hochreiter 2015, Fast and accurate deep network learning by "
                     "exponential linear units (ELUs), arXiv:1511.07289.",
        .tex = R"(f(x) = \begin{cases} x & x > 0 \\ \alpha\,(e^{x} - 1) & x \le 0 \end{cases})",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & x > 0 \\ \alpha\,e^{x} & x \le 0 \end{cases})",
        .aliases = {"exponential linear", "nn.ELU"},
        .parameters = {alpha},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) {
            using T = decltype(x);
            // The exponential sees only x ≤ 0: for large x it would overflow, and 0·∞ is NaN.
            T left = scaledExpm1(p[0], where(value(x) > 0, T(0.0), x));
            if constexpr (std::is_same_v<T, Jet>)
                left.f2 = value(x) == 0 ? 0 : left.f2; // f″ at the kink is the right branch's
            return where(value(x) > 0, x, left);
        }),
    });
    return family;
}

} // namespace actiscope
