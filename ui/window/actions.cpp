#include "ui/window/actions.h"

#include "core/pages/pages.h"
#include "core/text/say.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace actiscope {

namespace {

QString translated(const std::string& text) {
    return QCoreApplication::translate("Actions", text.c_str());
}

/// The names of pages are words of the core.
QString textOf(const ActionSpec& spec) {
    return spec.menu == "Pages" ? QString::fromStdString(said(spec.text)) : translated(spec.text);
}

QString withoutMnemonic(QString text) {
    return text.remove(QLatin1Char('&'));
}

std::vector<ActionSpec> fixedActions() {
    using K = QKeySequence;
    return {
        {"new", "File", QT_TRANSLATE_NOOP("Actions", "&New"), {K::New}},
        {"open", "File", QT_TRANSLATE_NOOP("Actions", "&Open…"), {K::Open}},
        {"recent", "File", QT_TRANSLATE_NOOP("Actions", "Open &recent"), {}},
        {"save", "File", QT_TRANSLATE_NOOP("Actions", "&Save"), {K::Save}},
        {"save_as", "File", QT_TRANSLATE_NOOP("Actions", "Save &as…"), {K(QStringLiteral("Ctrl+Shift+S"))}},
        {"", "File", "", {}},
        {"export_image",
         "File",
         QT_TRANSLATE_NOOP("Actions", "&Export image…"),
         {K(QStringLiteral("Ctrl+E"))}},
        {"export_data",
         "File",
         QT_TRANSLATE_NOOP("Actions", "Export &data…"),
         {K(QStringLiteral("Ctrl+Shift+E"))}},
        {"copy_image",
         "File",
         QT_TRANSLATE_NOOP("Actions", "&Copy image"),
         {K(QStringLiteral("Ctrl+Shift+C"))}},
        {"", "File", "", {}},
        {"quit", "File", QT_TRANSLATE_NOOP("Actions", "&Quit"), {K(QStringLiteral("Ctrl+Q"))}},

        {"undo", "Edit", QT_TRANSLATE_NOOP("Actions", "&Undo"), {K::Undo}},
        {"redo",
         "Edit",
         QT_TRANSLATE_NOOP("Actions", "&Redo"),
         {K(QStringLiteral("Ctrl+Shift+Z")), K(QStringLiteral("Ctrl+Y"))}},

        {"fit", "View", QT_TRANSLATE_NOOP("Actions", "&Fit to curves"), {K(QStringLiteral("Ctrl+0"))}},
        {"zoom_in",
         "View",
         QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
         {K(QStringLiteral("Ctrl++")), K(QStringLiteral("Ctrl+="))}},
        {"zoom_out", "View", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), {K(QStringLiteral("Ctrl+-"))}},
        {"", "View", "", {}},
        {"theme", "View", QT_TRANSLATE_NOOP("Actions", "&Theme"), {}},
        {"larger",
         "View",
         QT_TRANSLATE_NOOP("Actions", "&Larger letters"),
         {K(QStringLiteral("Ctrl+Alt++")), K(QStringLiteral("Ctrl+Alt+="))}},
        {"smaller",
         "View",
         QT_TRANSLATE_NOOP("Actions", "&Smaller letters"),
         {K(QStringLiteral("Ctrl+Alt+-"))}},
        {"frame_times", "View", QT_TRANSLATE_NOOP("Actions", "Fra&me times"), {}, true},
        {"rail", "View", QT_TRANSLATE_NOOP("Actions", "&Pages"), {K(QStringLiteral("F8"))}, true},
        {"inspector", "View", QT_TRANSLATE_NOOP("Actions", "&Inspector"), {K(QStringLiteral("F9"))}, true},
        {"next_pane", "View", QT_TRANSLATE_NOOP("Actions", "&Next pane"), {K(QStringLiteral("F6"))}},
        {"full_screen",
         "View",
         QT_TRANSLATE_NOOP("Actions", "F&ull screen"),
         {K(QStringLiteral("F11"))},
         true},

        {"add", "Figure", QT_TRANSLATE_NOOP("Actions", "&Add function…"), {K(QStringLiteral("Ctrl+I"))}},
        {"new_formula",
         "Figure",
         QT_TRANSLATE_NOOP("Actions", "&New formula…"),
         {K(QStringLiteral("Ctrl+Shift+F"))}},
        {"compare", "Figure", QT_TRANSLATE_NOOP("Actions", "C&ompare…"), {K(QStringLiteral("Ctrl+M"))}},
        {"identify", "Figure", QT_TRANSLATE_NOOP("Actions", "&What is this?"), {K(QStringLiteral("F2"))}},
        {"", "Figure", "", {}},
        {"grid", "Figure", QT_TRANSLATE_NOOP("Actions", "&Grid"), {K(QStringLiteral("Ctrl+G"))}, true},
        {"legend", "Figure", QT_TRANSLATE_NOOP("Actions", "&Legend"), {K(QStringLiteral("Ctrl+L"))}, true},
        {"equal_aspect", "Figure", QT_TRANSLATE_NOOP("Actions", "&Equal aspect"), {}, true},
        {"y_auto", "Figure", QT_TRANSLATE_NOOP("Actions", "Automatic &y range"), {}, true},
        {"cursor_visible", "Figure", QT_TRANSLATE_NOOP("Actions", "&Read-out"), {}, true},

        {"tour", "Help", QT_TRANSLATE_NOOP("Actions", "&Guided tour"), {K(QStringLiteral("Shift+F1"))}, true},
        {"shortcuts",
         "Help",
         QT_TRANSLATE_NOOP("Actions", "This page and all &keys"),
         {K(QStringLiteral("F1"))}},
        {"about", "Help", QT_TRANSLATE_NOOP("Actions", "&About Actiscope"), {}},
    };
}

} // namespace

