#include "core/expressions/number_expression.h"

#include "core/expressions/number_range.h"
#include "core/expressions/parse.h"
#include "core/expressions/program.h"
#include "core/fields/field.h"
#include "core/text/say.h"

namespace actiscope {

tl::expected<double, std::string> readNumber(std::string_view text) {
    if (const auto number = parseNumber(text)) {
        if (const auto sentence = beyondRange(*number, text))
            return tl::unexpected(*sentence);
        return *number;
    }
    const auto tree = parseFormula(text);
    if (!tree)
        return tl::unexpected(errorText(tree.error()));
    if (!tree->parameters.empty())
        return tl::unexpected(say("{} is no number", tree->parameters.front().label));
    if (dependsOnX(*tree).back())
        return tl::unexpected(say("x is no number"));
    if (!Program(*tree).fits())
        return tl::unexpected(say("the formula is nested too deeply"));
    return valueWithoutX(*tree);
}

} // namespace actiscope
