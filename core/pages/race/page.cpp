// The Race page as one of the program's pages.
#include "core/pages/compared.h"
#include "core/pages/lift.h"
#include "core/pages/race/result.h"
#include "core/pages/seed_rows.h"
#include "core/pages/take_from_curves.h"
#include "core/pages/task_data.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

bool hasClasses(const std::string& data) {
    return data != "sine" && data != "step" && data != "formula";
}

tl::expected<void, std::string> checkRace(const RacePage& page) {
    return checkCompared(page.activations, mostRace, page.selected, "race");
}

tl::expected<void, std::string> checkRaceDrawing(const RacePage& page) {
    if (!page.rows.empty()) {
        const auto rows = readSeedRows(page.rows);
        if (!rows)
            return tl::unexpected("race.rows: " + rows.error());
        return {};
    }
    const RaceInput input = raceInput(page);
    if (input.trouble.empty())
        return {};
    return tl::unexpected("race." + input.key + ": " + input.trouble);
}

/// An empty list has nothing to select, who names a file, a formula or a width of the start wants it used,
/// and data with values have no classes.
tl::expected<void, std::string> settleRace(RacePage& page, const FieldIds& given) {
    settleSelected(page, given);
    if (!given.contains("data")) {
        if (given.contains("csv") && !page.csv.empty())
            page.data = "csv";
        else if (given.contains("formula") && !isMadeByFormula(page.data))
            page.data = "formula";
    }
    if (given.contains("sigma_w") && !given.contains("init"))
        page.init = "own";
    if (!given.contains("loss") && !hasClasses(page.data))
        page.loss = "squared";
    return {};
}

bool raceMatters(const RacePage& page, const Field& field) {
    if (field.id == "formula")
        return isMadeByFormula(page.data);
    if (field.id == "csv")
        return page.data == "csv";
    if (field.id == "noise" || field.id == "samples")
        return page.data != "csv";
    if (field.id == "sigma_w")
        return page.init == "own";
    if (field.id == "momentum")
        return page.optimiser != "sgd";
    if (field.id == "train_alpha")
        return page.layerActivations.find("prelu") != std::string::npos ||
               std::any_of(page.activations.begin(), page.activations.end(),
                           [](const ActivationRow& row) { return row.activation->id == "prelu"; });
    return true;
}

void hoverRace(RacePage& page, const std::string& panel, const Point& at) {
    page.pointed = PointedPlace{panel, at};
}

} // namespace

RacePage defaultRacePage() {
    RacePage page;
    int colour = 0;
    for (const char* id : {"sigmoid", "tanh", "relu", "swish"})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour++));
    return page;
}

std::string moveRaceHandle(RacePage& page, const HandleMove& move) {
    if (move.handle == "playhead") {
        const auto epoch = static_cast<int>(std::lround(std::clamp(move.to.x, 0.0, 1.0 * page.epochs)));
        page.playhead = epoch == page.epochs ? -1 : epoch;
        return say("Change the epoch shown");
    }
    if (move.handle == "target") {
        // Two digits are as fine as a hand is.
        const double wanted = std::clamp(move.to.y, 1e-12, 1e6);
        const double unit = std::pow(10, std::floor(std::log10(wanted)) - 1);
        page.target = std::clamp(std::round(wanted / unit) * unit, 1e-12, 1e6);
        return say("Change the target");
    }
    return {};
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
            .key = lifted(raceKey),
            .start = lifted(startRace),
            .draw = liftedWithResult(drawRace),
            .drawReadOut = liftedWithResult(drawRaceReadOut),
            .status = liftedWithResult(raceStatus),
            .properties = liftedWithResult(raceProperties),
            .rowProperties = liftedWithResult(raceRowProperties),
            .check = lifted(checkRace),
            .checkDrawing = lifted(checkRaceDrawing),
            .settle = lifted(settleRace),
            .matters = lifted(raceMatters),
            .moveHandle = lifted(moveRaceHandle),
            .hover = lifted(hoverRace),
            .sweepSeconds = lifted(sweepSecondsOf<RacePage>)};
}

} // namespace actiscope
