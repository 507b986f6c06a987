// Independent pieces of work, on all cores at once.
#pragma once

#include <cstddef>
#include <functional>

namespace actiscope {

/// Calls work(0) … work(count − 1), each once, on as many threads as the machine has, and returns when all
/// have ended. Which of them runs where and when is left open: what one writes, no other may touch. What one
/// throws is thrown here after the others that had begun have ended; the rest is then left undone.
void inParallel(std::size_t count, const std::function<void(std::size_t)>& work);

} // namespace actiscope
