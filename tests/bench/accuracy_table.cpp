// Measures every activation against the oracle and writes the table of errors:
// accuracy_table core/activations/ACCURACY.md
#include "core/activations/catalogue.h"
#include "tests/core/activations/oracle/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace {

using namespace actiscope;

constexpr int randomPoints = 600;

constexpr const char* heading = R"(# Measured accuracy

Written by a program; after a change to an activation, write it again with

    ninja -C build/dev accuracy_table && build/dev/tests/accuracy_table core/activations/ACCURACY.md

For each activation the largest error of f, f′ and f″ over some thousands of points x in the whole double range (special,
borderline and random values, subnormals, the neighbours of kinks; all but the kinks themselves), at the default
parameters, the ends of the sliders and some beyond, against the same function in 400 decimals. Evaluated as one batch, so
by the kernels of the processor that wrote the table where an activation has one.

**of the bound**: the error as a part of what the tests allow, with u = 2⁻⁵³

    f   4u(|f| + |x·f′|)      f′  8u(|f′| + |x·f″|)      f″  16u(|f″| + |x·f‴|)

plus one smallest subnormal; below 10⁻³⁰⁰ a thousandth of the value is allowed. The second term is what a rounding of x
itself costs. 1 would be the limit.

**ulp**: the error in units in the last place of the exact value, where the value is well conditioned: where a rounding of
x changes it by no more than its own rounding does, and not in the subnormals.

| activation | points | f, of the bound | f′ | f″ | f, ulp | f′ | f″ |
|---|--:|--:|--:|--:|--:|--:|--:|
)";

struct Worst {
    std::size_t points = 0;
    std::array<double, 3> ofBound{};
    std::array<double, 3> ulps{};
};

Worst worstOf(const Activation& activation, const oracle::Row& row) {
    Worst worst;
    for (const auto& parameters : row.parameters) {
        const std::vector<double> xs = oracle::points(activation, parameters, randomPoints);
        std::vector<double> f(xs.size());
        std::vector<double> f1(xs.size());
        std::vector<double> f2(xs.size());
        activation.evaluate(parameters, xs, {f, f1, f2});
        for (std::size_t at = 0; at < xs.size(); ++at) {
            const double x = xs[at];
            const Jet got{f[at], f1[at], f2[at]};
            const oracle::Values want = oracle::valuesAt(row, parameters, oracle::Real(x));
            const auto ofBound = oracle::excess(row, got, want, x);
            const auto ulps = oracle::ulps(got, want, x);
            ++worst.points;
            for (std::size_t i = 0; i < 3; ++i) {
                worst.ofBound[i] = std::max(worst.ofBound[i], ofBound[i]);
                worst.ulps[i] = std::max(worst.ulps[i], ulps[i]);
            }
        }
    }
    return worst;
}

} // namespace

int main(int count, char** words) {
    if (count != 2) {
        fmt::print(stderr, "usage: accuracy_table FILE.md\n");
        return 2;
    }
    std::string text = heading;
    for (const auto& activation : catalogue()) {
        const auto& rows = oracle::rows();
        const auto row =
            std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == activation.id; });
        if (row == rows.end()) {
            fmt::print(stderr, "the oracle has no row for '{}'\n", activation.id);
            return 1;
        }
        const Worst worst = worstOf(activation, *row);
        text += fmt::format("| {}{} | {} |", activation.id, row->absolute > 0 ? " ¹" : "", worst.points);
        for (const double part : worst.ofBound)
            text += fmt::format(" {:.2f} |", part);
        for (const double ulps : worst.ulps)
            text += fmt::format(" {:.2f} |", ulps);
        text += '\n';
    }
    text += "\n¹ The value is a difference of larger terms by its own parameters, and a part of them is "
            "allowed too.\n";
    std::ofstream file(words[1]);
    file << text;
    file.close();
    if (!file) {
        fmt::print(stderr, "cannot write {}\n", words[1]);
        return 1;
    }
    return 0;
}
