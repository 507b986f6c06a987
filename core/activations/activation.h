// What an activation is: a formula with declared parameters, evaluated with its first two derivatives.
#pragma once

#include "core/fields/field.h"
#include "core/numerics/jet.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace actiscope {

/// Parameter values in the order of Activation::parameters.
using Parameters = std::span<const double>;

/// Where a batch evaluation writes. Each span is empty (not asked for) or as long as x.
struct JetSpans {
    std::span<double> f;
    std::span<double> f1;
    std::span<double> f2;
};

/// A place where the formula changes branch: a corner, a jump, or a change of curvature.
struct Kink {
    double x = 0;
};

/// What a framework calls the activation: {"torch", "nn.LeakyReLU"}. The frameworks are torch, keras, tf,
/// jax, onnx, onednn and ggml, or a smaller one: dl4j, fann, flux (Julia), tfa, timm, transformers.
struct FrameworkName {
    std::string framework;
    std::string name;
};

/// The same name means another function elsewhere: one click turns the curve into it.
struct Variant {
    std::string label;              ///< "tanh approximation: JAX default"
    std::string activation;         ///< id in the catalogue
    std::vector<double> parameters; ///< all of that activation's, or none for its defaults
};

using BatchEvaluation = std::function<void(Parameters, std::span<const double> x, const JetSpans& out)>;

/// A batch evaluation by one instruction set. Two of them keep the same bounds of error and may differ in the
/// last digits.
struct Implementation {
    std::string instructionSet; ///< "AVX-512", "AVX2" or "scalar"
    BatchEvaluation evaluate;
};

struct Activation {
    std::string id;                          ///< "leaky_relu": command line, session file
    std::string name;                        ///< "Leaky ReLU"
    std::string longName;                    ///< "Exponential Linear Unit", or empty
    std::string family;                      ///< id of its family, such as "relu"
    std::string source;                      ///< "Clevert 2015", short, for the inspector
    std::string reference;                   ///< full citation
    std::string tex;                         ///< f(x) in TeX
    std::string texDerivative;               ///< f′(x) in TeX
    std::string formula{};                   ///< f(x) as a user would type it: "x*sigmoid(beta*x)"
    std::vector<std::string> aliases;        ///< other names, searchable
    std::vector<FrameworkName> frameworks{}; ///< searchable too
    std::vector<Variant> variants{};         ///< where frameworks differ by more than a parameter's preset
    std::string differences{};               ///< how frameworks differ, one or two sentences; often empty
    std::string pitfall{};                   ///< what goes wrong in naive code or in teaching; often empty
    std::vector<Field> parameters; ///< kind Real, each with limits, slider range, default and presets
    std::function<std::vector<Kink>(Parameters)> kinks; ///< ascending

    /// Writes what is asked for at every x in one pass, without allocating. f, f1, f2 at a kink follow the
    /// framework convention (PyTorch's); x = NaN gives NaN; x = ±∞ gives the limit, NaN where there is none.
    BatchEvaluation evaluate;

    /// The ways in which `evaluate` can be carried out on this machine, best first and "scalar" last, for
    /// tests and measurements; empty where there is only the scalar one.
    std::vector<Implementation> implementations{};

    /// What one evaluation costs, in elementary operations: who evaluates often has a budget of them.
    double cost = 1;
};

/// f, f′, f″ at one x.
Jet evaluateAt(const Activation& activation, Parameters parameters, double x);

/// f, f′, f″ in the limit from the left (side < 0) or the right (side > 0) of x.
Jet evaluateBeside(const Activation& activation, Parameters parameters, double x, int side);

/// The default value of each parameter.
std::vector<double> defaultParameters(const Activation& activation);

} // namespace actiscope
