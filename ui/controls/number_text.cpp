#include "ui/controls/number_text.h"

namespace actiscope {

QString numberText(double value) {
    return QString::number(value == 0 ? 0.0 : value, 'g', 6);
}

std::string typedText(const QString& text) {
    return text.trimmed().toStdString();
}

QString toQt(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace actiscope
