#include "core/networks/hidden_units.h"

#include "core/numerics/constants.h"
#include "core/numerics/normal.h"
#include "core/numerics/quadrature.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace actiscope {

namespace {

bool isFlatBetween(const Activation& activation, Parameters parameters, double from, double to) {
    std::vector<double> places;
    if (std::isfinite(from) && std::isfinite(to)) {
        for (const double share : {0.01, 0.2, 0.5, 0.8, 0.99})
            places.push_back(from + share * (to - from));
    } else if (std::isfinite(from) || std::isfinite(to)) {
        for (const double distance : {0.01, 0.5, 3.0, 40.0, 1e4})
            places.push_back(std::isfinite(from) ? from + distance : to - distance);
    } else {
        places = {-1e4, -3, -0.1, 0, 0.1, 3, 1e4};
    }
    return std::all_of(places.begin(), places.end(),
                       [&](double z) { return evaluateAt(activation, parameters, z).f1 == 0; });
}

/// How far the inputs reach in a direction: the largest and the smallest of direction · x.
struct Reach {
    double low = infinity;
    double high = -infinity;
};

Reach reachAlong(std::span<const double> x, std::size_t inputs, double first, double second) {
    Reach reach;
    for (std::size_t i = 0; i < x.size(); i += inputs) {
        const double along = first * x[i] + (inputs > 1 ? second * x[i + 1] : 0);
        reach.low = std::min(reach.low, along);
        reach.high = std::max(reach.high, along);
    }
    return reach;
}

/// The probability that a bias lies between two numbers.
double biasBetween(const UnitLaw& law, double from, double to) {
    if (!(from <= to))
        return 0;
    const InitialScale scale = initialScale(law.init, {law.inputs, law.units}, law.sigmaW, 0);
    const auto below = [&](double b) {
        const double offset = b - law.biasMean;
        if (law.init == "pytorch") {
            const double end = std::numbers::sqrt3 * scale.bias;
            return std::clamp((offset + end) / (2 * end), 0.0, 1.0);
        }
        if (law.biasSigma == 0)
            return offset >= 0 ? 1.0 : 0.0;
        return normalCdf(offset / law.biasSigma);
    };
    const double atom = law.init != "pytorch" && law.biasSigma == 0 && from == law.biasMean ? 1 : 0;
    return below(to) - below(from) + atom;
}

/// The probability of being dead for a weight of this length in this direction.
double deadAt(const UnitLaw& law, const std::vector<FlatStretch>& flat, const Reach& reach, double length) {
    double sum = 0;
    for (const FlatStretch& stretch : flat)
        sum += biasBetween(law, stretch.from - length * reach.low, stretch.to - length * reach.high);
    return sum;
}

/// The mean over a density of lengths from 0 to `most`, which may be where biases of one value die.
double meanOverLengths(const UnitLaw& law, const std::vector<FlatStretch>& flat, const Reach& reach,
                       double most, const std::function<double(double)>& density) {
    std::vector<double> breaks{0, most};
    // Without a spread of the biases, and where a uniform law ends, the integrand jumps or bends.
    for (const FlatStretch& stretch : flat)
        for (const double bias : {law.biasMean, law.biasMean - 1 / std::sqrt(static_cast<double>(law.inputs)),
                                  law.biasMean + 1 / std::sqrt(static_cast<double>(law.inputs))})
            for (const auto& [end, along] :
                 {std::pair(stretch.from, reach.low), std::pair(stretch.to, reach.high)})
                if (const double length = (end - bias) / along; length > 0 && length < most)
                    breaks.push_back(length);
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    return integrate(
               [&](std::span<const double> lengths, std::span<double> out) {
                   for (std::size_t i = 0; i < lengths.size(); ++i)
                       out[i] = density(lengths[i]) * deadAt(law, flat, reach, lengths[i]);
               },
               1, breaks, {1e-9, 1e-11, 60})
        .front()
        .value;
}

} // namespace

