#include "ui/window/figure_pane.h"

#include <QGuiApplication>
#include <QScreen>
#include <QVBoxLayout>

namespace actiscope {

namespace {

double refreshRate() {
    const QScreen* screen = QGuiApplication::primaryScreen();
    return screen && screen->refreshRate() > 1 ? screen->refreshRate() : 60;
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
        clock_.request();
    });
    connect(&clock_, &FrameClock::frame, this, &FigurePane::redraw);
    connect(canvas_, &Canvas::plotSizeChanged, &clock_, &FrameClock::request);
    connect(canvas_, &Canvas::viewRequested, this, &FigurePane::setView);
    connect(canvas_, &Canvas::fitRequested, this, &FigurePane::fit);
    connect(canvas_, &Canvas::cursorMoved, this, [this](double x) {
        heldCursor_ = x;
        clock_.request();
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

void FigurePane::setTheme(const Theme& theme) {
    FigureStyle style;
    style.theme = theme;
    style.fastStrokes = true;
    canvas_->setStyle(style);
}

CurvesPage FigurePane::shownPage() const {
    CurvesPage page = session_.document().curves;
    if (heldCursor_) {
        page.cursor = *heldCursor_;
        page.cursorVisible = true;
    }
    if (preview_) {
        page.curves.push_back(*preview_);
        page.curves.back().colour = freeColour(session_.document().curves);
    }
    return page;
}

void FigurePane::fit() {
    session_.edit(tr("Fit to curves"), [](Document& document) { document.curves = fitted(document.curves); });
}

void FigurePane::setPreview(const std::optional<Curve>& curve) {
    if (curve == preview_)
        return;
    preview_ = curve;
    clock_.request();
}

void FigurePane::redraw() {
    const QSizeF plot = canvas_->plotSize();
    const CurvesPage page = shownPage();
    canvas_->setFigure(drawCurves(page, {plot.width(), plot.height(), FigureStyle().fontPx}));
    QStringList values;
    if (page.cursorVisible)
        for (const auto& row : readout(page, page.cursor))
            values.append(
                tr("%1: f = %2, f′ = %3").arg(QString::fromStdString(row.name)).arg(row.at.f).arg(row.at.f1));
    canvas_->setAccessibleDescription(
        page.cursorVisible ? tr("At x = %1. %2").arg(page.cursor).arg(values.join(QStringLiteral(". ")))
                           : QString());
    emit drawn();
}

void FigurePane::setView(const ViewRange& view, int gesture) {
    if (gesture != canvasGesture_) {
        canvasGesture_ = gesture;
        sessionGesture_ = session_.newGesture();
    }
    const CurvesPage& now = session_.document().curves;
    const bool pans = std::abs((view.xMaximum - view.xMinimum) - (now.xMaximum - now.xMinimum)) <=
                      1e-9 * (now.xMaximum - now.xMinimum);
    session_.edit(
        pans ? tr("Pan") : tr("Zoom"),
        [&](Document& document) {
            CurvesPage& page = document.curves;
            page.xMinimum = view.xMinimum;
            page.xMaximum = view.xMaximum;
            // Ranges that the page works out for itself stay its own.
            if (page.yAutomatic)
                return;
            page.yMinimum = view.yMinimum;
            page.yMaximum = view.yMaximum;
        },
        sessionGesture_);
}

} // namespace actiscope
