// f, f′ and f″ of every activation against the oracle, over the whole double range.
#include "core/activations/catalogue.h"
#include "core/numerics/constants.h"
#include "tests/core/activations/oracle/measure.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

using oracle::Real;

class Accuracy : public testing::TestWithParam<oracle::Row> {
protected:
    const oracle::Row& row = GetParam();
    const Activation* activation = findActivation(row.id);
    void SetUp() override { ASSERT_NE(activation, nullptr) << row.id; }
};

/// What one instruction set gives for a batch: f once with its derivatives and once alone, which is computed
/// otherwise.
struct Batch {
    std::string instructions;
    std::vector<double> f, f1, f2, alone;
};

std::vector<Batch> byEachInstructionSet(const Activation& activation, Parameters parameters,
                                        const std::vector<double>& x) {
    auto ways = activation.implementations;
    if (ways.empty())
        ways.push_back({"scalar", activation.evaluate});
    std::vector<Batch> batches;
    for (const auto& [instructions, evaluate] : ways) {
        const std::vector<double> nothing(x.size(), std::nan(""));
        Batch batch{instructions, nothing, nothing, nothing, nothing};
        evaluate(parameters, x, {batch.f, batch.f1, batch.f2});
        evaluate(parameters, x, {batch.alone, {}, {}});
        batches.push_back(std::move(batch));
    }
    return batches;
}

TEST_P(Accuracy, ValueAndDerivativesAreWithinTheirBounds) {
    for (const auto& parameters : row.parameters) {
        const auto set = testing::PrintToString(parameters);
        const auto xs = oracle::points(*activation, parameters);
        const auto batches = byEachInstructionSet(*activation, parameters, xs);
        for (std::size_t i = 0; i < xs.size(); ++i) {
            const double x = xs[i];
            const auto want = oracle::valuesAt(row, parameters, Real(x));
            for (const auto& batch : batches) {
                const auto excess = oracle::excess(row, {batch.f[i], batch.f1[i], batch.f2[i]}, want, x);
                const auto alone = oracle::excess(row, {batch.alone[i], 0, 0}, want, x);
                EXPECT_LE(excess[0], 1) << row.id << set << ' ' << batch.instructions << " f(" << x
                                        << ") = " << batch.f[i] << ", wanted " << want.f;
                EXPECT_LE(alone[0], 1) << row.id << set << ' ' << batch.instructions << " alone, f(" << x
                                       << ") = " << batch.alone[i] << ", wanted " << want.f;
                EXPECT_LE(excess[1], 1) << row.id << set << ' ' << batch.instructions << " f'(" << x
                                        << ") = " << batch.f1[i] << ", wanted " << want.f1;
                EXPECT_LE(excess[2], 1) << row.id << set << ' ' << batch.instructions << " f''(" << x
                                        << ") = " << batch.f2[i] << ", wanted " << want.f2;
            }
        }
    }
}

TEST_P(Accuracy, InfinityGivesTheLimits) {
    for (const auto& parameters : row.parameters) {
        if (!oracle::isModerate(parameters))
            continue;
        for (const double x : {-infinity, infinity}) {
            const Jet got = evaluateAt(*activation, parameters, x);
            const auto want = oracle::limitsAt(row, parameters, x);
            const auto same = [](double a, double b) {
                return a == b || (std::isnan(a) && std::isnan(b)) || std::fabs(a - b) <= 1e-15 * std::fabs(b);
            };
            EXPECT_PRED2(same, got.f, want.f) << row.id << " f(" << x << ')';
            EXPECT_PRED2(same, got.f1, want.f1) << row.id << " f'(" << x << ')';
            EXPECT_PRED2(same, got.f2, want.f2) << row.id << " f''(" << x << ')';
        }
    }
}

TEST_P(Accuracy, KinksAnswerByTheConvention) {
    const auto& parameters = row.parameters.front();
    const auto kinks = activation->kinks(parameters);
    ASSERT_EQ(kinks.size(), row.kinks.size()) << row.id;
    for (std::size_t i = 0; i < kinks.size(); ++i) {
        EXPECT_DOUBLE_EQ(kinks[i].x, row.kinks[i].x) << row.id;
        const Jet got = evaluateAt(*activation, parameters, kinks[i].x);
        EXPECT_DOUBLE_EQ(got.f, row.kinks[i].f) << row.id << " at " << kinks[i].x;
        EXPECT_DOUBLE_EQ(got.f1, row.kinks[i].f1) << row.id << " at " << kinks[i].x;
        EXPECT_DOUBLE_EQ(got.f2, row.kinks[i].f2) << row.id << " at " << kinks[i].x;
    }
}

INSTANTIATE_TEST_SUITE_P(EveryActivation, Accuracy, testing::ValuesIn(oracle::rows()),
                         [](const auto& row) { return row.param.id; });

TEST(Oracle, HasARowForEveryActivation) {
    for (const auto& activation : catalogue()) {
        const auto& rows = oracle::rows();
        const auto row =
            std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == activation.id; });
        ASSERT_NE(row, rows.end()) << activation.id;
        EXPECT_EQ(row->parameters.front(), defaultParameters(activation)) << activation.id;
    }
}

} // namespace
} // namespace actiscope
