// What an activation of a whole vector is (softmax, maxout, GLU …), and the list of them.
#pragma once

#include "core/activations/activation.h"

#include <string_view>

namespace actiscope {

struct VectorActivation {
    std::string id{};                        ///< "log_softmax": command line, session file
    std::string name{};                      ///< "Log-softmax"
    std::string longName{};                  ///< or empty
    std::string family{};                    ///< "softmax", "sparse", "group", "glu" or "norm"
    std::string reference{};                 ///< full citation
    std::string tex{};                       ///< y in TeX
    std::string texJacobian{};               ///< ∂y_i/∂z_j in TeX
    std::vector<std::string> aliases{};      ///< other names, searchable
    std::vector<FrameworkName> frameworks{}; ///< searchable too
    std::string differences{};               ///< how frameworks differ; often empty
    std::string pitfall{};                   ///< what goes wrong in naive code; often empty
    std::vector<Field> parameters{};         ///< kind Real or Integer

    /// How many numbers come out for n that go in, or the sentence that says why n do not fit.
    std::function<tl::expected<std::size_t, std::string>(Parameters, std::size_t n)> outputSize{};

    /// y from z. z.size() is one that outputSize accepts and y.size() its answer. Finite numbers of any size
    /// give the formula's value; z with ±∞ gives the limit where there is one and NaN where there is none
    /// (two entries +∞ in softmax, say). A NaN makes every y that depends on it NaN.
    std::function<void(Parameters, std::span<const double> z, std::span<double> y)> evaluate{};

    /// ∂y_i/∂z_j at [i·n + j], n = z.size(): one row an output. At a kink: the framework convention, as with
    /// scalar activations; at a tie for the maximum all of it goes to the first.
    std::function<void(Parameters, std::span<const double> z, std::span<double> jacobian)> jacobian{};
};

/// Every activation of a vector, family by family, in the order the user sees.
const std::vector<VectorActivation>& vectorCatalogue();

/// The one with this id, or nullptr.
const VectorActivation* findVectorActivation(std::string_view id);

/// The one with this id, or the sentence "unknown vector activation 'sofmax': did you mean 'softmax'?".
tl::expected<const VectorActivation*, std::string> requireVectorActivation(std::string_view id);

/// The default value of each parameter.
std::vector<double> defaultParameters(const VectorActivation& activation);

/// y of z, or why z does not fit.
tl::expected<std::vector<double>, std::string>
evaluateVector(const VectorActivation& activation, Parameters parameters, std::span<const double> z);

/// ∂y_i/∂z_j row by row, or why z does not fit.
tl::expected<std::vector<double>, std::string> jacobianOf(const VectorActivation& activation,
                                                          Parameters parameters, std::span<const double> z);

} // namespace actiscope
