// Included once for every instruction set, into a namespace of its own: see kernels.cpp. Everything is local,
// so that no function compiled for one processor is called on another.

using Pack [[gnu::vector_size(32), gnu::aligned(8), gnu::may_alias]] = double;
using Bits [[gnu::vector_size(32), gnu::aligned(8), gnu::may_alias]] = long long;

constexpr std::size_t packLength = 4;

#define ACTISCOPE_PACK(numbers) (*reinterpret_cast<Pack*>(numbers))
#define ACTISCOPE_CONST_PACK(numbers) (*reinterpret_cast<const Pack*>(numbers))

template <int packs>
inline void forwardRows(const LayerShape& shape, const double* weights, const double* biases,
                        const double* from, double* to) {
    for (std::size_t out = 0; out < shape.fanOut; ++out) {
        Pack sums[packs];
#pragma GCC unroll 4
        for (int p = 0; p < packs; ++p)
            sums[p] = Pack{} + biases[out];
        const double* row = from;
        for (std::size_t in = 0; in < shape.fanIn; ++in) {
            const double weight = *weights++;
#pragma GCC unroll 4
            for (int p = 0; p < packs; ++p)
                sums[p] += weight * ACTISCOPE_CONST_PACK(row + packLength * static_cast<std::size_t>(p));
            row += packLength * packs;
        }
#pragma GCC unroll 4
        for (int p = 0; p < packs; ++p)
            ACTISCOPE_PACK(to + packLength * static_cast<std::size_t>(p)) = sums[p];
        to += packLength * packs;
    }
}

template <int packs>
inline void backwardRows(const LayerShape& shape, const double* weights, const double* errors,
                         double* before) {
    for (std::size_t in = 0; in < shape.fanIn; ++in) {
        Pack sums[packs]{};
        const double* row = errors;
        for (std::size_t out = 0; out < shape.fanOut; ++out) {
            const double weight = weights[out * shape.fanIn + in];
#pragma GCC unroll 4
            for (int p = 0; p < packs; ++p)
                sums[p] += weight * ACTISCOPE_CONST_PACK(row + packLength * static_cast<std::size_t>(p));
            row += packLength * packs;
        }
#pragma GCC unroll 4
        for (int p = 0; p < packs; ++p)
            ACTISCOPE_PACK(before + packLength * static_cast<std::size_t>(p)) = sums[p];
        before += packLength * packs;
    }
}

/// Of four sums, the first and third, the second and fourth, then both.
inline double sumOf(const Pack& sums) {
    return (sums[0] + sums[2]) + (sums[1] + sums[3]);
}

template <int packs>
inline void gradientRows(const LayerShape& shape, const double* errors, const double* from, double* weights,
                         double* biases) {
    for (std::size_t out = 0; out < shape.fanOut; ++out) {
        Pack error[packs];
#pragma GCC unroll 4
        for (int p = 0; p < packs; ++p)
            error[p] = ACTISCOPE_CONST_PACK(errors + packLength * static_cast<std::size_t>(p));
        const double* row = from;
        for (std::size_t in = 0; in < shape.fanIn; ++in) {
            Pack sums = error[0] * ACTISCOPE_CONST_PACK(row);
#pragma GCC unroll 4
            for (int p = 1; p < packs; ++p)
                sums += error[p] * ACTISCOPE_CONST_PACK(row + packLength * static_cast<std::size_t>(p));
            *weights++ += sumOf(sums);
            row += packLength * packs;
        }
        Pack sums = error[0];
#pragma GCC unroll 4
        for (int p = 1; p < packs; ++p)
            sums += error[p];
        *biases++ += sumOf(sums);
        errors += packLength * packs;
    }
}

inline void forward(const LayerShape& shape, const double* weights, const double* biases, const double* from,
                    double* to, std::size_t packs) {
    switch (packs) {
    case 1:
        return forwardRows<1>(shape, weights, biases, from, to);
    case 2:
        return forwardRows<2>(shape, weights, biases, from, to);
    case 3:
        return forwardRows<3>(shape, weights, biases, from, to);
    default:
        return forwardRows<4>(shape, weights, biases, from, to);
    }
}

inline void backward(const LayerShape& shape, const double* weights, const double* errors, double* before,
                     std::size_t packs) {
    switch (packs) {
    case 1:
        return backwardRows<1>(shape, weights, errors, before);
    case 2:
        return backwardRows<2>(shape, weights, errors, before);
    case 3:
        return backwardRows<3>(shape, weights, errors, before);
    default:
        return backwardRows<4>(shape, weights, errors, before);
    }
}

inline void gradient(const LayerShape& shape, const double* errors, const double* from, double* weights,
                     double* biases, std::size_t packs) {
    switch (packs) {
    case 1:
        return gradientRows<1>(shape, errors, from, weights, biases);
    case 2:
        return gradientRows<2>(shape, errors, from, weights, biases);
    case 3:
        return gradientRows<3>(shape, errors, from, weights, biases);
    default:
        return gradientRows<4>(shape, errors, from, weights, biases);
    }
}

