// What activations cost on this computer, measured: nanoseconds an element, beside a copy of as many bytes.
#pragma once

#include "core/expressions/resolve.h"
#include "core/simulation/run.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace actiscope {

/// What is measured: f, or f with f′, of an activation; or, without an activation, a copy of what f (or f
/// with f′) reads and writes, which is what memory alone costs.
struct CostSubject {
    ActivationPtr activation;
    std::vector<double> parameters;
    bool slope = false;
};

/// In ns an element; NaN while there is no measurement.
struct Cost {
    double median;
    double low;  ///< lower quartile of the rounds
    double high; ///< upper quartile
};

/// On arrays of `elements` numbers.
struct CostsOfSize {
    std::size_t elements;
    std::vector<Cost> costs; ///< of each subject
};

/// Measures all subjects in turn, round after round, so that what slows the machine down for a while slows
/// all alike: after a warm-up, at each size. Inputs are standard normal numbers, the same for all. Numbers of
/// 4 bytes are widened in blocks that stay in the cache, computed in double and rounded once, which is how
/// this library serves them. std::bad_alloc where there is no room for the arrays.
class CostMeasurement {
public:
    CostMeasurement(std::vector<CostSubject> subjects, bool inFloat, std::vector<std::size_t> sizes,
                    int rounds);

    /// Measures for some milliseconds, or once; answers whether work is left.
    bool advance(const Control& control);
    double progress() const; ///< 0 … 1
    /// So far; sizes that have not been begun are left out.
    std::vector<CostsOfSize> costs() const;

private:
    void begin(std::size_t elements);
    void evaluate(const CostSubject& subject);
    void evaluateInFloat(const CostSubject& subject);
    double nanoseconds(const CostSubject& subject, std::size_t repeats);

    std::vector<CostSubject> subjects_;
    bool inFloat_;
    std::vector<std::size_t> sizes_;
    std::size_t rounds_;
    std::size_t done_ = 0; ///< measurements, warm-ups among them
    std::vector<double> x_, f_, f1_;
    std::vector<float> floatX_, floatF_, floatF1_;
    std::vector<std::size_t> repeats_;                      ///< of each subject at this size
    std::vector<std::vector<std::vector<double>>> samples_; ///< of each size and subject: ns an element
};

/// What the program runs on: "Intel(R) Xeon(R) … · AVX-512 · g++ 12.2.0".
struct Machine {
    std::string processor;
    std::string instructionSet; ///< the best that the activations use here
    std::string compiler;
};
Machine thisMachine();

} // namespace actiscope
