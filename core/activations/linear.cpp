#include "core/activations/entry.h"
#include "core/activations/families.h"

namespace actiscope {

std::vector<Activation> linearFamily() {
    std::vector<Activation> family;
    family.push_back({
        .id = "identity",
        .name = "Identity",
        .longName = "Linear",
        .family = "linear",
        .source = "textbook",
        .reference = "Textbook; the output of a regression network.",
        .tex = R"(f(x) = x)",
        .texDerivative = R"(f'(x) = 1)",
        .aliases = {"linear", "none", "nn.Identity"},
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return x; }),
    });
    return family;
}

} // namespace actiscope
