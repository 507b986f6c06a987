#include "core/analysis/nearest_activation.h"

#include "core/numerics/constants.h"
#include "core/numerics/nelder_mead.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace actiscope {

namespace {

constexpr std::size_t mostFitted = 4;

std::vector<double> gridOf(double from, double to, std::size_t intervals) {
    std::vector<double> xs(intervals + 1);
    for (std::size_t i = 0; i <= intervals; ++i)
        xs[i] = from + (to - from) * static_cast<double>(i) / static_cast<double>(intervals);
    return xs;
}

std::vector<double> valuesOf(const Activation& activation, Parameters parameters,
                             const std::vector<double>& xs) {
    std::vector<double> f(xs.size());
    activation.evaluate(parameters, xs, {f, {}, {}});
    return f;
}

/// Where both have no value, or both the same infinity, there is nothing to compare.
double difference(double a, double b) {
    if ((std::isnan(a) && std::isnan(b)) || a == b)
        return 0;
    return std::isfinite(a) && std::isfinite(b) ? std::fabs(a - b) : infinity;
}

/// A parameter as the search sees it: logarithmic where its slider is.
double toSearch(const Field& field, double value) {
    return field.scale == FieldScale::Logarithmic ? std::log(value) : value;
}
double fromSearch(const Field& field, double value) {
    return field.scale == FieldScale::Logarithmic ? std::exp(value) : value;
}

/// The limits of each parameter, and that an interval has its lower end below its upper one: a constant
/// would be named after two ends that cross.
bool allowed(const Activation& activation, const std::vector<double>& parameters) {
    double lower = -infinity;
    double upper = infinity;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Field& field = activation.parameters[i];
        if (!checkedValue(field, parameters[i]))
            return false;
        if (field.id == "min_val")
            lower = parameters[i];
        if (field.id == "max_val")
            upper = parameters[i];
    }
    return lower < upper;
}

/// The double nearest to the number with so many significant decimal digits.
double withDigits(double number, int digits) {
    char text[40];
    const auto [end, error] =
        std::to_chars(text, text + sizeof text, number, std::chars_format::scientific, digits - 1);
    return parseNumber({text, end}).value_or(number);
}

/// One activation being bent towards the curve.
class Fit {
public:
    Fit(const Activation& activation, const std::vector<double>& xs, const std::vector<double>& target,
        const std::stop_token& stop)
        : activation_(activation), xs_(xs), target_(target), stop_(stop) {}

    std::vector<double> best() {
        std::vector<double> best = defaultParameters(activation_);
        double least = sup(best);
        for (const auto& start : starts()) {
            if (stop_.stop_requested())
                break;
            const auto fitted = fittedFrom(start);
            if (const double distance = sup(fitted); distance < least && allowed(activation_, fitted)) {
                least = distance;
                best = fitted;
            }
        }
        return rounded(best, least);
    }

private:
    /// The default, and every corner of a grid over the sliders that stays small whatever the dimension.
    std::vector<std::vector<double>> starts() const {
        const auto& fields = activation_.parameters;
        std::vector<std::vector<double>> starts;
        if (fields.empty() || fields.size() > mostFitted)
            return starts;
        starts.push_back(defaultParameters(activation_));
        const std::size_t sides[] = {0, 9, 4, 3, 2};
        const std::size_t side = sides[fields.size()];
        std::size_t corners = 1;
        for (std::size_t i = 0; i < fields.size(); ++i)
            corners *= side;
        for (std::size_t corner = 0; corner < corners; ++corner) {
            std::vector<double> start;
            std::size_t rest = corner;
            for (const Field& field : fields) {
                const double low = toSearch(field, field.sliderMinimum);
                const double high = toSearch(field, field.sliderMaximum);
                const double t = (static_cast<double>(rest % side) + 0.5) / static_cast<double>(side);
                start.push_back(fromSearch(field, low + t * (high - low)));
                rest /= side;
            }
            starts.push_back(std::move(start));
        }
        return starts;
    }

    /// Least squares first, which is smooth, then the largest difference.
    std::vector<double> fittedFrom(const std::vector<double>& start) {
        if (!std::isfinite(squares(start)))
            return start;
        constexpr int evaluations = 150;
        const auto near = search(
            start, [this](const auto& p) { return squares(p); }, 0.1, evaluations);
        return search(
            near, [this](const auto& p) { return sup(p); }, 0.01, evaluations);
    }

