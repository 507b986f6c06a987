// Random formulas without letters, for tests.
#pragma once

#include "core/expressions/parse.h"

#include <fmt/format.h>

#include <random>
#include <string>

namespace actiscope {

namespace detail {

inline std::string randomText(std::mt19937& random, int size) {
    const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    if (size <= 1) {
        if (pick(3) != 0)
            return "x";
        static const char* const numbers[]{"0", "1", "2", "0.5", "3", "-1", "1e-3", "10", "1.3", "pi", "e"};
        return numbers[pick(11)];
    }
    const auto part = [&](int n) { return randomText(random, n); };
    static const char* const functions[]{"exp",     "expm1",    "log",   "log1p", "sqrt", "cbrt", "tanh",
                                         "sinh",    "cosh",     "sech",  "sin",   "cos",  "tan",  "atan",
                                         "asinh",   "acosh",    "atanh", "erf",   "erfc", "Phi",  "phi",
                                         "sigmoid", "softplus", "relu",  "abs",   "sign"};
    const int left = 1 + pick(size - 1);
    switch (pick(10)) {
    case 0:
    case 1:
    case 2:
        return std::string(functions[pick(26)]) + "(" + part(size - 1) + ")";
    case 3:
        return "(" + part(left) + ")+(" + part(size - left) + ")";
    case 4:
        return "(" + part(left) + ")-(" + part(size - left) + ")";
    case 5:
        return "(" + part(left) + ")*(" + part(size - left) + ")";
    case 6:
        return "(" + part(left) + ")/(" + part(size - left) + ")";
    case 7:
        return "(" + part(left) + ")^" + std::to_string(pick(5));
    case 8:
        return (pick(2) != 0 ? "max(" : "min(") + part(left) + "," + part(size - left) + ")";
    default:
        return "where(" + part(1) + (pick(2) != 0 ? "<" : ">=") + part(1) + "," + part(left) + "," +
               part(size - left) + ")";
    }
}

} // namespace detail

/// A formula of about `size` parts, as one would type it.
inline std::string randomFormula(std::mt19937& random, int size) {
    return detail::randomText(random, 1 + static_cast<int>(random() % static_cast<unsigned>(size)));
}

} // namespace actiscope
