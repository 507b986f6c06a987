// Sentences for labels that wrap.
#pragma once

#include <QString>

namespace actiscope {

/// The text with places to break inside words that are longer than a line of the inspector: a label that
/// wraps is as wide as its longest word.
QString wrappable(const QString& text);

} // namespace actiscope
