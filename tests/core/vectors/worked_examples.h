// Worked examples of the vector activations: values with 18 digits, Jacobians with 12.
#pragma once

#include <string>
#include <vector>

namespace actiscope {

/// y and the row-major Jacobian at z, with the default parameters.
struct WorkedExample {
    std::string id;
    std::vector<double> z;
    std::vector<double> y;
    std::vector<double> jacobian;
};

const std::vector<WorkedExample>& workedExamples();

} // namespace actiscope
