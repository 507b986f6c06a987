// A pack of doubles that reads like a double, and the loop that runs a formula over a block. Included by each
// file of kernels, once an instruction set.
#if defined(ACTISCOPE_PACKED_PACK_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef ACTISCOPE_PACKED_PACK_INL_H
#undef ACTISCOPE_PACKED_PACK_INL_H
#else
#define ACTISCOPE_PACKED_PACK_INL_H
#endif

#include "core/activations/packed/kernel.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace actiscope::packed::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using D = hn::ScalableTag<double>;
using Integers = hn::RebindToSigned<D>;

using Vector = hn::Vec<D>;

/// Two vectors side by side: while one waits for a long chain of operations, the other keeps the processor
/// busy.
struct Pack {
    Vector a, b;

    HWY_INLINE Pack() : a(hn::Zero(D())), b(a) {}
    HWY_INLINE Pack(double every) : a(hn::Set(D(), every)), b(a) {}
    HWY_INLINE Pack(Vector first, Vector second) : a(first), b(second) {}

    friend HWY_INLINE Pack operator+(Pack x, Pack y) { return {hn::Add(x.a, y.a), hn::Add(x.b, y.b)}; }
    friend HWY_INLINE Pack operator-(Pack x, Pack y) { return {hn::Sub(x.a, y.a), hn::Sub(x.b, y.b)}; }
    friend HWY_INLINE Pack operator*(Pack x, Pack y) { return {hn::Mul(x.a, y.a), hn::Mul(x.b, y.b)}; }
    friend HWY_INLINE Pack operator/(Pack x, Pack y) { return {hn::Div(x.a, y.a), hn::Div(x.b, y.b)}; }
    friend HWY_INLINE Pack operator-(Pack x) { return {hn::Neg(x.a), hn::Neg(x.b)}; }
};

/// Lane by lane yes or no.
struct Mask {
    hn::Mask<D> a, b;

    friend HWY_INLINE Mask operator&(Mask x, Mask y) { return {hn::And(x.a, y.a), hn::And(x.b, y.b)}; }
};

HWY_INLINE Mask less(Pack x, Pack y) {
    return {hn::Lt(x.a, y.a), hn::Lt(x.b, y.b)};
}
HWY_INLINE Mask lessOrEqual(Pack x, Pack y) {
    return {hn::Le(x.a, y.a), hn::Le(x.b, y.b)};
}
HWY_INLINE Mask equal(Pack x, Pack y) {
    return {hn::Eq(x.a, y.a), hn::Eq(x.b, y.b)};
}
HWY_INLINE Pack where(Mask condition, Pack yes, Pack no) {
    return {hn::IfThenElse(condition.a, yes.a, no.a), hn::IfThenElse(condition.b, yes.b, no.b)};
}
HWY_INLINE Pack abs(Pack x) {
    return {hn::Abs(x.a), hn::Abs(x.b)};
}
HWY_INLINE Pack min(Pack x, Pack y) {
    return {hn::Min(x.a, y.a), hn::Min(x.b, y.b)};
}
HWY_INLINE Pack max(Pack x, Pack y) {
    return {hn::Max(x.a, y.a), hn::Max(x.b, y.b)};
}
HWY_INLINE Pack sqrt(Pack x) {
    return {hn::Sqrt(x.a), hn::Sqrt(x.b)};
}
/// |magnitude| with the sign bit of `sign`.
HWY_INLINE Pack copySign(Pack magnitude, Pack sign) {
    return {hn::CopySign(magnitude.a, sign.a), hn::CopySign(magnitude.b, sign.b)};
}
/// x·y + z, rounded once.
HWY_INLINE Pack fma(Pack x, Pack y, Pack z) {
    return {hn::MulAdd(x.a, y.a, z.a), hn::MulAdd(x.b, y.b, z.b)};
}
/// z − x·y, rounded once.
HWY_INLINE Pack fnma(Pack x, Pack y, Pack z) {
    return {hn::NegMulAdd(x.a, y.a, z.a), hn::NegMulAdd(x.b, y.b, z.b)};
}

