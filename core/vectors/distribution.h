// Numbers about a probability distribution over classes, and the loss that trains it.
#pragma once

#include <span>
#include <vector>

namespace actiscope {

/// −Σ p ln p in nats (Shannon 1948): 0 for a certain class, ln n for equal shares. p sums to 1; 0·ln 0 is 0.
double entropy(std::span<const double> p);

/// e^entropy: how many equally likely classes would be as uncertain.
double perplexity(std::span<const double> p);

/// The largest probability less the second largest; with one class, that one.
double topMargin(std::span<const double> p);

/// The target with label smoothing s in [0, 1] (Szegedy et al. 2016): (1 − s)·[i = target] + s/n.
std::vector<double> smoothedTarget(std::size_t classes, std::size_t target, double smoothing);

/// −Σ q ln softmax(z/T) for the smoothed target q, in nats; exact where softmax itself would underflow.
double crossEntropy(std::span<const double> z, double temperature, std::size_t target, double smoothing);

/// ∂ crossEntropy/∂z_i = (p_i − q_i)/T, without the cancellation p − 1 at the target.
std::vector<double> crossEntropyGradient(std::span<const double> z, double temperature, std::size_t target,
                                         double smoothing);

} // namespace actiscope
