// All pages together: their states as one plain value, and the list of them.
#pragma once

#include "core/pages/curves.h"
#include "core/pages/maxout.h"
#include "core/pages/page.h"
#include "core/pages/softmax.h"

namespace actiscope {

/// A page has its state here and a line in the list of pages.cpp.
struct PageStates {
    CurvesPage curves = defaultCurvesPage();
    SoftmaxPage softmax;
    MaxoutPage maxout;
    friend bool operator==(const PageStates&, const PageStates&) = default;
};

/// In the order of the rail.
const std::vector<Page>& pages();

/// The page of this id, or nullptr.
const Page* findPage(std::string_view id);

/// "one of curves, softmax, maxout"
std::string allowedPages();

} // namespace actiscope
