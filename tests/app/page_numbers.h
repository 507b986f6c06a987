// What `actiscope numbers` prints, read again.
#pragma once

#include "tests/app/run_program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace actiscope {

inline nlohmann::json printedNumbers(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "numbers");
    const Ran ran = run(arguments);
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    return nlohmann::json::parse(ran.out);
}

inline nlohmann::json pageNumbers(const std::string& page, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--page", page});
    return printedNumbers(std::move(arguments));
}

} // namespace actiscope
