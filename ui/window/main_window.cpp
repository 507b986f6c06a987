#include "ui/window/main_window.h"

#include "core/pages/curves/state.h"
#include "core/text/say.h"
#include "ui/controls/edit_field.h"
#include "ui/dialogs/compare_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/formula_dialog.h"
#include "ui/dialogs/identify_dialog.h"
#include "ui/pages/activations_card.h"
#include "ui/pages/page_inspector.h"
#include "ui/session/recent_files.h"
#include "ui/session/recovery.h"
#include "ui/tour/tour_card.h"
#include "ui/tour/tour_guide.h"
#include "ui/window/box_keys.h"
#include "ui/window/figure_pane.h"
#include "ui/window/help.h"
#include "ui/window/inspector_pane.h"
#include "ui/window/message_bar.h"
#include "ui/window/panes.h"
#include "ui/window/rail.h"
#include "ui/window/recovery_bar.h"
#include "ui/window/run_bar.h"
#include "ui/window/status_line.h"
#include "ui/window/window_application.h"
#include "ui/window/window_place.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QTimer>
#include <QToolButton>

namespace actiscope {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString railKey = QStringLiteral("window/rail");
const QString inspectorKey = QStringLiteral("window/inspector");
const QString frameTimesKey = QStringLiteral("window/frame_times");

} // namespace

MainWindow::MainWindow(std::optional<Dialogs> dialogs, QWidget* parent)
    : QMainWindow(parent),
      actions_(*this, *menuBar()),
      files_(new FileCommands(session_, dialogs ? *dialogs : realDialogs(this), this)),
      boxKeys_(new BoxKeys(*this)) {
    setAcceptDrops(true);
    buildLayout();
    buildButtons();
    connectActions();
    connectPageActions();
    connectFieldActions();
    connectTour();
    buildThemeMenu();
    fillRecentMenu();
    connect(&session_, &Session::historyChanged, this, &MainWindow::showHistory);
    connect(&session_, &Session::fileChanged, this, &MainWindow::showFile);
    connect(files_, &FileCommands::failed, messageBar_, &MessageBar::showMessage);
    connect(files_, &FileCommands::done, this, &MainWindow::showDone);
    if (auto* application = qobject_cast<WindowApplication*>(qApp))
        connect(application, &WindowApplication::ranOutOfMemory, this,
                [this] { messageBar_->showMessage(tr("There is not enough memory for that.")); });
    connect(files_, &FileCommands::recentFilesChanged, this, &MainWindow::fillRecentMenu);
    connect(view_, &FigurePane::drawn, this, &MainWindow::showPage);
    connect(&session_.result(), &LatestResult::progressed, this, &MainWindow::showPage);
    connect(&session_.result(), &LatestResult::failed, this, [this](const QString& reason) {
        messageBar_->showMessage(tr("The page could not be worked out: %1.").arg(reason));
        isAboutResult_ = true;
    });
    connect(&session_.result(), &LatestResult::changed, this, [this] {
        if (std::exchange(isAboutResult_, false))
            messageBar_->clear();
    });
    connect(inspectorPane_, &InspectorPane::previewRequested, this, [this](const Activation* activation) {
        view_->setPreview(activation ? std::optional(makeRow(catalogued(*activation), 0)) : std::nullopt);
    });
    connect(inspectorPane_, &InspectorPane::formulaRequested, this, &MainWindow::editFormula);
    connect(view_, &FigurePane::framePainted, statusLine_, &StatusLine::showFrameTime);
    connect(&view_->canvas(), &Canvas::menuRequested, this, &MainWindow::showFigureMenu);
    letters_ = savedLetters();
    setThemeChoice(savedThemeChoice());
    fitToScreen();
    restoreLayout();
    connect(panes_, &Panes::rearranged, this, &MainWindow::followPanes);
    followPanes();
    showHistory();
    showFile();
    followPage();
    view_->canvas().setFocus();
}

QString MainWindow::message() const {
    return messageBar_->message();
}

void MainWindow::keepUnsavedWork(const QString& folder) {
    recovery_ = new Recovery(session_, folder, this);
    const auto offer = [this] { recoveryBar_->offer(recovery_->found()); };
    connect(recovery_, &Recovery::foundChanged, this, offer);
    connect(recovery_, &Recovery::failed, messageBar_, &MessageBar::showMessage);
    connect(recoveryBar_, &RecoveryBar::restoreChosen, this, [this] {
        if (files_->mayDiscard())
            recovery_->restore();
    });
    connect(recoveryBar_, &RecoveryBar::discardChosen, recovery_, &Recovery::discard);
    offer();
}

