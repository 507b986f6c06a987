// The picture on the clipboard, for every program that pastes one.
#pragma once

#include "core/document/document.h"

#include <QMimeData>

#include <memory>

namespace actiscope {

/// The picture as image/png and image/svg+xml, both with the session inside.
tl::expected<std::unique_ptr<QMimeData>, std::string> imageForClipboard(const Document& document);

} // namespace actiscope
