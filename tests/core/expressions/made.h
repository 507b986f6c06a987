// The activation that a formula makes.
#pragma once

#include "core/activations/catalogue.h"
#include "core/expressions/resolve.h"
#include "core/fields/quote.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace actiscope {

inline Activation made(const std::string& definition) {
    auto activation = makeFormulaActivation(definition);
    EXPECT_TRUE(activation) << definition << ": " << errorText(activation.error());
    if (!activation)
        return *findActivation("identity");
    return std::move(*activation);
}

} // namespace actiscope