void MainWindow::endKeepingWork() {
    if (recovery_)
        recovery_->keepNow();
    saveLayout();
    QApplication::exit();
}

QString MainWindow::statusText() const {
    return statusLine_->text();
}

void MainWindow::buildLayout() {
    auto* central = new QWidget;
    auto* rows = new QVBoxLayout(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rail_ = new Rail;
    inspectorPane_ = new InspectorPane(session_);

    auto* figure = new QWidget;
    auto* middle = new QVBoxLayout(figure);
    middle->setContentsMargins(14, 14, 14, 14);
    middle->setSpacing(10);
    middle->setSpacing(10);
    messageBar_ = new MessageBar;
    middle->addWidget(messageBar_);
    recoveryBar_ = new RecoveryBar;
    middle->addWidget(recoveryBar_);
    auto* tourCard = new TourCard;
    middle->addWidget(tourCard);
    tourGuide_ = new TourGuide(
        session_, [this] { return files_->mayDiscard(); }, *tourCard, this);
    auto* card = new QFrame;
    card->setProperty("class", "card");
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(8, 8, 8, 8);
    view_ = new FigurePane(session_);
    inside->addWidget(view_);
    middle->addWidget(card, 1);
    panes_ = new Panes(*rail_, *figure, *inspectorPane_);
    rows->addWidget(panes_, 1);

    statusLine_ = new StatusLine;
    runBar_ = new RunBar(session_.result());
    statusLine_->add(runBar_);
    rows->addWidget(statusLine_);
    setCentralWidget(central);
}

void MainWindow::buildButtons() {
    auto* corner = new QWidget;
    auto* row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, 10, 0);
    row->setSpacing(10);
    const auto add = [&](const char* action, const QString& text, const char* look) {
        auto* button = new QToolButton;
        button->setDefaultAction(&actions_[action]);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setText(text);
        button->setProperty("class", look);
        button->setFocusPolicy(Qt::TabFocus);
        // The action's own text changes ("Undo Change α"); the button's stays.
        connect(&actions_[action], &QAction::changed, button, [button, text] { button->setText(text); });
        row->addWidget(button);
        return button;
    };
    for (const auto& [action, text] :
         {std::pair("undo", tr("⟲ Undo")), std::pair("redo", tr("⟳ Redo")), std::pair("fit", tr("⤢ Fit")),
          std::pair("copy_image", tr("Copy image"))})
        wideButtons_.push_back(add(action, text, "button"));
    drawerButton_ = add("inspector", tr("Inspector"), "button");
    QToolButton* help = add("shortcuts", tr("?"), "button");
    help->setAccessibleName(tr("Help about this page"));
    help->setToolTip(tr("What this page shows, and all keys (F1)"));
    add("export_image", tr("Export…"), "primary");
    menuBar()->setCornerWidget(corner);
    auto* brand = new QLabel(tr("Actiscope"));
    brand->setObjectName(QStringLiteral("brand"));
    menuBar()->setCornerWidget(brand, Qt::TopLeftCorner);
}

void MainWindow::connectActions() {
    for (const auto& spec : actionTable())
        if (!spec.id.empty()) // first of all: what is half-typed is there for what the action does
            connect(&actions_[spec.id], &QAction::triggered, boxKeys_, &BoxKeys::commit);
    const auto on = [this](const char* id, auto slot) {
        connect(&actions_[id], &QAction::triggered, this, slot);
    };
    on("new", [this] { files_->createNew(); });
    on("open", [this] { files_->open(); });
    on("save", [this] { files_->save(); });
    on("save_as", [this] { files_->saveAs(); });
    on("export_image", [this] { exportImage(); });
    on("export_data", [this] { files_->exportData(); });
    on("copy_image", [this] { files_->copyImage(); });
    on("quit", [this] { close(); });
    on("undo", [this] { session_.undo(); });
    on("redo", [this] { session_.redo(); });
    on("fit", [this] { view_->fit(); });
    on("zoom_in", [this] { view_->canvas().zoomBy(1 / 1.2); });
    on("zoom_out", [this] { view_->canvas().zoomBy(1.2); });
    on("larger", [this] { setLetters(lettersBeside(letters_, 1)); });
    on("smaller", [this] { setLetters(lettersBeside(letters_, -1)); });
    on("frame_times", [this](bool shown) {
        QSettings().setValue(frameTimesKey, shown);
        statusLine_->showFrameTimes(shown);
    });
    on("rail", [this](bool shown) { rail_->setVisible(shown); });
    on("inspector", [this](bool shown) { panes_->showInspector(shown); });
    on("next_pane", [this] { focusNextPane(); });
    on("full_screen", [this](bool full) { setFullScreen(full); });
    on("add", [this] {
        const Page& page = shownPage(session_.document());
        if (auto* card = inspectorPane_->inspectorOf(page).findChild<ActivationsCard*>())
            card->addFunction();
    });
    on("new_formula", [this] { editFormula({}); });
    on("identify", [this] { identify(); });
    on("compare", [this] { compare(); });
    on("shortcuts", [this] { (new HelpDialog(session_.document().page, this))->show(); });
    on("about", [this] {
        files_->dialogs().inform(
            tr("About Actiscope"),
            tr("Actiscope %1\nAn oscilloscope for the activation functions of neural networks.\n\n"
               "Free software under the GNU General Public License, version 3 or later, without "
               "any warranty.\nBuilt with Qt %2 and QCustomPlot.")
                .arg(QStringLiteral(ACTISCOPE_VERSION), QString::fromLatin1(qVersion())));
    });
}

