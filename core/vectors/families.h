// The families of vector activations: one function a file, called by the catalogue in the user's order.
#pragma once

#include "core/vectors/vector_activation.h"

namespace actiscope {

std::vector<VectorActivation> softmaxFamily();
std::vector<VectorActivation> softmaxRelatives();
std::vector<VectorActivation> sparseFamily();
std::vector<VectorActivation> groupFamily();
std::vector<VectorActivation> gluFamily();
std::vector<VectorActivation> normFamily();

} // namespace actiscope
