#include "core/pages/distribution/pushed.h"

#include "core/fields/quote.h"
#include "core/fields/readable_number.h"
#include "core/numerics/constants.h"
#include "core/pages/distribution/samples.h"
#include "core/simulation/result_cache.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

struct PushedRunKey {
    std::string activation;
    std::vector<double> parameters;
    double threshold = 0;
    friend bool operator==(const PushedRunKey&, const PushedRunKey&) = default;
};

struct PushedKey {
    PushedRunKey run;
    InputLaw law;
    std::shared_ptr<const std::vector<double>> samples;
    friend bool operator==(const PushedKey&, const PushedKey&) = default;
};

ResultCache<PushedRunKey, ActivationRun>& knownRuns() {
    static ResultCache<PushedRunKey, ActivationRun> cache(3 * mostCompared);
    return cache;
}

ResultCache<PushedKey, OutputNumbers>& knownNumbers() {
    static ResultCache<PushedKey, OutputNumbers> cache(3 * mostCompared);
    return cache;
}

std::shared_ptr<const ActivationRun> pushedRun(const PushedRow& row, double threshold) {
    const PushedRunKey key{row.activation->id, row.parameters, threshold};
    if (auto known = knownRuns().find(key))
        return known;
    auto run =
        std::make_shared<const ActivationRun>(activationRun(*row.activation, row.parameters, threshold));
    knownRuns().keep(key, run);
    return run;
}

/// 0 where a number cannot be told from it beside others of this size, NaN where quadrature did not settle.
double settled(const Integral& integral, double size) {
    constexpr double nothing = 1e-9;
    if (std::fabs(integral.value) <= integral.error && integral.error <= nothing * size)
        return 0;
    return integral.error <= 1e-3 * std::fabs(integral.value) ? integral.value : nan;
}

double massOf(const std::vector<Stretch>& stretches, const InputLaw& law) {
    double sum = 0;
    for (const Stretch& stretch : stretches)
        sum += mass(law, stretch.from, stretch.to);
    return std::min(sum, 1.0);
}

OutputNumbers numbersOfLaw(const PushedRow& row, const InputLaw& law) {
    const PushedMoments moments = pushedMoments(*row.activation, row.parameters, law);
    OutputNumbers numbers;
    const double square = moments.square.value;
    const double slopeSquare = moments.slopeSquare.value;
    numbers.mean = settled(moments.mean, std::sqrt(square));
    numbers.variance = settled(moments.variance, square);
    numbers.secondMoment = settled(moments.square, square);
    numbers.derivativeMean = settled(moments.slope, std::sqrt(slopeSquare));
    numbers.derivativeSecondMoment = settled(moments.slopeSquare, slopeSquare);
    numbers.saturated = massOf(row.run->saturated, law);
    numbers.dead = massOf(row.run->dead, law);
    numbers.atoms = atomsOf(row.run->value, law);
    numbers.derivativeAtoms = atomsOf(row.run->slope, law);
    return numbers;
}

bool isIn(double z, double from, double to) {
    return z > from && z < to;
}

std::vector<Atom> sampledAtoms(const RunOfValues& run, const std::vector<double>& samples) {
    std::vector<Atom> atoms;
    for (const FlatPart& part : run.flat) {
        const auto inside = std::count_if(samples.begin(), samples.end(),
                                          [&](double z) { return isIn(z, part.from, part.to); });
        const double share = static_cast<double>(inside) / static_cast<double>(samples.size());
        const auto same =
            std::find_if(atoms.begin(), atoms.end(), [&](const Atom& atom) { return atom.at == part.value; });
        if (same != atoms.end())
            same->mass += share;
        else if (inside > 0)
            atoms.push_back({part.value, share});
    }
    std::sort(atoms.begin(), atoms.end(), [](const Atom& a, const Atom& b) { return a.at < b.at; });
    return atoms;
}

OutputNumbers numbersOfSamples(const PushedRow& row, const std::vector<double>& samples, double threshold) {
    std::vector<double> f(samples.size());
    std::vector<double> f1(samples.size());
    row.activation->evaluate(row.parameters, samples, {f, f1, {}});
    const auto count = static_cast<double>(samples.size());
    const auto meanOf = [&](const auto& term) {
        double sum = 0;
        for (std::size_t i = 0; i < samples.size(); ++i)
            sum += term(i);
        return sum / count;
    };
    OutputNumbers numbers;
    numbers.mean = meanOf([&](std::size_t i) { return f[i]; });
    numbers.secondMoment = meanOf([&](std::size_t i) { return f[i] * f[i]; });
    numbers.variance = meanOf([&](std::size_t i) { return (f[i] - numbers.mean) * (f[i] - numbers.mean); });
    numbers.derivativeMean = meanOf([&](std::size_t i) { return f1[i]; });
    numbers.derivativeSecondMoment = meanOf([&](std::size_t i) { return f1[i] * f1[i]; });
    numbers.saturated = meanOf([&](std::size_t i) { return std::fabs(f1[i]) < threshold ? 1 : 0; });
    numbers.dead = meanOf([&](std::size_t i) {
        const auto& dead = row.run->dead;
        return std::any_of(dead.begin(), dead.end(),
                           [&](const Stretch& stretch) { return isIn(samples[i], stretch.from, stretch.to); })
                   ? 1
                   : 0;
    });
    numbers.atoms = sampledAtoms(row.run->value, samples);
    numbers.derivativeAtoms = sampledAtoms(row.run->slope, samples);
    return numbers;
}