    template <class Distance>
    std::vector<double> search(const std::vector<double>& start, const Distance& distance, double reach,
                               int evaluations) {
        const auto& fields = activation_.parameters;
        std::vector<double> from;
        std::vector<double> step;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            from.push_back(toSearch(fields[i], start[i]));
            step.push_back(reach * (toSearch(fields[i], fields[i].sliderMaximum) -
                                    toSearch(fields[i], fields[i].sliderMinimum)));
        }
        const auto at = [&](std::span<const double> place) {
            std::vector<double> parameters;
            for (std::size_t i = 0; i < fields.size(); ++i)
                parameters.push_back(fromSearch(fields[i], place[i]));
            return parameters;
        };
        const auto found = nelderMead(
            [&](std::span<const double> place) {
                const auto parameters = at(place);
                return stop_.stop_requested() || !allowed(activation_, parameters) ? infinity
                                                                                   : distance(parameters);
            },
            from, step, evaluations);
        return std::isfinite(found.value) ? at(found.at) : start;
    }

    double sup(const std::vector<double>& parameters) {
        evaluate(parameters);
        double largest = 0;
        for (std::size_t i = 0; i < xs_.size(); ++i)
            largest = std::max(largest, difference(values_[i], target_[i]));
        return largest;
    }

    double squares(const std::vector<double>& parameters) {
        evaluate(parameters);
        double sum = 0;
        for (std::size_t i = 0; i < xs_.size(); ++i) {
            const double d = difference(values_[i], target_[i]);
            sum += d * d;
        }
        return sum;
    }

    void evaluate(const std::vector<double>& parameters) {
        values_.resize(xs_.size());
        activation_.evaluate(parameters, xs_, {values_, {}, {}});
    }

    /// As few digits as the fit takes without getting worse by a hundredth.
    std::vector<double> rounded(std::vector<double> parameters, double distance) {
        const double allowance = 1.01 * distance + 1e-14;
        for (double& parameter : parameters) {
            const double whole = parameter;
            for (int digits = 1; digits <= 8; ++digits) {
                parameter = withDigits(whole, digits);
                if (allowed(activation_, parameters) && sup(parameters) <= allowance)
                    break;
                parameter = whole;
            }
        }
        return parameters;
    }

    const Activation& activation_;
    const std::vector<double>& xs_;
    const std::vector<double>& target_;
    const std::stop_token& stop_;
    std::vector<double> values_;
};

/// The kinks within the range, with what is right beside them.
std::vector<double> aroundKinks(const Activation& activation, Parameters parameters,
                                const NearestQuery& query) {
    std::vector<double> xs;
    for (const Kink& kink : activation.kinks(parameters))
        for (const double x : {std::nextafter(kink.x, -infinity), kink.x, std::nextafter(kink.x, infinity)})
            if (x >= query.from && x <= query.to)
                xs.push_back(x);
    return xs;
}

constexpr std::size_t fineIntervals = 4000;

/// The curve where every match is measured: a formula may be slow, and its kinks slower.
struct FineCurve {
    std::vector<double> xs;
    std::vector<double> values;

    explicit FineCurve(const NearestQuery& query) : xs(gridOf(query.from, query.to, fineIntervals)) {
        const auto kinks = aroundKinks(*query.curve, query.parameters, query);
        xs.insert(xs.end(), kinks.begin(), kinks.end());
        values = valuesOf(*query.curve, query.parameters, xs);
    }
};

/// The largest difference on a fine grid, its neighbourhood searched more finely still.
void measure(NearestActivation& match, const NearestQuery& query, const FineCurve& curve) {
    const auto largestOf = [&](const std::vector<double>& xs, const std::vector<double>& b) {
        const auto a = valuesOf(*match.activation, match.parameters, xs);
        for (std::size_t i = 0; i < xs.size(); ++i)
            if (const double d = difference(a[i], b[i]); d > match.distance) {
                match.distance = d;
                match.at = xs[i];
            }
    };
    const auto largestOn = [&](const std::vector<double>& xs) {
        largestOf(xs, valuesOf(*query.curve, query.parameters, xs));
    };
    match.distance = 0;
    match.at = query.from;
    largestOf(curve.xs, curve.values);
    largestOn(aroundKinks(*match.activation, match.parameters, query));
    double reach = (query.to - query.from) / static_cast<double>(fineIntervals);
    for (int zoom = 0; zoom < 3; ++zoom, reach /= 10)
        largestOn(gridOf(std::max(query.from, match.at - reach), std::min(query.to, match.at + reach), 20));
}

} // namespace

std::vector<NearestActivation> nearestActivations(const NearestQuery& query,
                                                  const std::vector<Activation>& catalogue,
                                                  const std::stop_token& stop,
                                                  const std::function<void(double)>& progress) {
    constexpr std::size_t intervals = 300;
    const auto xs = gridOf(query.from, query.to, intervals);
    const auto target = valuesOf(*query.curve, query.parameters, xs);
    const FineCurve curve(query);
    std::vector<NearestActivation> matches;
    for (std::size_t i = 0; i < catalogue.size() && !stop.stop_requested(); ++i) {
        const Activation& activation = catalogue[i];
        if (activation.id != query.curve->id) {
            matches.push_back({&activation, Fit(activation, xs, target, stop).best()});
            measure(matches.back(), query, curve);
        }
        if (progress)
            progress(static_cast<double>(i + 1) / static_cast<double>(catalogue.size()));
    }
    double size = 1;
    for (const double y : target)
        if (std::isfinite(y))
            size = std::max(size, std::fabs(y));
    const auto apart = [&](const NearestActivation& match) {
        constexpr double rounding = 1e-13;
        return match.distance <= rounding * size ? 0 : match.distance;
    };
    std::stable_sort(
        matches.begin(), matches.end(), [&](const NearestActivation& a, const NearestActivation& b) {
            return std::pair(apart(a), a.parameters.size()) < std::pair(apart(b), b.parameters.size());
        });
    matches.resize(std::min(matches.size(), query.most));
    return matches;
}

} // namespace actiscope
