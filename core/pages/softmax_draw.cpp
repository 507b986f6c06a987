// The Softmax page as a figure.
#include "core/pages/softmax.h"

namespace actiscope {

Figure drawSoftmax(const SoftmaxPage& page, const PlotSize&, bool) {
    Figure figure;
    figure.title = page.title;
    Panel panel;
    panel.id = "logits";
    panel.title = "Logits z, drag a bar";
    panel.place = {0, 0, 0.5, 0.5};
    panel.yTicks = false;
    panel.grid = false;
    panel.movable = false;
    panel.x = {-0.6, 2.6, "", {{0, "cat"}, {1, "dog"}, {2, "owl"}}};
    panel.y = {-1, 3, "", {}};
    const auto n = static_cast<int>(page.logits.size());
    for (int i = 0; i < n; ++i) {
        const double z = page.logits[static_cast<std::size_t>(i)];
        const Paint paint{Role::Curve, i, 1};
        panel.bars.push_back({static_cast<double>(i), 0.6, 0, z, paint, 0.28, true, "2.00", "cat"});
        panel.handles.push_back({"logit." + std::to_string(i),
                                 "logit of cat",
                                 {static_cast<double>(i), z},
                                 paint,
                                 false,
                                 true,
                                 0,
                                 0.1,
                                 0.3});
    }
    figure.panels.push_back(panel);
    panel.id = "jacobian";
    panel.title = "Jacobian";
    panel.place = {0.5, 0, 0.5, 0.5};
    panel.bars.clear();
    panel.handles.clear();
    panel.xTicks = true;
    panel.yTicks = true;
    panel.zeroLines = false;
    panel.x = {-0.5, 1.5, "", {{0, "cat"}, {1, "dog"}}};
    panel.y = {-0.5, 1.5, "", {{0, "dog"}, {1, "cat"}}};
    for (int i = 0; i < 4; ++i) {
        const double v = (i - 1.5) / 1.5;
        panel.cells.push_back({i % 2 - 0.5, i % 2 + 0.5, i / 2 - 0.5, i / 2 + 0.5,
                               Paint{Role::Diverging, 0, 1, v}, "0.225", "cell"});
    }
    figure.panels.push_back(panel);
    return figure;
}

} // namespace actiscope
