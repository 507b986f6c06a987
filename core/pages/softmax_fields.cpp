// The declared fields of the Softmax page: one row a field.
#include "core/fields/field_makers.h"
#include "core/pages/softmax.h"

namespace actiscope {

namespace {

constexpr const char* logitsCard = "Logits";
constexpr const char* parameters = "Hyperparameters";

Field temperatureField() {
    Field field =
        slid(limited(realField("temperature", "Temperature",
                               "T in softmax(z / T): towards 0 it becomes argmax, towards ∞ uniform.", 1),
                     0.01, 100),
             0.01, 100, FieldScale::Logarithmic);
    field.presets = {{0.01, "argmax"}, {0.5, ""}, {1, "1"}, {2, ""}, {100, "uniform"}};
    return onCard(parameters, field);
}

} // namespace

const std::vector<BoundField<SoftmaxPage>>& softmaxFields() {
    using P = SoftmaxPage;
    static const std::vector<BoundField<P>> table{
        {onCard(logitsCard, wholeField("classes", "Classes", "How many logits there are.", 3, fewestClasses,
                                       mostClasses)),
         &P::classes},
        {onCard(logitsCard, slid(numbersField("logits", "Logits", "One number a class.", {2, 1, 0.1},
                                              fewestClasses, mostClasses),
                                 -6, 6)),
         &P::logits},
        {onCard(logitsCard, textField("names", "Class names", "In the order of the logits, between commas.",
                                      "cat, dog, owl")),
         &P::names},
        {temperatureField(), &P::temperature},
        {onCard(parameters,
                slid(realField("offset", "Offset", "Added to every logit: the probabilities stay.", 0), -10,
                     10)),
         &P::offset},
        {textField("title", "Title", "Stands above the figure.", ""), &P::title},
    };
    return table;
}

} // namespace actiscope
