// The gated family is long: its parts, a file each.
#pragma once

#include "core/activations/activation.h"

namespace actiscope {

std::vector<Activation> sigmoidGates();  ///< x·σ(βx) and what is built from it
std::vector<Activation> gaussianGates(); ///< x·Φ(x) and its approximation, SMU, Phish
std::vector<Activation> mishGates();     ///< x·tanh of something that grows from 0 to 1 and more
std::vector<Activation> growthGates();   ///< of a·e^(βx): TanhExp, ErfAct, Gish, GoLU, CoLU
std::vector<Activation> softplusGates(); ///< of ln(1 + e^(βx)): Serf, Pserf, ARiA-2, Logish
std::vector<Activation> hardGates();     ///< piecewise

} // namespace actiscope