void MainWindow::connectPageActions() {
    for (const auto& page : pages())
        connect(&actions_["page_" + page.id], &QAction::triggered, this,
                [this, id = page.id] { session_.showPage(id); });
    connect(rail_, &Rail::pageChosen, &session_, &Session::showPage);
    connect(inspectorPane_, &InspectorPane::pageRequested, this, [this](const QString& id) {
        if (findPage(id.toStdString()))
            session_.showPage(id.toStdString());
    });
    connect(&session_, &Session::documentChanged, this, &MainWindow::followPage);
}

void MainWindow::connectTour() {
    const auto choose = [this](bool open) { open ? tourGuide_->open() : tourGuide_->close(); };
    connect(&actions_["tour"], &QAction::triggered, this, choose);
    connect(rail_, &Rail::tourChosen, this, choose);
    connect(tourGuide_, &TourGuide::openChanged, this, [this](bool open) {
        rail_->setTour(open);
        actions_["tour"].setChecked(open);
    });
    connect(view_, &FigurePane::drawn, tourGuide_, &TourGuide::follow);
}

void MainWindow::followPage() {
    const Page& page = shownPage(session_.document());
    rail_->setPage(page.id);
    for (const auto& other : pages())
        actions_["page_" + other.id].setChecked(other.id == page.id);
    actions_["fit"].setEnabled(page.fit != nullptr);
    for (const char* id : {"zoom_in", "zoom_out"})
        actions_[id].setEnabled(page.setView != nullptr);
    actions_["add"].setEnabled(!page.records.empty());
    actions_["identify"].setEnabled(page.id == "curves");
    inspectorPane_->showPage(page);
    runBar_->showFor(page.start != nullptr);
}

void MainWindow::connectFieldActions() {
    // Check marks for the flags of the page: the same fields as in the inspector.
    for (const char* id : {"grid", "legend", "equal_aspect", "y_auto", "cursor_visible"}) {
        QAction& action = actions_[id];
        connect(&action, &QAction::triggered, this, [this, id](bool on) {
            const PageField* field = findField(shownPage(session_.document()), id);
            if (field)
                session_.edit(QString::fromStdString(said(field->field.label)),
                              [&](Document& document) { (void)field->set(document, FieldValue(on)); });
        });
        const auto follow = [this, &action, id] {
            const PageField* field = findField(shownPage(session_.document()), id);
            action.setEnabled(field != nullptr);
            action.setChecked(field && std::get<bool>(field->get(session_.document())));
            if (field)
                action.setToolTip(QString::fromStdString(said(field->field.help)));
        };
        connect(&session_, &Session::documentChanged, &action, follow);
        follow();
    }
}

void MainWindow::buildThemeMenu() {
    auto* menu = new QMenu(this);
    auto* group = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("&System")},
                                                       {ThemeChoice::Light, tr("&Light")},
                                                       {ThemeChoice::Dark, tr("&Dark")},
                                                       {ThemeChoice::HighContrast, tr("&High contrast")}};
    for (const auto& [choice, text] : choices) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(choice == savedThemeChoice());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, which = choice] {
            saveThemeChoice(which);
            setThemeChoice(which);
        });
    }
    actions_["theme"].setMenu(menu);
}

