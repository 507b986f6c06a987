#include "core/figure/sentence_panel.h"

#include <utility>

namespace actiscope {

Panel sentencePanel(std::string id, const std::string& first, const std::string& second) {
    Panel panel;
    panel.id = std::move(id);
    panel.grid = false;
    panel.zeroLines = false;
    panel.movable = false;
    panel.xTicks = panel.yTicks = false;
    panel.x = {0, 1, "", {}};
    panel.y = {0, 1, "", {}};
    panel.legend.visible = false;
    panel.labels.push_back(
        {{0.5, 0.55}, first, {Role::Text, 0, 1}, TextAlign::Centre, TextSide::Above, true});
    if (!second.empty())
        panel.labels.push_back(
            {{0.5, 0.5}, second, {Role::MutedText, 0, 1}, TextAlign::Centre, TextSide::Below});
    return panel;
}

} // namespace actiscope
