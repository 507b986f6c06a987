#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"
#include "core/numerics/cubic.h"

#include <array>

namespace actiscope {

namespace {

using Numerator = std::array<double, 6>;   ///< of 1, u, … u⁵
using Denominator = std::array<double, 5>; ///< of 1, u, … u⁴

template <std::size_t size>
Jet polynomial(const std::array<double, size>& coefficients, const Jet& u) {
    Jet sum = coefficients[size - 1];
    for (std::size_t k = size - 1; k-- > 0;)
        sum = sum * u + coefficients[k];
    return sum;
}

/// N(u)/Q(u) for u ≥ 0 with its derivatives in u. Beyond 1 it is u·g(1/u), where g is the quotient of the
/// same polynomials read backwards: nothing overflows.
Jet quotient(Numerator n, Denominator q, double u) {
    if (u <= 1)
        return polynomial(n, Jet::variable(u)) / polynomial(q, Jet::variable(u));
    std::reverse(n.begin(), n.end());
    std::reverse(q.begin(), q.end());
    const double w = 1 / u;
    const Jet g = polynomial(n, Jet::variable(w)) / polynomial(q, Jet::variable(w));
    return {u * g.f, g.f1 == 0 ? g.f : g.f - w * g.f1, w * w * w * g.f2};
}

/// The parameters with x = ±u put in: a₀ … a₅ and b₁ … b₄.
struct Coefficients {
    Numerator n;
    Denominator terms; ///< b_k x^k without the 1
};

Coefficients coefficientsFor(Parameters p, double x) {
    Coefficients c{};
    for (std::size_t k = 0; k < c.n.size(); ++k)
        c.n[k] = x < 0 && k % 2 == 1 ? -p[k] : p[k];
    for (std::size_t k = 1; k < c.terms.size(); ++k)
        c.terms[k] = x < 0 && k % 2 == 1 ? -p[5 + k] : p[5 + k];
    return c;
}

template <class T>
T inX(const T& x, const Jet& inSize) {
    const double side = value(x) < 0 ? -1 : 1;
    return closedForm(x, inSize.f, [&] { return Slopes{side * inSize.f1, inSize.f2}; });
}

/// At 0 the denominator's |b₁x| … count as flat, as automatic differentiation has it.
template <class T>
T atZero(const T& x, Parameters p) {
    return closedForm(x, p[0], [p] { return Slopes{p[1], 2 * p[2]}; });
}

/// Q = 1 + Σ|b_k x^k|
template <class T>
T versionA(const T& x, Parameters p) {
    if (value(x) == 0)
        return atZero(x, p);
    const Coefficients c = coefficientsFor(p, value(x));
    Denominator q{1};
    for (std::size_t k = 1; k < q.size(); ++k)
        q[k] = std::fabs(c.terms[k]);
    return inX(x, quotient(c.n, q, std::fabs(value(x))));
}

/// Q = 1 + |Σ b_k x^k|
template <class T>
T versionB(const T& x, Parameters p) {
    if (value(x) == 0)
        return atZero(x, p);
    const double u = std::fabs(value(x));
    const Coefficients c = coefficientsFor(p, value(x));
    const double sum = cubic(c.terms[1], c.terms[2], c.terms[3], c.terms[4], std::min(u, 1e100));
    const double sign = sum > 0 ? 1 : (sum < 0 ? -1 : 0);
    Denominator q{1};
    for (std::size_t k = 1; k < q.size(); ++k)
        q[k] = sign * c.terms[k];
    return inX(x, quotient(c.n, q, u));
}

std::vector<Field> coefficientFields(const std::array<double, 10>& defaults) {
    constexpr const char* ids[] = {"a0", "a1", "a2", "a3", "a4", "a5", "b1", "b2", "b3", "b4"};
    constexpr const char* labels[] = {"a₀", "a₁", "a₂", "a₃", "a₄", "a₅", "b₁", "b₂", "b₃", "b₄"};
    std::vector<Field> fields;
    for (std::size_t i = 0; i < defaults.size(); ++i) {
        const std::string part = i < 6 ? "numerator" : "denominator";
        const std::string power = std::to_string(i < 6 ? i : i - 5);
        fields.push_back(realParameter(
            ids[i], labels[i], "Coefficient of x^" + power + " in the " + part + ".", defaults[i], -3, 3));
    }
    return fields;
}

} // namespace

std::vector<Activation> rationalFamily() {
    const char* const reference = "Molina, Schramowski and Kersting 2019, Padé activation units: end-to-end "
                                  "learning of flexible activation "
                                  "functions in deep networks, arXiv:1907.06732; start values of the "
                                  "authors' rational_activations library, "
                                  "fitted to Leaky ReLU.";
    std::vector<Activation> family;
    family.push_back({
        .id = "pau_a",
        .name = "PAU, version A",
        .longName = "Padé Activation Unit 5/4, safe by term",
        .family = "rational",
        .source = "Molina 2019",
        .reference = reference,
        .tex =
            R"(f(x) = \frac{P(x)}{Q(x)}, \quad P(x) = \sum_{k=0}^{5} a_k x^{k}, \quad Q(x) = 1 + \sum_{k=1}^{4} |b_k x^{k}|)",
        .texDerivative =
            R"(f'(x) = \frac{P'(x)\,Q(x) - P(x)\,Q'(x)}{Q(x)^{2}}, \quad P(x) = \sum_{k=0}^{5} a_k x^{k}, \quad Q(x) = 1 + \sum_{k=1}^{4} |b_k x^{k}|)",
        .formula = "(a0 + a1*x + a2*x^2 + a3*x^3 + a4*x^4 + a5*x^5)"
                   "/(1 + abs(b1*x) + abs(b2*x^2) + abs(b3*x^3) + abs(b4*x^4))",
        .aliases = {"pade", "rational", "rational_activations"},
        .variants = {{"version B: one absolute value around the sum", "pau_b", {}}},
        .pitfall = "x⁵ overflows beyond 1e61: compute it in 1/x there.",
        .parameters =
            coefficientFields({0.029792778657264946, 0.6183735264987601, 2.323309062531321, 3.051936237265109,
                               1.4854203263828845, 0.2510244961111299, -1.1419548357285474, 4.393159974992486,
                               0.8714712309957245, 0.34719662339598834}),
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) { return versionA(x, p); }),
    });
    family.push_back({
        .id = "pau_b",
        .name = "PAU, version B",
        .longName = "Padé Activation Unit 5/4, safe by sum",
        .family = "rational",
        .source = "Molina 2019",
        .reference = reference,
        .tex =
            R"(f(x) = \frac{P(x)}{Q(x)}, \quad P(x) = \sum_{k=0}^{5} a_k x^{k}, \quad Q(x) = 1 + \left|\sum_{k=1}^{4} b_k x^{k}\right|)",
        .texDerivative =
            R"(f'(x) = \frac{P'(x)\,Q(x) - P(x)\,Q'(x)}{Q(x)^{2}}, \quad P(x) = \sum_{k=0}^{5} a_k x^{k}, \quad Q(x) = 1 + \left|\sum_{k=1}^{4} b_k x^{k}\right|)",
        .formula = "(a0 + a1*x + a2*x^2 + a3*x^3 + a4*x^4 + a5*x^5)"
                   "/(1 + abs(b1*x + b2*x^2 + b3*x^3 + b4*x^4))",
        .aliases = {"pade", "safe pau", "rational"},
        .variants = {{"version A: an absolute value around each term", "pau_a", {}}},
        .pitfall = "Has a corner wherever the sum in the denominator changes its sign, at 0 always.",
        .parameters = coefficientFields({0.03355815733452378, 0.5050059186781659, 1.6534697310952233,
                                         2.0100501552600014, 0.9319195586484518, 0.15242646398275836,
                                         4.812831860534153e-05, 3.9802479055059194, 1.5837587665720168e-05,
                                         0.30183382839661377}),
        .kinks = kinksOf([](Parameters p) {
            std::vector<double> places = signChanges(p[6], p[7], p[8], p[9]);
            places.push_back(0);
            return places;
        }),
        .evaluate = evaluator([](auto x, Parameters p) { return versionB(x, p); }),
    });
    return family;
}

} // namespace actiscope
