// The families of activations, one file or several each; catalogue.cpp puts them in order.
#pragma once

#include "core/activations/activation.h"

namespace actiscope {

std::vector<Activation> sigmoidFamily();
std::vector<Activation> reluFamily();
std::vector<Activation> boundedRelus();
std::vector<Activation> thresholdRelus();
std::vector<Activation> powerRelus();
std::vector<Activation> piecewiseRelus();
std::vector<Activation> eluFamily();
std::vector<Activation> softplusFamily();
std::vector<Activation> gatedFamily();
std::vector<Activation> shrinkFamily();
std::vector<Activation> bumpFamily();
std::vector<Activation> gaussianBumps();
std::vector<Activation> rationalBumps();
std::vector<Activation> periodicFamily();
std::vector<Activation> linearFamily();
std::vector<Activation> stepFamily();
std::vector<Activation> polynomialFamily();
std::vector<Activation> exponentialFamily();
std::vector<Activation> rationalFamily();
std::vector<Activation> otherFamily();

} // namespace actiscope
