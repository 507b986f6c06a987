#include "ui/window/figure_pane.h"

#include "core/pages/curves/state.h"
#include "ui/canvas/out_of_memory.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

#include <utility>

namespace actiscope {

namespace {

double refreshRate() {
    const QScreen* screen = QGuiApplication::primaryScreen();
    return screen && screen->refreshRate() > 1 ? screen->refreshRate() : 60;
}

/// Whether the document has a read-out of its own.
bool isPinned(const Page& page, const Document& document) {
    const PageField* field = findField(page, "cursor_visible");
    return field && matters(page, document, field->field) && std::get<bool>(field->get(document));
}

} // namespace

FigurePane::FigurePane(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), canvas_(new Canvas(this)), clock_(refreshRate()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(canvas_);
    canvas_->setObjectName(QStringLiteral("canvas"));
    canvas_->setAccessibleName(tr("Figure"));
    connect(&session_, &Session::documentChanged, this, [this] {
        if (!sinceEdit_.isValid())
            sinceEdit_.start();
        requestAll();
    });
    connect(&session_.result(), &LatestResult::changed, this, &FigurePane::requestAll);
    connect(&clock_, &FrameClock::frame, this, [this] {
        try {
            redraw();
        } catch (
            const std::bad_alloc& failure) { // whoever made the edit goes on: only its picture is missing
            throwLater(failure, *this);
        }
    });
    connect(canvas_, &Canvas::plotSizeChanged, this, &FigurePane::requestAll);
    connect(canvas_, &Canvas::viewRequested, this, &FigurePane::setView);
    connect(canvas_, &Canvas::fitRequested, this, &FigurePane::fit);
    connect(canvas_, &Canvas::handleDragged, this,
            [this](const QString& panel, const QString& handle, const Point& to, int gesture) {
                moveHandle({panel.toStdString(), handle.toStdString(), to}, gesture);
            });
    connect(canvas_, &Canvas::sketched, this,
            [this](const QString& panel, const std::vector<Point>& points, int gesture) {
                sketch({panel.toStdString(), points}, gesture);
            });
    connect(canvas_, &Canvas::takenBack, this, &FigurePane::takeBack);
    connect(canvas_, &Canvas::handleFocused, this, [this] { describe(shownDocument()); });
    connect(canvas_, &Canvas::cursorMoved, this, &FigurePane::moveReadout);
    connect(canvas_, &Canvas::cursorPinned, this, [this](const Point& at, const QString& panel, int gesture) {
        pinReadout(tr("Pin the read-out"), at, panel, gesture);
    });
    connect(canvas_, &Canvas::cursorLeft, this, [this] {
        heldCursor_.reset();
        clock_.request();
    });
    connect(canvas_, &Canvas::painted, this, [this] {
        if (!sinceEdit_.isValid())
            return;
        emit framePainted(static_cast<double>(sinceEdit_.nsecsElapsed()) / 1e6);
        sinceEdit_.invalidate();
    });
}

void FigurePane::setLook(const Theme& theme, double letters) {
    FigureStyle style;
    style.fontPx *= letters;
    style.theme = theme;
    style.fastStrokes = true;
    style.handles = true;
    canvas_->setStyle(style);
    if (std::exchange(fontPx_, style.fontPx) != style.fontPx)
        requestAll();
}

Document FigurePane::shownDocument() const {
    Document shown = session_.document();
    const Page& page = actiscope::shownPage(shown);
    if (heldCursor_ && page.hover && !isPinned(page, shown))
        page.hover(shown, heldCursor_->first, heldCursor_->second);
    if (preview_ && !page.records.empty()) {
        const Records& records = page.records.front();
        const int selected = records.selected(shown);
        records.add(shown, *preview_);
        records.select(shown, selected);
    }
    return shown;
}

void FigurePane::fit() {
    const Page& page = actiscope::shownPage(session_.document());
    if (page.fit)
        session_.edit(tr("Fit to curves"), [&](Document& document) { page.fit(document); });
}

void FigurePane::moveReadout(const Point& at, const QString& panel, int gesture) {
    const bool byKey = gesture != 0;
    if (byKey && isPinned(actiscope::shownPage(session_.document()), session_.document())) {
        pinReadout(tr("Move the read-out"), at, panel, gesture);
        return;
    }
    heldCursor_ = {panel.toStdString(), at};
    heldByKey_ = byKey;
    clock_.request();
}

void FigurePane::pinReadout(const QString& text, const Point& at, const QString& panel, int gesture) {
    const Page& page = actiscope::shownPage(session_.document());
    // A page that cannot keep a read-out shows it at the pointer only.
    if (!page.hover || !findField(page, "cursor_visible"))
        return;
    editAs(
        [&](Document& document) {
            page.hover(document, panel.toStdString(), at);
            return text.toStdString();
        },
        gesture);
}

bool FigurePane::unpin() {
    const Page& page = actiscope::shownPage(session_.document());
    if (!isPinned(page, session_.document()))
        return false;
    session_.edit(tr("Unpin the read-out"),
                  [&](Document& document) { (void)findField(page, "cursor_visible")->set(document, false); });
    return true;
}

void FigurePane::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape || !heldCursor_ || !heldByKey_) {
        QWidget::keyPressEvent(event);
        return;
    }
    heldCursor_.reset();
    clock_.request();
}

