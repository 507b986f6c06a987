#include "ui/exporting/system_reason.h"

#include <QString>

#include <system_error>

namespace actiscope {

std::string systemReason(int error) {
    return QString::fromStdString(std::generic_category().message(error)).toLower().toStdString();
}

} // namespace actiscope
