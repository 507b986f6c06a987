// The valid name nearest to a mistyped one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace actiscope {

/// The candidate with the smallest edit distance to the name; none when no one is near enough to be a likely
/// slip.
const std::string* nearestName(std::string_view name, std::span<const std::string> candidates);

/// ": did you mean 'relu'?" for the candidate with the smallest edit distance to the name, or an empty string
/// when none is near enough to be a likely slip.
std::string didYouMean(std::string_view name, std::span<const std::string> candidates);

} // namespace actiscope
