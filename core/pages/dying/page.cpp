// The Dying units page as one of the program's pages, and what the user does in its figure.
#include "core/pages/compared.h"
#include "core/pages/dying/result.h"
#include "core/pages/lift.h"
#include "core/pages/take_from_curves.h"
#include "core/pages/task_data.h"
#include "core/text/say.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace actiscope {

namespace {

tl::expected<void, std::string> checkDying(const DyingPage& page) {
    if (page.moved.size() % numbersAMove != 0)
        return tl::unexpected(say("dying.moved: {} numbers are not five for every unit", page.moved.size()));
    return checkCompared(page.activations, mostDying, page.selected, "dying");
}

tl::expected<void, std::string> checkDyingDrawing(const DyingPage& page) {
    const DyingTask task = dyingTask(page);
    if (page.show != "units" || task.data)
        return {};
    return tl::unexpected("dying." + task.key + ": " + task.trouble);
}

/// Who names a file or a formula wants it used.
tl::expected<void, std::string> settleDying(DyingPage& page, const FieldIds& given) {
    settleSelected(page, given);
    if (given.contains("data"))
        return {};
    if (given.contains("csv") && !page.csv.empty())
        page.data = "csv";
    else if (given.contains("formula") && !isMadeByFormula(page.data))
        page.data = "formula";
    return {};
}

bool dyingMatters(const DyingPage& page, const Field& field) {
    const bool units = page.show == "units";
    if (field.id == "sigma_w")
        return units && page.init == "own";
    if (field.id == "bias_sigma")
        return units && page.init != "pytorch";
    if (field.id == "formula")
        return units && isMadeByFormula(page.data);
    if (field.id == "csv")
        return units && page.data == "csv";
    if (field.id == "samples" || field.id == "noise")
        return units && page.data != "csv";
    if (field.id == "seed")
        return true;
    if (field.card == "Units" || field.card == "Learning")
        return units;
    if (field.card == "Whole network")
        return !units;
    return true;
}

double readableWeight(double value) {
    return std::clamp(std::round(value * 100) / 100 + 0.0, -1e6, 1e6);
}

/// Remembers where a unit was put at the shown step, in place of where it was put there before.
void rememberMove(DyingPage& page, std::size_t unit, double w1, double w2, double b) {
    const double step = shownStep(page);
    auto& moved = page.moved;
    for (std::size_t i = 0; i < moved.size(); i += numbersAMove)
        if (moved[i] == step && moved[i + 1] == static_cast<double>(unit)) {
            moved[i + 2] = w1;
            moved[i + 3] = w2;
            moved[i + 4] = b;
            return;
        }
    if (moved.size() >= numbersAMove * mostMoves)
        moved.erase(moved.begin(), moved.begin() + numbersAMove);
    moved.insert(moved.end(), {step, static_cast<double>(unit), w1, w2, b});
}

void putBack(DyingPage& page) {
    page.moved.clear();
}

void hoverDying(DyingPage& page, const std::string& panel, const Point& at) {
    page.pointed = PointedPlace{panel, at};
}

std::vector<CommandOf<DyingPage>> dyingCommands() {
    using P = DyingPage;
    return {{"to_start", "⏮ start", "Show the units before the first step.", "Learning",
             [](P& page) { page.playhead = 0; }, [](const P& page) { return page.playhead != 0; }},
            {"to_end", "⏭ end", "Show the units after the last step.", "Learning",
             [](P& page) { page.playhead = -1; }, [](const P& page) { return page.playhead != -1; }},
            {"put_back", "⟲ put units back", "Undo all moves of units by hand.", "Learning", putBack,
             [](const P& page) { return !page.moved.empty(); }}};
}

} // namespace

DyingPage defaultDyingPage() {
    DyingPage page;
    for (const auto& [id, colour] : {std::pair("relu", 0), std::pair("leaky_relu", 2), std::pair("tanh", 3)})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour));
    return page;
}

std::string moveDyingHandle(DyingPage& page, const HandleMove& move) {
    if (move.handle == "playhead") {
        page.playhead =
            static_cast<int>(std::clamp(std::round(move.to.x), 0.0, static_cast<double>(page.steps)));
        return said(marked("Move the playhead"));
    }
    constexpr std::string_view prefix = "unit.";
    if (!move.handle.starts_with(prefix))
        return {};
    std::size_t unit = 0;
    const char* const end = move.handle.data() + move.handle.size();
    const auto [rest, error] = std::from_chars(move.handle.data() + prefix.size(), end, unit);
    if (error != std::errc() || rest != end || unit >= static_cast<std::size_t>(page.units))
        return {};
    const DyingTask task = dyingTask(page);
    if (task.law.inputs == 1) {
        rememberMove(page, unit, readableWeight(move.to.x), 0, readableWeight(move.to.y));
    } else {
        // The plane shows direction and b ÷ |w|: the length stays that of the start.
        const HiddenUnits start = drawHiddenUnits(task.law, static_cast<std::uint64_t>(task.seed));
        const double length = std::hypot(start.w[2 * unit], start.w[2 * unit + 1]);
        const double angle = move.to.x * std::numbers::pi / 180;
        rememberMove(page, unit, length * std::cos(angle), length * std::sin(angle),
                     readableWeight(length * move.to.y));
    }
    return say("Move unit {}", unit + 1);
}

Page dyingPage() {
    const Records activations = lifted(recordsOf("activations", mostDying, &DyingPage::activations,
                                                 &DyingPage::selected, activationRowFields()));
    std::vector<Command> commands = lifted(dyingCommands());
    commands.insert(commands.begin(), takeFromCurves(activations, "Activations"));
    return {.id = "dying",
            .name = "Dying units",
            .section = "EXPERIMENTS",
            .symbol = "†",
            .fields = lifted(dyingFields(), settleDying),
            .records = {activations},
            .commands = std::move(commands),
            .clear = cleared<DyingPage>,
            .key = lifted(dyingKey),
            .start = lifted(startDying),
            .draw = liftedWithResult(drawDying),
            .drawReadOut = liftedWithResult(drawDyingReadOut),
            .status = liftedWithResult(dyingStatus),
            .properties = liftedWithResult(dyingProperties),
            .rowProperties = liftedWithResult(dyingRowProperties),
            .check = lifted(checkDying),
            .checkDrawing = lifted(checkDyingDrawing),
            .settle = lifted(settleDying),
            .matters = lifted(dyingMatters),
            .moveHandle = lifted(moveDyingHandle),
            .hover = lifted(hoverDying),
            .sweepSeconds = lifted(sweepSecondsOf<DyingPage>)};
}

} // namespace actiscope
