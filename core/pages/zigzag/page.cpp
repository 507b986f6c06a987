// The Zig-zag page as one of the program's pages.
#include "core/pages/compared.h"
#include "core/pages/lift.h"
#include "core/pages/take_from_curves.h"
#include "core/pages/zigzag/state.h"

namespace actiscope {

namespace {

tl::expected<void, std::string> checkZigzag(const ZigzagPage& page) {
    return checkCompared(page.activations, mostZigzag, page.selected, "zigzag");
}

/// An empty list has nothing to select.
tl::expected<void, std::string> settleZigzag(ZigzagPage& page, const FieldIds& given) {
    if (page.activations.empty() && !given.contains("selected"))
        page.selected = -1;
    return {};
}

double zigzagSweep(const ZigzagPage& page) {
    return page.sweepSeconds;
}

} // namespace

ZigzagPage defaultZigzagPage() {
    ZigzagPage page;
    int colour = 0;
    for (const char* id : {"sigmoid", "tanh", "relu"})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour++));
    return page;
}

Page zigzagPage() {
    const Records activations = lifted(recordsOf("activations", mostZigzag, &ZigzagPage::activations,
                                                 &ZigzagPage::selected, activationRowFields()));
    return {.id = "zigzag",
            .name = "Zig-zag",
            .section = "EXPERIMENTS",
            .symbol = "⌇",
            .fields = lifted(zigzagFields(), settleZigzag),
            .records = {activations},
            .commands = {takeFromCurves(activations, "Activations")},
            .clear = cleared<ZigzagPage>,
            .draw = liftedAtOnce(drawZigzag),
            .check = lifted(checkZigzag),
            .settle = lifted(settleZigzag),
            .sweepSeconds = lifted(zigzagSweep)};
}

} // namespace actiscope
