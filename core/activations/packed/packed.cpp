#include "core/activations/packed/packed.h"

#include "core/activations/packed/targets.h"

#include "core/activations/packed/kernel.h"
#include "hwy/cache_control.h"
#include "hwy/targets.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <string_view>

namespace actiscope {

namespace {

using packed::Kernel;
using packed::KernelFunction;

/// Below this a kernel does not pay.
constexpr std::size_t leastBatch = packed::packSize;

/// From here on the results would push each other, and x, out of the second cache.
constexpr std::size_t leastStreamed = 100'000;

constexpr std::size_t cacheLine = 64;

double* at(std::span<double> results) {
    return results.empty() ? nullptr : results.data();
}

std::span<double> part(std::span<double> results, std::size_t i, std::size_t n) {
    return results.empty() ? results : results.subspan(i, n);
}

std::size_t misalignment(std::span<const double> results) {
    return std::bit_cast<std::uintptr_t>(results.data()) % cacheLine;
}

bool overlap(std::span<const double> a, std::span<const double> b) {
    const std::less<const double*> before;
    return before(a.data(), b.data() + b.size()) && before(b.data(), a.data() + a.size());
}

/// How many points to evaluate before f′ and f″ are aligned for streaming; all of them if they never are
/// both.
std::size_t pointsBeforeStreaming(std::size_t n, const JetSpans& out) {
    const bool bothAlike = out.f1.empty() || out.f2.empty() || misalignment(out.f1) == misalignment(out.f2);
    const std::size_t off = misalignment(out.f1.empty() ? out.f2 : out.f1);
    if (n < leastStreamed || !bothAlike || off % sizeof(double) != 0)
        return n;
    return (cacheLine - off) % cacheLine / sizeof(double);
}

JetSpans part(const JetSpans& out, std::size_t i, std::size_t n) {
    return {part(out.f, i, n), part(out.f1, i, n), part(out.f2, i, n)};
}

using Points = std::array<double, packed::blockSize>;

void copyFirst(const Points& from, std::span<double> to) {
    std::copy_n(from.begin(), to.size(), to.begin());
}

/// One activation by one kernel, with its scalar formula for what the kernel leaves.
class PackedEvaluation {
public:
    PackedEvaluation(const Kernel& kernel, BatchEvaluation scalar)
        : kernel_(kernel), scalar_(std::move(scalar)) {}

    void operator()(Parameters parameters, std::span<const double> x, const JetSpans& out) const {
        if (x.size() < leastBatch || !kernel_.accepts(parameters.data())) {
            scalar_(parameters, x, out);
            return;
        }
        if (out.f.empty() && out.f1.empty() && out.f2.empty())
            return;
        const bool inPlace = overlap(x, out.f) || overlap(x, out.f1) || overlap(x, out.f2);
        const std::size_t unaligned = pointsBeforeStreaming(x.size(), out);
        std::size_t i = 0;
        while (i < x.size()) {
            const bool stream = i >= unaligned;
            const std::size_t left = (stream ? x.size() : unaligned) - i;
            const std::size_t n = std::min(packed::blockSize, left);
            const std::size_t whole = n / packed::packSize * packed::packSize;
            if (inPlace || whole == 0)
                evaluateCopied(parameters, x.subspan(i, n), part(out, i, n));
            else
                evaluateBlock(parameters, x.subspan(i, whole), part(out, i, whole), stream);
            i += inPlace || whole == 0 ? n : whole;
        }
        if (unaligned < x.size())
            hwy::FlushStream();
    }

private:
    /// Whole packs, nothing overlapping.
    void evaluateBlock(Parameters parameters, std::span<const double> x, const JetSpans& out,
                       bool stream) const {
        const bool derivatives = !out.f1.empty() || !out.f2.empty();
        std::array<std::uint16_t, packed::blockSize> irregular;
        const packed::Block block{x.data(), x.size(), at(out.f), at(out.f1), at(out.f2), stream};
        const std::size_t count =
            (derivatives ? kernel_.jet : kernel_.value)(parameters.data(), block, irregular.data());
        for (std::size_t k = 0; k < count;) { // neighbours together
            const std::size_t first = irregular[k];
            std::size_t n = 1;
            while (k + n < count && irregular[k + n] == first + n)
                ++n;
            scalar_(parameters, x.subspan(first, n), part(out, first, n));
            k += n;
        }
    }

    /// Any number of points up to a block, x and results copied: at the ends of a batch and where they
    /// overlap.
    void evaluateCopied(Parameters parameters, std::span<const double> x, const JetSpans& out) const {
        Points points;
        Points f;
        Points f1;
        Points f2;
        const std::size_t n = (x.size() + packed::packSize - 1) / packed::packSize * packed::packSize;
        std::copy(x.begin(), x.end(), points.begin());
        std::fill(points.begin() + static_cast<std::ptrdiff_t>(x.size()),
                  points.begin() + static_cast<std::ptrdiff_t>(n), x.back());
        evaluateBlock(parameters, {points.data(), n},
                      {{f.data(), out.f.empty() ? 0 : n},
                       {f1.data(), out.f1.empty() ? 0 : n},
                       {f2.data(), out.f2.empty() ? 0 : n}},
                      false);
        copyFirst(f, out.f);
        copyFirst(f1, out.f1);
        copyFirst(f2, out.f2);
    }

    Kernel kernel_;
    BatchEvaluation scalar_;
};

struct InstructionSet {
    const char* name;
    std::int64_t target; ///< Highway's name for it
    packed::KernelList (*packed::KernelSource::*kernels)();
};

const Kernel* findKernel(const InstructionSet& set, std::string_view id) {
    for (const auto source : {packed::eluKernels, packed::gatedKernels, packed::normalKernels,
                              packed::periodicKernels, packed::piecewiseKernels, packed::sigmoidKernels}) {
        const auto kernels = source().*set.kernels;
        if (kernels == nullptr)
            continue;
        const packed::KernelList list = kernels();
        const auto* const end = list.first + list.count;
        const auto* const found =
            std::find_if(list.first, end, [&](const Kernel& kernel) { return kernel.id == id; });
        if (found != end)
            return found;
    }
    return nullptr;
}

} // namespace

void usePackedKernels(std::vector<Activation>& activations) {
    const InstructionSet sets[] = {{"AVX-512", HWY_AVX3, &packed::KernelSource::avx512},
                                   {"AVX2", HWY_AVX2, &packed::KernelSource::avx2}};
    for (auto& activation : activations) {
        const BatchEvaluation scalar = activation.evaluate;
        for (const auto& set : sets) {
            if ((hwy::SupportedTargets() & set.target) == 0)
                continue;
            if (const Kernel* kernel = findKernel(set, activation.id))
                activation.implementations.push_back({set.name, PackedEvaluation(*kernel, scalar)});
        }
        if (activation.implementations.empty())
            continue;
        activation.implementations.push_back({"scalar", scalar});
        activation.evaluate = activation.implementations.front().evaluate;
    }
}

} // namespace actiscope
