// What the Precision page counts over all inputs of a format.
#pragma once

#include "core/analysis/precision.h"
#include "core/pages/precision/state.h"
#include "core/simulation/run.h"
#include "core/simulation/run_key.h"

#include <memory>
#include <vector>

namespace actiscope {

/// An activation in a format.
struct RoundedChoice {
    NamedActivation activation;
    std::vector<double> parameters;
    const FloatFormat* format;
    friend bool operator==(const RoundedChoice&, const RoundedChoice&) = default;

    RoundedActivation rounded() const { return {activation, parameters, *format}; }
};

RoundedChoice choiceOf(const PrecisionPage& page, const ActivationRow& row);

struct PrecisionResult {
    struct Row {
        RoundedChoice choice;
        PrecisionNumbers numbers;
    };
    std::vector<Row> rows;
};

/// The numbers of this choice, as far as they are known; the result may be null or of an earlier state.
const PrecisionNumbers* numbersOf(const PrecisionResult* result, const RoundedChoice& choice);

/// Nothing while there is no activation to show.
RunKey precisionKey(const PrecisionPage& page);

/// The run that makes the PrecisionResult, one activation after the other.
std::unique_ptr<Run> startPrecision(const PrecisionPage& page);

} // namespace actiscope