/// e^t and e^t − 1 for t ≤ 0, as 2ⁿ + 2ⁿ(e^r − 1) and (2ⁿ − 1) + 2ⁿ(e^r − 1) with |r| ≤ ½ ln 2; NaN stays
/// NaN.
inline void exponentials(const Pack& t, Pack& whole, Pack& minusOne) {
    constexpr double least = -708; // below, 2ⁿ would be subnormal
    constexpr double log2e = 1.4426950408889634;
    constexpr double ln2High = 0x1.62e42fee00000p-1; // with room for any n
    constexpr double ln2Low = 0x1.a39ef35793c76p-33;
    constexpr double shifter = 0x1.8p52; // its last bits are a whole number
    const Pack shifted = t * log2e + shifter;
    const Pack n = shifted - shifter;
    const Pack r = (t - n * ln2High) - n * ln2Low;
    // The Taylor series, its even and odd parts beside each other.
    const Pack square = r * r;
    Pack even = Pack{} + 1.0 / 6227020800;
    Pack odd = Pack{} + 1.0 / 479001600;
    even = even * square + 1.0 / 39916800;
    odd = odd * square + 1.0 / 3628800;
    even = even * square + 1.0 / 362880;
    odd = odd * square + 1.0 / 40320;
    even = even * square + 1.0 / 5040;
    odd = odd * square + 1.0 / 720;
    even = even * square + 1.0 / 120;
    odd = odd * square + 1.0 / 24;
    even = even * square + 1.0 / 6;
    odd = odd * square + 0.5;
    const Pack part = r + square * (odd + r * even);
    constexpr long long bias = 1023;
    constexpr int fraction = 52;
    const Bits exponent = (reinterpret_cast<Bits>(shifted) + bias) << fraction;
    const Pack power = reinterpret_cast<Pack>(exponent);
    const Pack rest = power * part;
    whole = t < least ? Pack{} : power + rest;
    minusOne = t < least ? Pack{} - 1 : rest + (power - 1);
}

/// σ(t) and σ(−t), both without cancelling.
inline void bothSigmoids(const Pack& t, Pack& right, Pack& left) {
    Pack small; // e^−|t|
    Pack unused;
    exponentials(t < 0 ? t : -t, small, unused);
    const Pack larger = 1 / (1 + small); // σ(|t|)
    const Pack smaller = small * larger;
    right = t < 0 ? smaller : larger;
    left = t < 0 ? larger : smaller;
}

inline void tanhPack(double, const Pack& x, Pack& f, Pack& slope) {
    const Pack t = x < 0 ? 2 * x : -2 * x;
    Pack e;
    Pack minusOne;
    exponentials(t, e, minusOne);
    const Pack inverse = 1 / (1 + e);
    const Pack size = -minusOne * inverse;
    f = x < 0 ? -size : size;
    slope = 4 * e * inverse * inverse;
}

inline void sigmoidPack(double, const Pack& x, Pack& f, Pack& slope) {
    Pack left;
    bothSigmoids(x, f, left);
    slope = f * left;
}

inline void swishPack(double beta, const Pack& x, Pack& f, Pack& slope) {
    const Pack t = beta * x;
    Pack right;
    Pack left;
    bothSigmoids(t, right, left);
    f = x * right;
    slope = right + t * (right * left);
}

inline void eluPack(double alpha, const Pack& x, Pack& f, Pack& slope) {
    Pack e;
    Pack minusOne;
    exponentials(x > 0 ? Pack{} : x, e, minusOne);
    f = x > 0 ? x : alpha * minusOne;
    slope = x > 0 ? Pack{} + 1 : alpha * e;
}

inline void celuPack(double alpha, const Pack& x, Pack& f, Pack& slope) {
    Pack e;
    Pack minusOne;
    exponentials(x > 0 ? Pack{} : x / alpha, e, minusOne);
    f = x > 0 ? x : alpha * minusOne;
    slope = x > 0 ? Pack{} + 1 : e;
}

inline void reluPack(double, const Pack& x, Pack& f, Pack& slope) {
    f = x <= 0 ? Pack{} : x;
    slope = x <= 0 ? Pack{} : Pack{} + 1;
}

inline void leakyPack(double alpha, const Pack& x, Pack& f, Pack& slope) {
    f = x > 0 ? x : alpha * x;
    slope = x > 0 ? Pack{} + 1 : Pack{} + alpha;
}

template <void (*function)(double, const Pack&, Pack&, Pack&)>
inline void onPacks(double parameter, const double* x, double* f, double* slope, std::size_t packs) {
    for (std::size_t i = 0; i < packLength * packs; i += packLength) {
        Pack value;
        Pack change;
        function(parameter, ACTISCOPE_CONST_PACK(x + i), value, change);
        ACTISCOPE_PACK(f + i) = value;
        ACTISCOPE_PACK(slope + i) = change;
    }
}

inline void activate(CommonActivation which, double parameter, const double* x, double* f, double* slope,
                     std::size_t packs) {
    switch (which) {
    case CommonActivation::None:
        return;
    case CommonActivation::Relu:
        return onPacks<reluPack>(parameter, x, f, slope, packs);
    case CommonActivation::Leaky:
        return onPacks<leakyPack>(parameter, x, f, slope, packs);
    case CommonActivation::Tanh:
        return onPacks<tanhPack>(parameter, x, f, slope, packs);
    case CommonActivation::Sigmoid:
        return onPacks<sigmoidPack>(parameter, x, f, slope, packs);
    case CommonActivation::Swish:
        return onPacks<swishPack>(parameter, x, f, slope, packs);
    case CommonActivation::Elu:
        return onPacks<eluPack>(parameter, x, f, slope, packs);
    case CommonActivation::Celu:
        return onPacks<celuPack>(parameter, x, f, slope, packs);
    }
}

#undef ACTISCOPE_PACK
#undef ACTISCOPE_CONST_PACK
