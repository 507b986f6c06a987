// The Softmax page: how a vector of logits becomes probabilities, and what follows from it.
#pragma once

#include "core/pages/page.h"

namespace actiscope {

struct SoftmaxPage {
    int classes = 3;                       ///< how many logits there are, 2…12
    std::vector<double> logits{2, 1, 0.1}; ///< z, finite
    std::string names = "cat, dog, owl";   ///< of the classes; those that lack one are "class 4" …
    double temperature = 1;                ///< T in softmax(z / T)
    double offset = 0;                     ///< added to every logit
    bool sorted = false;                   ///< bars by logit, the largest first
    int chosen = 0;                        ///< the class whose logit the panel p(z) moves
    int trueClass = 0;                     ///< y of the cross-entropy, −1 for none
    double labelSmoothing = 0;             ///< ε: y = (1 − ε)·one-hot + ε / n
    std::string compare;                   ///< ids of other vector activations, "sparsemax, entmax15"
    bool naive = false;                    ///< show exp(z) / Σ exp(z) without protection too …
    std::string precision = "double";      ///< … computed in float or double
    int gumbelSeed = 1;
    int randomSeed = 0;   ///< of the last random logits
    double zMinimum = -6; ///< range of the panel p(z) and of the sliders
    double zMaximum = 6;
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    friend bool operator==(const SoftmaxPage&, const SoftmaxPage&) = default;
};

constexpr int fewestClasses = 2;
constexpr int mostClasses = 12;

const std::vector<BoundField<SoftmaxPage>>& softmaxFields();

/// The name of every class.
std::vector<std::string> classNames(const SoftmaxPage& page);

/// The page as a figure of several panels: "logits", "probabilities", "jacobian", "sigmoid", "simplex" (three
/// classes), "gradient" (with a true class).
Figure drawSoftmax(const SoftmaxPage& page, const PlotSize& size, bool withData = false);

PageOf<SoftmaxPage> softmaxPage();

} // namespace actiscope
