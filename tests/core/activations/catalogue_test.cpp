#include "core/activations/catalogue.h"

#include <gtest/gtest.h>

namespace actiscope {

TEST(Catalogue, UnknownIdIsAnsweredWithTheNearest) {
    const auto activation = requireActivation("rellu");
    ASSERT_FALSE(activation);
    EXPECT_EQ(activation.error(), "unknown activation 'rellu': did you mean 'relu'?");
}

} // namespace actiscope
