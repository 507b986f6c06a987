// A person's own pre-activations, from a file.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace actiscope {

constexpr std::size_t mostSamples = 1'000'000;

/// The numbers of a text: of all its columns, apart by commas, semicolons, blanks or tabs. A first line of
/// words is a heading; where its first word is empty, the first column numbers the rows and is left out. What
/// is no finite number is refused with its line.
tl::expected<std::vector<double>, std::string> samplesOfCsv(std::string_view text);

/// The numbers of a NumPy array of any shape: float16, float32, float64 or whole numbers of either byte
/// order.
tl::expected<std::vector<double>, std::string> samplesOfNpy(std::string_view bytes);

/// The numbers of a .csv or .npy file, at least two. The last few files are kept for as long as they do not
/// change. An error says why and leaves it to who shows it to name the file.
tl::expected<std::shared_ptr<const std::vector<double>>, std::string> readSamples(const std::string& path);

} // namespace actiscope
