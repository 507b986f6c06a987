#include "core/expressions/resolve.h"

#include "core/activations/catalogue.h"
#include "core/expressions/letters.h"
#include "core/expressions/program.h"
#include "core/expressions/switches.h"
#include "core/expressions/tex.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

namespace actiscope {

namespace {

constexpr std::string_view formulaFamily = "formula";

Field letterField(const FormulaLetter& letter) {
    Field field;
    field.id = letter.id;
    field.label = letter.label;
    field.help = "A letter of the formula.";
    field.defaultValue = 1.0;
    field.sliderMinimum = -5;
    field.sliderMaximum = 5;
    return field;
}

/// The kinks of a formula for the parameters it was asked for last.
struct LastKinks {
    std::mutex mutex;
    bool known = false;
    std::vector<double> parameters;
    std::vector<Kink> kinks;
};

/// Without blanks around it and with plain blanks for line ends, so that the definition is one line wherever
/// it is shown.
std::string tidied(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    const auto first = line.find_first_not_of(' ');
    if (first == std::string::npos)
        return {};
    return line.substr(first, line.find_last_not_of(' ') - first + 1);
}

std::string shortened(std::string_view text) {
    constexpr std::size_t longest = 60; // it may come from a hostile file
    return std::string(text.size() <= longest ? text : text.substr(0, longest)) +
           (text.size() <= longest ? "" : "…");
}

/// The error of a part of the text, `bytes` into it.
FormulaError shifted(FormulaError error, std::string_view text, std::size_t bytes) {
    error.byte += bytes;
    error.character += charactersBefore(text, bytes);
    return error;
}

} // namespace

tl::expected<Activation, FormulaError> makeFormulaActivation(std::string_view text) {
    auto definition = splitDefinition(text);
    if (!definition)
        return tl::unexpected(definition.error());
    const auto start = definition->expressionStart;
    auto tree = parseFormula(definition->expression);
    if (!tree)
        return tl::unexpected(shifted(tree.error(), text, start));
    auto program = std::make_shared<const Program>(*tree);
    if (!program->fits())
        return tl::unexpected(shifted({0, 1, "the formula is nested too deeply"}, text, start));
    const std::string expression = tidied(definition->expression);
    Activation activation;
    activation.id = tidied(text);
    activation.name = definition->name.empty() ? expression : definition->name;
    activation.family = formulaFamily;
    activation.source = "your formula";
    activation.reference = "A formula that you typed: " + expression;
    activation.tex = formulaTex(*tree);
    activation.formula = expression;
    for (const auto& letter : tree->parameters)
        activation.parameters.push_back(letterField(letter));
    activation.cost = std::max(1.0, static_cast<double>(program->cost()));
    // A drawing asks for each of f, f′ and f″, and to search again takes longer than to draw.
    activation.kinks = [program, switches = switchesOf(*tree),
                        last = std::make_shared<LastKinks>()](Parameters parameters) {
        const std::lock_guard lock(last->mutex);
        if (!last->known || !std::equal(parameters.begin(), parameters.end(), last->parameters.begin(),
                                        last->parameters.end())) {
            last->kinks = kinksOf(*program, switches, parameters);
            last->parameters.assign(parameters.begin(), parameters.end());
            last->known = true;
        }
        return last->kinks;
    };
    activation.evaluate = [program](Parameters parameters, std::span<const double> x, const JetSpans& out) {
        program->evaluate(parameters, x, out);
    };
    return activation;
}

tl::expected<ActivationPtr, std::string> resolveActivation(std::string_view text) {
    if (const Activation* known = findActivation(text))
        return ActivationPtr(ActivationPtr(), known);
    if (looksLikeId(text))
        if (const auto none = requireActivation(text); !none)
            return tl::unexpected(none.error());
    auto made = makeFormulaActivation(text);
    if (!made && text.find('.') != std::string_view::npos &&
        text.find_first_of("= (") == std::string_view::npos)
        if (const std::string hint = activationHint(text); !hint.empty()) // a framework's name, "nn.SiLU"
            return tl::unexpected(fmt::format("unknown activation '{}'{}", shortened(text), hint));
    if (!made)
        return tl::unexpected(fmt::format("formula '{}': {}", shortened(text), errorText(made.error())));
    return std::make_shared<const Activation>(std::move(*made));
}

ActivationPtr findOrMakeActivation(std::string_view text) {
    auto activation = resolveActivation(text);
    return activation ? std::move(*activation) : nullptr;
}

bool looksLikeId(std::string_view text) {
    const auto isWordCharacter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    };
    const bool beginsWithDigit = !text.empty() && text.front() >= '0' && text.front() <= '9';
    return !text.empty() && text != "x" && !beginsWithDigit &&
           std::all_of(text.begin(), text.end(), isWordCharacter);
}

bool isFormula(const Activation& activation) {
    return activation.family == formulaFamily;
}

} // namespace actiscope
