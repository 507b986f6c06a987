// The Cost page as one of the program's pages.
#include "core/pages/compared.h"
#include "core/pages/cost/result.h"
#include "core/pages/lift.h"
#include "core/pages/take_from_curves.h"

namespace actiscope {

namespace {

tl::expected<void, std::string> checkCost(const CostPage& page) {
    return checkCompared(page.activations, mostCost, page.selected, "cost");
}

} // namespace

CostPage defaultCostPage() {
    CostPage page;
    int colour = 0;
    for (const char* id : {"prelu", "elu", "gelu", "tanh", "swish"})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour++));
    return page;
}

Page costPage() {
    const Records activations = lifted(recordsOf("activations", mostCost, &CostPage::activations,
                                                 &CostPage::selected, activationRowFields()));
    return {.id = "cost",
            .name = "Cost",
            .section = "EXPERIMENTS",
            .symbol = "◔",
            .fields = lifted(costFields(), settleCompared<CostPage>),
            .records = {activations},
            .commands = {takeFromCurves(activations, "Activations")},
            .clear = cleared<CostPage>,
            .key = lifted(costKey),
            .start = lifted(startCost),
            .draw = liftedWithResult(drawCost),
            .drawReadOut = liftedWithResult(drawCostReadOut),
            .status = liftedWithResult(costStatus),
            .properties = liftedWithResult(costProperties),
            .rowProperties = liftedWithResult(costRowProperties),
            .check = lifted(checkCost),
            .settle = lifted(settleCompared<CostPage>),
            .hover = lifted(pointAt<CostPage>),
            .sweepSeconds = lifted(sweepSecondsOf<CostPage>)};
}

} // namespace actiscope
