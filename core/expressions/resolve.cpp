#include "core/expressions/resolve.h"

#include "core/activations/catalogue.h"
#include "core/expressions/landmarks.h"
#include "core/expressions/letters.h"
#include "core/expressions/names.h"
#include "core/expressions/program.h"
#include "core/expressions/stable.h"
#include "core/expressions/tex.h"
#include "core/fields/quote.h"
#include "core/numerics/constants.h"
#include "core/text/say.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>

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

/// What was found last.
struct LastLandmarks {
    std::mutex mutex;
    std::vector<double> parameters;
    double from = 0;
    double to = 0;
    std::optional<Landmarks> landmarks;
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

/// Whether a word of one text is a thing of a formula: a number, x or another constant, one letter with or
/// without an index, or such things written together ("ax", "sinx"), which the formula's error takes apart.
bool isOfFormula(std::string_view word) {
    if (word.empty() || (word.front() >= '0' && word.front() <= '9') || namedConstant(word))
        return true;
    const std::string_view stem = word.substr(0, word.find_last_not_of("0123456789") + 1);
    return stem.size() == 1 ||
           (!callableActivation(word) && !findFormulaFunction(word) && !whyNoLetter(word).empty());
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
    auto program = std::make_shared<const Program>(stabilised(*tree));
    if (!program->fits())
        return tl::unexpected(shifted({0, 1, say("the formula is nested too deeply")}, text, start));
    const bool named = !definition->name.empty();
    const std::string expression = named ? tidied(definition->expression) : asFormula(text);
    Activation activation;
    activation.id = named ? tidied(text) : expression;
    activation.name = named ? definition->name : expression;
    activation.family = formulaFamily;
    activation.source = "your formula";
    activation.reference = "A formula that you typed: " + expression;
    activation.tex = formulaTex(*tree);
    activation.formula = expression;
    for (const auto& letter : tree->parameters)
        activation.parameters.push_back(letterField(letter));
    activation.cost = std::max(1.0, static_cast<double>(program->cost()));
    // A drawing asks for each of f, f′ and f″, and to search again takes longer than to draw.
    activation.landmarks = [program, switches = std::make_shared<const FormulaSwitches>(switchesOf(*tree)),
                            last = std::make_shared<LastLandmarks>()](Parameters parameters, double from,
                                                                      double to) {
        const std::lock_guard lock(last->mutex);
        if (!last->landmarks || last->from != from || last->to != to ||
            !std::equal(parameters.begin(), parameters.end(), last->parameters.begin(),
                        last->parameters.end())) {
            last->landmarks = landmarksOf(*program, *switches, parameters, from, to);
            last->parameters.assign(parameters.begin(), parameters.end());
            last->from = from;
            last->to = to;
        }
        return *last->landmarks;
    };
    activation.kinks = [landmarks = activation.landmarks](Parameters parameters) {
        return landmarks(parameters, -infinity, infinity).kinks;
    };
    activation.evaluate = [program](Parameters parameters, std::span<const double> x, const JetSpans& out) {
        program->evaluate(parameters, x, out);
    };
    return activation;
}

TextKind kindOf(std::string_view text) {
    if (findActivation(text))
        return TextKind::Id;
    const auto isWordCharacter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    };
    if (text.empty() || !std::all_of(text.begin(), text.end(), isWordCharacter))
        return TextKind::Formula;
    bool allOfFormula = true;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('-', from), text.size());
        const std::string_view word = text.substr(from, end - from);
        if (word == "x")
            return TextKind::Formula;
        allOfFormula = allOfFormula && isOfFormula(word);
        from = end + 1;
    }
    return allOfFormula ? TextKind::Formula : TextKind::MistypedId;
}

std::string asFormula(std::string_view text) {
    std::string line = tidied(text);
    return kindOf(line) == TextKind::Formula ? line : "(" + line + ")";
}

tl::expected<ActivationPtr, std::string> resolveActivation(std::string_view text) {
    const TextKind kind = kindOf(text);
    if (kind == TextKind::Id)
        return catalogued(*findActivation(text));
    if (kind == TextKind::MistypedId)
        return tl::unexpected(requireActivation(text).error());
    auto made = makeFormulaActivation(text);
    if (!made && text.find('.') != std::string_view::npos &&
        text.find_first_of("= (") == std::string_view::npos)
        if (const std::string hint = activationHint(text); !hint.empty()) // a framework's name, "nn.SiLU"
            return tl::unexpected(say("unknown activation '{}'{}", printable(text, longestQuote), hint));
    if (!made)
        return tl::unexpected(
            say("formula '{}': {}", printable(text, longestQuote), errorText(made.error())));
    return std::make_shared<const Activation>(std::move(*made));
}

ActivationPtr findOrMakeActivation(std::string_view text) {
    auto activation = resolveActivation(text);
    return activation ? std::move(*activation) : nullptr;
}

FormulaReading readingOf(const Activation& activation) {
    FormulaReading reading;
    const auto tree =
        isFormula(activation) ? parseFormula(activation.formula) : tl::expected<Tree, FormulaError>(Tree());
    if (!tree)
        return reading;
    for (const FormulaLetter& letter : tree->parameters)
        reading.hints.push_back(letterHint(letter.id));
    for (const FormulaNote& note : tree->notes)
        reading.notes.push_back(note.sentence);
    return reading;
}

bool isFormula(const Activation& activation) {
    return activation.family == formulaFamily;
}

} // namespace actiscope
