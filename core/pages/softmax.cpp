#include "core/pages/softmax.h"

namespace actiscope {

PageOf<SoftmaxPage> softmaxPage() {
    return {.id = "softmax",
            .name = "Softmax",
            .section = "FUNCTIONS",
            .symbol = "▥",
            .fields = softmaxFields,
            .draw = drawSoftmax};
}

} // namespace actiscope