std::shared_ptr<const OutputNumbers> pushedNumbers(const PushedRow& row, const DistributionInput& input,
                                                   double threshold) {
    const PushedKey key{{row.activation->id, row.parameters, threshold}, input.law, input.samples};
    if (auto known = knownNumbers().find(key))
        return known;
    OutputNumbers numbers =
        input.samples ? numbersOfSamples(row, *input.samples, threshold) : numbersOfLaw(row, input.law);
    numbers.gainForward = input.law.sigma / std::sqrt(numbers.secondMoment);
    numbers.gainBackward = 1 / std::sqrt(numbers.derivativeSecondMoment);
    numbers.inverseRms = 1 / std::sqrt(numbers.secondMoment);
    numbers.deviationRatio = input.law.sigma / std::sqrt(numbers.variance);
    auto kept = std::make_shared<const OutputNumbers>(std::move(numbers));
    knownNumbers().keep(key, kept);
    return kept;
}

} // namespace

DistributionInput inputOf(const DistributionPage& page) {
    DistributionInput input{{page.source == "uniform" ? InputLaw::Kind::Uniform : InputLaw::Kind::Gaussian,
                             page.mean, page.sigma},
                            nullptr,
                            ""};
    if (page.source != "samples")
        return input;
    const auto samples = readSamples(page.samplesFile);
    if (!samples) {
        input.trouble = samples.error();
        return input;
    }
    input.samples = *samples;
    double sum = 0;
    for (const double z : *input.samples)
        sum += z;
    const auto count = static_cast<double>(input.samples->size());
    input.law.mean = sum / count;
    double squares = 0;
    for (const double z : *input.samples)
        squares += (z - input.law.mean) * (z - input.law.mean);
    input.law.sigma = std::sqrt(squares / count);
    return input;
}

std::string troubleHeading(const DistributionPage& page) {
    return page.samplesFile.empty() ? say("no samples")
                                    : say("no samples from {}", quotePath(page.samplesFile));
}

std::optional<PushedRow> pushedRow(const DistributionPage& page, const DistributionInput& input,
                                   std::size_t row) {
    const ActivationRow& own = page.activations[row];
    if (!input.trouble.empty())
        return std::nullopt;
    PushedRow pushed{
        row,     own.activation, parameterValues(own), rowName(own), {Role::Curve, own.colour, 1},
        nullptr, nullptr};
    pushed.run = pushedRun(pushed, page.saturationThreshold);
    pushed.numbers = pushedNumbers(pushed, input, page.saturationThreshold);
    return pushed;
}

std::vector<PushedRow> pushedRows(const DistributionPage& page, const DistributionInput& input) {
    std::vector<PushedRow> rows;
    for (std::size_t row = 0; row < page.activations.size(); ++row)
        if (page.activations[row].visible)
            if (auto pushed = pushedRow(page, input, row))
                rows.push_back(std::move(*pushed));
    return rows;
}

const std::vector<OutputNumber>& outputNumberTable() {
    using N = OutputNumbers;
    static const std::vector<OutputNumber> table{
        {"mean", "E[f]", "E[f]", "The mean of the output y = f(z).", "", &N::mean},
        {"variance", "Var f", "Var f", "The variance of the output.", "", &N::variance},
        {"second_moment", "E[f²]", "E[f²]",
         "The mean square of the output: what the next layer's weights multiply.", "", &N::secondMoment},
        {"derivative_mean", "E[f′]", "E[f′]", "The mean slope.", "", &N::derivativeMean},
        {"derivative_second_moment", "E[f′²]", "E[f′²]",
         "The mean square of the slope: what a layer does to the variance of gradients, beside its weights.",
         "", &N::derivativeSecondMoment},
        {"saturated", "Saturated", "Saturated", "How probable |f′(z)| below the threshold is.", "%",
         &N::saturated},
        {"dead", "Dead", "Dead", "How probable a slope of exactly 0 is, where f is constant.", "%", &N::dead},
        {"gain_forward", "σ/√E[f²]", "Forward gain σ/√E[f²]",
         "Weights N(0, gain²/fan-in) keep the variance σ² of the pre-activations (He et al. 2015).", "",
         &N::gainForward},
        {"gain_backward", "1/√E[f′²]", "Backward gain 1/√E[f′²]",
         "Weights N(0, gain²/fan-out) keep the variance of gradients.", "", &N::gainBackward},
        {"inverse_rms", "1/√E[f²]", "1/√E[f²]", "The forward gain to pre-activations of variance 1.", "",
         &N::inverseRms},
        {"deviation_ratio", "σ/√Var f", "σ/√Var f, no gain",
         "Often taken for the forward gain by mistake: weights multiply the mean of the output, too.", "",
         &N::deviationRatio},
    };
    return table;
}

std::string outputNumberText(const OutputNumber& number, const OutputNumbers& of) {
    const double value = of.*number.value;
    if (std::isnan(value))
        return say("not settled");
    return std::string_view(number.unit) == "%" ? readableNumber(100 * value, 4) + " %"
                                                : readableNumber(value, 5);
}

std::string inputText(const DistributionPage& page, const DistributionInput& input) {
    if (page.source == "samples")
        return input.samples ? say("{} samples, mean {}, σ = {}", input.samples->size(),
                                   readableNumber(input.law.mean), readableNumber(input.law.sigma))
                             : say("no samples");
    const std::string mean = readableNumber(page.mean);
    const std::string sigma = readableNumber(page.sigma);
    return page.source == "uniform" ? say("z uniform, mean {}, σ = {}", mean, sigma)
                                    : fmt::format("z ~ N({}, {}²)", mean, sigma);
}

} // namespace actiscope
