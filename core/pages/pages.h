// All pages together: their states as one plain value, and the list of them.
#pragma once

#include "core/pages/page.h"
#include "core/pages/shared.h"

namespace actiscope {

struct CurvesPage;
struct SoftmaxPage;
struct MaxoutPage;
struct DistributionPage;
struct PrecisionPage;

/// A page has its state here and a line in each list of pages.cpp. Whoever works on a page includes that
/// page's header beside this one.
struct PageStates {
    Shared<CurvesPage> curves;
    Shared<SoftmaxPage> softmax;
    Shared<MaxoutPage> maxout;
    Shared<DistributionPage> distribution;
    Shared<PrecisionPage> precision;

    PageStates();
    friend bool operator==(const PageStates& a, const PageStates& b);
};

/// In the order of the rail.
const std::vector<Page>& pages();

/// The page of this id, or nullptr.
const Page* findPage(std::string_view id);

/// "one of curves, softmax, maxout, distribution, precision"
std::string allowedPages();

} // namespace actiscope
