#include "ui/controls/edit_field.h"

#include "core/text/say.h"
#include "ui/controls/number_text.h"

#include <QCoreApplication>

namespace actiscope {

void editField(Session& session, const PageField& field, const FieldValue& value, int gesture) {
    session.edit(
        QCoreApplication::translate("Pages", "Change %1").arg(toQt(said(field.field.label))),
        [&](Document& document) { (void)field.set(document, value); }, gesture);
}

} // namespace actiscope
