#include "core/expressions/leading.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

using Kind = Leading::Kind;
using Polynomiality = Leading::Polynomiality;

int signOf(double y) {
    return y > 0 ? 1 : y < 0 ? -1 : 0;
}

/// Which of two exponentials e^(k·t^m) grows faster: 1 the first, −1 the second, 0 neither.
int compareExponentials(const Leading& a, const Leading& b) {
    if (a.m == b.m)
        return signOf(a.k - b.k);
    return a.m > b.m ? signOf(a.k) : -signOf(b.k);
}

/// Likewise of two Terms; 2 where it cannot be told.
int compare(const Leading& a, const Leading& b) {
    if (const int first = compareExponentials(a, b); first != 0)
        return first;
    if (a.rough || b.rough)
        return 2;
    return a.p != b.p ? signOf(a.p - b.p) : signOf(a.l - b.l);
}

Leading irregular(Leading a, bool regular) {
    a.regular = a.regular && regular;
    return a;
}

void forget(Leading& a) {
    a.known = Polynomiality::None;
    a.coefficients = {};
}

/// The Term that a polynomial is.
Leading fromPolynomial(const Leading& like) {
    Leading a = like;
    a.k = a.m = a.l = 0;
    a.rough = false;
    for (std::size_t i = Leading::degrees; i-- > 0;)
        if (a.coefficients[i] != 0) {
            a.kind = Kind::Term;
            a.c = a.coefficients[i];
            a.p = static_cast<double>(i);
            return a;
        }
    a.c = a.p = 0;
    a.kind = a.known == Polynomiality::Exact ? Kind::Zero : Kind::Vanishes;
    return a;
}

bool isPolynomial(const Leading& a) {
    return a.known != Polynomiality::None;
}

/// The sum of two polynomials; nothing to hold on to where coefficients cancel to rounding alone.
Leading polynomialSum(const Leading& a, const Leading& b) {
    Leading sum;
    sum.regular = a.regular && b.regular;
    sum.known = std::min(a.known, b.known);
    for (std::size_t i = 0; i < Leading::degrees; ++i) {
        const double x = a.coefficients[i];
        const double y = b.coefficients[i];
        sum.coefficients[i] = x + y;
        if (x + y != 0 && std::fabs(x + y) < 1e-12 * (std::fabs(x) + std::fabs(y)))
            return Leading::unknown();
    }
    return fromPolynomial(sum);
}

Leading sumOfTerms(const Leading& a, const Leading& b) {
    const int faster = compare(a, b);
    if (faster == 1 || faster == -1) {
        Leading sum = irregular(faster > 0 ? a : b, a.regular && b.regular);
        const bool otherVanishes = (faster > 0 ? b : a).tendsToZero();
        if (!otherVanishes)
            forget(sum);
        else if (isPolynomial(sum))
            sum.known = Polynomiality::UpToVanishing;
        return sum;
    }
    if (faster == 2) {
        if (signOf(a.c) != signOf(b.c))
            return Leading::unknown();
        return irregular(a.rough ? a : b, a.regular && b.regular);
    }
    Leading sum = irregular(a, b.regular);
    forget(sum);
    sum.c = a.c + b.c;
    if (std::fabs(sum.c) <= 1e-12 * (std::fabs(a.c) + std::fabs(b.c)))
        return Leading::unknown();
    return sum;
}

} // namespace

Leading Leading::constant(double c) {
    Leading a;
    if (!std::isfinite(c))
        return a;
    a.known = Polynomiality::Exact;
    a.coefficients[0] = c;
    return fromPolynomial(a);
}
Leading Leading::bounded() {
    Leading a;
    a.kind = Kind::Bounded;
    a.regular = false;
    return a;
}
Leading Leading::growing(double sign) {
    Leading a;
    a.kind = Kind::Grows;
    a.c = sign;
    return a;
}
Leading Leading::vanishing(double sign) {
    Leading a;
    a.kind = Kind::Vanishes;
    a.c = sign;
    a.known = Polynomiality::UpToVanishing;
    return a;
}

bool Leading::tendsToInfinity() const {
    if (kind == Kind::Grows)
        return true;
    return isTerm() && (m != 0 ? k > 0 : p != 0 ? p > 0 : l > 0);
}
bool Leading::tendsToZero() const {
    if (kind == Kind::Vanishes || kind == Kind::Zero)
        return true;
    return isTerm() && !isFinite() && !tendsToInfinity();
}

