// Gated linear units: y = g(a, b), a from the first half of a vector, b from the second.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace actiscope {

/// y and its partial derivatives at one (a, b).
struct Gated {
    double y = 0;
    double da = 0;
    double db = 0;
};

struct GatedUnit {
    std::string id;    ///< of the vector activation
    std::string first; ///< what the first half is called in a figure: "gate a" or "value a"
    std::string second;
    std::function<Gated(std::span<const double> parameters, double a, double b)> evaluate;
};

/// GLU, ReGLU, GEGLU (erf and tanh), SwiGLU, bilinear, GTU, SwiGLU-OAI, in this order.
const std::vector<GatedUnit>& gatedUnits();

/// The unit with this id, or nullptr.
const GatedUnit* findGatedUnit(const std::string& id);

} // namespace actiscope
