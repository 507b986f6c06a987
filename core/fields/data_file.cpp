#include "core/fields/data_file.h"

#include "core/fields/limits.h"
#include "core/text/say.h"

#include <fstream>
#include <system_error>

namespace actiscope {

tl::expected<DataFile, std::string> dataFileAt(const std::string& path) {
    if (path.empty())
        return tl::unexpected(say("no file is chosen"));
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
        return tl::unexpected(say("there is no such file"));
    if (std::filesystem::is_directory(path, failure))
        return tl::unexpected(say("it is a folder"));
    if (!std::filesystem::is_regular_file(path, failure))
        return tl::unexpected(say("it is no plain file"));
    DataFile file{path, std::filesystem::last_write_time(path, failure),
                  std::filesystem::file_size(path, failure)};
    if (file.size > static_cast<std::uintmax_t>(mostFileBytes))
        return tl::unexpected(say("it is larger than {} MiB", mostFileBytes / 1024 / 1024));
    return file;
}

tl::expected<std::string, std::string> bytesOf(const DataFile& file) {
    std::ifstream stream(file.path, std::ios::binary);
    std::string bytes(file.size, '\0');
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return tl::unexpected(say("it cannot be read"));
    return bytes;
}

} // namespace actiscope
