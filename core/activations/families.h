// The families of activations, one file each; catalogue.cpp puts them in order.
#pragma once

#include "core/activations/activation.h"

namespace actiscope {

std::vector<Activation> linearFamily();
std::vector<Activation> reluFamily();
std::vector<Activation> eluFamily();
std::vector<Activation> sigmoidFamily();
std::vector<Activation> softplusFamily();
std::vector<Activation> gatedFamily();

} // namespace actiscope
