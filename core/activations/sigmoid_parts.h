// The sigmoid family is long: its parts, a file each.
#pragma once

#include "core/activations/activation.h"

namespace actiscope {

std::vector<Activation> logisticSigmoids();  ///< built from 1/(1 + e^-x)
std::vector<Activation> tanhSigmoids();      ///< built from tanh
std::vector<Activation> algebraicSigmoids(); ///< x/(1 + |x|), x/√(1 + x²), arctan and their kin
std::vector<Activation> cdfSigmoids();       ///< distribution functions
std::vector<Activation> hardSigmoids();      ///< piecewise

} // namespace actiscope
