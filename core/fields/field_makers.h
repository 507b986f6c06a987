// Short ways to declare a field of each kind.
#pragma once

#include "core/fields/field.h"

namespace actiscope {

Field realField(std::string id, std::string label, std::string help, double byDefault);
Field flagField(std::string id, std::string label, std::string help, bool byDefault);
Field textField(std::string id, std::string label, std::string help, std::string byDefault, int mostLetters);
/// A path of a file; empty for none.
Field fileField(std::string id, std::string label, std::string help);
Field wholeField(std::string id, std::string label, std::string help, double byDefault, double minimum,
                 double maximum);
Field choiceField(std::string id, std::string label, std::string help, std::vector<FieldChoice> choices);
Field choicesField(std::string id, std::string label, std::string help, std::vector<FieldChoice> choices);
Field numbersField(std::string id, std::string label, std::string help, std::vector<double> byDefault,
                   int fewest, int most);

/// "sweep_seconds" of a page: how long ▶ takes.
Field sweepSecondsField();

/// The field with these allowed ends, for its slider too.
Field limited(Field field, double minimum, double maximum);
/// The field with a slider between these ends.
Field slid(Field field, double from, double to, FieldScale scale = FieldScale::Linear);
/// The field in the group with this heading.
Field onCard(std::string card, Field field);

} // namespace actiscope
