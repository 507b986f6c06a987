// The Dying units page as one of the program's pages.
#include "core/pages/compared.h"
#include "core/pages/dying/state.h"
#include "core/pages/lift.h"
#include "core/pages/take_from_curves.h"

namespace actiscope {

namespace {

tl::expected<void, std::string> checkDying(const DyingPage& page) {
    return checkCompared(page.activations, mostDying, page.selected, "dying");
}

/// An empty list has nothing to select.
tl::expected<void, std::string> settleDying(DyingPage& page, const FieldIds& given) {
    if (page.activations.empty() && !given.contains("selected"))
        page.selected = -1;
    return {};
}

double dyingSweep(const DyingPage& page) {
    return page.sweepSeconds;
}

} // namespace

DyingPage defaultDyingPage() {
    DyingPage page;
    int colour = 0;
    for (const char* id : {"sigmoid", "tanh", "relu"})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour++));
    return page;
}

Page dyingPage() {
    const Records activations = lifted(recordsOf("activations", mostDying, &DyingPage::activations,
                                                 &DyingPage::selected, activationRowFields()));
    return {.id = "dying",
            .name = "Dying units",
            .section = "EXPERIMENTS",
            .symbol = "†",
            .fields = lifted(dyingFields(), settleDying),
            .records = {activations},
            .commands = {takeFromCurves(activations, "Activations")},
            .clear = cleared<DyingPage>,
            .draw = liftedAtOnce(drawDying),
            .check = lifted(checkDying),
            .settle = lifted(settleDying),
            .sweepSeconds = lifted(dyingSweep)};
}

} // namespace actiscope
