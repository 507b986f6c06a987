#include "core/analysis/pushforward.h"

#include "core/analysis/property_parts.h"
#include "core/numerics/constants.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace actiscope {

namespace {

constexpr std::size_t mostTurns = 40;

/// The parts of a piece between the places at which a quantity turns.
void addMonotone(RunOfValues& run, const ScanPiece& piece, const Crossings& turns) {
    double from = piece.from;
    for (const Crossing& turn : turns.list)
        if (turn.x > from && turn.x < piece.to) {
            run.monotone.push_back({from, turn.x});
            from = turn.x;
        }
    run.monotone.push_back({from, piece.to});
}

/// z = mean + σ·t: in t the density is that of mean 0 and σ = 1, however far away the mean is.
std::vector<double> splitsOf(const Activation& activation, Parameters parameters, const InputLaw& law) {
    const bool gaussian = law.kind == InputLaw::Kind::Gaussian;
    const double reach = gaussian ? 38 : std::numbers::sqrt3; // φ(38.6) is the smallest double
    std::vector<double> breaks{-reach, reach, 0};
    for (const double t : {0.05, 1.0, 3.0, 8.0})
        breaks.insert(breaks.end(), {-t, t});
    const auto add = [&](double z) { breaks.push_back((z - law.mean) / law.sigma); };
    // Around 0, where most activations bend, whatever the width of z.
    for (const double z : {0.0, 1.0, 8.0, 64.0}) {
        add(-z);
        add(z);
    }
    const Landmarks landmarks =
        landmarksOf(activation, parameters, law.mean - reach * law.sigma, law.mean + reach * law.sigma);
    for (const Kink& kink : landmarks.kinks)
        add(kink.x);
    for (const NarrowPlace& place : landmarks.narrow)
        for (const double widths : {-16, -4, -1, 0, 1, 4, 16})
            add(place.x + widths * place.width);
    for (const double parameter : parameters) {
        add(-parameter);
        add(parameter);
    }
    std::erase_if(breaks, [&](double t) { return !(t >= -reach && t <= reach); });
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    return breaks;
}

/// The root of the density of t: half of it at a time, as f² may overflow where f²·p does not.
double rootDensity(const InputLaw& law, double t) {
    constexpr double peak = std::numbers::inv_sqrtpi / std::numbers::sqrt2;
    return law.kind == InputLaw::Kind::Uniform ? std::sqrt(0.5 / std::numbers::sqrt3)
                                               : std::exp(-t * t / 4) * std::sqrt(peak);
}

constexpr QuadratureSettings rough{1e-2, 1e-300, 20};

/// √ of a mean square, to divide by.
double sizeOf(const Integral& square) {
    const double size = std::sqrt(square.value);
    return size > 0 && std::isfinite(size) ? size : 1;
}

Integral scaledBy(double factor, const Integral& integral) {
    return {integral.value * factor, integral.error * factor};
}

} // namespace

double density(const InputLaw& law, double z) {
    if (law.kind == InputLaw::Kind::Uniform)
        return std::fabs(z - law.mean) <= std::numbers::sqrt3 * law.sigma
                   ? 1 / (2 * std::numbers::sqrt3 * law.sigma)
                   : 0;
    const double t = (z - law.mean) / law.sigma;
    return std::exp(-t * t / 2) * std::numbers::inv_sqrtpi / (std::numbers::sqrt2 * law.sigma);
}

double mass(const InputLaw& law, double from, double to) {
    if (law.kind == InputLaw::Kind::Gaussian)
        return gaussianMass(from - law.mean, to - law.mean, law.sigma);
    const double half = std::numbers::sqrt3 * law.sigma;
    const double low = std::max(from, law.mean - half);
    const double high = std::min(to, law.mean + half);
    return low < high ? (high - low) / (2 * half) : 0;
}

Support supportOf(const InputLaw& law) {
    const double reach = law.kind == InputLaw::Kind::Gaussian ? 8.8 : std::numbers::sqrt3;
    return {law.mean - reach * law.sigma, law.mean + reach * law.sigma};
}

