// Which handle of a figure the mouse or the keyboard holds, and where it wants it.
#pragma once

#include "ui/canvas/figure_plot.h"

#include <QCursor>

#include <map>
#include <optional>

namespace actiscope {

/// A handle with the panel it stands in.
struct PlacedHandle {
    std::size_t panel = 0;
    const Handle* handle = nullptr;
};

class HandleGrip {
public:
    explicit HandleGrip(FigurePlot& plot) : plot_(plot) {}

    /// The handle under this position: the nearest ring, or else the bar whose column it is in.
    std::optional<PlacedHandle> at(QPointF position) const;

    QCursor cursorFor(const Handle& handle) const;

    bool isHeld() const { return !held_.empty(); }
    void take(const PlacedHandle& placed, QPointF position);
    void letGo() { held_.clear(); }

    /// A wish: the held handle's panel and id, and where it is to go.
    struct Wish {
        std::string panel;
        std::string handle;
        Point to;
    };
    std::optional<Wish> dragged(QPointF position) const;
    /// Back to where it was taken.
    std::optional<Wish> cancelled() const;

    /// The next (or previous) handle gets the focus; false when there is none beyond.
    bool focusNext(bool forward);
    void clearFocus();
    /// The handle with the focus, when the figure still has it.
    std::optional<PlacedHandle> focused() const;
    /// A step of the keyboard, `x` and `y` in steps of the handle.
    std::optional<Wish> stepped(double x, double y);

    /// A new figure grants the wishes or not.
    void figureChanged() { wished_.clear(); }

private:
    std::optional<PlacedHandle> find(const std::string& id) const;
    /// Along an axis that the handle may not be moved along, it is wanted where `still` is.
    std::optional<Wish> wish(const std::string& id, const Point& to, const Point& still) const;

    FigurePlot& plot_;
    std::string held_;
    std::string focused_;
    QPointF pressed_;  ///< where the mouse took it
    Point start_;      ///< where it was then
    PanelFrame frame_; ///< of its panel then: a scale that follows the drag must not drive it
    std::map<std::string, Point> wished_;
};

} // namespace actiscope