void FigurePane::setPreview(const std::optional<ActivationRow>& row) {
    if (row == preview_)
        return;
    preview_ = row;
    requestAll();
}

void FigurePane::requestAll() {
    still_.reset();
    clock_.request();
}

void FigurePane::redraw() {
    const QSizeF room = canvas_->plotSize();
    const PlotSize size{room.width(), room.height(), fontPx_};
    const Document shown = shownDocument();
    const Snapshot result = session_.result().snapshot(shown.page);
    if (!still_)
        still_ = drawWithoutReadOut(shown, result, size);
    Figure figure = *still_;
    drawReadOut(shown, result, size, figure);
    canvas_->setFigure(figure);
    describe(shown);
    emit drawn();
}

void FigurePane::describe(const Document& shown) {
    const Page& page = actiscope::shownPage(shown);
    QStringList parts;
    if (const QString handle = canvas_->focusedHandle(); !handle.isEmpty())
        parts.append(handle);
    if (page.status)
        for (const auto& item : page.status(shown, session_.result().snapshot(page.id)))
            parts.append(QString::fromStdString(item.text));
    canvas_->setAccessibleDescription(parts.join(QStringLiteral(". ")));
}

int FigurePane::sessionGesture(int gesture) {
    if (gesture != canvasGesture_) {
        canvasGesture_ = gesture;
        sessionGesture_ = session_.newGesture();
    }
    return sessionGesture_;
}

void FigurePane::setView(const ViewRange& view, int gesture, const QString& panel) {
    const Page& page = actiscope::shownPage(session_.document());
    if (page.setView)
        editAs([&](Document& document) { return page.setView(document, panel.toStdString(), view); },
               gesture);
}

void FigurePane::moveHandle(const HandleMove& move, int gesture) {
    const Page& page = actiscope::shownPage(session_.document());
    if (page.moveHandle)
        editAs([&](Document& document) { return page.moveHandle(document, move); }, gesture);
}

void FigurePane::sketch(const SketchStroke& stroke, int gesture) {
    const Page& page = actiscope::shownPage(session_.document());
    if (page.sketch)
        editAs([&](Document& document) { return page.sketch(document, stroke); }, gesture);
}

void FigurePane::editAs(const std::function<std::string(Document&)>& change, int gesture) {
    Document tried = session_.document();
    const std::string text = change(tried);
    if (text.empty())
        return;
    // Keys that follow each other quickly are one gesture, and yet two steps where they do two things.
    if (text != gestureText_)
        canvasGesture_ = 0;
    gestureText_ = text;
    session_.edit(
        QString::fromStdString(text), std::move(tried), [&](Document& document) { (void)change(document); },
        sessionGesture(gesture));
}

void FigurePane::takeBack(int gesture) {
    if (gesture == canvasGesture_) // else nothing was done
        session_.takeBack(sessionGesture_);
}

} // namespace actiscope