PushedMoments pushedMoments(const Activation& activation, Parameters parameters, const InputLaw& law,
                            double relative) {
    const std::vector<double> breaks = splitsOf(activation, parameters, law);
    std::vector<double> z;
    std::vector<double> f;
    std::vector<double> f1;
    const auto evaluate = [&](std::span<const double> t) {
        z.resize(t.size());
        f.resize(t.size());
        f1.resize(t.size());
        for (std::size_t i = 0; i < t.size(); ++i)
            z[i] = law.mean + law.sigma * t[i];
        activation.evaluate(parameters, z, {f, f1, {}});
    };
    // Each by its own size: else the digits of a mean that is 0 were sought in vain.
    const auto sizes = integrate(
        [&](std::span<const double> t, std::span<double> out) {
            evaluate(t);
            for (std::size_t i = 0; i < t.size(); ++i) {
                const double root = rootDensity(law, t[i]);
                out[2 * i] = f[i] * root * f[i] * root;
                out[2 * i + 1] = f1[i] * root * f1[i] * root;
            }
        },
        2, breaks, rough);
    const double size = sizeOf(sizes[0]);
    const double slopeSize = sizeOf(sizes[1]);
    const QuadratureSettings fine{relative, 1e-14, 400};
    const auto means = integrate(
        [&](std::span<const double> t, std::span<double> out) {
            evaluate(t);
            for (std::size_t i = 0; i < t.size(); ++i) {
                const double root = rootDensity(law, t[i]);
                const double value = f[i] * root / size;
                const double slope = f1[i] * root / slopeSize;
                out[4 * i] = value * root;
                out[4 * i + 1] = value * value;
                out[4 * i + 2] = slope * root;
                out[4 * i + 3] = slope * slope;
            }
        },
        4, breaks, fine);
    const double mean = means[0].value * size;
    const auto deviation = [&](std::size_t i, double root) { return (f[i] - mean) * root; };
    const auto spreads = integrate(
        [&](std::span<const double> t, std::span<double> out) {
            evaluate(t);
            for (std::size_t i = 0; i < t.size(); ++i)
                out[i] = std::pow(deviation(i, rootDensity(law, t[i])), 2);
        },
        1, breaks, rough);
    const double spread = sizeOf(spreads[0]);
    // About any number near the mean; how near it was is taken off again.
    const auto about = integrate(
        [&](std::span<const double> t, std::span<double> out) {
            evaluate(t);
            for (std::size_t i = 0; i < t.size(); ++i) {
                const double root = rootDensity(law, t[i]);
                const double part = deviation(i, root) / spread;
                out[2 * i] = part * root;
                out[2 * i + 1] = part * part;
            }
        },
        2, breaks, fine);
    Integral variance = about[1];
    variance.value -= about[0].value * about[0].value;
    return {scaledBy(size, means[0]), scaledBy(size * size, means[1]), scaledBy(spread * spread, variance),
            scaledBy(slopeSize, means[2]), scaledBy(slopeSize * slopeSize, means[3])};
}

ActivationRun activationRun(const Activation& activation, Parameters parameters, double threshold) {
    const Scan scan = scanned(activation, parameters);
    const Crossings turns = crossingsOf(scan, 1);
    const Crossings bends = crossingsOf(scan, 2);
    ActivationRun run;
    for (const ScanPiece& piece : scan.pieces) {
        if (piece.x.empty() || !std::isfinite(piece.f[piece.x.size() / 2]))
            continue;
        const std::size_t middle = piece.x.size() / 2;
        if (piece.constant)
            run.value.flat.push_back({piece.from, piece.to, piece.f[middle]});
        else
            addMonotone(run.value, piece, turns);
        if (piece.straight)
            run.slope.flat.push_back({piece.from, piece.to, piece.f1[middle]});
        else
            addMonotone(run.slope, piece, bends);
    }
    run.value.countless = turns.endless || turns.faint || turns.list.size() > mostTurns;
    run.slope.countless = bends.endless || bends.faint || bends.list.size() > mostTurns;
    run.saturated = detail::saturationOf(scan, threshold, 1).stretches;
    run.dead = detail::deadStretches(scan);
    return run;
}

std::vector<Atom> atomsOf(const RunOfValues& run, const InputLaw& law) {
    std::vector<Atom> atoms;
    for (const FlatPart& part : run.flat)
        atoms.push_back({part.value, mass(law, part.from, part.to)});
    std::sort(atoms.begin(), atoms.end(), [](const Atom& a, const Atom& b) { return a.at < b.at; });
    std::vector<Atom> joined;
    for (const Atom& atom : atoms)
        if (!joined.empty() && joined.back().at == atom.at)
            joined.back().mass += atom.mass;
        else
            joined.push_back(atom);
    constexpr double rounding = 1e-15;
    std::erase_if(joined, [](const Atom& atom) { return atom.mass <= rounding; });
    return joined;
}

