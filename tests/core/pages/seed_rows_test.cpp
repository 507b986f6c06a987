#include "core/pages/seed_rows.h"

#include "core/numerics/constants.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <cmath>

namespace actiscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string seedHeader = "seed,settings,activation,name,loss,epochs_to_target\n";

TEST(SeedRowsTable, GathersFilesAndCountsASeedOnce) {
    const auto rows =
        seedRowsOf({seedHeader + "1,ab,relu,ReLU,0.5,10\n1,ab,tanh,Tanh,0.25,nan\n",
                    seedHeader + "1,ab,relu,ReLU,0.5,10\n2,ab,relu,ReLU,0.75,30\n3,ab,relu,Re"});
    ASSERT_TRUE(rows) << rows.error();
    EXPECT_THAT(rows->numbers, ElementsAre("loss", "epochs_to_target"));
    ASSERT_EQ(rows->values[0].size(), 2U);
    EXPECT_EQ(rows->values[0][0].activation, "ReLU");
    EXPECT_THAT(rows->values[0][0].values, ElementsAre(0.5, 0.75));
    EXPECT_THAT(rows->values[0][1].values, ElementsAre(0.25));
    EXPECT_TRUE(std::isnan(rows->values[1][1].values[0]));
}

TEST(SeedRowsTable, SaysWhatIsWrong) {
    const auto error = [](const std::vector<std::string>& texts) { return seedRowsOf(texts).error(); };
    EXPECT_THAT(error({"x,f\n1,2\n"}), HasSubstr("table 1: it does not begin with seed"));
    EXPECT_THAT(error({seedHeader + "1,ab,relu,ReLU,0.5\n"}), HasSubstr("line 2 has 5 fields, not 6"));
    EXPECT_THAT(error({seedHeader + "1,ab,relu,ReLU,0.5,ten\n"}), HasSubstr("line 2: 'ten' is no number"));
    EXPECT_THAT(error({seedHeader + "1,ab,relu,ReLU,0.5,1\n", seedHeader + "2,cd,relu,ReLU,0.5,1\n"}),
                HasSubstr("table 2: line 2 is of other settings"));
    EXPECT_THAT(error({seedHeader, "seed,settings,activation,name,loss\n"}), HasSubstr("other columns"));
    EXPECT_THAT(readSeedRows("none.csv").error(), HasSubstr("'none.csv': there is no such file"));
}

TEST(SeedRowsTable, QuantilesCountWhatNeverHappenedAsInfinite) {
    EXPECT_EQ(seedQuantile({3, 1, 2}, 0.5), 2);
    EXPECT_EQ(seedQuantile({1, 2, 3, 4}, 0.25), 1.75);
    EXPECT_EQ(seedQuantile({1, nan, nan}, 0.5), infinity);
    EXPECT_EQ(seedQuantile({1, 2, nan}, 0.25), 1.5);
    EXPECT_TRUE(std::isnan(seedQuantile({}, 0.5)));
}

TEST(SeedRowsTable, DrawsAPanelForEachNumber) {
    const auto rows = seedRowsOf({seedHeader + "1,ab,relu,ReLU,0.5,10\n2,ab,relu,ReLU,0.7,nan\n"});
    const Figure figure = drawSeedRows(*rows, {"loss", "epochs_to_target", "dead"},
                                       {"loss", "epochs to the target", "dead"}, {1000, 600, 12}, true);
    ASSERT_EQ(figure.panels.size(), 2U) << "without one that the rows lack";
    EXPECT_EQ(figure.panels[0].title, "loss: median and quartiles of 2 seeds");
    const Line* quartiles = lineNamed(figure.panels[0], "ReLU, quartiles");
    ASSERT_NE(quartiles, nullptr);
    EXPECT_NEAR(quartiles->points[0].y, 0.55, 1e-12);
    EXPECT_NEAR(quartiles->points[1].y, 0.65, 1e-12);
    EXPECT_EQ(figure.panels[1].labels.at(0).text, "1 of 2 never");
    EXPECT_EQ(figure.data.at(0).values.at(0).at(0), 0.6);
}

} // namespace
} // namespace actiscope
