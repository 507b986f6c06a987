// The Precision page as one of the program's pages.
#include "core/fields/range_check.h"
#include "core/pages/compared.h"
#include "core/pages/lift.h"
#include "core/pages/precision/result.h"
#include "core/pages/take_from_curves.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

tl::expected<void, std::string> checkPrecision(const PrecisionPage& page) {
    if (auto ok = checkCompared(page.activations, mostRounded, page.selected, "precision"); !ok)
        return ok;
    return checkRange("precision.x_min", page.xMinimum, "x_max", page.xMaximum);
}

std::string setPrecisionView(PrecisionPage& page, const std::string&, const ViewRange& view) {
    return setEnds(page.xMinimum, page.xMaximum, view);
}

/// As far as e^|x| has room in the format, where it is not as good as endless.
void fitPrecision(PrecisionPage& page) {
    const double reach =
        std::clamp(std::ceil(1.3 * std::log(findFloatFormat(page.format)->largest)), 4.0, 120.0);
    page.xMinimum = -reach;
    page.xMaximum = reach;
}

} // namespace

PrecisionPage defaultPrecisionPage() {
    PrecisionPage page;
    int colour = 0;
    for (const char* id : {"tanh", "softplus", "swish"})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour++));
    page.selected = 1;
    return page;
}

Page precisionPage() {
    const Records activations = lifted(recordsOf("activations", mostRounded, &PrecisionPage::activations,
                                                 &PrecisionPage::selected, activationRowFields()));
    return {.id = "precision",
            .name = "Precision",
            .section = "EXPERIMENTS",
            .symbol = "▙",
            .fields = lifted(precisionFields(), settleCompared<PrecisionPage>),
            .records = {activations},
            .commands = {takeFromCurves(activations, "Activations")},
            .clear = cleared<PrecisionPage>,
            .key = lifted(precisionKey),
            .start = lifted(startPrecision),
            .draw = liftedWithResult(drawPrecision),
            .drawReadOut = liftedWithResult(drawPrecisionReadOut),
            .status = liftedWithResult(precisionStatus),
            .properties = liftedWithResult(precisionProperties),
            .rowProperties = liftedWithResult(precisionRowProperties),
            .check = lifted(checkPrecision),
            .settle = lifted(settleCompared<PrecisionPage>),
            .setView = lifted(setPrecisionView),
            .fit = lifted(fitPrecision),
            .hover = lifted(pointAt<PrecisionPage>),
            .sweepSeconds = lifted(sweepSecondsOf<PrecisionPage>)};
}

} // namespace actiscope
