// An edit of one field of a page.
#pragma once

#include "core/pages/pages.h"
#include "ui/session/session.h"

namespace actiscope {

/// As one undo step, "Change Title", or as a part of the gesture's; what the field does not allow changes
/// nothing.
void editField(Session& session, const PageField& field, const FieldValue& value, int gesture = 0);

} // namespace actiscope
