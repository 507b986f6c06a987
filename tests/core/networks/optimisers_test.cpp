#include "core/networks/optimisers.h"

#include <gmock/gmock.h>

namespace actiscope {
namespace {

/// x after each of ten steps on ½x² from 1 at rate 0.1.
std::vector<double> trajectory(std::string_view id) {
    const Optimiser optimiser(id, 0.9);
    OptimiserMemory memory;
    std::vector<double> x{1};
    std::vector<double> all;
    for (int i = 0; i < 10; ++i) {
        const std::vector<double> gradient = x;
        optimiser.step(x, gradient, 0.1, memory);
        all.push_back(x[0]);
    }
    return all;
}

void expectPath(std::string_view id, const std::vector<double>& first, double tenth, double tolerance) {
    SCOPED_TRACE(id);
    const auto path = trajectory(id);
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_NEAR(path[i], first[i], tolerance);
    EXPECT_NEAR(path[9], tenth, tolerance);
}

TEST(Optimisers, FollowTheirKnownPathsOnAParabola) {
    expectPath("sgd", {0.9, 0.81, 0.729}, 0.3486784401, 1e-14);
    expectPath("momentum", {0.9, 0.72, 0.486}, -0.5887893888, 1e-9);
    expectPath("nesterov", {0.81, 0.5751, 0.327321}, -0.3465781716, 1e-9);
    expectPath("adam", {0.900000001, 0.800412229712, 0.701586274504}, 0.076249161, 1e-9);
}

TEST(Schedules, StartFullAndFall) {
    for (const FieldChoice& schedule : schedules())
        EXPECT_EQ(scheduleFactor(schedule.id, 0, 100), 1) << schedule.id;
    EXPECT_DOUBLE_EQ(scheduleFactor("linear", 25, 100), 0.75);
    EXPECT_NEAR(scheduleFactor("cosine", 50, 100), 0.5, 1e-14);
    EXPECT_NEAR(scheduleFactor("cosine", 75, 100), 0.1464466094067262, 1e-14);
    EXPECT_EQ(scheduleFactor("step", 49, 100), 1);
    EXPECT_EQ(scheduleFactor("step", 50, 100), 0.1);
    EXPECT_EQ(scheduleFactor("step", 75, 100), 0.01);
    EXPECT_EQ(scheduleFactor("constant", 99, 100), 1);
}

} // namespace
} // namespace actiscope
