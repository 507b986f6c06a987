// Writes files, whole or not at all, and never in the place of something that is no file.
#pragma once

#include <tl/expected.hpp>

#include <QByteArray>
#include <QString>

#include <string>
#include <vector>

namespace actiscope {

struct NewFile {
    std::string path; ///< its bytes as they are, also such that are no text
    QByteArray bytes;
};

/// Can this path be written, as far as can be known before? A folder, a socket, a disk, a file or folder that
/// may not be written and a link that leads nowhere are refused; the sentence of a failure says why
/// ("cannot write '/x/y.png': permission denied").
tl::expected<void, std::string> checkTarget(const std::string& path);

/// Writes all of them. A file is there whole or stays as it was, with its permissions, and a link to it stays
/// a link; a device and a pipe are written into, and a pipe that nobody reads is given up after some seconds.
/// All are prepared before the first takes its place: a full disk leaves none. Should a later one fail
/// nevertheless, the sentence names those that were written.
tl::expected<void, std::string> writeWhole(const std::vector<NewFile>& files);

/// One file.
tl::expected<void, std::string> writeWhole(const QString& path, const QByteArray& bytes);

} // namespace actiscope
