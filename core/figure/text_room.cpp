#include "core/figure/text_room.h"

#include <algorithm>

namespace actiscope {

std::size_t letters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::string titleWithRoom(std::initializer_list<std::string> titles, double widthPx, double fontPx) {
    constexpr double letter = 0.5; // of a strong one, in font heights
    const double room = widthPx / fontPx - 1;
    for (const auto& title : titles)
        if (letter * static_cast<double>(letters(title)) < room)
            return title;
    return *(titles.end() - 1);
}

} // namespace actiscope
