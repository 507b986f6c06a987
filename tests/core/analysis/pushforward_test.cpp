#include "core/analysis/pushforward.h"

#include "core/activations/catalogue.h"
#include "core/expressions/resolve.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

namespace actiscope {
namespace {

using testing::ElementsAre;
using K = InputLaw::Kind;

double relativeError(double value, double truth) {
    return std::fabs(value - truth) / std::fabs(truth);
}

struct Row {
    const char* id;
    InputLaw::Kind kind;
    double mean, sigma;
    double moments[5]; ///< E f, Var f, E f², E f′, E f′²
};

TEST(PushedMoments, AreRightToTenDigits) {
    // By mpmath with 30 digits.
    const Row rows[] = {
        {"tanh",
         K::Gaussian,
         0.5,
         1.5,
         {0.2264947890584479, 0.5082722999356012, 0.559572189406232, 0.440427810593768, 0.3161983726520118}},
        {"silu",
         K::Gaussian,
         0.5,
         1.5,
         {0.6811305379706043, 1.08373999449911, 1.547678804255235, 0.6330311828788535, 0.5742440931300745}},
        {"elu",
         K::Gaussian,
         0.5,
         1.5,
         {0.6814127227801656, 1.530539930691643, 1.994863229458321, 0.8000585513315576, 0.7355462618061007}},
        {"relu6",
         K::Gaussian,
         0.5,
         1.5,
         {0.881309530615985, 1.082160966771298, 1.858867455525865, 0.6304357934282712, 0.6304357934282712}},
        {"softplus",
         K::Gaussian,
         0.5,
         1.5,
         {1.197046487945807, 0.8539082174458083, 2.2868285117492, 0.5875962051909704, 0.4154484561353619}},
        {"tanh",
         K::Uniform,
         -0.25,
         2.0,
         {-0.07202156372168154, 0.7067747638421854, 0.7119618694831016, 0.2880381305168984,
          0.1924483861246805}},
        {"silu",
         K::Uniform,
         -0.25,
         2.0,
         {0.5485434301309122, 1.033868306679638, 1.334768201419425, 0.45874792760717, 0.457873564199918}},
        {"elu",
         K::Uniform,
         -0.25,
         2.0,
         {0.3502705635087358, 1.801368356006506, 1.924057823667233, 0.6047346107462532, 0.536041505214966}},
        {"relu6",
         K::Uniform,
         -0.25,
         2.0,
         {0.7455359527624826, 1.041661683083311, 1.597485539944773, 0.4639156081756484, 0.4639156081756484}},
        {"softplus",
         K::Uniform,
         -0.25,
         2.0,
         {0.9737205219072675, 0.9477347144543242, 1.895866369237686, 0.4661268325931952, 0.3308010834804602}},
        {"tanh",
         K::Gaussian,
         3.0,
         0.125,
         {0.9948990119464333, 1.668471852341285e-6, 0.9898257124438416, 0.01017428755615843,
          0.0001101154767177078}},
        {"silu",
         K::Gaussian,
         3.0,
         0.125,
         {2.857472182295421, 0.01849320695435655, 8.183640479546512, 1.087914222021461, 1.183573162428062}},
        {"elu", K::Gaussian, 3.0, 0.125, {3.0, 0.015625, 9.015625, 1.0, 1.0}},
        {"relu6", K::Gaussian, 3.0, 0.125, {3.0, 0.015625, 9.015625, 1.0, 1.0}},
        {"softplus",
         K::Gaussian,
         3.0,
         0.125,
         {3.048941298796151, 0.01416881333535801, 9.31021185684012, 0.9522540931850354, 0.9068203178048811}},
    };
    for (const Row& row : rows) {
        const Activation& activation = *findActivation(row.id);
        const auto moments =
            pushedMoments(activation, defaultParameters(activation), {row.kind, row.mean, row.sigma});
        const Integral all[] = {moments.mean, moments.variance, moments.square, moments.slope,
                                moments.slopeSquare};
        for (int i = 0; i < 5; ++i)
            EXPECT_LE(relativeError(all[i].value, row.moments[i]), 1e-10)
                << row.id << " moment " << i << " mean " << row.mean;
    }
}

TEST(PushedMoments, AreThoseOfTheReferenceForStandardNormalInput) {
    struct Known {
        const char* id;
        double mean, square, slopeSquare;
    };
    const double pi = std::numbers::pi;
    const Known rows[] = {
        {"sigmoid", 0.5, 0.293379035858, 0.0448362413502},
        {"tanh", 0, 0.394294490398, 0.464402902448},
        {"relu", 1 / std::sqrt(2 * pi), 0.5, 0.5},
        {"gelu", 1 / (2 * std::sqrt(pi)), 1.0 / 3 + 1 / (2 * std::sqrt(3) * pi), 0.455850865649},
        {"silu", 0.206620964142, 0.355775519817, 0.379482351633},
        {"elu", 0.160520572267, 0.644945417493, 0.5 + std::exp(2) * std::erfc(std::numbers::sqrt2) / 2},
        {"selu", 0, 1, 1.07157499246},
        {"softplus", 0.806059183347, 0.921245908859, 0.293379035858},
        {"erf", 0, 2 / pi * std::asin(2.0 / 3), 4 / (pi * std::sqrt(5))},
    };
    for (const Known& row : rows) {
        const Activation& activation = *findActivation(row.id);
        const auto moments = pushedMoments(activation, defaultParameters(activation), {});
        EXPECT_NEAR(moments.mean.value, row.mean, 1e-11) << row.id;
        EXPECT_NEAR(moments.square.value, row.square, 1e-11) << row.id;
        EXPECT_NEAR(moments.slopeSquare.value, row.slopeSquare, 1e-11) << row.id;
    }
}

struct Pushed {
    explicit Pushed(const char* id, InputLaw input = {}, int order = 0)
        : activation(*resolveActivation(id)),
          parameters(defaultParameters(*activation)),
          run(activationRun(*activation, parameters, 0.01)),
          law(input),
          density(*activation, parameters, order, order == 0 ? run.value : run.slope, input) {}
    ActivationPtr activation;
    std::vector<double> parameters;
    ActivationRun run;
    InputLaw law;
    PushedDensity density;
};

TEST(PushedDensity, OfTanhAndOfBothBranchesOfSilu) {
    const Pushed tanh("tanh");
    for (const double y : {-0.99, -0.5, 0.1, 0.9}) {
        const double z = std::atanh(y);
        EXPECT_LE(relativeError(tanh.density.at(y), density(InputLaw{}, z) / (1 - y * y)), 1e-10) << y;
    }
    EXPECT_EQ(tanh.density.at(1.5), 0);
    const Pushed silu("silu");
    EXPECT_NEAR(silu.density.at(-0.2), 1.656574060809661, 1e-9);
    EXPECT_NEAR(silu.density.at(-0.05), 0.8873511036158919, 1e-9);
    EXPECT_NEAR(silu.density.at(0.5), 0.3621915669071346, 1e-9);
    EXPECT_NEAR(silu.density.at(2), 0.03106372114744146, 1e-9);
    EXPECT_EQ(silu.density.at(-0.3), 0) << "below its least value";
}

TEST(PushedDensity, OfTheDistributionFunctionIsUniform) {
    const Pushed phi("normal_cdf");
    for (const double y : {1e-6, 0.1, 0.5, 0.9})
        EXPECT_NEAR(phi.density.at(y), 1, 1e-9) << y;
}

TEST(PushedDensity, OfTheSlopeOfTanh) {
    const Pushed slope("tanh", {}, 1);
    EXPECT_NEAR(slope.density.at(0.1), 0.8048921828120663, 1e-9);
    EXPECT_NEAR(slope.density.at(0.5), 0.7651927911639065, 1e-9);
    EXPECT_NEAR(slope.density.at(0.9), 1.328569405691544, 1e-9);
}

TEST(PushedDensity, OfAUniformLawEndsWithIt) {
    const Pushed identity("identity", {K::Uniform, 1, 2});
    const double half = 2 * std::numbers::sqrt3;
    EXPECT_NEAR(identity.density.at(1), 1 / (2 * half), 1e-12);
    EXPECT_EQ(identity.density.at(1 + half + 1e-6), 0);
    EXPECT_NEAR(identity.density.most(), 1 + half, 1e-12);
}

/// The integral of a density over its values by the midpoint rule, between edges.
double total(const Pushed& pushed) {
    std::vector<double> edges = pushed.density.edges();
    double sum = 0;
    constexpr int steps = 4000;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        const double width = (edges[i + 1] - edges[i]) / 2;
        // y = middle − half·cos t: an integrable peak at an end is flattened.
        for (int k = 0; k < steps; ++k) {
            const double t = std::numbers::pi * (k + 0.5) / steps;
            const double y = edges[i] + width * (1 - std::cos(t));
            sum += pushed.density.at(y) * width * std::sin(t) * std::numbers::pi / steps;
        }
    }
    return sum;
}

TEST(PushedDensity, AndItsAtomsMakeUpAllProbability) {
    for (const char* id : {"relu", "tanh", "silu", "gelu", "elu", "hard_tanh", "relu6", "leaky_relu", "mish"})
        for (const InputLaw& law :
             {InputLaw{}, InputLaw{K::Gaussian, 0.7, 1.6}, InputLaw{K::Uniform, 0.2, 1}}) {
            const Pushed pushed(id, law);
            double sum = total(pushed);
            for (const Atom& atom : atomsOf(pushed.run.value, law))
                sum += atom.mass;
            EXPECT_NEAR(sum, 1, 2e-4) << id << " at mean " << law.mean;
        }
}

TEST(Atoms, StandWhereAnActivationIsConstantAndNowhereElse) {
    const auto of = [](const char* id, const InputLaw& law = {}) {
        const Pushed pushed(id, law);
        return atomsOf(pushed.run.value, law);
    };
    EXPECT_THAT(of("relu"), ElementsAre(Atom{0, 0.5}));
    const auto hard = of("hard_tanh");
    ASSERT_EQ(hard.size(), 2U);
    EXPECT_EQ(hard[0].at, -1);
    EXPECT_NEAR(hard[0].mass + hard[1].mass, 0.317310508, 1e-9);
    for (const char* id : {"tanh", "sigmoid", "elu", "gelu", "identity"})
        EXPECT_TRUE(of(id).empty()) << id << " only saturates";
    EXPECT_TRUE(of("sigmoid", {K::Gaussian, 0, 1000}).empty())
        << "although it is 0 and 1 in double precision";
    EXPECT_TRUE(of("relu", {K::Gaussian, 100, 1}).empty()) << "nothing comes there";
    EXPECT_THAT(of("where(x > 0, 1, -1)"), ElementsAre(Atom{-1, 0.5}, Atom{1, 0.5}));
}

TEST(Atoms, OfTheSlopeAreThePiecesOfAPiecewiseLinearFunction) {
    const Pushed relu("relu");
    EXPECT_THAT(atomsOf(relu.run.slope, relu.law), ElementsAre(Atom{0, 0.5}, Atom{1, 0.5}));
    const Pushed elu("elu");
    EXPECT_THAT(atomsOf(elu.run.slope, elu.law), ElementsAre(Atom{1, 0.5}));
    const Pushed hard("hard_tanh");
    const auto atoms = atomsOf(hard.run.slope, hard.law);
    ASSERT_EQ(atoms.size(), 2U);
    EXPECT_NEAR(atoms[0].mass, 0.317310508, 1e-9) << "both ends together";
}

TEST(CellDensities, AreMeansOfTheDensityAndKeepTheMass) {
    const Pushed tanh("tanh");
    constexpr std::size_t cells = 40;
    const auto means =
        cellDensities(*tanh.activation, tanh.parameters, 0, tanh.run.value, tanh.law, -1, 1, cells);
    double sum = 0;
    for (std::size_t i = 0; i < cells; ++i) {
        sum += means[i] * 2 / cells;
        const double y = -1 + (static_cast<double>(i) + 0.5) * 2 / cells;
        if (std::fabs(y) < 0.9) {
            EXPECT_NEAR(means[i], tanh.density.at(y), 2e-3) << y;
        }
    }
    EXPECT_NEAR(sum, 1, 1e-6);
    const Pushed wild("sin(1000x)");
    EXPECT_TRUE(wild.run.value.countless);
    double mass = 0;
    for (const double mean :
         cellDensities(*wild.activation, wild.parameters, 0, wild.run.value, wild.law, -1.01, 1.01, cells))
        mass += mean * 2.02 / cells;
    EXPECT_NEAR(mass, 1, 1e-6);
}

TEST(Mass, OfALawIsThatOfItsDensity) {
    EXPECT_NEAR(mass({K::Gaussian, 2, 3}, 2, 5), 0.3413447460685429, 1e-15);
    EXPECT_DOUBLE_EQ(mass({K::Uniform, 0, 1}, 0, 1), 1 / (2 * std::numbers::sqrt3));
    EXPECT_EQ(mass({K::Uniform, 0, 1}, -HUGE_VAL, HUGE_VAL), 1);
    EXPECT_EQ(mass({K::Uniform, 0, 1}, 2, 3), 0);
}

} // namespace
} // namespace actiscope
