#include "core/analysis/cost.h"

#include "core/activations/catalogue.h"
#include "core/numerics/constants.h"
#include "core/numerics/quantile.h"
#include "core/numerics/random.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <fstream>
#include <utility>

namespace actiscope {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t warmUps = 2;     ///< rounds; the second tells how often a measurement repeats
constexpr double shortestNs = 60'000;  ///< of a measurement: far above the clock's own steps
constexpr std::size_t blockSize = 512; ///< elements: fits into any first-level cache

/// The compiler must take it that somebody reads all memory here.
void keepWrites() {
    asm volatile("" : : : "memory");
}

Cost costOf(std::vector<double> samples) {
    if (samples.empty())
        return {nan, nan, nan};
    std::sort(samples.begin(), samples.end());
    return {quantile(samples, 0.5), quantile(samples, 0.25), quantile(samples, 0.75)};
}

} // namespace

CostMeasurement::CostMeasurement(std::vector<CostSubject> subjects, bool inFloat,
                                 std::vector<std::size_t> sizes, int rounds)
    : subjects_(std::move(subjects)),
      inFloat_(inFloat),
      sizes_(std::move(sizes)),
      rounds_(static_cast<std::size_t>(rounds) + warmUps) {}

void CostMeasurement::begin(std::size_t elements) {
    const std::size_t doubles = inFloat_ ? std::min(elements, blockSize) : elements;
    for (std::vector<double>* numbers : {&x_, &f_, &f1_})
        numbers->assign(doubles, 0.0);
    RandomStream(1).normals(0, x_);
    repeats_.assign(subjects_.size(), 1);
    samples_.emplace_back(subjects_.size());
    if (!inFloat_)
        return;
    for (std::vector<float>* numbers : {&floatX_, &floatF_, &floatF1_})
        numbers->assign(elements, 0.0F);
    for (std::size_t i = 0; i < elements; ++i)
        floatX_[i] = static_cast<float>(x_[i % doubles]);
}

void CostMeasurement::evaluateInFloat(const CostSubject& subject) {
    const std::size_t size = floatX_.size();
    if (!subject.activation) {
        std::memcpy(floatF_.data(), floatX_.data(), size * sizeof(float));
        if (subject.slope)
            std::memcpy(floatF1_.data(), floatX_.data(), size * sizeof(float));
        return;
    }
    for (std::size_t from = 0; from < size; from += blockSize) {
        const std::size_t n = std::min(blockSize, size - from);
        std::copy_n(floatX_.begin() + static_cast<std::ptrdiff_t>(from), n, x_.begin());
        const std::span<double> f(f_.data(), n);
        const std::span<double> f1(f1_.data(), subject.slope ? n : 0);
        subject.activation->evaluate(subject.parameters, {x_.data(), n}, {f, f1, {}});
        for (std::size_t i = 0; i < n; ++i)
            floatF_[from + i] = static_cast<float>(f_[i]);
        for (std::size_t i = 0; i < f1.size(); ++i)
            floatF1_[from + i] = static_cast<float>(f1_[i]);
    }
}

void CostMeasurement::evaluate(const CostSubject& subject) {
    if (inFloat_)
        return evaluateInFloat(subject);
    if (subject.activation)
        return subject.activation->evaluate(subject.parameters, x_,
                                            {f_, subject.slope ? f1_ : std::span<double>(), {}});
    std::memcpy(f_.data(), x_.data(), x_.size() * sizeof(double));
    if (subject.slope)
        std::memcpy(f1_.data(), x_.data(), x_.size() * sizeof(double));
}

/// An element, over so many evaluations.
double CostMeasurement::nanoseconds(const CostSubject& subject, std::size_t repeats) {
    const auto begun = Clock::now();
    for (std::size_t i = 0; i < repeats; ++i) {
        evaluate(subject);
        keepWrites();
    }
    const std::chrono::duration<double, std::nano> taken = Clock::now() - begun;
    const std::size_t elements = inFloat_ ? floatX_.size() : x_.size();
    return taken.count() / static_cast<double>(repeats * elements);
}

bool CostMeasurement::advance(const Control& control) {
    constexpr auto slice = std::chrono::milliseconds(3);
    const auto begun = Clock::now();
    const std::size_t perSize = rounds_ * subjects_.size();
    const std::size_t all = sizes_.size() * perSize;
    do {
        const std::size_t within = done_ % perSize;
        const std::size_t elements = sizes_[done_ / perSize];
        if (within == 0)
            begin(elements);
        const std::size_t round = within / subjects_.size();
        const std::size_t index = within % subjects_.size();
        const CostSubject& subject = subjects_[index];
        const double ns = nanoseconds(subject, repeats_[index]);
        if (round + 1 == warmUps) {
            const double once = std::max(ns * static_cast<double>(elements), 1.0);
            repeats_[index] = static_cast<std::size_t>(std::max(1.0, std::ceil(shortestNs / once)));
        }
        if (round >= warmUps)
            samples_.back()[index].push_back(ns);
        ++done_;
    } while (done_ < all && !control.stop.stop_requested() && Clock::now() - begun < slice);
    if (control.progress)
        control.progress(progress());
    return done_ < all;
}

double CostMeasurement::progress() const {
    return static_cast<double>(done_) / static_cast<double>(sizes_.size() * rounds_ * subjects_.size());
}

std::vector<CostsOfSize> CostMeasurement::costs() const {
    std::vector<CostsOfSize> all;
    for (std::size_t i = 0; i < samples_.size(); ++i) {
        all.push_back({sizes_[i], {}});
        for (const std::vector<double>& samples : samples_[i])
            all.back().costs.push_back(costOf(samples));
    }
    return all;
}

Machine thisMachine() {
    Machine machine{"unknown processor", "scalar", {}};
    std::ifstream information("/proc/cpuinfo");
    for (std::string line; std::getline(information, line);)
        if (line.starts_with("model name")) {
            if (const std::size_t colon = line.find(": "); colon != std::string::npos)
                machine.processor = line.substr(colon + 2);
            break;
        }
    for (const Activation& activation : catalogue())
        if (!activation.implementations.empty()) {
            machine.instructionSet = activation.implementations.front().instructionSet;
            break;
        }
#ifdef __clang__
    machine.compiler = "clang++ " __clang_version__;
#else
    machine.compiler = "g++ " __VERSION__;
#endif
    return machine;
}

} // namespace actiscope
