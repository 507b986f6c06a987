#include "ui/controls/number_text.h"

namespace actiscope {

QString numberText(double value) {
    return QString::number(value == 0 ? 0.0 : value, 'g', 6);
}

std::string typedText(const QString& text) {
    QString plain = text.trimmed();
    plain.replace(QChar(0x2212), QLatin1Char('-'));
    if (plain.count(QLatin1Char(',')) == 1 && !plain.contains(QLatin1Char('.')))
        plain.replace(QLatin1Char(','), QLatin1Char('.'));
    return plain.toStdString();
}

QString toQt(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace actiscope
