// The Distribution page as one of the program's pages.
#include "core/activations/catalogue.h"
#include "core/fields/range_check.h"
#include "core/pages/compared.h"
#include "core/pages/distribution/pushed.h"
#include "core/pages/lift.h"
#include "core/pages/take_from_curves.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

tl::expected<void, std::string> checkDistribution(const DistributionPage& page) {
    if (auto ok = checkCompared(page.activations, mostCompared, page.selected, "distribution"); !ok)
        return ok;
    return checkRange("distribution.z_min", page.zMinimum, "z_max", page.zMaximum);
}

tl::expected<void, std::string> checkDistributionDrawing(const DistributionPage& page) {
    const DistributionInput input = inputOf(page);
    return input.trouble.empty()
               ? tl::expected<void, std::string>()
               : tl::unexpected("distribution.samples_file: " + troubleHeading(page) + ": " + input.trouble);
}

/// Four standard deviations to either side.
void fitDistribution(DistributionPage& page) {
    const InputLaw law = inputOf(page).law;
    const double reach = law.sigma > 0 ? 4 * law.sigma : 1;
    page.zMinimum = law.mean - reach;
    page.zMaximum = law.mean + reach;
}

/// An empty list has nothing to select, and who names a file wants its samples, in view.
tl::expected<void, std::string> settleDistribution(DistributionPage& page, const FieldIds& given) {
    settleSelected(page, given);
    if (given.contains("samples_file") && !given.contains("source") && !page.samplesFile.empty())
        page.source = "samples";
    const bool choosesInput = given.contains("samples_file") || given.contains("source");
    const bool choosesView = given.contains("z_min") || given.contains("z_max");
    if (page.source == "samples" && choosesInput && !choosesView && inputOf(page).trouble.empty())
        fitDistribution(page);
    return {};
}

bool distributionMatters(const DistributionPage& page, const Field& field) {
    if (field.id == "mean" || field.id == "sigma" || field.id == "histogram")
        return page.source != "samples";
    if (field.id == "samples_file")
        return page.source == "samples";
    if (field.id == "seed")
        return page.source != "samples" && page.histogram > 0;
    return true;
}

std::string setDistributionView(DistributionPage& page, const std::string&, const ViewRange& view) {
    return setEnds(page.zMinimum, page.zMaximum, view);
}

/// A number that reads well: to a two-hundredth of the drawn range.
double readableZ(double value, const DistributionPage& page) {
    const double step = std::pow(10, std::floor(std::log10((page.zMaximum - page.zMinimum) / 200)));
    return std::round(value / step) * step;
}

} // namespace

DistributionPage defaultDistributionPage() {
    DistributionPage page;
    int colour = 0;
    for (const char* id : {"relu", "tanh", "gelu", "selu"})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour++));
    page.selected = 1;
    return page;
}

std::string moveDistributionHandle(DistributionPage& page, const HandleMove& move) {
    if (move.handle == "mean") {
        page.mean = std::clamp(readableZ(move.to.x, page), -1e6, 1e6);
        return say("Change the mean of z");
    }
    if (move.handle == "sigma") {
        const double least = (page.zMaximum - page.zMinimum) / 1000;
        page.sigma =
            std::clamp(std::max(readableZ(std::fabs(move.to.x - page.mean), page), least), 1e-6, 1e6);
        return say("Change the width of z");
    }
    return {};
}

Page distributionPage() {
    const Records activations = lifted(recordsOf("activations", mostCompared, &DistributionPage::activations,
                                                 &DistributionPage::selected, activationRowFields()));
    return {.id = "distribution",
            .name = "Distribution",
            .section = "EXPERIMENTS",
            .symbol = "◠",
            .fields = lifted(distributionFields(), settleDistribution),
            .records = {activations},
            .commands = {takeFromCurves(activations, "Activations")},
            .clear = cleared<DistributionPage>,
            .draw = liftedAtOnce(drawDistribution),
            .drawReadOut = liftedAtOnce(drawDistributionReadOut),
            .status = liftedAtOnce(distributionStatus),
            .properties = liftedAtOnce(distributionProperties),
            .rowProperties = liftedAtOnce(distributionRowProperties),
            .check = lifted(checkDistribution),
            .checkDrawing = lifted(checkDistributionDrawing),
            .settle = lifted(settleDistribution),
            .matters = lifted(distributionMatters),
            .moveHandle = lifted(moveDistributionHandle),
            .setView = lifted(setDistributionView),
            .fit = lifted(fitDistribution),
            .hover = lifted(pointAt<DistributionPage>),
            .sweepSeconds = lifted(sweepSecondsOf<DistributionPage>)};
}

} // namespace actiscope
