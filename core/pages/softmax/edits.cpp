// What the user does to the logits in the figure and by one click.
#include "core/numerics/split_mix.h"
#include "core/pages/softmax/simplex.h"
#include "core/pages/softmax/state.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// To a hundredth of the unit that the bars are drawn in, so that a dragged number reads well.
double rounded(double z) {
    constexpr double perUnit = 100;
    return std::fabs(z) < 1e6 ? std::round(z * perUnit) / perUnit : z;
}

std::string moveLogit(SoftmaxPage& page, std::size_t index, double z) {
    if (index >= page.logits.size())
        return {};
    page.logits[index] = std::clamp(rounded(z - page.offset), -1e100, 1e100);
    return say("Change the logit of {}", classNames(page)[index]);
}

/// The logits whose probabilities these are; their mean stays.
std::string moveOnSimplex(SoftmaxPage& page, const Point& to) {
    if (page.logits.size() != 3)
        return {};
    constexpr double least = 1e-6; // the corners themselves are infinitely far away
    auto p = sharesAt(to);
    double sum = 0;
    for (double& share : p)
        sum += share = std::max(share, least);
    double shift = 0;
    std::array<double, 3> z{};
    for (std::size_t i = 0; i < 3; ++i) {
        z[i] = page.temperature * std::log(p[i] / sum);
        shift += (page.logits[i] - z[i]) / 3;
    }
    for (std::size_t i = 0; i < 3; ++i)
        page.logits[i] = z[i] + shift;
    return say("Move the point of the simplex");
}

void setLogits(SoftmaxPage& page, std::vector<double> logits, const std::string& names) {
    page.logits = std::move(logits);
    page.classes = static_cast<int>(page.logits.size());
    page.names = names;
    page.chosen = 0;
    page.trueClass = std::min(page.trueClass, page.classes - 1);
}

void addClass(SoftmaxPage& page) {
    page.logits.push_back(0);
    ++page.classes;
}

void removeClass(SoftmaxPage& page) {
    page.logits.pop_back();
    --page.classes;
    page.chosen = std::min(page.chosen, page.classes - 1);
    page.trueClass = std::min(page.trueClass, page.classes - 1);
}

/// Normal with spread 2, as logits of a trained network are; Box and Muller 1958.
void randomise(SoftmaxPage& page) {
    page.randomSeed = (page.randomSeed + 1) % 1000000;
    SplitMix random(static_cast<std::uint64_t>(page.randomSeed));
    constexpr double pi = 3.14159265358979323846;
    for (double& z : page.logits) {
        const double radius = std::sqrt(-2 * std::log(random.uniform()));
        z = rounded(2 * radius * std::cos(2 * pi * random.uniform()));
    }
}

} // namespace

std::string moveSoftmaxHandle(SoftmaxPage& page, const HandleMove& move) {
    constexpr std::string_view bar = "logit.";
    if (move.handle.starts_with(bar)) {
        const auto number = parseNumber(std::string_view(move.handle).substr(bar.size()));
        return number && *number >= 0 ? moveLogit(page, static_cast<std::size_t>(*number), move.to.y)
                                      : std::string();
    }
    if (move.handle == "curve.z")
        return moveLogit(page, static_cast<std::size_t>(page.chosen), move.to.x);
    return move.handle == "simplex.p" ? moveOnSimplex(page, move.to) : std::string();
}

std::vector<CommandOf<SoftmaxPage>> softmaxCommands() {
    using P = SoftmaxPage;
    const std::string card = "Logits";
    return {
        {"add_class", "+ class", "Add a class.", card, addClass,
         [](const P& page) { return page.classes < mostClasses; }},
        {"remove_class", "− class", "Remove the last class.", card, removeClass,
         [](const P& page) { return page.classes > fewestClasses; }},
        {"random", "random", "Draw random logits, the next of a seeded sequence.", card, randomise, {}},
        {"reset",
         "⟲ reset",
         "Start again with three classes.",
         card,
         [](P& page) {
             const P first;
             setLogits(page, first.logits, first.names);
             page.temperature = first.temperature;
             page.offset = first.offset;
         },
         {}},
        {"two_classes",
         "two: a sigmoid",
         "Two classes, where softmax is the sigmoid.",
         card,
         [](P& page) {
             setLogits(page, {1, 0}, "yes, no");
         },
         {}},
        {"tie",
         "a tie",
         "Two classes ahead side by side.",
         card,
         [](P& page) {
             setLogits(page, {2, 2, -1, -1}, "cat, dog, owl, fox");
         },
         {}},
        {"twelve",
         "twelve",
         "Twelve classes, one a little ahead.",
         card,
         [](P& page) {
             setLogits(page, {3, 1.5, 1, 0.6, 0.3, 0, -0.3, -0.6, -1, -1.4, -2, -3},
                       "cat, dog, owl, fox, bee, hen, elk, ant, bat, cow, emu, yak");
         },
         {}},
    };
}

} // namespace actiscope
