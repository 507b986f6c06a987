// Which control the wheel turns, when the controls move under the pointer as their scroll area turns too.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPoint>
#include <QPointer>
#include <QWidget>

class QWheelEvent;

namespace actiscope {

enum class WheelTakes {
    Hovered, ///< a slider: a turn that begins over it
    Focused  ///< what is typed into or chosen from: only with the focus
};

/// A turn of the wheel belongs as a whole to what it began over. A control that only comes under the pointer
/// on the way lets it pass to the scroll area. A turn ends with a pause, or when the pointer or the focus
/// moves.
void guardWheel(QWidget& control, WheelTakes takes);

/// Sees every turn of the wheel in the program; made by guardWheel.
class WheelGuard : public QObject {
    Q_OBJECT

public:
    explicit WheelGuard(QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool goesOn(const QWheelEvent& event);

    QPointer<QWidget> owner_; ///< the control that the turn began over and that takes it
    QPointer<QWidget> focus_;
    QPoint at_;
    QElapsedTimer since_;
    quint64 turnedAt_ = 0; ///< in milliseconds of the window system; 0 when it tells none
};

} // namespace actiscope
