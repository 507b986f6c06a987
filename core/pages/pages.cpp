#include "core/pages/pages.h"

#include "core/pages/cost/state.h"
#include "core/pages/curves/state.h"
#include "core/pages/distribution/state.h"
#include "core/pages/dying/state.h"
#include "core/pages/gradient_flow/state.h"
#include "core/pages/lift.h"
#include "core/pages/maxout/state.h"
#include "core/pages/neuron/state.h"
#include "core/pages/precision/state.h"
#include "core/pages/race/state.h"
#include "core/pages/softmax/state.h"
#include "core/pages/zigzag/state.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <tuple>

namespace actiscope {

PageStates::PageStates()
    : curves(defaultCurvesPage()),
      softmax(SoftmaxPage()),
      maxout(MaxoutPage()),
      neuron(defaultNeuronPage()),
      distribution(defaultDistributionPage()),
      gradientFlow(defaultGradientFlowPage()),
      zigzag(defaultZigzagPage()),
      dying(defaultDyingPage()),
      race(defaultRacePage()),
      cost(defaultCostPage()),
      precision(defaultPrecisionPage()) {}

/// Every page's state.
template <class States>
auto allStates(States& states) {
    return std::tie(states.curves, states.softmax, states.maxout, states.neuron, states.distribution,
                    states.gradientFlow, states.zigzag, states.dying, states.race, states.cost,
                    states.precision);
}

bool operator==(const PageStates& a, const PageStates& b) {
    return allStates(a) == allStates(b);
}

template <class State>
State& stateOf(PageStates& states) {
    return *std::get<Shared<State>&>(allStates(states));
}

template <class State>
const State& stateOf(const PageStates& states) {
    return *std::get<const Shared<State>&>(allStates(states));
}

template CurvesPage& stateOf(PageStates&);
template const CurvesPage& stateOf(const PageStates&);
template SoftmaxPage& stateOf(PageStates&);
template const SoftmaxPage& stateOf(const PageStates&);
template MaxoutPage& stateOf(PageStates&);
template const MaxoutPage& stateOf(const PageStates&);
template NeuronPage& stateOf(PageStates&);
template const NeuronPage& stateOf(const PageStates&);
template DistributionPage& stateOf(PageStates&);
template const DistributionPage& stateOf(const PageStates&);
template GradientFlowPage& stateOf(PageStates&);
template const GradientFlowPage& stateOf(const PageStates&);
template ZigzagPage& stateOf(PageStates&);
template const ZigzagPage& stateOf(const PageStates&);
template DyingPage& stateOf(PageStates&);
template const DyingPage& stateOf(const PageStates&);
template RacePage& stateOf(PageStates&);
template const RacePage& stateOf(const PageStates&);
template CostPage& stateOf(PageStates&);
template const CostPage& stateOf(const PageStates&);
template PrecisionPage& stateOf(PageStates&);
template const PrecisionPage& stateOf(const PageStates&);

const std::vector<Page>& pages() {
    static const std::vector<Page> list{curvesPage(),       softmaxPage(),      maxoutPage(),   neuronPage(),
                                        distributionPage(), gradientFlowPage(), zigzagPage(),   dyingPage(),
                                        racePage(),         costPage(),         precisionPage()};
    return list;
}

const Page* findPage(std::string_view id) {
    for (const auto& page : pages())
        if (page.id == id)
            return &page;
    return nullptr;
}

const PageField* findField(const Page& page, std::string_view id) {
    for (const auto& field : page.fields)
        if (field.field.id == id)
            return &field;
    return nullptr;
}

std::string rowPrefix(const Page& page, const Records& records, std::size_t row) {
    return records.id == page.id ? fmt::format("{}.{}.", page.id, row)
                                 : fmt::format("{}.{}.{}.", page.id, records.id, row);
}

bool matters(const Page& page, const PageStates& states, const Field& field) {
    return !page.matters || page.matters(states, field);
}

std::vector<PageProperty> shownProperties(const Page& page, const PageStates& states,
                                          const Snapshot& result) {
    auto all = page.properties ? page.properties(states, result) : std::vector<PageProperty>();
    if (!page.rowProperties || page.records.empty())
        return all;
    const Records& records = page.records.front();
    const int row = records.selected(states);
    if (row < 0 || static_cast<std::size_t>(row) >= records.count(states))
        return all;
    for (PageProperty& property : page.rowProperties(states, result, static_cast<std::size_t>(row)))
        all.push_back(std::move(property));
    return all;
}

bool cardMatters(const Page& page, const PageStates& states, std::string_view card) {
    bool empty = true;
    for (const auto& field : page.fields)
        if (field.field.card == card) {
            if (matters(page, states, field.field))
                return true;
            empty = false;
        }
    return empty;
}

std::string allowedPages() {
    std::string ids;
    for (const auto& page : pages())
        ids += (ids.empty() ? "" : ", ") + page.id;
    return say("one of {}", ids);
}

} // namespace actiscope
