#include "core/analysis/nearest_activation.h"

#include "core/activations/catalogue.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

NearestQuery queryFor(const char* id, std::vector<double> parameters = {}) {
    const ActivationPtr curve = findOrMakeActivation(id);
    return {curve, parameters.empty() ? defaultParameters(*curve) : std::move(parameters)};
}

TEST(NearestActivations, SiluIsSwishWithBetaOne) {
    const auto matches = nearestActivations(queryFor("silu"), catalogue());
    ASSERT_EQ(matches.size(), 5U);
    EXPECT_LT(matches[0].distance, 1e-13);
    const auto swish = std::find_if(matches.begin(), matches.end(),
                                    [](const auto& match) { return match.activation->id == "swish"; });
    ASSERT_NE(swish, matches.end());
    EXPECT_EQ(swish->parameters, std::vector<double>{1});
}

TEST(NearestActivations, FindsAParameterFarFromTheDefaultToItsLastDigit) {
    const auto matches = nearestActivations(queryFor("leaky_relu", {0.37}), catalogue());
    EXPECT_EQ(matches[0].activation->id, "prelu");
    EXPECT_EQ(matches[0].parameters, std::vector<double>{0.37});
    EXPECT_EQ(matches[0].distance, 0);
}

TEST(NearestActivations, TheDistanceIsTheLargestDifferenceWhereItSays) {
    const auto query = queryFor("tanh");
    for (const auto& match : nearestActivations(query, catalogue())) {
        const double there = std::fabs(evaluateAt(*match.activation, match.parameters, match.at).f -
                                       evaluateAt(*query.curve, query.parameters, match.at).f);
        EXPECT_NEAR(match.distance, there, 1e-14) << match.activation->id;
        for (double x = query.from; x <= query.to; x += 0.00137)
            EXPECT_LE(std::fabs(evaluateAt(*match.activation, match.parameters, x).f - std::tanh(x)),
                      match.distance * (1 + 1e-6) + 1e-15)
                << match.activation->id << " at " << x;
    }
}

TEST(NearestActivations, NearestFirstAndNeverItself) {
    const auto matches = nearestActivations(queryFor("softplus", {3.0}), catalogue());
    for (std::size_t i = 0; i < matches.size(); ++i) {
        EXPECT_NE(matches[i].activation->id, "softplus");
        if (i > 0) {
            EXPECT_GE(matches[i].distance, matches[i - 1].distance - 1e-13);
        }
    }
}

TEST(NearestActivations, AskASlowCurveForNoMoreThanTheyNeed) {
    Activation slow = *findActivation("tanh");
    slow.id = "slow";
    std::size_t evaluations = 0;
    int searches = 0;
    slow.evaluate = [&, tanh = slow.evaluate](Parameters p, std::span<const double> x, const JetSpans& out) {
        evaluations += x.size();
        tanh(p, x, out);
    };
    slow.kinks = [&](Parameters) {
        ++searches;
        return std::vector<Kink>{{0.5}};
    };
    const auto curve = std::make_shared<const Activation>(std::move(slow));
    nearestActivations({curve, {}}, catalogue());
    EXPECT_EQ(searches, 1);
    EXPECT_LE(evaluations, 4500 + 80 * catalogue().size());
}

TEST(NearestActivations, StopsWhenAsked) {
    std::stop_source source;
    double last = 0;
    const auto matches =
        nearestActivations(queryFor("elu"), catalogue(), source.get_token(), [&](double part) {
            last = part;
            if (part > 0.2)
                source.request_stop();
        });
    EXPECT_LT(last, 0.5);
    EXPECT_FALSE(matches.empty());
}

} // namespace
} // namespace actiscope
