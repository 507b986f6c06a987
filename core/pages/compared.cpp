#include "core/pages/compared.h"

#include "core/fields/field_makers.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

ActivationChoice activationChoice(const ActivationRow& row) {
    return {row.activation, parameterValues(row)};
}

std::vector<ActivationChoice> visibleChoices(const std::vector<ActivationRow>& rows) {
    std::vector<ActivationChoice> choices;
    for (const ActivationRow& row : rows)
        if (row.visible)
            choices.push_back(activationChoice(row));
    return choices;
}

tl::expected<void, std::string> checkCompared(const std::vector<ActivationRow>& rows, std::size_t most,
                                              int selected, const std::string& page) {
    if (rows.size() > most)
        return tl::unexpected(
            say("{}.activations: {} are too many; allowed are {}", page, rows.size(), most));
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (auto ok = checkRow(rows[i], fmt::format("{}.activations[{}]", page, i)); !ok)
            return ok;
    if (selected >= static_cast<int>(rows.size()))
        return tl::unexpected(
            say("{}.selected: there is no activation {}; there are {}", page, selected, rows.size()));
    return {};
}

Field selectedField(std::size_t most) {
    return onCard("Activations", wholeField("selected", "Selected activation",
                                            "The activation in the inspector, 0 the first, −1 none.", 0, -1,
                                            static_cast<double>(most) - 1));
}

std::string setEnds(double& from, double& to, const ViewRange& view) {
    constexpr double farthest = 1e9;
    const double width = to - from;
    const bool pans = std::fabs((view.xMaximum - view.xMinimum) - width) <= 1e-9 * width;
    from = std::clamp(view.xMinimum, -farthest, farthest);
    to = std::clamp(view.xMaximum, -farthest, farthest);
    return pans ? say("Pan") : say("Zoom");
}

} // namespace actiscope
