#include "tests/core/activations/oracle/rows.h"

#include <limits>

namespace actiscope::oracle {

std::vector<Row> expRows() {
    const Real nan = std::numeric_limits<double>::quiet_NaN();
    const Real infinity = std::numeric_limits<double>::infinity();
    using P = std::vector<Series>;
    return {
        {"exponential", {{}}, [](const Series& x, const P&) { return exp(x); }},
        {"soft_exponential",
         {{0.5},
          {-1},
          {1},
          {0},
          {-0.733401},
          {0.999},
          {-0.999},
          {1e-3},
          {-1e-3},
          {1e-10},
          {-1e-10},
          {1e-30},
          {-1e-30}},
         [nan, infinity](const Series& x, const P& p) {
             const Series& a = p[0];
             if (at(a) == 0)
                 return x;
             if (at(a) > 0 && at(a * x) > 1e6)
                 return exp(a * x); // beyond any double
             if (at(a) < 0 && at(1 - a * (x + a)) == 0)
                 return Series(-infinity, infinity, -infinity, infinity); // log at 0
             if (at(a) < 0 && at(1 - a * (x + a)) <= 0)
                 return Series(nan, nan, nan, nan); // left of where it is defined
             return at(a) < 0 ? -log(1 - a * (x + a)) / a : (exp(a * x) - 1) / a + a;
         }},
    };
}

} // namespace actiscope::oracle
