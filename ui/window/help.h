// What F1 says: the page in three sentences, and every key of the program.
#pragma once

#include <QDialog>
#include <QKeySequence>

#include <string>
#include <vector>

namespace actiscope {

/// What the keys of a part of the window do. Actions have a table of their own (actions.h).
struct KeyHelp {
    const char* place; ///< translated in the context "Help", like what
    std::vector<QKeyCombination> keys;
    const char* what;
};

const std::vector<KeyHelp>& keyTable();

/// What a page shows, what to do first, and what it proves; empty for no page.
QString pageHelp(const std::string& page);

class HelpDialog : public QDialog {
    Q_OBJECT

public:
    /// The help of this page, then the keys.
    explicit HelpDialog(const std::string& page, QWidget* parent = nullptr);
};

} // namespace actiscope
