// Compiled without contraction of a·b + c into one rounding: core/CMakeLists.txt says so.
#include "core/numerics/random.h"

#include <array>
#include <bit>
#include <cmath>

namespace actiscope {

namespace {

/// ln p for a normal 0 < p < 1, within a few units in the last place: p = m·2^k with m near 1, and the series
/// of 2·artanh((m − 1)/(m + 1)).
double plainLog(double p) {
    const auto bits = std::bit_cast<std::uint64_t>(p);
    auto exponent = static_cast<int>(bits >> 52U) - 1023;
    double m = std::bit_cast<double>((bits & 0xfffffffffffffU) | 0x3ff0000000000000U);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++exponent;
    }
    const double s = (m - 1) / (m + 1);
    const double square = s * s;
    double sum = 0; // |s| ≤ 0.1716: the last term is below 1e-18
    for (int k = 23; k >= 3; k -= 2)
        sum = (sum + 1.0 / k) * square;
    constexpr double ln2High = 6.93147180369123816490e-01; // of so few bits that its product with k is exact
    constexpr double ln2Low = 1.90821492927058770002e-10;
    return exponent * ln2High + (2 * s + (2 * s * sum + exponent * ln2Low));
}

double quantilePolynomial(const std::array<double, 8>& coefficients, double x) {
    double sum = coefficients[7];
    for (std::size_t i = 7; i-- > 0;)
        sum = sum * x + coefficients[i];
    return sum;
}

constexpr double centreWidth = 0.425; // of |p − ½|
constexpr double centreEnd = 0.180625;

// From the lowest power up, as the article prints them.
constexpr std::array<double, 8> centreAbove{
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr std::array<double, 8> centreBelow{1.0,
                                            4.2313330701600911252e1,
                                            6.8718700749205790830e2,
                                            5.3941960214247511077e3,
                                            2.1213794301586595867e4,
                                            3.9307895800092710610e4,
                                            2.8729085735721942674e4,
                                            5.2264952788528545610e3};
constexpr std::array<double, 8> sideAbove{1.42343711074968357734e0,  4.63033784615654529590e0,
                                          5.76949722146069140550e0,  3.64784832476320460504e0,
                                          1.27045825245236838258e0,  2.41780725177450611770e-1,
                                          2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array<double, 8> sideBelow{1.0,
                                          2.05319162663775882187e0,
                                          1.67638483018380384940e0,
                                          6.89767334985100004550e-1,
                                          1.48103976427480074590e-1,
                                          1.51986665636164571966e-2,
                                          5.47593808499534494600e-4,
                                          1.05075007164441684324e-9};
constexpr std::array<double, 8> tailAbove{6.65790464350110377720e0,  5.46378491116411436990e0,
                                          1.78482653991729133580e0,  2.96560571828504891230e-1,
                                          2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                          2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> tailBelow{1.0,
                                          5.99832206555887937690e-1,
                                          1.36929880922735805310e-1,
                                          1.48753612908506148525e-2,
                                          7.86869131145613259100e-4,
                                          1.84631831751005468180e-5,
                                          1.42151175831644588870e-7,
                                          2.04426310338993978564e-15};

} // namespace

double normalQuantile(double p) {
    const double q = p - 0.5;
    if (std::fabs(q) <= centreWidth) {
        const double r = centreEnd - q * q;
        return q * quantilePolynomial(centreAbove, r) / quantilePolynomial(centreBelow, r);
    }
    const double tail = q < 0 ? p : 1 - p;
    double r = std::sqrt(-plainLog(tail));
    double x = 0;
    if (r <= 5) {
        r -= 1.6;
        x = quantilePolynomial(sideAbove, r) / quantilePolynomial(sideBelow, r);
    } else {
        r -= 5;
        x = quantilePolynomial(tailAbove, r) / quantilePolynomial(tailBelow, r);
    }
    return q < 0 ? -x : x;
}

void RandomStream::normals(std::uint64_t from, std::span<double> out) const {
    // Five in six lie in the middle: without a branch, and so side by side, and then the others.
    constexpr std::size_t together = 16;
    std::size_t i = 0;
    for (; i + together <= out.size(); i += together) {
        std::array<double, together> p{};
        for (std::size_t k = 0; k < together; ++k)
            p[k] = uniform(from + i + k);
        std::array<double, together> r{};
        std::array<double, together> above{};
        std::array<double, together> below{};
        for (std::size_t k = 0; k < together; ++k) {
            r[k] = centreEnd - (p[k] - 0.5) * (p[k] - 0.5);
            above[k] = centreAbove[7];
            below[k] = centreBelow[7];
        }
        for (std::size_t power = 7; power-- > 0;)
            for (std::size_t k = 0; k < together; ++k) {
                above[k] = above[k] * r[k] + centreAbove[power];
                below[k] = below[k] * r[k] + centreBelow[power];
            }
        for (std::size_t k = 0; k < together; ++k)
            out[i + k] = (p[k] - 0.5) * above[k] / below[k];
        for (std::size_t k = 0; k < together; ++k)
            if (std::fabs(p[k] - 0.5) > centreWidth)
                out[i + k] = normalQuantile(p[k]);
    }
    for (; i < out.size(); ++i)
        out[i] = normal(from + i);
}

} // namespace actiscope