std::vector<FlatStretch> flatStretches(const Activation& activation, Parameters parameters) {
    std::vector<FlatStretch> flat;
    double from = -infinity;
    const auto kinks = landmarksOf(activation, parameters, -infinity, infinity).kinks;
    for (std::size_t i = 0; i <= kinks.size(); ++i) {
        const double to = i < kinks.size() ? kinks[i].x : infinity;
        if (isFlatBetween(activation, parameters, from, to))
            flat.push_back({from, to});
        from = to;
    }
    return flat;
}

HiddenUnits drawHiddenUnits(const UnitLaw& law, std::uint64_t seed) {
    HiddenUnits units;
    units.inputs = law.inputs;
    units.w.resize(law.units * law.inputs);
    units.b.resize(law.units);
    units.v.resize(law.units);
    const LayerShape shape{law.inputs, law.units};
    drawLayer(initialScale(law.init, shape, law.sigmaW, law.biasSigma), shape, RandomStream(seed, 0), 0,
              units.w, units.b);
    if (law.init != "pytorch" && law.init != "own") {
        RandomStream(seed, 1).normals(0, units.b);
        for (double& bias : units.b)
            bias *= law.biasSigma;
    }
    for (double& bias : units.b)
        bias += law.biasMean;
    std::vector<double> none(1);
    const LayerShape last{law.units, 1};
    drawLayer(initialScale(law.init, last, law.sigmaW, 0), last, RandomStream(seed, 2), 0, units.v, none);
    return units;
}

double bornDeadProbability(const UnitLaw& law, std::span<const double> x,
                           const std::vector<FlatStretch>& flat) {
    if (flat.empty() || x.empty())
        return 0;
    const InitialScale scale = initialScale(law.init, {law.inputs, law.units}, law.sigmaW, 0);
    if (scale.weight == 0)
        return deadAt(law, flat, {0, 0}, 1);
    const bool uniform = scale.law == WeightLaw::Uniform;
    const double end = uniform ? std::numbers::sqrt3 * scale.weight : 10 * scale.weight;
    if (law.inputs == 1) {
        const auto density = [&](double w) {
            return uniform ? 1 / (2 * end) : scaledNormalPdf(1 / scale.weight, w / scale.weight);
        };
        double sum = 0;
        for (const double sign : {-1.0, 1.0})
            sum += meanOverLengths(law, flat, reachAlong(x, 1, sign, 0), end, density);
        return sum;
    }
    constexpr int directions = 720;
    double sum = 0;
    for (int i = 0; i < directions; ++i) {
        const double angle = 2 * std::numbers::pi * (i + 0.5) / directions;
        const double first = std::cos(angle);
        const double second = std::sin(angle);
        // A uniform law fills a square: as far as its edge in this direction.
        const double most = uniform ? end / std::max(std::fabs(first), std::fabs(second)) : end;
        const auto density = [&](double length) {
            const double part = length / (scale.weight * scale.weight);
            return uniform ? length / (4 * end * end) * 2 * std::numbers::pi
                           : part * std::exp(-0.5 * length * part);
        };
        sum += meanOverLengths(law, flat, reachAlong(x, 2, first, second), most, density);
    }
    return sum / directions;
}

UnitTrainer::UnitTrainer(const DataSet& data, const Activation& activation, std::vector<double> parameters)
    : data_(data),
      // The scalar formula gives the same bits on every machine.
      evaluate_(activation.implementations.empty() ? activation.evaluate
                                                   : activation.implementations.back().evaluate),
      parameters_(std::move(parameters)) {}

