// The table of measured errors is complete.
#include "core/activations/catalogue.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace actiscope {

TEST(ErrorTable, NamesEveryOne) {
    const std::ifstream file(ACTISCOPE_SOURCE "/core/activations/ACCURACY.md");
    ASSERT_TRUE(file);
    std::stringstream table;
    table << file.rdbuf();
    for (const auto& activation : catalogue())
        EXPECT_TRUE(table.str().find("\n| " + activation.id + " ") != std::string::npos)
            << activation.id
            << " is missing: ninja -C build/dev accuracy_table && build/dev/tests/accuracy_table "
            << "core/activations/ACCURACY.md";
}

} // namespace actiscope