PushedDensity::PushedDensity(const Activation& activation, Parameters parameters, int order,
                             const RunOfValues& run, const InputLaw& law)
    : activation_(activation),
      parameters_(parameters.begin(), parameters.end()),
      order_(order),
      law_(law),
      least_(infinity),
      most_(-infinity) {
    constexpr std::size_t places = 96;
    const Support support = supportOf(law);
    for (const MonotonePart& monotone : run.monotone) {
        const double from = std::max(monotone.from, support.from);
        const double to = std::min(monotone.to, support.to);
        if (!(from < to))
            continue;
        Part part;
        for (std::size_t i = 0; i <= places; ++i)
            part.z.push_back(i == places ? to : from + (to - from) * static_cast<double>(i) / places);
        part.y.resize(part.z.size());
        JetSpans out;
        (order == 0 ? out.f : out.f1) = part.y;
        activation.evaluate(parameters, part.z, out);
        // At a kink the one-sided limit, at the end of the support the value.
        part.y.front() = component(evaluateBeside(activation, parameters, from, 1), order);
        part.y.back() = component(evaluateBeside(activation, parameters, to, -1), order);
        for (const double y : {part.y.front(), part.y.back()}) {
            least_ = std::fmin(least_, y);
            most_ = std::fmax(most_, y);
            if (std::isfinite(y))
                edges_.push_back(y);
        }
        parts_.push_back(std::move(part));
    }
    std::sort(edges_.begin(), edges_.end());
    // A turn is an end of two parts, which may be neighbouring doubles.
    const double same = 1e-13 * (most_ - least_);
    const auto isSame = [&](double before, double edge) { return edge - before <= same; };
    edges_.erase(std::unique(edges_.begin(), edges_.end(), isSame), edges_.end());
}

double PushedDensity::quantity(double z) const {
    return component(evaluateAt(activation_, parameters_, z), order_);
}

double PushedDensity::share(double z) const {
    const double rate = component(evaluateAt(activation_, parameters_, z), order_ + 1);
    return density(law_, z) / std::fabs(rate);
}

double PushedDensity::at(double y) const {
    double sum = 0;
    for (const Part& part : parts_) {
        const bool rises = part.y.front() < part.y.back();
        const double low = rises ? part.y.front() : part.y.back();
        const double high = rises ? part.y.back() : part.y.front();
        if (!(y > low && y < high))
            continue;
        const auto isBefore = [&](double known, double wanted) {
            return rises ? known < wanted : known > wanted;
        };
        const auto after = std::lower_bound(part.y.begin(), part.y.end(), y, isBefore);
        const auto place = static_cast<std::size_t>(after - part.y.begin());
        if (place == 0 || place == part.y.size()) // not monotone after all
            continue;
        // Bisection, with the false position where that stays inside.
        double a = part.z[place - 1];
        double b = part.z[place];
        double fa = part.y[place - 1] - y;
        double fb = part.y[place] - y;
        const double close = 1e-13 * (std::fabs(a) + std::fabs(b)) + 1e-300;
        for (int step = 0; step < 60 && b - a > close; ++step) {
            double z = step % 3 == 2 ? a + (b - a) / 2 : a - fa * (b - a) / (fb - fa);
            if (!(z > a && z < b))
                z = a + (b - a) / 2;
            if (!(z > a && z < b))
                break;
            const double fz = quantity(z) - y;
            if (fz == 0) {
                a = b = z;
                break;
            }
            const bool left = (fz < 0) == (fa < 0);
            (left ? a : b) = z;
            (left ? fa : fb) = fz;
        }
        sum += share(std::fabs(fa) < std::fabs(fb) ? a : b);
    }
    return sum;
}

std::vector<double> cellDensities(const Activation& activation, Parameters parameters, int order,
                                  const RunOfValues& run, const InputLaw& law, double from, double to,
                                  std::size_t cells) {
    constexpr std::size_t stretches = 20'000;
    const Support support = supportOf(law);
    std::vector<double> z;
    for (std::size_t i = 0; i <= stretches; ++i)
        z.push_back(support.from + (support.to - support.from) * static_cast<double>(i) / stretches);
    std::vector<double> y(z.size());
    JetSpans out;
    (order == 0 ? out.f : out.f1) = y;
    activation.evaluate(parameters, z, out);
    const auto isFlat = [&](double place) {
        return std::any_of(run.flat.begin(), run.flat.end(),
                           [&](const FlatPart& part) { return place > part.from && place < part.to; });
    };
    std::vector<double> densities(cells, 0);
    const double width = (to - from) / static_cast<double>(cells);
    for (std::size_t i = 0; i < stretches; ++i) {
        const double middle = z[i] + (z[i + 1] - z[i]) / 2;
        if (!std::isfinite(y[i]) || !std::isfinite(y[i + 1]) || (!run.flat.empty() && isFlat(middle)))
            continue;
        const double share = density(law, middle) * (z[i + 1] - z[i]);
        const double low = (std::min(y[i], y[i + 1]) - from) / width;
        const double high = std::max((std::max(y[i], y[i + 1]) - from) / width, low + 1e-9);
        const double first = std::max(0.0, std::floor(low));
        for (double cell = first; cell < std::min(high, static_cast<double>(cells)); ++cell) {
            const double part = std::min(high, cell + 1) - std::max(low, cell);
            densities[static_cast<std::size_t>(cell)] += share * part / (high - low) / width;
        }
    }
    return densities;
}

} // namespace actiscope
