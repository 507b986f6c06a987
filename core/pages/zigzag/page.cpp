// The Zig-zag page as one of the program's pages.
#include "core/pages/compared.h"
#include "core/pages/lift.h"
#include "core/pages/take_from_curves.h"
#include "core/pages/zigzag/result.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

tl::expected<void, std::string> checkZigzag(const ZigzagPage& page) {
    return checkCompared(page.activations, mostZigzag, page.selected, "zigzag");
}

/// So that start and minimum are in view, with air.
void fitZigzag(ZigzagPage& page) {
    double farthest = 0.1;
    for (const auto* weights : {&page.start, &page.minimum})
        for (const double weight : *weights)
            farthest = std::max(farthest, std::fabs(weight));
    page.reach = 1.4 * farthest;
}

} // namespace

std::string moveZigzagHandle(ZigzagPage& page, const HandleMove& move) {
    if (move.handle == "playhead") {
        page.playhead = static_cast<int>(std::lround(std::clamp<double>(move.to.x, 0, page.steps)));
        return say("Change the step shown");
    }
    const bool isStart = move.handle.starts_with("start.");
    if (!isStart && !move.handle.starts_with("minimum."))
        return {};
    std::vector<double>& weights = isStart ? page.start : page.minimum;
    weights[0] = std::clamp(move.to.x, -page.reach, page.reach);
    weights[1] = std::clamp(move.to.y, -page.reach, page.reach);
    return isStart ? say("Move the start") : say("Move the minimum");
}

ZigzagPage defaultZigzagPage() {
    ZigzagPage page;
    int colour = 0;
    for (const char* activation : {"sigmoid", "2*sigmoid(x) - 1", "relu"})
        page.activations.push_back(makeRow(findOrMakeActivation(activation), colour++));
    return page;
}

Page zigzagPage() {
    const Records activations = lifted(recordsOf("activations", mostZigzag, &ZigzagPage::activations,
                                                 &ZigzagPage::selected, activationRowFields()));
    return {.id = "zigzag",
            .name = "Zig-zag",
            .section = "EXPERIMENTS",
            .symbol = "⌇",
            .fields = lifted(zigzagFields(), settleCompared<ZigzagPage>),
            .records = {activations},
            .commands = {takeFromCurves(activations, "Activations")},
            .clear = cleared<ZigzagPage>,
            .key = lifted(zigzagKey),
            .start = lifted(startZigzag),
            .draw = liftedWithResult(drawZigzag),
            .drawReadOut = liftedWithResult(drawZigzagReadOut),
            .status = liftedWithResult(zigzagStatus),
            .rowProperties = liftedWithResult(zigzagRowProperties),
            .check = lifted(checkZigzag),
            .settle = lifted(settleCompared<ZigzagPage>),
            .moveHandle = lifted(moveZigzagHandle),
            .fit = lifted(fitZigzag),
            .hover = lifted(pointAt<ZigzagPage>),
            .sweepSeconds = lifted(sweepSecondsOf<ZigzagPage>)};
}

} // namespace actiscope
