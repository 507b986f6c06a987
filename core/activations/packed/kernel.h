// What a kernel is: one activation over a block of points by one instruction set.
#pragma once

#include <cstddef>
#include <cstdint>

namespace actiscope::packed {

/// The most points a kernel is given at once: x and three results stay in the first cache.
constexpr std::size_t blockSize = 512;

/// A kernel is given whole packs: so many points, or a multiple.
constexpr std::size_t packSize = 16;

/// n ≤ blockSize points, whole packs, and where the results go; a null pointer is not asked for. Nothing
/// overlaps.
struct Block {
    const double* x;
    std::size_t n;
    double* f;
    double* f1;
    double* f2;
    /// f1 and f2 past the caches; then each is aligned to 64 bytes, or null.
    bool stream;
};

/// Writes the results, and into `irregular` (blockSize long) the indices of the points, ascending, at which
/// the formula does not hold (NaN, ±∞, or where a product or an exponential would leave the normal range):
/// those have to be evaluated otherwise. Returns their number.
using KernelFunction = std::size_t (*)(const double* parameters, const Block& block,
                                       std::uint16_t* irregular);

struct Kernel {
    const char* id; ///< of the activation
    /// Whether the formula holds for these parameters at all.
    bool (*accepts)(const double* parameters);
    KernelFunction value; ///< f only
    KernelFunction jet;   ///< f, f′, f″
};

/// Plain data: the kernels are compiled with other instruction sets than the reader of the list.
struct KernelList {
    const Kernel* first;
    std::size_t count;
};

/// The kernels of one file for each instruction set, or null where the compiler has not got it.
struct KernelSource {
    KernelList (*avx2)();
    KernelList (*avx512)();
};

// One a file of kernels.
KernelSource eluKernels();
KernelSource gatedKernels();
KernelSource normalKernels();
KernelSource periodicKernels();
KernelSource piecewiseKernels();
KernelSource sigmoidKernels();

} // namespace actiscope::packed
