// Bell curves and the wavelets made of them.
#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"
#include "core/numerics/gaussian.h"
#include "core/numerics/phase.h"

namespace actiscope {

namespace {

/// cos(ωx)·e^(−x²/2)
template <class T>
T gaborWavelet(const T& x, double omega) {
    const double z = nearBell(value(x));
    const SinCos wave = sinCos(phaseOfProduct(omega, z));
    return closedForm(x, scaledGaussian(wave.cos, z, 0.5), [z, wave, omega] {
        const double slope = -omega * wave.sin - z * wave.cos;
        const double bend = (z * z - (1 + omega * omega)) * wave.cos + 2 * omega * z * wave.sin;
        return Slopes{scaledGaussian(slope, z, 0.5), scaledGaussian(bend, z, 0.5)};
    });
}

} // namespace

std::vector<Activation> gaussianBumps() {
    std::vector<Activation> family;
    family.push_back({
        .id = "gaussian",
        .name = "Gaussian",
        .longName = "Radial basis function",
        .family = "bump",
        .source = "Broomhead & Lowe 1988",
        .reference = "Broomhead and Lowe 1988, Multivariable functional interpolation and adaptive networks.",
        .tex = R"(f(x) = e^{-x^{2}})",
        .texDerivative = R"(f'(x) = -2x\,e^{-x^{2}})",
        .formula = "exp(-x^2)",
        .aliases = {"RBF", "bell curve"},
        .variants = {{"with e^(−x²/2)", "gaussian_sigma", {1}}},
        .pitfall =
            "Local: a unit answers only near its centre, and far from it the slope is 0 to all digits.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) {
            const double z = nearBell(value(x));
            return closedForm(x, scaledGaussian(1, z, 1), [z] {
                return Slopes{scaledGaussian(-2 * z, z, 1), scaledGaussian(4 * z * z - 2, z, 1)};
            });
        }),
    });
    family.push_back({
        .id = "gaussian_sigma",
        .name = "Gaussian σ",
        .longName = "Gaussian of width σ",
        .family = "bump",
        .source = "Ramasinghe & Lucey 2022",
        .reference =
            "Ramasinghe and Lucey 2022, Beyond periodicity: towards a unifying framework for activations "
            "in coordinate-MLPs, arXiv:2111.15135.",
        .tex = R"(f(x) = e^{-x^{2}/(2\sigma^{2})})",
        .texDerivative = R"(f'(x) = -\frac{x}{\sigma^{2}}\,e^{-x^{2}/(2\sigma^{2})})",
        .formula = "exp(-x^2/(2*sigma^2))",
        .aliases = {"gaussian activation", "coordinate MLP", "GARF"},
        .pitfall = "For images and scenes σ is 0.05 to 0.1: with σ = 1 only low frequencies are learned.",
        .parameters = {onLogScale(positiveParameter("sigma", "σ", "Width.", 1, 0.05, 5,
                                                    {{1, "1"}, {0.1, "0.1 coordinates"}, {0.05, "0.05"}}))},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double sigma = p[0];
            const double z = nearBell(value(x) / sigma);
            return closedForm(x, scaledGaussian(1, z, 0.5), [z, sigma] {
                return Slopes{scaledGaussian(-z / sigma, z, 0.5),
                              scaledGaussian((z * z - 1) / sigma / sigma, z, 0.5)};
            });
        }),
    });
    family.push_back({
        .id = "ricker",
        .name = "Ricker wavelet",
        .longName = "Mexican hat",
        .family = "bump",
        .source = "Zhang & Benveniste 1992",
        .reference = "Zhang and Benveniste 1992, Wavelet networks.",
        .tex = R"(f(x) = (1 - x^{2})\,e^{-x^{2}/2})",
        .texDerivative = R"(f'(x) = x\,(x^{2} - 3)\,e^{-x^{2}/2})",
        .formula = "(1 - x^2)*exp(-x^2/2)",
        .aliases = {"mexican hat", "marr wavelet", "second derivative of a gaussian"},
        .pitfall = "Some texts scale it to unit energy, by 2/(√3·π^¼) = 0.8673: here the top is 1.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) {
            const double z = nearBell(value(x));
            return closedForm(x, scaledGaussian((1 - z) * (1 + z), z, 0.5), [z] {
                const double s = z * z;
                return Slopes{scaledGaussian(z * (s - 3), z, 0.5), scaledGaussian((6 - s) * s - 3, z, 0.5)};
            });
        }),
    });
    family.push_back({
        .id = "gabor",
        .name = "Gabor wavelet",
        .longName = "Morlet wavelet, real part",
        .family = "bump",
        .source = "Saragadam 2023",
        .reference = "Saragadam, LeJeune, Tan, Balakrishnan, Veeraraghavan and Baraniuk 2023, WIRE: wavelet "
                     "implicit neural representations, arXiv:2301.05187 (the default 1.75 is from memory).",
        .tex = R"(f(x) = \cos(\omega x)\,e^{-x^{2}/2})",
        .texDerivative = R"(f'(x) = -\left(\omega \sin(\omega x) + x \cos(\omega x)\right) e^{-x^{2}/2})",
        .formula = "cos(omega*x)*exp(-x^2/2)",
        .aliases = {"morlet", "WIRE", "wavelet"},
        .pitfall =
            "WIRE itself uses the complex wavelet with ω = 20 and a narrower bell; this is the real part "
            "with unit width.",
        .parameters = {realParameter("omega", "ω", "Frequency under the bell.", 1.75, 0, 30,
                                     {{1.75, "1.75 Morlet"}, {0, "0 Gaussian"}, {5, "5"}, {20, "20 WIRE"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return gaborWavelet(x, p[0]); }),
    });
    return family;
}

} // namespace actiscope
