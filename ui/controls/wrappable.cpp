#include "ui/controls/wrappable.h"

namespace actiscope {

QString wrappable(const QString& text) {
    constexpr int longestWord = 24;
    QString broken;
    int letters = 0;
    for (const QChar c : text) {
        letters = c.isSpace() ? 0 : letters + 1;
        if (letters > longestWord && !c.isLowSurrogate() && !c.isMark()) {
            broken += QChar(0x200b); // a space without width
            letters = 1;
        }
        broken += c;
    }
    return broken;
}

} // namespace actiscope