const BatchPass& UnitTrainer::pass(const HiddenUnits& state) {
    const std::size_t samples = data_.train;
    const std::size_t n = state.inputs;
    const std::size_t units = state.units();
    for (auto* values : {&z_, &f_, &f1_})
        values->resize(units * samples);
    for (std::size_t u = 0; u < units; ++u)
        for (std::size_t s = 0; s < samples; ++s) {
            double z = state.b[u];
            for (std::size_t k = 0; k < n; ++k)
                z += state.w[u * n + k] * data_.x[s * n + k];
            z_[u * samples + s] = z;
        }
    evaluate_(parameters_, z_, {f_, f1_, {}});
    residual_.assign(samples, state.c);
    for (std::size_t u = 0; u < units; ++u)
        for (std::size_t s = 0; s < samples; ++s)
            residual_[s] += state.v[u] * f_[u * samples + s];
    const double share = 1 / static_cast<double>(samples);
    HiddenUnits& gradient = pass_.gradient;
    gradient.inputs = n;
    gradient.w.assign(units * n, 0);
    gradient.b.assign(units, 0);
    gradient.v.assign(units, 0);
    gradient.c = 0;
    pass_.loss = 0;
    for (std::size_t s = 0; s < samples; ++s) {
        residual_[s] -= data_.y[s];
        pass_.loss += 0.5 * share * residual_[s] * residual_[s];
        residual_[s] *= share;
        gradient.c += residual_[s];
    }
    pass_.steepest.assign(units, 0);
    for (std::size_t u = 0; u < units; ++u)
        for (std::size_t s = 0; s < samples; ++s) {
            const double slope = f1_[u * samples + s];
            pass_.steepest[u] = std::fmax(pass_.steepest[u], std::fabs(slope));
            gradient.v[u] += residual_[s] * f_[u * samples + s];
            const double byZ = residual_[s] * state.v[u] * slope;
            gradient.b[u] += byZ;
            for (std::size_t k = 0; k < n; ++k)
                gradient.w[u * n + k] += byZ * data_.x[s * n + k];
        }
    return pass_;
}

void UnitTrainer::step(HiddenUnits& state, HiddenUnits& velocity, double rate, double momentum) const {
    const auto move = [&](double& number, double& speed, double slope) {
        speed = momentum * speed + slope;
        number -= rate * speed;
    };
    const auto moveAll = [&](std::vector<double> HiddenUnits::*member) {
        (velocity.*member).resize((state.*member).size(), 0);
        for (std::size_t i = 0; i < (state.*member).size(); ++i)
            move((state.*member)[i], (velocity.*member)[i], (pass_.gradient.*member)[i]);
    };
    moveAll(&HiddenUnits::w);
    moveAll(&HiddenUnits::b);
    moveAll(&HiddenUnits::v);
    move(state.c, velocity.c, pass_.gradient.c);
}

double outputOf(const HiddenUnits& state, const Activation& activation, Parameters parameters,
                std::span<const double> x) {
    std::vector<double> z = state.b;
    for (std::size_t u = 0; u < state.units(); ++u)
        for (std::size_t k = 0; k < state.inputs; ++k)
            z[u] += state.w[u * state.inputs + k] * x[k];
    std::vector<double> f(z.size());
    activation.evaluate(parameters, z, {f, {}, {}});
    double y = state.c;
    for (std::size_t u = 0; u < f.size(); ++u)
        y += state.v[u] * f[u];
    return y;
}

double criticalRate(const HiddenUnits& state, const BatchPass& pass, const DataSet& data,
                    const std::vector<FlatStretch>& flat) {
    double least = infinity;
    const std::size_t n = state.inputs;
    for (std::size_t u = 0; u < state.units(); ++u) {
        if (pass.steepest[u] == 0)
            continue;
        for (const FlatStretch& stretch : flat) {
            // z − rate · fall has to end on the stretch, for every sample.
            double from = 0;
            double to = infinity;
            for (std::size_t s = 0; s < data.train; ++s) {
                double z = state.b[u];
                double fall = pass.gradient.b[u];
                for (std::size_t k = 0; k < n; ++k) {
                    z += state.w[u * n + k] * data.x[s * n + k];
                    fall += pass.gradient.w[u * n + k] * data.x[s * n + k];
                }
                if (fall == 0) {
                    if (z < stretch.from || z > stretch.to)
                        to = -infinity;
                    continue;
                }
                const double atTo = (z - stretch.to) / fall;
                const double atFrom = (z - stretch.from) / fall;
                from = std::max(from, std::min(atTo, atFrom));
                to = std::min(to, std::max(atTo, atFrom));
            }
            if (from <= to)
                least = std::min(least, from);
        }
    }
    return least;
}

} // namespace actiscope
