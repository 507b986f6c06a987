// The files that were opened or saved last, remembered between runs.
#pragma once

#include <QStringList>

namespace actiscope {

/// Newest first, at most ten; files that are gone are left out.
QStringList recentFiles();

void rememberFile(const QString& path);

void forgetFiles();

/// Where the last file dialog ended; the home folder at first.
QString lastFolder();

/// Makes the folder of this file the last one.
void rememberFolder(const QString& path);

} // namespace actiscope
