// Short ways to declare a field of each kind.
#pragma once

#include "core/fields/field.h"

namespace actiscope {

Field realField(std::string id, std::string label, std::string help, double byDefault);
Field flagField(std::string id, std::string label, std::string help, bool byDefault);
Field textField(std::string id, std::string label, std::string help, std::string byDefault);
Field wholeField(std::string id, std::string label, std::string help, double byDefault, double minimum,
                 double maximum);
Field choiceField(std::string id, std::string label, std::string help, std::vector<FieldChoice> choices);

} // namespace actiscope
