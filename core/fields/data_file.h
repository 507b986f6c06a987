// A file that a field names, read whole.
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <string>

namespace actiscope {

/// A file as it stands: equal ones hold the same, so that what was read of one need not be read again.
struct DataFile {
    std::string path;
    std::filesystem::file_time_type changed;
    std::uintmax_t size = 0; ///< bytes
    friend bool operator==(const DataFile&, const DataFile&) = default;
};

/// A plain file of at most mostFileBytes (limits.h). An error says why and leaves it to who shows it to name
/// the file.
tl::expected<DataFile, std::string> dataFileAt(const std::string& path);

tl::expected<std::string, std::string> bytesOf(const DataFile& file);

} // namespace actiscope
