#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> periodicRows() {
    using P = std::vector<Series>;
    return {
        {"sine",
         {{1}, {30}, {0.1}, {24.77501}, {-2}, {0}, {1e-300}, {1e10}},
         [](const Series& x, const P& p) { return sin(p[0] * x); }},
        {"cosine",
         {{1}, {30}, {0.1}, {14.874745}, {-2}, {0}, {1e-300}, {1e10}},
         [](const Series& x, const P& p) { return cos(p[0] * x); }},
        {"snake",
         {{1}, {30}, {0.1}, {8.297478}, {-2}, {1e-300}, {1e10}},
         [](const Series& x, const P& p) { return x + sin(p[0] * x) * sin(p[0] * x) / p[0]; }},
        {"gcu", {{}}, [](const Series& x, const P&) { return x * cos(x); }},
        {"sinc",
         {{}},
         [](const Series& x, const P&) {
             // the quotient of the series would need more than the oracle's digits
             const Series square = x * x;
             return abs(x.c[0]) < 1e-60 ? 1 - square / 6 + square * square / 120 : sin(x) / x;
         }},
        {"finer",
         {{1}, {30}, {0.1}, {29.07636}, {-2}, {1e-300}},
         [](const Series& x, const P& p) { return sin(p[0] * x * (abs(x) + 1)); },
         {{0, 0, 1, 0}}},
    };
}

} // namespace actiscope::oracle
