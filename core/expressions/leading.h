// How fast a quantity grows or vanishes: the arithmetic of leading terms.
#pragma once

#include <array>

namespace actiscope {

/// The behaviour of a quantity u for t = |x| → ∞.
struct Leading {
    enum class Kind {
        Unknown,
        Bounded,  ///< it stays within bounds, and more is not known
        Zero,     ///< it is 0
        Term,     ///< u ~ c·e^(k·t^m)·t^p·(ln t)^l with c ≠ 0
        Grows,    ///< |u| → ∞, with the sign of c
        Vanishes, ///< u → 0, with the sign of c; c = 0: of any sign
    };
    static constexpr std::size_t degrees = 5;

    Kind kind = Kind::Unknown;
    double c = 0;
    double k = 0;
    double m = 0; ///< 0 where there is no exponential
    double p = 0;
    double l = 0;
    bool rough = false;  ///< of the Term only the sign, k and m are known
    bool regular = true; ///< nothing oscillates or steps, so that derivatives are those of the leading term

    /// u as a polynomial in t: not known as one, known but for what vanishes, or nothing else at all.
    enum class Polynomiality { None, UpToVanishing, Exact };
    Polynomiality known = Polynomiality::None;
    std::array<double, degrees> coefficients{};

    static Leading unknown() { return {}; }
    static Leading constant(double c);
    static Leading bounded();
    static Leading growing(double sign);
    static Leading vanishing(double sign);

    bool isTerm() const { return kind == Kind::Term; }
    bool isFinite() const { return kind == Kind::Zero || (isTerm() && m == 0 && p == 0 && l == 0); }
    bool tendsToInfinity() const;
    bool tendsToZero() const; ///< or is 0
    /// The sign that u has from some t on; 2 where it is not known.
    int sign() const;
    /// The limit, ±∞ or NaN.
    double limit() const;
};

Leading operator-(Leading a);
Leading operator+(const Leading& a, const Leading& b);
Leading operator*(const Leading& a, const Leading& b);
Leading inverse(const Leading& a);
Leading power(const Leading& a, double exponent);
Leading exponential(const Leading& a);
Leading logarithm(const Leading& a);

} // namespace actiscope
