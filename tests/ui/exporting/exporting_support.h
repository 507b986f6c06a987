// What the tests of exporting share.
#pragma once

#include "ui/exporting/image_writer.h"

#include <gtest/gtest.h>

namespace actiscope {

inline QByteArray bytesOf(const Document& document, ExportFormat format) {
    const auto exported = exportBytes(document, format);
    EXPECT_TRUE(exported) << exported.error();
    return exported->bytes;
}

inline Document columnWide() {
    Document document;
    document.image.width = 85;
    document.image.height = 60;
    return document;
}

} // namespace actiscope
