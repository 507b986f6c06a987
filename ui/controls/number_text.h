// Numbers as the inspector writes and reads them.
#pragma once

#include <QString>

#include <string>

namespace actiscope {

/// Up to six significant digits: "0.72", "1e-07", "-3".
QString numberText(double value);

/// What the user typed as parseValue reads it: blanks at the ends dropped, of any script.
std::string typedText(const QString& text);

QString toQt(const std::string& text);

} // namespace actiscope
