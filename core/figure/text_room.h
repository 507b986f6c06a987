// How much room words take in a figure, before anybody has measured them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace actiscope {

/// Letters of UTF-8, not bytes.
std::size_t letters(std::string_view utf8);

/// The first of these titles, the longest first, that has room in a panel of this width; else the last.
std::string titleWithRoom(std::initializer_list<std::string> titles, double widthPx, double fontPx);

} // namespace actiscope
