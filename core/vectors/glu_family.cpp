#include "core/fields/field_makers.h"
#include "core/vectors/entry.h"
#include "core/vectors/families.h"
#include "core/vectors/glu.h"

#include <algorithm>

namespace actiscope {

namespace {

/// Fills in what all gated units have in common.
VectorActivation entry(VectorActivation unit) {
    const auto evaluate = findGatedUnit(unit.id)->evaluate;
    unit.family = "glu";
    unit.outputSize = halves(unit.id);
    unit.evaluate = [evaluate](Parameters p, Vector z, std::span<double> y) {
        for (std::size_t i = 0; i < y.size(); ++i)
            y[i] = evaluate(p, z[i], z[y.size() + i]).y;
    };
    unit.jacobian = [evaluate](Parameters p, Vector z, std::span<double> jacobian) {
        std::fill(jacobian.begin(), jacobian.end(), 0.0);
        const std::size_t half = z.size() / 2;
        const JacobianRows rows(jacobian, z.size());
        for (std::size_t i = 0; i < half; ++i) {
            const Gated at = evaluate(p, z[i], z[half + i]);
            rows.at(i, i) = at.da;
            rows.at(i, half + i) = at.db;
        }
    };
    unit.pitfall = "Order: PyTorch, Keras and JAX gate GLU with the second half; Shazeer's variants and ggml "
                   "activate the first. A vector of odd length has no halves.";
    return unit;
}

} // namespace

std::vector<VectorActivation> gluFamily() {
    const char* shazeer = "Shazeer 2020, GLU variants improve transformer, arXiv:2002.05202.";
    const char* jacobian =
        R"(\frac{\partial y}{\partial a} = \operatorname{diag}(g'(a)\,b),\quad \frac{\partial y}{\partial b} = \operatorname{diag}(g(a)))";
    Field alpha = realField("alpha", "α", "Sharpness of the gate.", 1.702);
    alpha.minimum = 0;
    alpha.minimumIsOpen = true;
    alpha.sliderMinimum = 0.5;
    alpha.sliderMaximum = 3;
    Field limit = realField("limit", "limit", "Where a is cut from above and b on both sides.", 7);
    limit.minimum = 0;
    limit.minimumIsOpen = true;
    limit.sliderMinimum = 1;
    limit.sliderMaximum = 20;

    std::vector<VectorActivation> family;
    family.push_back(entry({
        .id = "glu",
        .name = "GLU",
        .longName = "Gated Linear Unit",
        .reference =
            "Dauphin et al. 2017, Language modeling with gated convolutional networks, arXiv:1612.08083.",
        .tex = R"(y = a \odot \sigma(b),\quad z = [a, b])",
        .texJacobian =
            R"(\frac{\partial y}{\partial a} = \operatorname{diag}(\sigma(b)),\quad \frac{\partial y}{\partial b} = \operatorname{diag}(a\,\sigma'(b)))",
        .frameworks = {{"torch", "nn.GLU"}, {"keras", "glu"}, {"jax", "nn.glu"}},
    }));
    family.push_back(entry({
        .id = "reglu",
        .name = "ReGLU",
        .longName = "ReLU-gated linear unit",
        .reference = shazeer,
        .tex = R"(y = \max(a, 0) \odot b,\quad z = [a, b])",
        .texJacobian = jacobian,
        .frameworks = {{"ggml", "REGLU"}},
    }));
    family.push_back(entry({
        .id = "geglu",
        .name = "GEGLU",
        .longName = "GELU-gated linear unit (erf)",
        .reference = shazeer,
        .tex = R"(y = a\,\Phi(a) \odot b,\quad z = [a, b])",
        .texJacobian = jacobian,
        .frameworks = {{"ggml", "GEGLU_ERF"}},
        .differences = "ggml's GEGLU is the tanh approximation, its GEGLU_ERF this one.",
    }));
    family.push_back(entry({
        .id = "geglu_tanh",
        .name = "GEGLU (tanh)",
        .longName = "GELU-gated linear unit, tanh approximation",
        .reference = shazeer,
        .tex =
            R"(y = \tfrac{1}{2} a\left(1 + \tanh\sqrt{\tfrac{2}{\pi}}\,(a + 0.044715\,a^3)\right) \odot b,\quad z = [a, b])",
        .texJacobian = jacobian,
        .frameworks = {{"ggml", "GEGLU"}},
    }));
    family.push_back(entry({
        .id = "swiglu",
        .name = "SwiGLU",
        .longName = "Swish-gated linear unit",
        .reference = shazeer,
        .tex = R"(y = a\,\sigma(a) \odot b,\quad z = [a, b])",
        .texJacobian = jacobian,
        .frameworks = {{"onnx", "SwiGLU"}, {"ggml", "SWIGLU"}},
    }));
    family.push_back(entry({
        .id = "bilinear",
        .name = "Bilinear GLU",
        .longName = "Gate without activation",
        .reference = "Mnih and Hinton 2007, Three new graphical models for statistical language modelling; "
                     "Shazeer 2020, arXiv:2002.05202.",
        .tex = R"(y = a \odot b,\quad z = [a, b])",
        .texJacobian =
            R"(\frac{\partial y}{\partial a} = \operatorname{diag}(b),\quad \frac{\partial y}{\partial b} = \operatorname{diag}(a))",
    }));
    family.push_back(entry({
        .id = "gtu",
        .name = "GTU",
        .longName = "Gated tanh unit",
        .reference =
            "van den Oord et al. 2016, Conditional image generation with PixelCNN decoders and WaveNet, "
            "arXiv:1609.03499.",
        .tex = R"(y = \tanh(a) \odot \sigma(b),\quad z = [a, b])",
        .texJacobian =
            R"(\frac{\partial y}{\partial a} = \operatorname{diag}\!\left(\frac{\sigma(b)}{\cosh^2 a}\right),\quad \frac{\partial y}{\partial b} = \operatorname{diag}(\tanh(a)\,\sigma'(b)))",
        .aliases = {"WaveNet gate"},
    }));
    family.push_back(entry({
        .id = "swiglu_oai",
        .name = "SwiGLU-OAI",
        .longName = "Clipped SwiGLU of gpt-oss",
        .reference = "OpenAI 2025, gpt-oss (source code); ggml, SWIGLU_OAI.",
        .tex = R"(y = x\,\sigma(\alpha x) \odot (v + 1),\quad x = \min(a, L),\ v = \min(\max(b, -L), L))",
        .texJacobian =
            R"(\frac{\partial y}{\partial a} = [a \le L]\,(x\,\sigma(\alpha x))'\,(v + 1),\quad \frac{\partial y}{\partial b} = [\,|b| \le L\,]\,x\,\sigma(\alpha x))",
        .frameworks = {{"ggml", "SWIGLU_OAI"}},
        .parameters = {alpha, limit},
    }));
    return family;
}

} // namespace actiscope
