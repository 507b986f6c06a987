// What the system says about files, as words of a sentence.
#pragma once

#include <string>

namespace actiscope {

/// "no space left on device", "permission denied".
std::string systemReason(int error);

/// A file's name for a sentence: valid UTF-8 whatever its bytes.
std::string readable(const std::string& path);

} // namespace actiscope
