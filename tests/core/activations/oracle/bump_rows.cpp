#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> bumpRows() {
    using P = std::vector<Series>;
    return {
        {"hat",
         {{1}, {0.1}, {5}, {1e-9}, {1e200}},
         [](const Series& x, const P& p) { return max(0, 1 - abs(x) / p[0]); },
         {{-1, 0, 0, 0}, {0, 1, 0, 0}, {1, 0, 0, 0}}},
        {"sq_rbf",
         {{}},
         [](const Series& x, const P&) {
             const Series a = abs(x);
             return at(a) <= 1 ? 1 - x * x / 2 : at(a) < 2 ? (2 - a) * (2 - a) / 2 : 0;
         },
         {{-2, 0, 0, 0}, {-1, 0.5, 1, -1}, {1, 0.5, -1, -1}, {2, 0, 0, 0}}},
        {"laplacian",
         {{1}, {0.05}, {5}, {0.248396}, {1e-200}, {1e200}},
         [](const Series& x, const P& p) { return exp(-abs(x) / p[0]); },
         {{0, 1, 0, 1}}},
        {"gaussian", {{}}, [](const Series& x, const P&) { return exp(-(x * x)); }},
        {"gaussian_sigma",
         {{1}, {0.05}, {5}, {3.188485}, {1e-5}, {1e100}},
         [](const Series& x, const P& p) { return exp(-(x * x) / (2 * p[0] * p[0])); }},
        {"ricker", {{}}, [](const Series& x, const P&) { return (1 - x * x) * exp(-(x * x) / 2); }},
        {"gabor",
         {{1.75}, {0}, {30}, {0.1}, {-7.77}, {1000}},
         [](const Series& x, const P& p) { return cos(p[0] * x) * exp(-(x * x) / 2); }},
        {"inv_quadratic",
         {{1}, {0.1}, {20}, {16.699826}, {-3}, {0}, {1e-100}, {1e5}},
         [](const Series& x, const P& p) { return 1 / (1 + p[0] * x * p[0] * x); }},
        {"inv_multiquadratic",
         {{1}, {0.1}, {20}, {14.806656}, {-3}, {0}, {1e-100}, {1e5}},
         [](const Series& x, const P& p) { return 1 / sqrt(1 + p[0] * x * p[0] * x); }},
        {"cauchy",
         {{1, 1, 1}, {3, -3, 0.1}, {-0.895424, -0.86699, 0.108729}, {0, 1, 5}, {1, 0, 2}, {1e-5, 1, 1e5}},
         [](const Series& x, const P& p) { return (p[0] * x + p[1]) / (x * x + p[2] * p[2]); }},
    };
}

} // namespace actiscope::oracle