template <std::size_t i, std::size_t step, std::size_t n>
HWY_INLINE Pack horner(Pack x, const double (&c)[n]) {
    if constexpr (i + step < n)
        return fma(horner<i + step, step>(x, c), x, c[i]);
    else
        return c[i];
}

/// c[0] + c[1]·x + …, even and odd powers side by side: half the latency of Horner's rule.
template <std::size_t n>
HWY_INLINE Pack polynomial(Pack x, const double (&c)[n]) {
    const Pack square = x * x;
    return fma(horner<1, 2>(square, c), x, horner<0, 2>(square, c));
}

/// What a formula gives at a pack of points.
struct Values {
    Pack f, f1, f2;
};

/// Finite: all that the simplest formulas need to hold.
HWY_INLINE Mask isFinite(Pack x) {
    return lessOrEqual(abs(x), 0x1.fffffffffffffp1023);
}

HWY_INLINE Pack load(const double* from) {
    return {hn::LoadU(D(), from), hn::LoadU(D(), from + hn::Lanes(D()))};
}
HWY_INLINE void store(Pack y, double* to) {
    hn::StoreU(y.a, D(), to);
    hn::StoreU(y.b, D(), to + hn::Lanes(D()));
}
HWY_INLINE void stream(Pack y, double* to) {
    hn::Stream(y.a, D(), to);
    hn::Stream(y.b, D(), to + hn::Lanes(D()));
}

/// Appends the indices of the lanes that are not regular.
HWY_INLINE std::size_t listIrregular(hn::Mask<D> regular, std::size_t i, std::uint16_t* list,
                                     std::size_t count) {
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(D(), regular, bits);
    for (std::size_t lane = 0; lane < hn::Lanes(D()); ++lane)
        if ((bits[0] >> lane & 1) == 0)
            list[count++] = static_cast<std::uint16_t>(i + lane);
    return count;
}

template <class Formula, bool derivatives, bool pastCaches>
HWY_INLINE std::size_t evaluate(const Formula& formula, const Block& block, std::uint16_t* irregular) {
    const D d;
    const Block to = block; // a copy: for all the compiler knows, the stores might change the original
    const std::size_t lanes = hn::Lanes(d);
    std::size_t count = 0;
    for (std::size_t i = 0; i < to.n; i += 2 * lanes) {
        const Pack x = load(to.x + i);
        const Values y = formula.at(x);
        if (to.f != nullptr)
            store(y.f, to.f + i);
        if constexpr (derivatives) {
            if (to.f1 != nullptr)
                pastCaches ? stream(y.f1, to.f1 + i) : store(y.f1, to.f1 + i);
            if (to.f2 != nullptr)
                pastCaches ? stream(y.f2, to.f2 + i) : store(y.f2, to.f2 + i);
        }
        const Mask regular = formula.regular(x);
        if (HWY_UNLIKELY(!hn::AllTrue(d, hn::And(regular.a, regular.b)))) {
            count = listIrregular(regular.a, i, irregular, count);
            count = listIrregular(regular.b, i + lanes, irregular, count);
        }
    }
    return count;
}

/// A Formula is made from the parameters and has
///     Mask regular(Pack x)     where it holds
///     Values at(Pack x)        each of f, f′ and f″ on its own, so that what is not stored is not computed
template <class Formula, bool derivatives>
std::size_t run(const double* parameters, const Block& block, std::uint16_t* irregular) {
    const Formula formula(parameters);
    if (derivatives && block.stream)
        return evaluate<Formula, derivatives, true>(formula, block, irregular);
    return evaluate<Formula, derivatives, false>(formula, block, irregular);
}

template <class Formula>
constexpr Kernel kernel(const char* id) {
    return {id, &Formula::accepts, &run<Formula, false>, &run<Formula, true>};
}

/// What a formula without limits on its parameters accepts.
struct AnyParameters {
    static bool accepts(const double* /*parameters*/) { return true; }
};

} // namespace actiscope::packed::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
