#include "core/pages/softmax/state.h"

#include "core/fields/range_check.h"
#include "core/pages/lift.h"
#include "core/text/say.h"
#include "core/vectors/naive_softmax.h"
#include "core/vectors/softmax.h"
#include "core/vectors/vector_activation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace actiscope {

namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string> split(const std::string& names) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from <= names.size();) {
        const std::size_t comma = std::min(names.find(',', from), names.size());
        words.push_back(trimmed(names.substr(from, comma - from)));
        from = comma + 1;
    }
    return words;
}

/// There are as many classes as logits, and the classes that are pointed out are some of them.
tl::expected<void, std::string> settle(SoftmaxPage& page, const FieldIds& given) {
    if (!given.contains("classes"))
        page.classes = static_cast<int>(page.logits.size());
    else if (!given.contains("logits"))
        page.logits.resize(static_cast<std::size_t>(page.classes), 0);
    else if (page.logits.size() != static_cast<std::size_t>(page.classes))
        return tl::unexpected(say("softmax.logits are {} numbers, but softmax.classes is {}",
                                  page.logits.size(), page.classes));
    // A session says all three, and keeps the names of classes that were taken away.
    const bool someGiven = given.contains("logits") != given.contains("classes");
    if (const auto names = split(page.names).size();
        someGiven && given.contains("names") && names > page.logits.size())
        return tl::unexpected(
            given.contains("logits")
                ? say("softmax.names are {} names, but softmax.logits are {} numbers", names,
                      page.logits.size())
                : say("softmax.names are {} names, but softmax.classes is {}", names, page.classes));
    if (!given.contains("chosen"))
        page.chosen = std::min(page.chosen, page.classes - 1);
    if (!given.contains("true_class"))
        page.trueClass = std::min(page.trueClass, page.classes - 1);
    return {};
}

tl::expected<void, std::string> check(const SoftmaxPage& page) {
    for (const auto& [id, number] :
         {std::pair("chosen", page.chosen), std::pair("true_class", page.trueClass)})
        if (number >= page.classes)
            return tl::unexpected(say("softmax.{}: there is no class {}; the last of {} is {}", id, number,
                                      page.classes, page.classes - 1));
    return checkRange("softmax.z_min", page.zMinimum, "z_max", page.zMaximum);
}

std::vector<FieldPreset> options(const SoftmaxPage& page, std::string_view id) {
    std::vector<FieldPreset> all;
    if (id != "chosen" && id != "true_class")
        return all;
    for (const auto& name : classNames(page))
        all.push_back({static_cast<double>(all.size()), name});
    if (id == "true_class")
        all.push_back({-1, marked("none")});
    return all;
}

std::string setView(SoftmaxPage& page, const std::string&, const ViewRange& view) {
    const double width = page.zMaximum - page.zMinimum;
    const bool pans = std::fabs((view.xMaximum - view.xMinimum) - width) <= 1e-9 * width;
    page.zMinimum = std::clamp(view.xMinimum - page.offset, -1e100, 1e100);
    page.zMaximum = std::clamp(view.xMaximum - page.offset, -1e100, 1e100);
    return pans ? say("Pan") : say("Zoom");
}

/// The turn of the curve in the middle, six temperatures to either side, and the logit itself in view.
void fit(SoftmaxPage& page) {
    const auto chosen = static_cast<std::size_t>(page.chosen);
    double others = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < page.logits.size(); ++i)
        if (i != chosen)
            others = std::max(others, page.logits[i]);
    const double reach = 6 * page.temperature;
    page.zMinimum = std::min(others - reach, page.logits[chosen] - page.temperature);
    page.zMaximum = std::max(others + reach, page.logits[chosen] + page.temperature);
}

double sweepSeconds(const SoftmaxPage& page) {
    return page.sweepSeconds;
}

} // namespace

std::vector<std::string> classNames(const SoftmaxPage& page) {
    std::vector<std::string> names = split(page.names);
    names.resize(page.logits.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i].empty())
            names[i] = say("class {}", i + 1);
    return names;
}

void renameClass(SoftmaxPage& page, std::size_t index, const std::string& name) {
    std::vector<std::string> names = split(page.names);
    names.resize(std::max(names.size(), index + 1));
    names[index] = name;
    std::replace(names[index].begin(), names[index].end(), ',', ' ');
    page.names.clear();
    for (std::size_t i = 0; i < names.size(); ++i)
        page.names += (i == 0 ? "" : ", ") + names[i];
}

std::vector<double> shiftedLogits(const SoftmaxPage& page) {
    std::vector<double> z = page.logits;
    for (double& x : z)
        x += page.offset;
    return z;
}

std::vector<double> probabilities(const SoftmaxPage& page) {
    // Without the offset, which the sum z + offset would round.
    std::vector<double> p(page.logits.size());
    softmax(page.logits, page.temperature, p);
    return p;
}

std::vector<double> comparedValues(const SoftmaxPage& page, const std::string& id) {
    const VectorActivation* activation = findVectorActivation(id);
    if (!activation)
        return {};
    std::vector<double> parameters = defaultParameters(*activation);
    std::vector<double> z = shiftedLogits(page);
    if (id == "gumbel_softmax") {
        parameters = {page.temperature, static_cast<double>(page.gumbelSeed)};
    } else if (!parameters.empty() && activation->parameters.front().id == "T") {
        parameters.front() = page.temperature;
    } else {
        for (double& x : z)
            x /= page.temperature;
    }
    const auto y = evaluateVector(*activation, parameters, z);
    return y ? *y : std::vector<double>();
}

std::vector<double> naiveProbabilities(const SoftmaxPage& page, std::span<const double> z) {
    if (page.precision == "double")
        return naiveSoftmax<double>(z, page.temperature);
    const auto y = naiveSoftmax<float>(z, page.temperature);
    return {y.begin(), y.end()};
}

double naiveLimit(const SoftmaxPage& page) {
    const double largest =
        page.precision == "double" ? std::numeric_limits<double>::max() : std::numeric_limits<float>::max();
    return page.temperature * std::log(largest);
}

std::vector<std::size_t> drawnOrder(const SoftmaxPage& page) {
    std::vector<std::size_t> order(page.logits.size());
    std::iota(order.begin(), order.end(), 0U);
    if (page.sorted)
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return page.logits[a] > page.logits[b]; });
    return order;
}

Page softmaxPage() {
    return {.id = "softmax",
            .name = "Softmax",
            .section = "FUNCTIONS",
            .symbol = "▥",
            .fields = lifted(softmaxFields(), settle),
            .commands = lifted(softmaxCommands()),
            .clear = cleared<SoftmaxPage>,
            .draw = liftedAtOnce(drawSoftmax),
            .status = liftedAtOnce(softmaxStatus),
            .properties = liftedAtOnce(softmaxProperties),
            .check = lifted(check),
            .settle = lifted(settle),
            .options = lifted(options),
            .moveHandle = lifted(moveSoftmaxHandle),
            .setView = lifted(setView),
            .fit = lifted(fit),
            .sweepSeconds = lifted(sweepSeconds)};
}

} // namespace actiscope
