// What the user does to the lines in the figure and by one click.
#include "core/numerics/split_mix.h"
#include "core/pages/maxout/panels.h"
#include "core/pages/maxout/result.h"
#include "core/pages/maxout/sketch.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

double rounded(double value, double span) {
    return roundedIn(span, value, 2);
}

/// The index behind a handle's kind, "offset." of "offset.3", or nothing.
bool isHandle(const std::string& id, std::string_view kind, std::size_t count, std::size_t& index) {
    if (!id.starts_with(kind))
        return false;
    const auto number = parseNumber(std::string_view(id).substr(kind.size()));
    if (!number || !(*number >= 0) || !(*number < static_cast<double>(count)))
        return false;
    index = static_cast<std::size_t>(*number);
    return true;
}

std::string moveLine(MaxoutPage& page, std::size_t index, const Point& to, bool turns) {
    Pieces pieces = shownPieces(page);
    if (index >= pieces.size())
        return {};
    Piece& piece = pieces[index];
    const double height = page.yMaximum - page.yMinimum;
    if (turns) {
        const double pivot = pivotX(page, to.x);
        const double level = piece.w * pivot + piece.b;
        piece.w = rounded((to.y - level) / (to.x - pivot), height / (page.xMaximum - page.xMinimum));
        piece.b = level - piece.w * pivot;
    } else {
        piece.b = rounded(to.y - piece.w * to.x, height);
    }
    setOwnPieces(page, pieces);
    return turns ? say("Turn piece {}", index + 1) : say("Lift piece {}", index + 1);
}

void showPieces(MaxoutPage& page, const Pieces& pieces) {
    page.show = "lines";
    setOwnPieces(page, pieces);
}

} // namespace

std::string moveMaxoutHandle(MaxoutPage& page, const HandleMove& move) {
    std::size_t i = 0;
    if (isHandle(move.handle, "offset.", mostPieces, i))
        return moveLine(page, i, move.to, false);
    if (isHandle(move.handle, "slope.", mostPieces, i))
        return moveLine(page, i, move.to, true);
    if (move.handle == "pen")
        return movePen(page, move.to);
    if (isHandle(move.handle, "weight.", page.w1.size(), i)) {
        page.w1[i] = std::clamp(rounded(move.to.x, 1), -1e100, 1e100);
        page.w2[i] = std::clamp(rounded(move.to.y, 1), -1e100, 1e100);
        return say("Move the weights of piece {}", i + 1);
    }
    if (isHandle(move.handle, "plane.", page.c.size(), i)) {
        page.c[i] = std::clamp(rounded(move.to.y, 1), -1e100, 1e100);
        return say("Change the offset of piece {}", i + 1);
    }
    if (move.handle == "sections") {
        page.a = std::clamp(rounded(move.to.x, 1), -1e100, 1e100);
        page.gateB = std::clamp(rounded(move.to.y, 1), -1e100, 1e100);
        return say("Move the sections");
    }
    return {};
}

std::vector<CommandOf<MaxoutPage>> maxoutCommands() {
    using P = MaxoutPage;
    const std::string card = "Pieces w·x + b";
    std::vector<CommandOf<P>> commands;
    for (const MaxoutPreset& preset : maxoutPresets())
        commands.push_back({"preset_" + preset.id,
                            preset.label,
                            preset.help,
                            card,
                            [pieces = preset.pieces](P& page) { showPieces(page, pieces); },
                            {}});
    commands.push_back({"random",
                        "random",
                        "Draw random pieces.",
                        card,
                        [](P& page) {
                            page.seed = (page.seed + 1) % 1000000;
                            showPieces(page, randomPieces(static_cast<std::size_t>(page.count),
                                                          static_cast<std::uint64_t>(page.seed)));
                        },
                        {}});
    commands.push_back(
        {"twelve",
         "twelve",
         "Draw twelve random pieces.",
         card,
         [](P& page) { showPieces(page, randomPieces(mostPieces, static_cast<std::uint64_t>(page.seed))); },
         {}});
    commands.push_back({"other_start",
                        "another start",
                        "Start the descent from other random pieces.",
                        "Fit a target",
                        [](P& page) {
                            page.seed = (page.seed + 1) % 1000000;
                            page.fit = "descent";
                        },
                        {}});
    commands.push_back({"start_flat",
                        "start flat",
                        "Draw a flat target.",
                        "Fit a target",
                        [](P& page) {
                            const double middle = (page.yMinimum + page.yMaximum) / 2;
                            page.drawn.assign(sketchKnots, rounded(middle, page.yMaximum - page.yMinimum));
                            page.target = "drawn";
                        },
                        {}});
    commands.push_back(
        {"draw_over", "draw over it", "Take this target as a drawn one, to draw over it.", "Fit a target",
         [](P& page) {
             if (page.target == "none")
                 return;
             if (const auto known = sampledTarget(targetChoice(page)))
                 traceTarget(page, known->target);
         },
         [](const P& page) {
             return page.target != "none" && page.target != "drawn" && sampledTarget(targetChoice(page));
         }});
    return commands;
}

} // namespace actiscope
