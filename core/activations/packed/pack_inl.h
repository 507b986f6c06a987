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

struct Pack {
    hn::Vec<D> v;

    HWY_INLINE Pack() : v(hn::Zero(D())) {}
    HWY_INLINE Pack(double every) : v(hn::Set(D(), every)) {}
    HWY_INLINE Pack(hn::Vec<D> lanes) : v(lanes) {}

    friend HWY_INLINE Pack operator+(Pack a, Pack b) { return hn::Add(a.v, b.v); }
    friend HWY_INLINE Pack operator-(Pack a, Pack b) { return hn::Sub(a.v, b.v); }
    friend HWY_INLINE Pack operator*(Pack a, Pack b) { return hn::Mul(a.v, b.v); }
    friend HWY_INLINE Pack operator/(Pack a, Pack b) { return hn::Div(a.v, b.v); }
    friend HWY_INLINE Pack operator-(Pack a) { return hn::Neg(a.v); }
};

/// Lane by lane yes or no.
struct Mask {
    hn::Mask<D> m;

    friend HWY_INLINE Mask operator&(Mask a, Mask b) { return {hn::And(a.m, b.m)}; }
};

HWY_INLINE Mask less(Pack a, Pack b) {
    return {hn::Lt(a.v, b.v)};
}
HWY_INLINE Mask lessOrEqual(Pack a, Pack b) {
    return {hn::Le(a.v, b.v)};
}
HWY_INLINE Mask equal(Pack a, Pack b) {
    return {hn::Eq(a.v, b.v)};
}
HWY_INLINE Pack where(Mask condition, Pack yes, Pack no) {
    return hn::IfThenElse(condition.m, yes.v, no.v);
}
HWY_INLINE Pack abs(Pack x) {
    return hn::Abs(x.v);
}
HWY_INLINE Pack min(Pack a, Pack b) {
    return hn::Min(a.v, b.v);
}
HWY_INLINE Pack max(Pack a, Pack b) {
    return hn::Max(a.v, b.v);
}
HWY_INLINE Pack sqrt(Pack x) {
    return hn::Sqrt(x.v);
}
/// |magnitude| with the sign bit of `sign`.
HWY_INLINE Pack copySign(Pack magnitude, Pack sign) {
    return hn::CopySign(magnitude.v, sign.v);
}
/// a·b + c, rounded once.
HWY_INLINE Pack fma(Pack a, Pack b, Pack c) {
    return hn::MulAdd(a.v, b.v, c.v);
}
/// c − a·b, rounded once.
HWY_INLINE Pack fnma(Pack a, Pack b, Pack c) {
    return hn::NegMulAdd(a.v, b.v, c.v);
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

HWY_INLINE void store(Pack y, double* to, std::size_t i) {
    if (to != nullptr)
        hn::StoreU(y.v, D(), to + i);
}
HWY_INLINE void stream(Pack y, double* to, std::size_t i) {
    if (to != nullptr)
        hn::Stream(y.v, D(), to + i);
}
HWY_INLINE void storeSome(Pack y, hn::Mask<D> some, double* to, std::size_t i) {
    if (to != nullptr)
        hn::BlendedStore(y.v, some, D(), to + i);
}

/// Appends the indices of the lanes that are not regular.
HWY_INLINE std::size_t listIrregular(hn::Mask<D> irregular, std::size_t i, std::uint16_t* list,
                                     std::size_t count) {
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(D(), irregular, bits);
    for (std::size_t lane = 0; lane < hn::Lanes(D()); ++lane)
        if ((bits[0] >> lane & 1) != 0)
            list[count++] = static_cast<std::uint16_t>(i + lane);
    return count;
}

/// A Formula is made from the parameters and has
///     Mask regular(Pack x)     where it holds
///     Values at(Pack x)        each of f, f′ and f″ on its own, so that what is not stored is not computed
template <class Formula, bool derivatives>
std::size_t run(const double* parameters, const Block& block, std::uint16_t* irregular) {
    const Formula formula(parameters);
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t count = 0;
    std::size_t i = 0;
    for (; i + lanes <= block.n; i += lanes) {
        const Pack x(hn::LoadU(d, block.x + i));
        const Values y = formula.at(x);
        if (derivatives) {
            store(y.f, block.f, i);
            if (block.stream) {
                stream(y.f1, block.f1, i);
                stream(y.f2, block.f2, i);
            } else {
                store(y.f1, block.f1, i);
                store(y.f2, block.f2, i);
            }
        } else {
            hn::StoreU(y.f.v, d, block.f + i);
        }
        const hn::Mask<D> regular = formula.regular(x).m;
        if (HWY_UNLIKELY(!hn::AllTrue(d, regular)))
            count = listIrregular(hn::Not(regular), i, irregular, count);
    }
    if (i < block.n) {
        const hn::Mask<D> some = hn::FirstN(d, block.n - i);
        const Pack x(hn::MaskedLoad(some, d, block.x + i));
        const Values y = formula.at(x);
        storeSome(y.f, some, block.f, i);
        if (derivatives) {
            storeSome(y.f1, some, block.f1, i);
            storeSome(y.f2, some, block.f2, i);
        }
        const hn::Mask<D> regular = formula.regular(x).m;
        count = listIrregular(hn::AndNot(regular, some), i, irregular, count);
    }
    return count;
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