int Leading::sign() const {
    switch (kind) {
    case Kind::Zero:
        return 0;
    case Kind::Term:
    case Kind::Grows:
        return signOf(c);
    case Kind::Vanishes:
        return c == 0 ? 2 : signOf(c);
    default:
        return 2;
    }
}

double Leading::limit() const {
    if (kind == Kind::Unknown || kind == Kind::Bounded)
        return std::numeric_limits<double>::quiet_NaN();
    if (tendsToInfinity())
        return std::copysign(std::numeric_limits<double>::infinity(), c);
    return tendsToZero() ? 0 : c;
}

Leading operator-(Leading a) {
    a.c = -a.c;
    for (double& coefficient : a.coefficients)
        coefficient = 0 - coefficient;
    return a;
}

Leading operator+(const Leading& a, const Leading& b) {
    const bool regular = a.regular && b.regular;
    if (a.kind == Kind::Unknown || b.kind == Kind::Unknown)
        return Leading::unknown();
    if (a.kind == Kind::Zero)
        return irregular(b, regular);
    if (b.kind == Kind::Zero)
        return irregular(a, regular);
    if (isPolynomial(a) && isPolynomial(b) && !(a.tendsToZero() && b.tendsToZero()))
        return polynomialSum(a, b);
    if (a.isTerm() && b.isTerm())
        return sumOfTerms(a, b);
    const bool aGrows = a.tendsToInfinity();
    const bool bGrows = b.tendsToInfinity();
    if (aGrows && bGrows)
        return a.sign() == b.sign() ? irregular(Leading::growing(a.c), regular) : Leading::unknown();
    if (aGrows || bGrows) {
        Leading sum = irregular(aGrows ? a : b, regular);
        if ((aGrows ? b : a).tendsToZero())
            sum.known = std::min(sum.known, Polynomiality::UpToVanishing);
        else
            forget(sum);
        return sum;
    }
    if (a.kind == Kind::Bounded || b.kind == Kind::Bounded)
        return Leading::bounded();
    const bool sameSign = a.sign() == b.sign() && a.sign() != 2;
    if (a.tendsToZero() && b.tendsToZero())
        return irregular(Leading::vanishing(sameSign ? a.c : 0), regular);
    Leading sum = irregular(a.tendsToZero() ? b : a, regular); // a finite limit and what vanishes
    sum.known = std::min(sum.known, Polynomiality::UpToVanishing);
    return sum;
}

Leading operator*(const Leading& a, const Leading& b) {
    const bool regular = a.regular && b.regular;
    if (a.kind == Kind::Unknown || b.kind == Kind::Unknown)
        return Leading::unknown();
    if (a.kind == Kind::Zero || b.kind == Kind::Zero)
        return Leading::constant(0);
    if (a.isTerm() && b.isTerm()) {
        Leading product = irregular(a, regular);
        forget(product);
        product.c = a.c * b.c;
        product.p = a.p + b.p;
        product.l = a.l + b.l;
        product.rough = a.rough || b.rough;
        if (a.m == b.m) {
            product.k = a.k + b.k;
            if (a.m != 0 && std::fabs(product.k) <= 1e-12 * (std::fabs(a.k) + std::fabs(b.k))) {
                if (product.rough || product.k != 0)
                    return Leading::unknown();
                product.m = 0;
            }
        } else {
            const Leading& larger = a.m > b.m ? a : b;
            product.k = larger.k;
            product.m = larger.m;
            product.rough = product.rough || (a.m != 0 && b.m != 0);
        }
        if (product.c == 0 || !std::isfinite(product.c))
            return Leading::unknown();
        if (a.known == Polynomiality::Exact && b.known == Polynomiality::Exact &&
            a.p + b.p < static_cast<double>(Leading::degrees)) {
            product.known = Polynomiality::Exact;
            for (std::size_t i = 0; i < Leading::degrees; ++i)
                for (std::size_t j = 0; i + j < Leading::degrees; ++j)
                    product.coefficients[i + j] += a.coefficients[i] * b.coefficients[j];
        } else if (product.isFinite()) {
            product.known = Polynomiality::UpToVanishing;
            product.coefficients[0] = product.c;
        }
        return product;
    }
    if (a.tendsToZero() && !b.tendsToInfinity())
        return irregular(Leading::vanishing(b.sign() == 2 ? 0 : a.c * b.sign()), regular);
    if (b.tendsToZero() && !a.tendsToInfinity())
        return b * a;
    if (a.kind == Kind::Bounded || b.kind == Kind::Bounded)
        return a.tendsToInfinity() || b.tendsToInfinity() ? Leading::unknown() : Leading::bounded();
    if (a.tendsToZero() || b.tendsToZero())
        return Leading::unknown(); // 0·∞ of unknown scales
    return irregular(Leading::growing(a.sign() * b.sign()), regular);
}

