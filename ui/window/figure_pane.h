// The figure in the middle of the window: draws the session's document and turns gestures into edits.
#pragma once

#include "ui/canvas/canvas.h"
#include "ui/session/session.h"
#include "ui/window/frame_clock.h"

#include <QElapsedTimer>
#include <QWidget>

#include <optional>

namespace actiscope {

class FigurePane : public QWidget {
    Q_OBJECT

public:
    FigurePane(Session& session, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    Canvas& canvas() { return *canvas_; }

    /// The page as it is drawn: the document's, with the cursor where the mouse or the keyboard holds it.
    /// Holding it is neither an edit nor a change of the file.
    Document shownDocument() const;
    CurvesPage shownPage() const { return shownDocument().curves; }

    void fit();

    /// Shows a curve beside the others as if it were added, until the next call; none shows none. The
    /// document does not change.
    void setPreview(const std::optional<Curve>& curve);

signals:
    /// The picture has changed: read-outs follow.
    void drawn();
    /// Time from an edit to its pixels.
    void framePainted(double milliseconds);

private:
    void redraw();
    void setView(const ViewRange& view, int gesture, const QString& panel);
    void moveHandle(const HandleMove& move, int gesture);
    void sketch(const SketchStroke& stroke, int gesture);
    void takeSketchBack(int gesture);
    int sessionGesture(int gesture);
    void describe(const Document& shown);

    Session& session_;
    Canvas* canvas_;
    FrameClock clock_;
    std::optional<std::pair<std::string, double>> heldCursor_; ///< panel and x
    std::optional<Curve> preview_;
    Document beforeSketch_; ///< of the stroke that is being drawn
    QElapsedTimer sinceEdit_;
    std::string handleText_; ///< name of the step that a handle made last
    int canvasGesture_ = 0;  ///< of the canvas …
    int sessionGesture_ = 0; ///< … and what it is called in the session
};

} // namespace actiscope
