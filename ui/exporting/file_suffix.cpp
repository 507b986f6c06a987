#include "ui/exporting/file_suffix.h"

#include <QFileInfo>

namespace actiscope {

QString withSuffix(const QString& path, const QStringList& suffixes) {
    QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("jpeg"))
        suffix = QStringLiteral("jpg");
    if (path.isEmpty() || suffixes.contains(suffix))
        return path;
    return (path.endsWith(QLatin1Char('.')) ? path.chopped(1) : path) + QLatin1Char('.') + suffixes.first();
}

} // namespace actiscope