Leading inverse(const Leading& a) {
    return power(a, -1);
}

Leading power(const Leading& a, double exponent) {
    if (exponent == 1)
        return a;
    if (exponent == 0)
        return a.kind == Kind::Unknown ? a : Leading::constant(1);
    if (a.kind == Kind::Zero)
        return exponent > 0 ? a : Leading::unknown();
    const bool whole = exponent == std::round(exponent);
    if (a.kind == Kind::Unknown || (a.sign() < 0 && !whole))
        return Leading::unknown();
    if (a.kind == Kind::Bounded)
        return exponent > 0 && whole ? a : Leading::unknown();
    const double sign = a.sign() == 2 ? 0 : std::pow(a.sign(), exponent);
    if (a.kind == Kind::Term) {
        if (whole && exponent > 1 && exponent < 5 && a.known == Polynomiality::Exact)
            return a * power(a, exponent - 1);
        Leading y = a;
        forget(y);
        y.c = std::pow(a.c, exponent);
        y.k *= exponent;
        y.p *= exponent;
        y.l *= exponent;
        if (y.c == 0 || !std::isfinite(y.c))
            return Leading::unknown();
        if (y.isFinite()) {
            y.known = Polynomiality::UpToVanishing;
            y.coefficients[0] = y.c;
        }
        return y;
    }
    if (a.sign() == 2 && !(exponent > 0 && whole))
        return Leading::unknown();
    const bool grows = a.tendsToInfinity() == (exponent > 0);
    return irregular(grows ? Leading::growing(sign) : Leading::vanishing(sign), a.regular);
}

Leading exponential(const Leading& a) {
    if (a.kind == Kind::Unknown)
        return a;
    if (a.kind == Kind::Bounded)
        return a;
    if (!a.tendsToInfinity()) {
        Leading y = irregular(Leading::constant(std::exp(a.limit())), a.regular);
        y.known = a.kind == Kind::Zero ? Polynomiality::Exact : Polynomiality::UpToVanishing;
        return y;
    }
    const bool scaled = a.isTerm() && a.m == 0 && a.p > 0;
    if (!scaled)
        return irregular(a.c > 0 ? Leading::growing(1) : Leading::vanishing(1), a.regular);
    Leading y;
    y.kind = Kind::Term;
    y.regular = a.regular;
    y.c = 1;
    y.k = a.c;
    y.m = a.p + 1e-6 * a.l; // ordered by the power, then by the logarithm
    std::size_t monomials = 0;
    for (std::size_t i = 1; i < Leading::degrees; ++i)
        monomials += a.coefficients[i] != 0 ? 1 : 0;
    y.rough = !isPolynomial(a) || monomials != 1;
    const double c = std::exp(a.coefficients[0]);
    y.rough = y.rough || c == 0 || std::isinf(c);
    y.c = y.rough ? 1 : c;
    return y;
}

Leading logarithm(const Leading& a) {
    if (a.sign() != 1)
        return Leading::unknown();
    if (a.isFinite()) {
        Leading y = irregular(Leading::constant(std::log(a.c)), a.regular);
        if (a.known != Polynomiality::Exact) {
            if (y.kind == Kind::Zero)
                return irregular(Leading::vanishing(0), a.regular);
            y.known = Polynomiality::UpToVanishing;
        }
        return y;
    }
    const bool grows = a.tendsToInfinity();
    if (!a.isTerm() || (a.m == 0 && a.p == 0) || a.m != std::round(a.m * 1e3) / 1e3)
        return irregular(Leading::growing(grows ? 1 : -1), a.regular);
    Leading y;
    y.kind = Kind::Term;
    y.regular = a.regular;
    if (a.m == 0) {
        y.c = a.p;
        y.l = 1;
        return y;
    }
    y.c = a.k;
    y.p = a.m;
    const auto degree = static_cast<std::size_t>(std::clamp(a.m, 0.0, static_cast<double>(Leading::degrees)));
    if (!a.rough && a.p == 0 && a.l == 0 && static_cast<double>(degree) == a.m && degree < Leading::degrees) {
        y.known = Polynomiality::UpToVanishing;
        y.coefficients[degree] = a.k;
        y.coefficients[0] = std::log(a.c);
    }
    return y;
}

} // namespace actiscope
