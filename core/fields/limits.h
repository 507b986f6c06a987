// How much of anything is taken: named here, checked before the work, said in the message.
#pragma once

#include <cstddef>

namespace actiscope {

// Texts, in letters.
constexpr int longestTitle = 500;
constexpr int longestLabel = 200; ///< of an axis
constexpr int longestNames = 800; ///< of all classes of Softmax together
constexpr int longestId = 60;     ///< of a parameter

/// The narrowest range of an axis: below 1e-280 the plotting library keeps the range that it had.
constexpr double narrowestRange = 1e-270;

// A session. Nothing that the program writes comes near.
constexpr std::size_t mostSessionBytes = 4 * 1024 * 1024;
constexpr int deepestSession = 32;
constexpr std::size_t mostKeys = 256;     ///< of one object
constexpr std::size_t mostElements = 512; ///< of one array
constexpr std::size_t mostCurves = 256;

// A file to open: an exported image of the largest size is far smaller.
constexpr long long mostFileBytes = 64LL * 1024 * 1024;

// Lines of `eval`, in bytes, and the entries of a vector whose Jacobian (their square) is printed.
constexpr std::size_t longestNumberLine = 4096;
constexpr std::size_t longestVectorLine = 1024 * 1024;
constexpr std::size_t mostJacobianEntries = 2000;

} // namespace actiscope
