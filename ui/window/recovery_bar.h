// Offers unsaved work that was left behind, above the figure, and waits there for an answer.
#pragma once

#include <QFrame>

class QLabel;

namespace actiscope {

struct Abandoned;

class RecoveryBar : public QFrame {
    Q_OBJECT

public:
    explicit RecoveryBar(QWidget* parent = nullptr);

    /// Hides when there is none.
    void offer(const Abandoned* work);

signals:
    void restoreChosen();
    void discardChosen();

private:
    QLabel* label_;
};

} // namespace actiscope
