// The Zig-zag page.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"

namespace actiscope {

struct ZigzagPage {
    std::vector<ActivationRow> activations;
    int selected = 0;        ///< index of the activation in the inspector; −1 when there is none
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    friend bool operator==(const ZigzagPage&, const ZigzagPage&) = default;
};

constexpr std::size_t mostZigzag = 8; ///< activations

const std::vector<BoundField<ZigzagPage>>& zigzagFields();

ZigzagPage defaultZigzagPage();

Figure drawZigzag(const ZigzagPage& page, const PlotSize& size, bool withData);

Page zigzagPage();

} // namespace actiscope