void MainWindow::setThemeChoice(ThemeChoice choice) {
    themeChoice_ = choice;
    applyLook();
}

void MainWindow::setLetters(double letters) {
    letters_ = letters;
    saveLetters(letters);
    applyLook();
}

void MainWindow::applyLook() {
    const double letters = letters_ * desktopLetters();
    theme_ = themeOf(themeChoice_);
    applyTheme(*qApp, theme_, letters);
    view_->setLook(theme_, letters);
    inspectorPane_->setTheme(theme_);
    panes_->setLetters(letters);
    showPage();
}

/// Where there is little room the bar keeps what is needed most.
void MainWindow::followPanes() {
    actions_["inspector"].setChecked(panes_->isInspectorShown());
    for (QWidget* button : wideButtons_)
        button->setVisible(!panes_->isDrawer());
    drawerButton_->setVisible(panes_->isDrawer());
    menuBar()->setCornerWidget(menuBar()->cornerWidget()); // takes the room that it needs now
}

bool MainWindow::event(QEvent* event) {
    if (event->type() == QEvent::ThemeChange && themeChoice_ == ThemeChoice::System)
        applyLook();
    return QMainWindow::event(event);
}

void MainWindow::fillRecentMenu() {
    QMenu* menu = actions_["recent"].menu();
    if (!menu) {
        menu = new QMenu(this);
        actions_["recent"].setMenu(menu);
    }
    for (QAction* old : menu->actions()) { // one of them may be what was chosen
        menu->removeAction(old);
        old->deleteLater();
    }
    const QStringList files = recentFiles();
    for (const auto& path : files)
        menu->addAction(path, this, [this, path] { files_->openPath(path); });
    if (!files.isEmpty())
        menu->addSeparator();
    menu->addAction(tr("&Clear"), this, [this] {
        forgetFiles();
        fillRecentMenu();
    });
    actions_["recent"].setEnabled(!files.isEmpty());
}

void MainWindow::showHistory() {
    actions_["undo"].setEnabled(session_.canUndo());
    actions_["redo"].setEnabled(session_.canRedo());
    actions_["undo"].setText(session_.canUndo() ? tr("&Undo %1").arg(session_.undoText()) : tr("&Undo"));
    actions_["redo"].setText(session_.canRedo() ? tr("&Redo %1").arg(session_.redoText()) : tr("&Redo"));
}

void MainWindow::showFile() {
    setWindowTitle(files_->documentName() + QStringLiteral("[*] — Actiscope"));
    setWindowModified(session_.isModified());
}

void MainWindow::showPage() {
    const Document shown = view_->shownDocument();
    const Page& page = shownPage(shown);
    const LatestResult& result = session_.result();
    std::vector<StatusItem> items;
    if (result.isSlow())
        items.push_back({tr("being worked out: %1 %").arg(qRound(100 * result.progress())).toStdString(),
                         {Role::MutedText, 0, 1}});
    if (page.status)
        for (StatusItem& item : page.status(shown, result.snapshot(page.id)))
            items.push_back(std::move(item));
    if (const std::string& note = view_->canvas().figure().note; !note.empty())
        items.push_back({note, {Role::MutedText, 0, 1}});
    statusLine_->showItems(items, theme_);
}

/// What went well takes the message about what did not away.
void MainWindow::showDone(const QString& sentence) {
    messageBar_->clear();
    statusLine_->showNews(sentence);
}

void MainWindow::showFigureMenu(const QPoint& position) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char* id : {"copy_image", "export_image", "export_data", "", "fit", "cursor_visible", "grid",
                           "legend", "", "add", "new_formula", "identify", "compare"}) {
        if (*id == '\0')
            menu->addSeparator();
        else if (actions_[id].isEnabled())
            menu->addAction(&actions_[id]);
    }
    menu->popup(position);
}

void MainWindow::exportImage() {
    ExportDialog dialog(session_, files_->dialogs().exportImagePath, this);
    connect(&dialog, &ExportDialog::exported, this, &MainWindow::showDone);
    dialog.exec();
}

void MainWindow::compare() {
    auto* dialog = new CompareDialog(session_, files_->dialogs().exportTablePath, this);
    connect(dialog, &CompareDialog::failed, messageBar_, &MessageBar::showMessage);
    dialog->show();
}

