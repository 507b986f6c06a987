// What the Maxout page works out about its target, and the pieces that it shows with it.
#pragma once

#include "core/pages/maxout/runs.h"
#include "core/pages/maxout/target.h"
#include "core/simulation/run.h"
#include "core/simulation/run_key.h"

#include <memory>
#include <optional>

namespace actiscope {

/// What of the page the result depends on.
struct MaxoutKey {
    TargetChoice target;
    std::optional<DescentChoice> descent; ///< none: another fit is shown
    friend bool operator==(const MaxoutKey&, const MaxoutKey&) = default;
};

struct MaxoutResult {
    std::shared_ptr<const TargetAnalysis> analysis; ///< never null
    std::shared_ptr<const DescentRuns> runs;        ///< of a descent to a target without trouble, else null
};

/// Nothing while neither lines nor a target are shown.
RunKey maxoutKey(const MaxoutPage& page);

/// The run that makes the MaxoutResult of the page, which has a key.
std::unique_ptr<Run> startMaxout(const MaxoutPage& page);

/// What the page shows for its choice of fit.
struct ShownMaxout {
    Pieces pieces;
    Pieces minus;                                   ///< of a difference, else empty
    std::shared_ptr<const TargetAnalysis> analysis; ///< null without target
    std::shared_ptr<const DescentRuns>
        runs;            ///< of a descent, else null; the pieces are those of the best one
    std::string trouble; ///< why there is no fit; empty for none
    double error = 0;    ///< sup |target − shown| over the range, NaN without target

    double at(double x) const { return maxoutAt(pieces, x).f - (minus.empty() ? 0 : maxoutAt(minus, x).f); }
};

/// As far as the result goes: while there is none, the own pieces without a target; while there are no runs,
/// the exact fit in place of a descent. The result may be of an earlier state of the page.
ShownMaxout shownMaxout(const MaxoutPage& page, const MaxoutResult* result);

/// With the result of this page, which is worked out here unless it was lately: for gestures, which take over
/// what is on the screen.
ShownMaxout shownMaxout(const MaxoutPage& page);

/// The lines of shownMaxout(page); the own ones take no time.
Pieces shownPieces(const MaxoutPage& page);

/// Whether there is a fit to draw; the sentence names the key.
tl::expected<void, std::string> checkMaxoutDrawing(const MaxoutPage& page);

} // namespace actiscope
