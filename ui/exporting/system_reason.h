// What the system says about files, as words of a sentence.
#pragma once

#include <string>

namespace actiscope {

/// "no space left on device", "permission denied".
std::string systemReason(int error);

} // namespace actiscope
