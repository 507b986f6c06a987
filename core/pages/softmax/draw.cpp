// The Softmax page as a figure: which panels there are, and where.
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/pages/softmax/panels.h"
#include "core/text/in_english.h"
#include "core/text/say.h"
#include "core/vectors/distribution.h"
#include "core/vectors/softmax.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// At most this many letters, the last an ellipsis where some are missing; whole letters of UTF-8.
std::string shortened(const std::string& name, std::size_t most) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < name.size(); ++i)
        if ((static_cast<unsigned char>(name[i]) & 0xC0U) != 0x80)
            starts.push_back(i);
    const std::string unnamed = say("class {}", "");
    if (starts.size() > most && name.starts_with(unnamed))
        return name.substr(unnamed.size());
    return starts.size() <= most ? name : name.substr(0, starts[most - 1]) + "…";
}

double drawable(double px) {
    return std::isnan(px) ? 1 : std::clamp(px, 1.0, 1e5);
}

void addClassTable(Figure& figure, const SoftmaxDrawing& d) {
    std::vector<std::string> columns{"z", "p"};
    std::vector<std::vector<double>> values{d.z, d.p};
    if (d.page.trueClass >= 0) {
        columns.emplace_back("gradient");
        values.push_back(crossEntropyGradient(d.page.logits, d.page.temperature,
                                              static_cast<std::size_t>(d.page.trueClass),
                                              d.page.labelSmoothing));
    }
    for (const auto& id : d.compared) {
        columns.push_back(id);
        values.push_back(comparedValues(d.page, id));
    }
    if (d.page.naive) {
        columns.push_back("naive_" + d.page.precision);
        values.push_back(naiveProbabilities(d.page, d.z));
    }
    for (const std::size_t i : d.order) {
        DataBlock block{d.names[i], columns, {}, "class"};
        for (const auto& column : values)
            block.values.push_back({column[i]});
        figure.data.push_back(std::move(block));
    }
}

void addJacobianTable(Figure& figure, const SoftmaxDrawing& d) {
    std::vector<double> jacobian(d.count() * d.count());
    softmaxJacobian(d.p, d.page.temperature, 0, jacobian);
    std::vector<std::string> columns;
    for (const std::size_t k : d.order)
        columns.push_back("dz of " + d.names[k]);
    for (const std::size_t i : d.order) {
        DataBlock block{d.names[i], columns, {}, "dp of"};
        for (const std::size_t k : d.order)
            block.values.push_back({jacobian[i * d.count() + k]});
        figure.data.push_back(std::move(block));
    }
}

void addCurveTable(Figure& figure, const SoftmaxDrawing& d) {
    const MovedLogit moved =
        movedLogit(d, d.page.zMinimum + d.page.offset, d.page.zMaximum + d.page.offset, 200);
    const auto chosen = static_cast<std::size_t>(d.page.chosen);
    for (const std::size_t i : d.order)
        figure.data.push_back({d.names[i], {"z of " + d.names[chosen], "p"}, {moved.z, moved.p[i]}, "p of"});
}

} // namespace

SoftmaxDrawing::SoftmaxDrawing(const SoftmaxPage& drawn, const PlotSize& size)
    : page(drawn),
      widthPx(drawable(size.widthPx)),
      heightPx(drawable(size.heightPx)),
      fontPx(drawable(size.fontPx)),
      names(classNames(drawn)),
      z(shiftedLogits(drawn)),
      p(probabilities(drawn)),
      order(drawnOrder(drawn)),
      compared(chosenIds(drawn.compare)) {}

std::vector<Tick> SoftmaxDrawing::classTicks(double width) const {
    // Names that would run into each other are shortened, and left out where even that is too little.
    const double room = width * widthPx / fontPx / static_cast<double>(count());
    const auto most = static_cast<std::size_t>(std::max(2.0, room / 0.62));
    const std::size_t step = room < 2 ? 2 : 1;
    std::vector<Tick> ticks;
    for (std::size_t place = 0; place < count(); ++place)
        ticks.push_back({static_cast<double>(place + 1),
                         place % step == 0 ? shortened(names[order[place]], most * step) : std::string()});
    return ticks;
}

std::string SoftmaxDrawing::titleOf(std::initializer_list<std::string> titles, double width) const {
    return titleWithRoom(titles, width * widthPx, fontPx);
}

Figure drawSoftmax(const SoftmaxPage& page, const PlotSize& size, bool withData) {
    const SoftmaxDrawing d(page, size);
    Figure figure;
    figure.title = page.title;
    // A picture of few lines has no room for the bars of the gradient.
    constexpr double fewestLines = 28;
    const bool hasTarget = page.trueClass >= 0 && d.lines() >= fewestLines;
    const bool compares = !d.compared.empty();
    const double half = 0.5;
    const double upper = hasTarget ? 0.58 : 0.54; // where the lower panels begin

    double logits = hasTarget ? 0.18 : 0.25;
    if (hasTarget && d.isLow())
        logits = 0.17;
    const double shares = hasTarget ? (d.isLow() ? 0.17 : 0.2) : upper - logits;
    figure.panels.push_back(logitsPanel(d, {0, 0, half, logits}));
    figure.panels.push_back(probabilitiesPanel(d, {0, logits, half, shares}));
    if (hasTarget)
        figure.panels.push_back(gradientPanel(d, {0, logits + shares, half, upper - logits - shares}));
    if (hasTarget && d.isLow())
        figure.panels[1].xTicks = false; // the names stand below the gradient
    // Two classes: the sigmoid is what there is to see.
    const bool two = d.count() == 2;
    figure.panels.push_back(curvePanel(d, {0, upper, two ? 1 : half, 1 - upper}));

    // At the right the Jacobian has what the others leave.
    const auto rowsHeight = [&](std::size_t rows) {
        return (1.4 * static_cast<double>(rows) + 4.5) / d.lines(); // with title and names
    };
    const double column = two ? upper : 1;
    const double compareHeight = compares ? std::min(0.5 * column, rowsHeight(d.compared.size() + 1)) : 0;
    double jacobianHeight = column - compareHeight;
    if (d.count() == 3)
        jacobianHeight = compares ? std::max(0.5 * jacobianHeight, rowsHeight(3)) : upper;
    const double simplexHeight = column - compareHeight - jacobianHeight;
    constexpr double fewestSimplexLines = 13;
    const bool hasSimplex = d.count() == 3 && simplexHeight * d.lines() > fewestSimplexLines;
    if (!hasSimplex)
        jacobianHeight = column - compareHeight;
    figure.panels.push_back(jacobianPanel(d, {half, 0, half, jacobianHeight}));
    if (compares)
        figure.panels.push_back(comparePanel(d, {half, jacobianHeight, half, compareHeight}));
    if (hasSimplex)
        figure.panels.push_back(simplexPanel(d, {half, jacobianHeight + compareHeight, half, simplexHeight}));
    if (withData) {
        const InEnglish forMachines;
        const SoftmaxDrawing told(page, size);
        addClassTable(figure, told);
        addJacobianTable(figure, told);
        addCurveTable(figure, told);
    }
    return figure;
}

} // namespace actiscope
