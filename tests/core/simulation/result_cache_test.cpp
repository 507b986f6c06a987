#include "core/simulation/result_cache.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace actiscope {
namespace {

using Cache = ResultCache<int, std::string>;

std::shared_ptr<const std::string> text(int number) {
    return std::make_shared<const std::string>(std::to_string(number));
}

TEST(ResultCache, FindsWhatItKeeps) {
    Cache cache(3);
    EXPECT_EQ(cache.find(1), nullptr);
    cache.keep(1, text(1));
    ASSERT_TRUE(cache.find(1));
    EXPECT_EQ(*cache.find(1), "1");
    cache.keep(1, text(2));
    EXPECT_EQ(*cache.find(1), "2");
}

TEST(ResultCache, ForgetsWhatNobodyAskedForLongest) {
    Cache cache(2);
    cache.keep(1, text(1));
    cache.keep(2, text(2));
    cache.find(1);
    cache.keep(3, text(3));
    EXPECT_TRUE(cache.find(1));
    EXPECT_FALSE(cache.find(2));
    EXPECT_TRUE(cache.find(3));
}

TEST(ResultCache, MayBeAskedFromEveryThread) {
    Cache cache(4);
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&cache] {
            for (int i = 0; i < 1000; ++i) {
                cache.keep(i % 7, text(i % 7));
                const auto found = cache.find(i % 5);
                EXPECT_TRUE(!found || *found == std::to_string(i % 5));
            }
        });
}

} // namespace
} // namespace actiscope
