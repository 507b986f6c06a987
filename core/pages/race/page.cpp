// The Race page as one of the program's pages.
#include "core/pages/compared.h"
#include "core/pages/lift.h"
#include "core/pages/race/state.h"
#include "core/pages/take_from_curves.h"

namespace actiscope {

namespace {

tl::expected<void, std::string> checkRace(const RacePage& page) {
    return checkCompared(page.activations, mostRace, page.selected, "race");
}

/// An empty list has nothing to select.
tl::expected<void, std::string> settleRace(RacePage& page, const FieldIds& given) {
    if (page.activations.empty() && !given.contains("selected"))
        page.selected = -1;
    return {};
}

double raceSweep(const RacePage& page) {
    return page.sweepSeconds;
}

} // namespace

RacePage defaultRacePage() {
    RacePage page;
    int colour = 0;
    for (const char* id : {"sigmoid", "tanh", "relu"})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour++));
    return page;
}

Page racePage() {
    const Records activations = lifted(recordsOf("activations", mostRace, &RacePage::activations,
                                                 &RacePage::selected, activationRowFields()));
    return {.id = "race",
            .name = "Race",
            .section = "EXPERIMENTS",
            .symbol = "⚑",
            .fields = lifted(raceFields(), settleRace),
            .records = {activations},
            .commands = {takeFromCurves(activations, "Activations")},
            .clear = cleared<RacePage>,
            .draw = liftedAtOnce(drawRace),
            .check = lifted(checkRace),
            .settle = lifted(settleRace),
            .sweepSeconds = lifted(raceSweep)};
}

} // namespace actiscope
