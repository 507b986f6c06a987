// The figure in the middle of the window: draws the session's document and turns gestures into edits.
#pragma once

#include "core/pages/curves/state.h"
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

    /// Letters in the figure as many times the usual size.
    void setLook(const Theme& theme, double letters);
    Canvas& canvas() { return *canvas_; }

    /// The page as it is drawn: the document's, with a read-out where the pointer or the keyboard holds one,
    /// unless one is pinned. Holding it is neither an edit nor a change of the file, so it is on the screen
    /// only.
    Document shownDocument() const;
    CurvesPage shownPage() const { return *shownDocument().curves; }

    void fit();

    /// Takes the pinned read-out away; false when there is none.
    bool unpin();

    /// Shows an activation beside the others of the page as if it were added, until the next call; none
    /// shows none. The document does not change.
    void setPreview(const std::optional<ActivationRow>& row);

signals:
    /// The picture has changed: read-outs follow.
    void drawn();
    /// Time from an edit to its pixels.
    void framePainted(double milliseconds);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// The next frame draws all of the figure; else only its read-out has changed.
    void requestAll();
    void redraw();
    void setView(const ViewRange& view, int gesture, const QString& panel);
    void moveHandle(const HandleMove& move, int gesture);
    void sketch(const SketchStroke& stroke, int gesture);
    void takeBack(int gesture);
    void moveReadout(const Point& at, const QString& panel, int gesture);
    void pinReadout(const QString& text, const Point& at, const QString& panel, int gesture);
    /// An edit that names itself; no name: nothing happened.
    void editAs(const std::function<std::string(Document&)>& change, int gesture);
    int sessionGesture(int gesture);
    void describe(const Document& shown);

    Session& session_;
    Canvas* canvas_;
    double fontPx_ = FigureStyle().fontPx;
    FrameClock clock_;
    std::optional<std::pair<std::string, Point>> heldCursor_; ///< panel and place in it
    bool heldByKey_ = false;
    std::optional<ActivationRow> preview_;
    std::optional<Figure> still_; ///< what is shown, without the read-out, while it is of what is to be shown
    QElapsedTimer sinceEdit_;
    std::string gestureText_; ///< name of the step that the canvas made last
    int canvasGesture_ = 0;   ///< of the canvas …
    int sessionGesture_ = 0;  ///< … and what it is called in the session
};

} // namespace actiscope
