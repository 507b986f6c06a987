#include "core/activations/entry.h"
#include "core/activations/families.h"

namespace actiscope {

std::vector<Activation> softplusFamily() {
    Field beta;
    beta.id = "beta";
    beta.label = "β";
    beta.help = "Sharpness: the larger β, the nearer to ReLU.";
    beta.defaultValue = 1.0;
    beta.minimum = 0;
    beta.minimumIsOpen = true;
    beta.sliderMinimum = 0.1;
    beta.sliderMaximum = 10;
    beta.scale = FieldScale::Logarithmic;
    beta.presets = {{1, "1 default"}, {5, "5"}, {10, "10"}};

    std::vector<Activation> family;
    family.push_back({
        .id = "softplus",
        .name = "Softplus",
        .longName = "Smooth rectifier",
        .family = "softplus-like",
        .source = "Dugas 2001",
        .reference = "Dugas, Bengio, Bélisle, Nadeau and Garcia 2001, Incorporating second-order functional "
                     "knowledge for better option pricing; Glorot, Bordes and Bengio 2011.",
        .tex = R"(f(x) = \frac{1}{\beta} \ln\left(1 + e^{\beta x}\right))",
        .texDerivative = R"(f'(x) = \frac{1}{1 + e^{-\beta x}})",
        .aliases = {"smooth relu", "soft relu", "nn.Softplus"},
        .parameters = {beta},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return softplus(x, p[0]); }),
    });
    return family;
}

} // namespace actiscope
