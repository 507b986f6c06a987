// The declared fields of the Softmax page: one row a field.
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/pages/softmax/state.h"

namespace actiscope {

namespace {

constexpr const char* logitsCard = "Logits";
constexpr const char* parametersCard = "Hyperparameters";
constexpr double largest = 1e100; // what can still be drawn

Field numberedClass(std::string id, std::string label, std::string help, double fewest) {
    return onCard(parametersCard,
                  wholeField(std::move(id), std::move(label), std::move(help), 0, fewest, mostClasses - 1));
}

Field temperatureField() {
    Field field =
        slid(limited(realField("temperature", "Temperature",
                               "T in softmax(z / T): towards 0 it becomes argmax, towards ∞ uniform.", 1),
                     0.01, 100),
             0.01, 100, FieldScale::Logarithmic);
    field.presets = {{0.01, "argmax"}, {0.5, ""}, {1, ""}, {2, ""}, {100, "uniform"}};
    return onCard(parametersCard, field);
}

Field offsetField() {
    Field field = slid(limited(realField("offset", "Offset",
                                         "Added to every logit: the probabilities stay where they are.", 0),
                               -largest, largest),
                       -100, 100);
    field.presets = {{0, ""}, {90, ""}, {710, ""}};
    return onCard(parametersCard, field);
}

Field smoothingField() {
    Field field = limited(realField("label_smoothing", "Label smoothing",
                                    "ε: the target is (1 − ε)·one-hot + ε / n (Szegedy et al. 2016).", 0),
                          0, 1);
    field.presets = {{0, ""}, {0.1, ""}};
    return onCard(parametersCard, field);
}

Field compareField() {
    return onCard("Compare", choicesField("compare", "On the same logits",
                                          "Other activations of the same vector, as a table of values; three "
                                          "classes show them in the triangle too.",
                                          {{"log_softmax", "log-softmax"},
                                           {"softmin", "softmin"},
                                           {"hardmax", "hardmax"},
                                           {"sparsemax", "sparsemax"},
                                           {"entmax15", "entmax 1.5"},
                                           {"softmax1", "softmax1"},
                                           {"taylor_softmax", "Taylor"},
                                           {"spherical_softmax", "spherical"},
                                           {"gumbel_softmax", "Gumbel"}}));
}

Field endField(std::string id, std::string label, std::string help, double byDefault) {
    return slid(
        limited(realField(std::move(id), std::move(label), std::move(help), byDefault), -largest, largest),
        -20, 20);
}

} // namespace

const std::vector<BoundField<SoftmaxPage>>& softmaxFields() {
    using P = SoftmaxPage;
    const Field sweep = sweepSecondsField();
    static const std::vector<BoundField<P>> table{
        {onCard(logitsCard, wholeField("classes", "Classes", "How many logits there are.", 3, fewestClasses,
                                       mostClasses)),
         &P::classes},
        {onCard(logitsCard, slid(limited(numbersField("logits", "Logits", "One number a class.", {2, 1, 0.1},
                                                      fewestClasses, mostClasses),
                                         -largest, largest),
                                 -6, 6)),
         &P::logits},
        {onCard(logitsCard, textField("names", "Names", "Of the classes, between commas.", "cat, dog, owl",
                                      longestNames)),
         &P::names},
        {onCard(logitsCard, flagField("sorted", "sorted", "The largest logit first.", false)), &P::sorted},
        {temperatureField(), &P::temperature},
        {offsetField(), &P::offset},
        {numberedClass("chosen", "p against the logit of",
                       "The class whose logit one panel moves while the others stay; 0 is the first.", 0),
         &P::chosen},
        {numberedClass("true_class", "True class", "Of the cross-entropy; 0 is the first, −1 none.", -1),
         &P::trueClass},
        {smoothingField(), &P::labelSmoothing},
        {compareField(), &P::compare},
        {onCard("Compare", limited(wholeField("gumbel_seed", "Gumbel seed",
                                              "The same seed gives the same sample.", 1, 0, 1000),
                                   0, 1000)),
         &P::gumbelSeed},
        {onCard("Compare", choiceField("precision", "Naive exp in", "The numbers that e^z is computed in.",
                                       {{"float", "float"}, {"double", "double"}})),
         &P::precision},
        {onCard("Compare", flagField("naive", "naive exp",
                                     "Show e^z / Σ e^z without protection: NaN where it overflows.", false)),
         &P::naive},
        {wholeField("random_seed", "Random seed", "Of the last random logits.", 0, 0, 1e6), &P::randomSeed},
        {endField("z_min", "z from", "Left end of the panel of p against z.", -6), &P::zMinimum},
        {endField("z_max", "z to", "Right end of the panel of p against z.", 6), &P::zMaximum},
        {sweep, &P::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
    };
    return table;
}

} // namespace actiscope
