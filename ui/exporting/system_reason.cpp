#include "ui/exporting/system_reason.h"

#include <QString>

#include <system_error>

namespace actiscope {

std::string systemReason(int error) {
    return QString::fromStdString(std::generic_category().message(error)).toLower().toStdString();
}

std::string readable(const std::string& path) {
    return QString::fromStdString(path).toStdString();
}

} // namespace actiscope
