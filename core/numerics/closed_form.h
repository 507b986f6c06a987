// A function whose derivatives are written out, where the chain rule through its parts would cancel or
// overflow.
#pragma once

#include "core/numerics/jet.h"

#include <type_traits>

namespace actiscope {

struct Slopes {
    double first = 0;
    double second = 0;
};

/// f, with slopes() → Slopes only where the number type carries derivatives.
template <class T, class Derivatives>
constexpr T closedForm(const T& x, double f, Derivatives slopes) {
    if constexpr (std::is_same_v<T, Jet>) {
        const Slopes d = slopes();
        return chain(x, f, d.first, d.second);
    } else {
        return f;
    }
}

} // namespace actiscope
