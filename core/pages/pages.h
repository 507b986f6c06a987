// All pages together: their states as one plain value, and the list of them.
#pragma once

#include "core/pages/page.h"
#include "core/pages/shared.h"

namespace actiscope {

struct CurvesPage;
struct SoftmaxPage;
struct MaxoutPage;
struct NeuronPage;
struct DistributionPage;
struct GradientFlowPage;
struct ZigzagPage;
struct DyingPage;
struct RacePage;
struct CostPage;
struct PrecisionPage;

/// A page has its state here and a line in each list of pages.cpp. Whoever works on a page includes that
/// page's header beside this one.
struct PageStates {
    Shared<CurvesPage> curves;
    Shared<SoftmaxPage> softmax;
    Shared<MaxoutPage> maxout;
    Shared<NeuronPage> neuron;
    Shared<DistributionPage> distribution;
    Shared<GradientFlowPage> gradientFlow;
    Shared<ZigzagPage> zigzag;
    Shared<DyingPage> dying;
    Shared<RacePage> race;
    Shared<CostPage> cost;
    Shared<PrecisionPage> precision;

    PageStates();
    friend bool operator==(const PageStates& a, const PageStates& b);
};

/// In the order of the rail.
const std::vector<Page>& pages();

/// The page of this id, or nullptr.
const Page* findPage(std::string_view id);

/// "one of curves, softmax, maxout …"
std::string allowedPages();

} // namespace actiscope