const std::vector<ActionSpec>& actionTable() {
    static const std::vector<ActionSpec> table = [] {
        std::vector<ActionSpec> all = fixedActions();
        // Ctrl+1, Ctrl+2 … in the order of the rail.
        int number = 0;
        for (const auto& page : pages()) {
            std::vector<QKeySequence> keys;
            if (++number <= 9)
                keys.emplace_back(QStringLiteral("Ctrl+%1").arg(number));
            all.push_back({"page_" + page.id, "Pages", page.name, std::move(keys), true});
        }
        return all;
    }();
    return table;
}

Actions::Actions(QWidget& window, QMenuBar& menuBar) {
    const std::pair<const char*, const char*> menus[] = {
        {"File", QT_TRANSLATE_NOOP("Actions", "&File")},
        {"Edit", QT_TRANSLATE_NOOP("Actions", "&Edit")},
        {"View", QT_TRANSLATE_NOOP("Actions", "&View")},
        {"Pages", QT_TRANSLATE_NOOP("Actions", "&Pages")},
        {"Figure", QT_TRANSLATE_NOOP("Actions", "F&igure")},
        {"Help", QT_TRANSLATE_NOOP("Actions", "&Help")},
    };
    for (const auto& [name, text] : menus)
        menus_[name] = menuBar.addMenu(translated(text));
    for (const auto& spec : actionTable()) {
        QMenu* menu = menus_.at(spec.menu);
        if (spec.id.empty()) {
            menu->addSeparator();
            continue;
        }
        auto* action = new QAction(textOf(spec), &window);
        action->setObjectName(QString::fromStdString(spec.id));
        action->setShortcuts(QList<QKeySequence>(spec.shortcuts.begin(), spec.shortcuts.end()));
        action->setCheckable(spec.checkable);
        menu->addAction(action);
        window.addAction(action); // so that the shortcut works while the menu bar is hidden
        actions_[spec.id] = action;
    }
}

std::vector<ShortcutHelp> shortcutTable() {
    std::vector<ShortcutHelp> table;
    for (const auto& spec : actionTable()) {
        ShortcutHelp help{{}, withoutMnemonic(textOf(spec))};
        for (const auto& shortcut : spec.shortcuts)
            help.keys.append(shortcut.toString(QKeySequence::NativeText));
        if (!help.keys.isEmpty())
            table.push_back(help);
    }
    return table;
}

} // namespace actiscope
