// The window: menus, rail, figure, inspector and status line around one session.
#pragma once

#include "ui/canvas/theme.h"
#include "ui/session/session.h"
#include "ui/window/actions.h"
#include "ui/window/app_style.h"
#include "ui/window/file_commands.h"

#include <QMainWindow>

namespace actiscope {

class BoxKeys;
class FigurePane;
class InspectorPane;
class MessageBar;
class Panes;
class Rail;
class Recovery;
class RecoveryBar;
class RunBar;
class StatusLine;
class TourGuide;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Without dialogs the real ones are asked.
    explicit MainWindow(std::optional<Dialogs> dialogs = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return session_; }
    FileCommands& files() { return *files_; }
    FigurePane& view() { return *view_; }
    TourGuide& tourGuide() { return *tourGuide_; }
    QString message() const;
    QString statusText() const;

    void setThemeChoice(ThemeChoice choice);
    /// Letters as many times the usual size.
    void setLetters(double letters);

    /// Keeps unsaved work in this folder from now on, and offers what was left behind there.
    void keepUnsavedWork(const QString& folder);
    /// Ends the program without a question: what is unsaved is kept for the next start.
    void endKeepingWork();

protected:
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    void buildButtons();
    void followPanes();
    void connectActions();
    void connectPageActions();
    void connectFieldActions();
    void connectTour();
    void followPage();
    void buildThemeMenu();
    void applyLook();
    void fillRecentMenu();
    void showHistory();
    void showFile();
    void showPage();
    void showDone(const QString& sentence);
    void showFigureMenu(const QPoint& position);
    void exportImage();
    void identify();
    void compare();
    void editFormula(std::optional<int> row);
    void showBesideFigure(QDialog& dialog);
    void focusNextPane();
    void fitToScreen();
    void setFullScreen(bool full);
    void restoreLayout();
    void saveLayout();

    Session session_;
    Actions actions_;
    FileCommands* files_;
    BoxKeys* boxKeys_;
    Rail* rail_ = nullptr;
    FigurePane* view_ = nullptr;
    InspectorPane* inspectorPane_ = nullptr;
    Panes* panes_ = nullptr;
    MessageBar* messageBar_ = nullptr;
    StatusLine* statusLine_ = nullptr;
    RunBar* runBar_ = nullptr;
    TourGuide* tourGuide_ = nullptr;
    Recovery* recovery_ = nullptr;
    RecoveryBar* recoveryBar_ = nullptr;
    bool isAboutResult_ = false; ///< the message: it goes with the next result
    ThemeChoice themeChoice_ = ThemeChoice::System;
    Theme theme_;
    QWidget* drawerButton_ = nullptr;   ///< of the menu bar: opens the inspector where it is a drawer
    std::vector<QWidget*> wideButtons_; ///< of the menu bar: of what has a key and a menu, too
    double letters_ = 1;
};

} // namespace actiscope
