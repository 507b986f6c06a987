#include "core/expressions/preimages.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace actiscope {

std::optional<std::vector<double>> preimages(Op op, double y) {
    using List = std::vector<double>;
    constexpr double pi = std::numbers::pi;
    const auto where = [](bool exists, double x) { return exists ? List{x} : List{}; };
    const auto bothSigns = [](bool exists, double x) {
        return !exists ? List{} : x == 0 ? List{0} : List{-x, x};
    };
    switch (op) {
    case Op::Negate:
        return List{-y};
    case Op::Exp:
        return where(y > 0, std::log(y));
    case Op::Expm1:
        return where(y > -1, std::log1p(y));
    case Op::Log:
        return List{std::exp(y)};
    case Op::Log1p:
        return List{std::expm1(y)};
    case Op::Sqrt:
        return where(y >= 0, y * y);
    case Op::Cbrt:
        return List{y * y * y};
    case Op::Tanh:
        return where(std::fabs(y) < 1, std::atanh(y));
    case Op::Sinh:
        return List{std::asinh(y)};
    case Op::Cosh:
        return bothSigns(y >= 1, std::acosh(y));
    case Op::Sech:
        return bothSigns(y > 0 && y <= 1, std::acosh(1 / y));
    case Op::Atan:
        return where(std::fabs(y) < pi / 2, std::tan(y));
    case Op::Asinh:
        return List{std::sinh(y)};
    case Op::Acosh:
        return where(y >= 0, std::cosh(y));
    case Op::Atanh:
        return List{std::tanh(y)};
    case Op::Sigmoid:
        return where(y > 0 && y < 1, -std::log(1 / y - 1));
    case Op::Softplus:
        return where(y > 0, y + std::log(-std::expm1(-y)));
    case Op::GaussianPdf:
        return bothSigns(y > 0 && y <= 0.3989422804014327,
                         std::sqrt(std::max(0.0, -2 * std::log(y * std::sqrt(2 * pi)))));
    case Op::Erf:
        return y == 0 ? std::optional(List{0}) : std::fabs(y) >= 1 ? std::optional(List{}) : std::nullopt;
    case Op::Erfc:
        return y == 1 ? std::optional(List{0}) : y <= 0 || y >= 2 ? std::optional(List{}) : std::nullopt;
    case Op::GaussianCdf:
        return y == 0.5 ? std::optional(List{0}) : y <= 0 || y >= 1 ? std::optional(List{}) : std::nullopt;
    case Op::Log10:
        return List{std::pow(10, y)};
    case Op::Log2:
        return List{std::exp2(y)};
    case Op::Asin:
        return where(std::fabs(y) <= pi / 2, std::sin(y));
    case Op::Acos:
        return where(y >= 0 && y <= pi, std::cos(y));
    case Op::Floor:
    case Op::Ceil:
    case Op::Round:
    case Op::Not:
        return List{}; // constant but for jumps of its own
    case Op::Abs:
        return bothSigns(y >= 0, y);
    case Op::Relu:
        return where(y >= 0, y);
    case Op::Sign:
        return List{0}; // the value changes there and nowhere else
    default:
        return std::nullopt;
    }
}

} // namespace actiscope
