// What pages that compare activations share.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"

namespace actiscope {

/// The activation of a row with its parameters: what a result depends on of it.
struct ActivationChoice {
    NamedActivation activation;
    std::vector<double> parameters;
    friend bool operator==(const ActivationChoice&, const ActivationChoice&) = default;
};

ActivationChoice activationChoice(const ActivationRow& row);
/// Of the rows that are shown.
std::vector<ActivationChoice> visibleChoices(const std::vector<ActivationRow>& rows);

/// That there are not too many rows, each is whole, and the selected one is there or −1. The sentence begins
/// with the key on this page.
tl::expected<void, std::string> checkCompared(const std::vector<ActivationRow>& rows, std::size_t most,
                                              int selected, const std::string& page);

/// The field "selected" of a page that compares at most so many.
Field selectedField(std::size_t most);

/// An empty list has nothing to select.
template <class State>
void settleSelected(State& page, const FieldIds& given) {
    if (page.activations.empty() && !given.contains("selected"))
        page.selected = -1;
}

/// The settling of a page that has nothing else to bring into line.
template <class State>
tl::expected<void, std::string> settleCompared(State& page, const FieldIds& given) {
    settleSelected(page, given);
    return {};
}

template <class State>
double sweepSecondsOf(const State& page) {
    return page.sweepSeconds;
}

/// Moves the ends of what is drawn to those of the view; the name of the undo step.
std::string setEnds(double& from, double& to, const ViewRange& view);

} // namespace actiscope