void MainWindow::identify() {
    if (session_.document().curves->selected < 0) {
        messageBar_->showMessage(tr("There is no curve to identify: add a function first."));
        return;
    }
    auto* dialog = new IdentifyDialog(session_, this);
    connect(dialog, &IdentifyDialog::previewed, view_, &FigurePane::setPreview);
    showBesideFigure(*dialog);
}

/// Of the page that is shown, or of Curves where it has no activations.
void MainWindow::editFormula(std::optional<int> row) {
    const Page& page = shownPage(session_.document());
    const Page& edited = page.records.empty() ? *findPage("curves") : page;
    auto* dialog = new FormulaDialog(session_, edited.records.front(), row, this);
    connect(dialog, &FormulaDialog::previewed, view_, &FigurePane::setPreview);
    showBesideFigure(*dialog);
}

void MainWindow::showBesideFigure(QDialog& dialog) {
    // Over the inspector, so that the figure with its preview stays in sight.
    const QPoint corner = mapToGlobal(rect().bottomRight());
    dialog.move(corner - QPoint(dialog.width() + 16, dialog.height() + 64));
    dialog.show();
}

void MainWindow::focusNextPane() {
    QWidget* const panes[] = {rail_, view_, inspectorPane_};
    int current = 1;
    for (int i = 0; i < 3; ++i)
        if (panes[i]->isAncestorOf(focusWidget()))
            current = i;
    for (int step = 1; step <= 3; ++step) {
        QWidget* pane = panes[(current + step) % 3];
        for (QWidget* widget = pane; widget && pane->isVisible(); widget = widget->nextInFocusChain()) {
            const bool takesTab = (widget->focusPolicy() & Qt::TabFocus) != 0;
            if (takesTab && widget->isVisible() && widget->isEnabled() && pane->isAncestorOf(widget)) {
                widget->setFocus(Qt::TabFocusReason);
                return;
            }
            if (widget->nextInFocusChain() == pane)
                break;
        }
    }
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    QTimer::singleShot(0, inspectorPane_, &InspectorPane::prepare);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        actions_["full_screen"].setChecked(isFullScreen());
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    // What has the focus has seen the key already, and dialogs have it to themselves.
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        if (view_->unpin())
            return;
        if (isFullScreen())
            return setFullScreen(false);
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::setFullScreen(bool full) {
    // The other states stay: who was maximised is so again.
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, full));
}

void MainWindow::fitToScreen() {
    constexpr QSize usual(1440, 900);
    const QRect room = screen()->availableGeometry();
    resize(usual.boundedTo(room.size() - mostFrame));
    move(room.center() - QPoint(width() + mostFrame.width(), height() + mostFrame.height()) / 2);
}

/// A box that loses the focus takes what was typed, which needs the session.
MainWindow::~MainWindow() {
    hide();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!files_->mayDiscard()) {
        event->ignore();
        return;
    }
    if (recovery_)
        recovery_->forget();
    saveLayout();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->urls().size() == 1 && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

/// Data goes into the page that reads such files; all else is opened.
void MainWindow::dropEvent(QDropEvent* event) {
    const QString path = event->mimeData()->urls().first().toLocalFile();
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QStringLiteral("csv") || suffix == QStringLiteral("npy"))
        for (const PageField& field : shownPage(session_.document()).fields)
            if (field.field.isFile)
                return editField(session_, field, path.toStdString());
    files_->openPath(path);
}

void MainWindow::restoreLayout() {
    const QSettings settings;
    if (restoreGeometry(settings.value(geometryKey).toByteArray()) && !isMaximized() && !isFullScreen()) {
        QList<QRect> screens;
        for (const QScreen* screen : QGuiApplication::screens())
            screens.append(screen->availableGeometry());
        // Qt knows neither the frame that is yet to come nor one that was not there when it was saved.
        if (const QRect place = withTitleOnScreen(geometry(), screens); place != geometry())
            setGeometry(place);
    }
    const bool rail = settings.value(railKey, true).toBool();
    const bool inspector = settings.value(inspectorKey, true).toBool();
    rail_->setVisible(rail);
    actions_["rail"].setChecked(rail);
    if (!panes_->isDrawer())
        panes_->showInspector(inspector);
    followPanes();
    const bool frameTimes = settings.value(frameTimesKey, false).toBool();
    statusLine_->showFrameTimes(frameTimes);
    actions_["frame_times"].setChecked(frameTimes);
}

void MainWindow::saveLayout() {
    QSettings settings;
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(railKey, !rail_->isHidden());
    settings.setValue(inspectorKey, panes_->isInspectorWanted());
}

} // namespace actiscope
