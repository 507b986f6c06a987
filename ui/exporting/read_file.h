// Reads a file that somebody named, whatever it turns out to be.
#pragma once

#include <tl/expected.hpp>

#include <QByteArray>

#include <string>

namespace actiscope {

/// All bytes of a file, of which there may be so many. A folder, a larger file, and a pipe or device that
/// does not end or from which nothing comes for some seconds are refused with a reason ("it is a folder").
tl::expected<QByteArray, std::string> readFile(const std::string& path, qint64 mostBytes);

} // namespace actiscope
