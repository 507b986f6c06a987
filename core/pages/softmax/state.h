// The Softmax page: how a vector of logits becomes probabilities, and what follows from it.
#pragma once

#include "core/pages/page.h"

#include <span>

namespace actiscope {

struct SoftmaxPage {
    int classes = 3;                       ///< how many logits there are, 2…12
    std::vector<double> logits{2, 1, 0.1}; ///< z without the offset
    std::string names = "cat, dog, owl";   ///< of the classes, between commas; further ones are "class 4" …
    double temperature = 1;                ///< T in softmax(z / T)
    double offset = 0;                     ///< added to every logit
    bool sorted = false;                   ///< the largest logit first
    int chosen = 0;                        ///< the class whose logit the panel of p against z moves
    int trueClass = 0;                     ///< of the cross-entropy, −1 for none
    double labelSmoothing = 0;             ///< ε: y = (1 − ε)·one-hot + ε / n
    std::string compare;                   ///< ids of other vector activations, "sparsemax, entmax15"
    bool naive = false;                    ///< show e^z / Σ e^z without protection too …
    std::string precision = "float";       ///< … computed in float or double
    int gumbelSeed = 1;
    int randomSeed = 0;   ///< of the last random logits
    double zMinimum = -6; ///< range of the panel of p against z, to which the offset is added
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

/// Gives a class another name; commas in it become blanks.
void renameClass(SoftmaxPage& page, std::size_t index, const std::string& name);

/// Logits with the offset: what every panel shows.
std::vector<double> shiftedLogits(const SoftmaxPage& page);

std::vector<double> probabilities(const SoftmaxPage& page);

/// Another activation of the same logits at the page's temperature and seed, by its id; empty for an unknown
/// one.
std::vector<double> comparedValues(const SoftmaxPage& page, const std::string& id);

/// What the unprotected formula gives in the page's precision: NaN where it overflows.
std::vector<double> naiveProbabilities(const SoftmaxPage& page, std::span<const double> z);

/// The largest z for which e^(z/T) is finite in the page's precision.
double naiveLimit(const SoftmaxPage& page);

/// The classes in the order in which they are drawn.
std::vector<std::size_t> drawnOrder(const SoftmaxPage& page);

std::vector<PageProperty> softmaxProperties(const SoftmaxPage& page);
std::vector<StatusItem> softmaxStatus(const SoftmaxPage& page);

/// Handles "logit.0" … of the bars, "curve.z" of the panel of p against z, "simplex.p" of the triangle.
std::string moveSoftmaxHandle(SoftmaxPage& page, const HandleMove& move);

std::vector<CommandOf<SoftmaxPage>> softmaxCommands();

/// The page as a figure of several panels: "logits", "probabilities", "gradient" (with a true class),
/// "curve", "jacobian", "compare" (with something to compare), "simplex" (of three classes).
Figure drawSoftmax(const SoftmaxPage& page, const PlotSize& size, bool withData = false);

Page softmaxPage();

} // namespace actiscope
