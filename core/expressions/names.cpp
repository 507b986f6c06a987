#include "core/expressions/names.h"

#include "core/activations/catalogue.h"
#include "core/expressions/letters.h"
#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/text/say.h"
#include "core/vectors/vector_activation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <limits>

namespace actiscope {

namespace {

bool areDigits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The name with a digit's index gone: "a1" → "a".
std::string_view withoutIndex(std::string_view id) {
    return id.substr(0, id.find_last_not_of("0123456789") + 1);
}

/// keras_relu has a parameter called threshold, and threshold is an activation too: such a name is a letter
/// where it is not called.
bool isParameterOfCatalogue(std::string_view id) {
    return std::any_of(catalogue().begin(), catalogue().end(), [&](const Activation& activation) {
        return std::any_of(activation.parameters.begin(), activation.parameters.end(),
                           [&](const Field& field) { return field.id == id; });
    });
}

bool isFunction(std::string_view id) {
    return findFormulaFunction(id) || callableActivation(id);
}

/// A name that is known, or one letter.
bool isOneThing(std::string_view part) {
    return isFunction(part) || namedConstant(part) ||
           characterLength(readableIdentifier(part), 0) == readableIdentifier(part).size();
}

/// "ax" → "a*x", "xa" → "x*a", "sin2x" → "sin(2*x)"; empty when the name is not x beside one other thing.
std::string takenApart(std::string_view id) {
    const auto besideX = [](std::string_view rest, bool xFirst) -> std::string {
        const std::string_view stem = withoutIndex(rest);
        if (stem.empty() || stem.find('_') != std::string_view::npos || !isOneThing(stem))
            return {};
        if (!isFunction(stem) || stem == "sigma")
            return xFirst ? fmt::format("x*{}", rest) : fmt::format("{}*x", rest);
        const std::string_view times = rest.substr(stem.size());
        return fmt::format("{}{}({}{}x)", xFirst ? "x*" : "", stem, times, times.empty() ? "" : "*");
    };
    const std::string_view name = withoutIndex(id);
    if (id.size() < 2 || readableIdentifier(name) != name) // ξ is called xi
        return {};
    if (const std::string_view index = id.substr(name.size()); name.size() > 1 && !index.empty())
        if (const std::string text = takenApart(name); !text.empty())
            return say("{}, with the {} as ^{} or *{}", text, index, index, index);
    if (id.back() == 'x')
        if (auto text = besideX(id.substr(0, id.size() - 1), false); !text.empty())
            return text;
    return id.front() == 'x' ? besideX(id.substr(1), true) : std::string();
}

std::string lowered(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return small;
}

/// Of another spelling of a number with a name: nobody means a slider by it.
std::string whyNoConstant(std::string_view typed) {
    const std::string small = lowered(typed);
    if (small == "nan")
        return say("nan is no number of a formula");
    if (small == "infinity")
        return say("the infinite number is written inf");
    if (small == "pi" || small == "tau" || small == "inf")
        return say("the constant is written small: {}", small);
    return {};
}

std::vector<std::string> functionNames() {
    std::vector<std::string> names;
    for (const auto& function : formulaFunctions())
        if (!function.name.empty())
            names.emplace_back(function.name);
    for (const auto& activation : catalogue())
        names.push_back(activation.id);
    return names;
}

} // namespace

std::optional<Node> namedConstant(std::string_view id) {
    if (id == "x")
        return Node{Op::X};
    if (id == "e")
        return Node{Op::E};
    if (id == "pi")
        return Node{Op::Pi};
    if (id == "tau")
        return Node{Op::Tau};
    if (id != "inf")
        return std::nullopt;
    Node node;
    node.number = std::numeric_limits<double>::infinity();
    return node;
}

const Activation* callableActivation(std::string_view id) {
    return findActivation(id);
}

std::string whyNoLetter(std::string_view typed) {
    const std::string id = asciiIdentifier(typed);
    if (id == "X")
        return say("the variable is written small: x");
    if (const std::string why = whyNoConstant(typed); !why.empty())
        return why;
    if (const FormulaFunction* function = findFormulaFunction(id); function && id != "sigma")
        return say("{} is a function: write {}", id, function->shape);
    if (const Activation* activation = callableActivation(id);
        activation && id != "sigma" && !isParameterOfCatalogue(id))
        return say("{} is a function: write {}(x)", id, id);
    if (const std::string apart = takenApart(id); !apart.empty())
        return say("'{}' is one name: write {}", printable(readableIdentifier(id), longestQuote), apart);
    return {};
}

std::string letterHint(std::string_view id) {
    if (id.size() > 1 && id.front() == 'x' && areDigits(id.substr(1)))
        return say(" (for a product write x*{0}, for a power x^{0})", id.substr(1));
    if (id.size() < 3)
        return {};
    const auto names = functionNames();
    const std::string* nearest = nearestName(id, names);
    return nearest ? say(" (did you mean '{}'?)", *nearest) : std::string();
}

std::string unknownFunction(std::string_view typed) {
    const std::string id = asciiIdentifier(typed);
    const auto names = functionNames();
    const std::string small = lowered(id);
    const std::string shown = printable(typed, longestQuote);
    if (std::find(names.begin(), names.end(), small) != names.end())
        return say("unknown function '{}': did you mean '{}'?", shown, small);
    if (findVectorActivation(id))
        return say("{} acts on a whole vector and is no function of x alone", id);
    std::string hint = didYouMean(id, names);
    if (hint.empty())
        hint = activationHint(id);
    return say("unknown function '{}'{}", shown,
               hint.empty() ? say("; to multiply, write {}*(…)", shown) : hint);
}

} // namespace actiscope
