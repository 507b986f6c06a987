#include "tests/core/vectors/oracle.h"

#include "core/vectors/softmax.h"

#include <algorithm>
#include <numeric>

namespace actiscope::vector_oracle {

namespace {

using Parameters = const std::vector<double>&;

Real sum(const Reals& v) {
    return std::accumulate(v.begin(), v.end(), Real(0));
}

template <class Function>
Reals map(const Reals& z, Function f) {
    Reals y;
    for (const Real& x : z)
        y.push_back(f(x));
    return y;
}

Reals over(const Reals& v, const Real& divisor) {
    return map(v, [&](const Real& x) { return Real(x / divisor); });
}

Reals exponentials(const Reals& z) {
    return map(z, [](const Real& x) { return Real(exp(x)); });
}

Reals softmax(const Reals& z) {
    const Reals e = exponentials(z);
    return over(e, sum(e));
}

Real length(const Reals& z) {
    return sqrt(sum(map(z, [](const Real& x) { return Real(x * x); })));
}

/// The y_i = max(z_i − τ, 0)^power with Σ y = 1, τ by bisection: another way than the program's sorting.
Reals aboveThreshold(const Reals& z, int power) {
    Real high = *std::max_element(z.begin(), z.end());
    Real low = high - 1;
    const auto shares = [&](const Real& tau) {
        return map(z, [&](const Real& x) { return x > tau ? Real(pow(Real(x - tau), power)) : Real(0); });
    };
    for (int step = 0; step < 860; ++step) {
        const Real middle = (low + high) / 2;
        (sum(shares(middle)) > 1 ? low : high) = middle;
    }
    return shares((low + high) / 2);
}

Reals joined(Reals a, const Reals& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Reals sortedGroups(const Reals& z, double size, bool onlyFirst) {
    Reals y;
    for (auto at = z.begin(); at != z.end(); at += static_cast<int>(size)) {
        Reals group(at, at + static_cast<int>(size));
        std::sort(group.rbegin(), group.rend());
        y.insert(y.end(), group.begin(), onlyFirst ? group.begin() + 1 : group.end());
    }
    return y;
}

Real relu(const Real& x) {
    return x > 0 ? x : Real(0);
}
Real elu(const Real& x) {
    return x > 0 ? x : Real(expm1(x));
}
Real logistic(const Real& x) {
    return 1 / (1 + exp(-x));
}
Real pi() {
    return acos(Real(-1));
}
Real gelu(const Real& x) {
    return x * erfc(-x / sqrt(Real(2))) / 2;
}
Real geluTanh(const Real& x) {
    return x / 2 * (1 + tanh(sqrt(2 / pi()) * (x + Real("0.044715") * x * x * x)));
}

using Pair = std::function<Real(const Real& a, const Real& b, Parameters p)>;

Row gated(const char* id, const Pair& pair, std::vector<std::vector<double>> parameters = {{}}) {
    return {id, std::move(parameters), [pair](const Reals& z, Parameters p) {
                Reals y;
                for (std::size_t i = 0; i < z.size() / 2; ++i)
                    y.push_back(pair(z[i], z[z.size() / 2 + i], p));
                return y;
            }};
}

Reals layerNorm(const Reals& z, double epsilon) {
    const Real n = static_cast<double>(z.size());
    const Real mean = sum(z) / n;
    const Reals d = map(z, [&](const Real& x) { return Real(x - mean); });
    return over(d, sqrt(Real(length(d) * length(d) / n + epsilon)));
}

Reals winners(const Reals& z, double k) {
    Reals sorted = z;
    std::sort(sorted.rbegin(), sorted.rend());
    const Real& last = sorted[static_cast<std::size_t>(k) - 1];
    return map(z, [&](const Real& x) { return x >= last ? x : Real(0); });
}

} // namespace

const std::vector<Row>& rows() {
    static const std::vector<Row> all{
        {"softmax",
         {{1}, {0.05}, {7.3}},
         [](const Reals& z, Parameters p) { return softmax(over(z, p[0])); }},
        {"log_softmax",
         {{}},
         [](const Reals& z, Parameters) {
             const Real total = log(sum(exponentials(z)));
             return map(z, [&](const Real& x) { return Real(x - total); });
         }},
        {"softmin", {{}}, [](const Reals& z, Parameters) { return softmax(over(z, -1)); }},
        {"logsumexp", {{}}, [](const Reals& z, Parameters) { return Reals{log(sum(exponentials(z)))}; }},
        {"hardmax",
         {{}},
         [](const Reals& z, Parameters) {
             Reals y(z.size(), Real(0));
             y[static_cast<std::size_t>(std::max_element(z.begin(), z.end()) - z.begin())] = 1;
             return y;
         }},
        {"sparsemax", {{}}, [](const Reals& z, Parameters) { return aboveThreshold(z, 1); }},
        {"entmax15", {{}}, [](const Reals& z, Parameters) { return aboveThreshold(over(z, 2), 2); }},
        {"softmax1",
         {{}},
         [](const Reals& z, Parameters) {
             const Reals e = exponentials(z);
             return over(e, 1 + sum(e));
         }},
        {"taylor_softmax",
         {{}},
         [](const Reals& z, Parameters) {
             const Reals t = map(z, [](const Real& x) { return Real(1 + x + x * x / 2); });
             return over(t, sum(t));
         }},
        {"spherical_softmax",
         {{0}, {0.3}},
         [](const Reals& z, Parameters p) {
             const Reals t = map(z, [&](const Real& x) { return Real(x * x + p[0]); });
             return over(t, sum(t));
         }},
        {"gumbel_softmax",
         {{1, 1}, {0.3, 77}},
         [](const Reals& z, Parameters p) {
             std::vector<double> noise(z.size());
             gumbelNoise(static_cast<std::uint64_t>(p[1]), noise);
             Reals noisy = z;
             for (std::size_t i = 0; i < z.size(); ++i)
                 noisy[i] += noise[i];
             return softmax(over(noisy, p[0]));
         }},
        {"maxout", {{2}, {3}}, [](const Reals& z, Parameters p) { return sortedGroups(z, p[0], true); }},
        {"maxmin", {{2}, {3}}, [](const Reals& z, Parameters p) { return sortedGroups(z, p[0], false); }},
        {"kwta", {{2}, {5}}, [](const Reals& z, Parameters p) { return winners(z, p[0]); }},
        {"crelu",
         {{}},
         [](const Reals& z, Parameters) { return joined(map(z, relu), map(over(z, -1), relu)); }},
        {"concat_elu",
         {{}},
         [](const Reals& z, Parameters) { return joined(map(z, elu), map(over(z, -1), elu)); }},
        gated("glu", [](const Real& a, const Real& b, Parameters) { return Real(a * logistic(b)); }),
        gated("reglu", [](const Real& a, const Real& b, Parameters) { return Real(relu(a) * b); }),
        gated("geglu", [](const Real& a, const Real& b, Parameters) { return Real(gelu(a) * b); }),
        gated("geglu_tanh", [](const Real& a, const Real& b, Parameters) { return Real(geluTanh(a) * b); }),
        gated("swiglu", [](const Real& a, const Real& b, Parameters) { return Real(a * logistic(a) * b); }),
        gated("bilinear", [](const Real& a, const Real& b, Parameters) { return Real(a * b); }),
        gated("gtu", [](const Real& a, const Real& b, Parameters) { return Real(tanh(a) * logistic(b)); }),
        gated("swiglu_oai",
              [](const Real& a, const Real& b, Parameters p) {
                  const Real limit = p[1];
                  const Real x = a < limit ? a : limit;
                  const Real v = b > limit ? limit : b < -limit ? Real(-limit) : b;
                  return Real(x * logistic(p[0] * x) * (v + 1));
              },
              {{1.702, 6.5}, {0.5, 1.75}}),
        {"solu",
         {{}},
         [](const Reals& z, Parameters) {
             Reals y = softmax(z);
             for (std::size_t i = 0; i < z.size(); ++i)
                 y[i] *= z[i];
             return y;
         }},
        {"squash",
         {{}},
         [](const Reals& z, Parameters) {
             const Real n = length(z);
             return map(z, [&](const Real& x) { return Real(x * n / (1 + n * n)); });
         }},
        {"l2_normalize",
         {{1e-12}, {0}, {1e6}},
         [](const Reals& z, Parameters p) {
             const Real n = length(z);
             return over(z, n > p[0] ? n : Real(p[0]));
         }},
        {"rms_norm",
         {{1e-6}, {0}},
         [](const Reals& z, Parameters p) {
             const Real n = static_cast<double>(z.size());
             return over(z, sqrt(Real(length(z) * length(z) / n + p[0])));
         }},
        {"layer_norm", {{1e-5}, {0}}, [](const Reals& z, Parameters p) { return layerNorm(z, p[0]); }},
    };
    return all;
}

std::vector<Reals> differences(const Row& row, const Reals& z, const std::vector<double>& p) {
    const Real h("1e-60");
    std::vector<Reals> columns;
    for (std::size_t j = 0; j < z.size(); ++j) {
        Reals before = z;
        Reals after = z;
        before[j] -= h;
        after[j] += h;
        const Reals low = row.evaluate(before, p);
        Reals column = row.evaluate(after, p);
        for (std::size_t i = 0; i < column.size(); ++i)
            column[i] = (column[i] - low[i]) / (2 * h);
        columns.push_back(std::move(column));
    }
    return columns;
}

} // namespace actiscope::vector_oracle
