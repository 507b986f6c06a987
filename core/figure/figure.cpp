#include "core/figure/figure.h"

namespace actiscope {

const Panel* findPanel(const Figure& figure, std::string_view id) {
    for (const auto& panel : figure.panels)
        if (panel.id == id)
            return &panel;
    return nullptr;
}

} // namespace actiscope
