// The ending of a file name says the format.
#pragma once

#include <QString>
#include <QStringList>

namespace actiscope {

/// The path as it is when it ends with one of the suffixes (without dots; JPEG has two spellings), else with
/// the first of them added: "fig.png" that is to be a PDF becomes "fig.png.pdf". Nothing stays nothing.
QString withSuffix(const QString& path, const QStringList& suffixes);

} // namespace actiscope
