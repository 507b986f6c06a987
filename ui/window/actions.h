// Every action of the window with its shortcut, in one table: menus, buttons and the list of shortcuts are
// made from it.
#pragma once

#include <QAction>
#include <QKeySequence>

#include <map>
#include <string>
#include <vector>

class QMenu;
class QMenuBar;

namespace actiscope {

struct ActionSpec {
    std::string id;
    std::string menu; ///< "File", …; an empty id with a menu is a separator in it
    std::string text; ///< with its mnemonic; translated in the context "Actions"
    std::vector<QKeySequence> shortcuts;
    bool checkable = false;
};

const std::vector<ActionSpec>& actionTable();

/// The actions of one window, found by id.
class Actions {
public:
    /// Creates every action of the table as a child of the window, and fills the menu bar with them.
    Actions(QWidget& window, QMenuBar& menuBar);

    QAction& operator[](const std::string& id) const { return *actions_.at(id); }
    QMenu& menu(const std::string& name) const { return *menus_.at(name); }

private:
    std::map<std::string, QAction*> actions_;
    std::map<std::string, QMenu*> menus_;
};

struct ShortcutHelp {
    QStringList keys; ///< "Ctrl+Z", as this system writes it
    QString what;     ///< "Undo"
};

/// Every action that has a key, for the help.
std::vector<ShortcutHelp> shortcutTable();

} // namespace actiscope
